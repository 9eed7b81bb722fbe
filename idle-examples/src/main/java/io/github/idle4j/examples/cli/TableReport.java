package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.ScanSummary;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report for people: a table of endpoints, with the components on them, and one of Studio, the idle ones first, and a line that sums it up.
 *
 * @param width   how wide lines may be
 * @param colours whether to colour
 */
record TableReport(int width, boolean colours) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final List<String> ENDPOINT_HEADINGS =
            List.of("STATUS", "ENDPOINT", "REGION", "LAST USED", "CONFIDENCE", "WHY");

    private static final List<String> STUDIO_HEADINGS =
            List.of("STATUS", "KIND", "STUDIO", "OWNER", "DOMAIN", "REGION", "LAST USED", "CONFIDENCE", "WHY");

    /** What is on an endpoint comes after it. */
    private static final Comparator<Assessment> ENDPOINT_ORDER = Comparator.comparing(
                    (Assessment one) -> one.verdict().status())
            .thenComparing(one -> one.resource().region())
            .thenComparing(one -> endpointOf(one).orElse(one.resource().name()))
            .thenComparing(one -> endpointOf(one).isPresent())
            .thenComparing(one -> one.resource().name());

    /** By whose it is, and what is paid for before what runs on it. */
    private static final Comparator<Assessment> STUDIO_ORDER = Comparator.comparing(
                    (Assessment one) -> one.verdict().status())
            .thenComparing(one -> one.resource().region())
            .thenComparing(one -> attribute(one, "domainId"))
            .thenComparing(one -> attribute(one, "userProfileName"))
            .thenComparing(one -> attribute(one, "spaceName"))
            .thenComparing(one -> one.resource().type(), Comparator.reverseOrder())
            .thenComparing(one -> one.resource().path());

    /** The report, with a line end after it. */
    String of(ScanResult result, List<Assessment> assessments) {
        List<Assessment> endpoints = part(assessments, false, ENDPOINT_ORDER);
        List<Assessment> studio = part(assessments, true, STUDIO_ORDER);
        var text = new StringBuilder();
        text.append(wrapped(header(result, policies(endpoints), policies(studio))))
                .append("\n\n");
        boolean priced = result.priced();
        if (!endpoints.isEmpty()) {
            text.append(table(ENDPOINT_HEADINGS, priced, endpoints, TableReport::endpoint))
                    .append('\n');
        }
        if (!studio.isEmpty()) {
            boolean severalDomains = severalDomains(studio);
            Function<ResourceActivity, String> names = StudioName.among(studio);
            text.append(table(STUDIO_HEADINGS, priced, studio, one -> studio(one, names, severalDomains)))
                    .append('\n');
            text.append(whoseIsIdle(result, severalDomains));
        }
        if (priced) {
            CostLines.of(result.tally().cost(), result.tally().costs(), severalDomains(studio))
                    .forEach(line -> text.append(wrapped(line)).append('\n'));
        }
        text.append(wrapped(summary(result))).append('\n');
        return text.toString().replace("\n", System.lineSeparator());
    }

    private static boolean severalDomains(List<Assessment> studio) {
        return studio.stream().map(one -> attribute(one, "domainId")).distinct().count() > 1;
    }

    private static List<Assessment> part(List<Assessment> assessments, boolean ofStudio, Comparator<Assessment> order) {
        return assessments.stream()
                .filter(one -> StudioName.isOfStudio(one.activity()) == ofStudio)
                .sorted(order)
                .toList();
    }

    private static String policies(List<Assessment> part) {
        return part.stream().map(Assessment::policy).distinct().collect(Collectors.joining(", "));
    }

    private static String header(ScanResult result, String ofEndpoints, String ofStudio) {
        String account = result.account().map(id -> "Account " + id).orElse("Account not known");
        String policies = "";
        if (!ofEndpoints.isEmpty()) {
            policies = ", idle means " + ofEndpoints;
        }
        if (!ofStudio.isEmpty() && !ofStudio.equals(ofEndpoints)) {
            policies += (policies.isEmpty() ? ", idle means " : ", in Studio ") + ofStudio;
        }
        return Printable.line(
                account + ", as of " + MINUTE.format(result.summary().asOf()) + policies);
    }

    private String table(
            List<String> headings, boolean priced, List<Assessment> part, Function<Assessment, List<String>> row) {
        List<String> all = priced ? with("PER MONTH", headings) : headings;
        return new TextTable(all, width, colours)
                .of(part.stream()
                        .map(one -> priced ? with(CostLines.monthly(one), row.apply(one)) : row.apply(one))
                        .toList());
    }

    /** Before confidence and reason, which end every row. */
    private static List<String> with(String cell, List<String> row) {
        List<String> cells = new ArrayList<>(row);
        cells.add(cells.size() - 2, cell);
        return cells;
    }

    private static List<String> endpoint(Assessment assessment) {
        return List.of(
                assessment.verdict().status().name(),
                nameOnEndpoint(assessment),
                Printable.name(assessment.resource().region()),
                lastUsed(assessment),
                confidence(assessment),
                Printable.line(why(assessment)));
    }

    /** {@code churn-v3}, or {@code llm-shared/llm-chat} for a component on an endpoint. */
    static String nameOnEndpoint(Assessment assessment) {
        String name = Printable.name(assessment.resource().name());
        return endpointOf(assessment)
                .map(endpoint -> Printable.name(endpoint) + "/" + name)
                .orElse(name);
    }

    /** The endpoint that a component names as its own, be it there or not; none of anything else. */
    private static Optional<String> endpointOf(Assessment assessment) {
        return assessment.resource().type().equals(ResourceId.INFERENCE_COMPONENT)
                ? Optional.ofNullable(assessment.activity().attributes().get("endpoint"))
                : Optional.empty();
    }

    private static List<String> studio(
            Assessment assessment, Function<ResourceActivity, String> names, boolean severalDomains) {
        ResourceActivity activity = assessment.activity();
        boolean isApp = activity.resource().type().equals(ResourceId.STUDIO_APP);
        return List.of(
                assessment.verdict().status().name(),
                isApp ? Printable.name(attributeOr(assessment, "appType", "app")) : "instance",
                names.apply(activity),
                activity.owner() instanceof Fact.Known<String> known ? Printable.name(known.value()) : "",
                severalDomains ? Printable.name(attribute(assessment, "domainId")) : "",
                Printable.name(activity.resource().region()),
                lastUsed(assessment),
                confidence(assessment),
                Printable.line(why(assessment)));
    }

    private static String attribute(Assessment assessment, String name) {
        return attributeOr(assessment, name, "");
    }

    private static String attributeOr(Assessment assessment, String name, String otherwise) {
        return assessment.activity().attributes().getOrDefault(name, otherwise);
    }

    private static String confidence(Assessment assessment) {
        return assessment.verdict() instanceof Idle idle ? idle.confidence().name() : "";
    }

    private static String why(Assessment assessment) {
        return assessment.verdict().explanation() + " "
                + Notes.inWords(assessment.activity(), assessment.verdict().status())
                + assessment.cost().map(cost -> " " + cost.explanation()).orElse("");
    }

    private static String lastUsed(Assessment assessment) {
        Instant asOf = assessment.activity().judgedAt();
        if (assessment.activity().lastUse().isPresent()) {
            Use use = assessment.activity().lastUse().get();
            Duration known = use.span().length();
            Duration ago = Duration.between(use.latest(), asOf);
            // A use is known to its bucket: of the newest one, nothing finer can be said.
            return ago.compareTo(known) < 0
                    ? "within " + DurationText.words(Duration.between(use.earliest(), asOf))
                    : DurationText.words(ago) + " ago";
        }
        return assessment.verdict() instanceof Idle idle
                ? "not in " + DurationText.words(Duration.between(idle.since(), asOf))
                : "";
    }

    /** Who has an idle instance, and which spaces of nobody do; with the domain where a name alone does not tell. */
    private String whoseIsIdle(ScanResult result, boolean severalDomains) {
        Stream<String> users = result.tally().idleOwners().stream()
                .map(owner -> named(owner.user(), owner.domainId(), severalDomains));
        Stream<String> spaces = result.tally().idleSpaces().stream()
                .map(space -> named(space.space(), space.domainId(), severalDomains));
        return named("Users with an idle instance in Studio: ", users)
                + named("Spaces with an idle instance in Studio, of no known owner: ", spaces);
    }

    private static String named(String name, String domain, boolean severalDomains) {
        return Printable.name(name) + (severalDomains ? " (" + Printable.name(domain) + ")" : "");
    }

    /** A line that ends in the names; nothing where there are none. */
    private String named(String what, Stream<String> names) {
        String all = names.collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : wrapped(what + all) + '\n';
    }

    private String wrapped(String text) {
        return String.join("\n", WrappedText.lines(text, width));
    }

    private static String summary(ScanResult result) {
        ScanSummary summary = result.summary();
        boolean nothing = result.tally().resources() == 0
                && summary.inventoryComplete()
                && summary.failures().isEmpty();
        return (nothing ? nothingIn(result) + "; " : counted(result)) + cost(result);
    }

    /** "No endpoints, components or Studio apps in eu-central-1 or us-east-1". */
    private static String nothingIn(ScanResult result) {
        var kinds = new ArrayList<String>();
        if (result.kinds().contains(Kind.ENDPOINTS)) {
            kinds.add("endpoints");
        }
        if (result.kinds().contains(Kind.COMPONENTS)) {
            kinds.add("components");
        }
        if (result.kinds().contains(Kind.STUDIO)) {
            kinds.add("Studio apps");
        }
        return "No " + joined(kinds, " or ") + " in " + joined(result.regions(), " or ");
    }

    private static String counted(ScanResult result) {
        String counts = List.of(Status.values()).stream()
                .map(status -> result.summary().counts().get(status) + " "
                        + status.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return lookedAt(result) + " in " + DurationText.count(result.regions().size(), "region") + ": " + counts + "; ";
    }

    private static String cost(ScanResult result) {
        ScanSummary summary = result.summary();
        long calls = result.calls().values().stream().mapToLong(Long::longValue).sum();
        Duration took = Duration.between(summary.startedAt(), summary.finishedAt());
        return DurationText.count(calls, "AWS call") + String.format(Locale.ROOT, ", %.1f s", took.toMillis() / 1000.0);
    }

    /**
     * {@code 3 endpoints, 2 apps and 1 instance}, of what was to be looked at. Few accounts have components: that there is
     * none is told to who asked for nothing else.
     */
    private static String lookedAt(ScanResult result) {
        var kinds = new ArrayList<String>();
        if (result.kinds().contains(Kind.ENDPOINTS)) {
            kinds.add(count(result, ResourceId.ENDPOINT, "endpoint"));
        }
        boolean anyComponent = result.tally().resources(ResourceId.INFERENCE_COMPONENT) > 0;
        if (result.kinds().contains(Kind.COMPONENTS)
                && (anyComponent || result.kinds().size() == 1)) {
            kinds.add(count(result, ResourceId.INFERENCE_COMPONENT, "component"));
        }
        if (result.kinds().contains(Kind.STUDIO)) {
            kinds.add(count(result, ResourceId.STUDIO_APP, "app"));
            kinds.add(count(result, ResourceId.STUDIO_INSTANCE, "instance"));
        }
        return joined(kinds, " and ");
    }

    private static String count(ScanResult result, String type, String noun) {
        return DurationText.count(result.tally().resources(type), noun);
    }

    /** "a, b and c". */
    private static String joined(List<String> words, String last) {
        int end = words.size() - 1;
        return end < 1 ? String.join("", words) : String.join(", ", words.subList(0, end)) + last + words.get(end);
    }
}
