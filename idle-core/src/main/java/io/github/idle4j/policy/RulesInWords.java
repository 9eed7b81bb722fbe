package io.github.idle4j.policy;

import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.Limit.Tolerance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What the rules answered, as a verdict: its words, the evidence that it stands on, and how firmly. */
final class RulesInWords {

    /** A signal whose zeros were measured for so much of its time rests on measurement. */
    private static final double MOSTLY = 0.9;

    private final ResourceActivity activity;
    private final Limit limit;
    private final Ruling ruling;

    RulesInWords(ResourceActivity activity, Limit limit, Ruling ruling) {
        this.activity = activity;
        this.limit = limit;
        this.ruling = ruling;
    }

    IdleVerdict verdict() {
        var account = Account.of(this::explanation, this::findings, this::decision);
        if (ruling.status() != Status.IDLE) {
            return IdleVerdict.of(ruling, account);
        }
        return new Idle(ruling.reason(), account, limit.over(activity), this::extent);
    }

    private Idle.Extent extent() {
        return new Idle.Extent(
                isSilent() ? silentSince() : window().from(),
                isSilent() ? List.of() : uses(true),
                owing().stream().map(this::confidence).reduce(activity.confidenceAtMost(), Confidence::and));
    }

    private boolean isSilent() {
        return ruling.reason().equals(ReasonCode.NO_USE_IN_WINDOW);
    }

    private Decision decision() {
        boolean measured = ruling.status() == Status.IDLE || ruling.status() == Status.ACTIVE;
        Optional<Quantity> age = ruling.reason().equals(ReasonCode.TOO_NEW)
                ? activity.started().map(began -> new Quantity.Time(Duration.between(began, activity.judgedAt())))
                : Optional.empty();
        return age.isPresent()
                ? new Decision(limit.name(), age, Optional.of(new Quantity.Time(limit.over(activity))))
                : new Decision(
                        limit.name(),
                        measured ? limit.saw(activity) : Optional.empty(),
                        Optional.of(limit.limit(activity)));
    }

    private String explanation() {
        return switch (ruling.status()) {
            case IDLE -> Sentences.idle(activity, owing(), window(), limit, isSilent());
            case ACTIVE -> Sentences.join(Sentences.used(lastUse()), limit.onUse(activity));
            case UNKNOWN, NOT_JUDGED -> why();
        };
    }

    private Use lastUse() {
        List<Use> uses = uses(false);
        return uses.get(uses.size() - 1);
    }

    /** Why nothing can be told of it, in the order of the rules. */
    private String why() {
        Standing standing = activity.standing();
        if (standing.kind() != Standing.Kind.SERVING) {
            return standing.detail();
        }
        return youth().or(this::incompleteness).orElseGet(this::unseen);
    }

    private boolean restsOnGaps() {
        return activity.standing().kind() == Standing.Kind.SERVING
                && youth().isEmpty()
                && incompleteness().isEmpty();
    }

    private Optional<String> youth() {
        if (activity.started().isEmpty()) {
            return Optional.of(ReasonCode.AGE_UNKNOWN.sentence());
        }
        if (ruling.reason().equals(ReasonCode.TOO_NEW)) {
            return Optional.of(tooNew("It", activity));
        }
        for (ResourceActivity part : activity.lendingParts()) {
            if (ruling.reason().equals(ReasonCode.TOO_NEW_COMPONENT) && Rules.isYoung(part, limit.over(activity))) {
                return Optional.of(tooNew("Its " + Sentences.part(activity.resource(), part.resource()), part));
            }
            if (ruling.reason().equals(ReasonCode.AGE_UNKNOWN) && part.started().isEmpty()) {
                return Optional.of(
                        "Nothing tells how old its " + Sentences.part(activity.resource(), part.resource()) + " is.");
            }
        }
        return Optional.empty();
    }

    private String tooNew(String what, ResourceActivity young) {
        return Sentences.tooNew(what, young.started().orElseThrow(), activity.judgedAt(), limit.words(activity));
    }

    private Optional<String> incompleteness() {
        return activity.completeness() instanceof Incomplete missing
                ? Optional.of(missing.detail())
                : owing().isEmpty() ? Optional.of(ReasonCode.NO_SIGNALS.sentence()) : Optional.empty();
    }

    private String unseen() {
        return gaps().stream()
                .min(Comparator.comparing(Gap::reason)
                        .thenComparing(Gap::from)
                        .thenComparing(gap -> gap.signal().toString()))
                .map(Sentences::unseen)
                .orElse(ruling.reason().sentence());
    }

    private List<Evidence> findings() {
        return switch (ruling.status()) {
            case ACTIVE -> lastOfEachSignal(uses(false));
            case UNKNOWN -> restsOnGaps() ? List.copyOf(gaps()) : List.of();
            case NOT_JUDGED -> List.of();
            case IDLE -> {
                var findings = new ArrayList<Evidence>();
                owing().forEach(history -> findings.addAll(history.silencesWithin(window())));
                findings.addAll(uses(true));
                yield findings;
            }
        };
    }

    /** One use of a signal is enough to stand on; a busy resource has a use in every bucket. */
    private static List<Evidence> lastOfEachSignal(List<Use> uses) {
        var last = new LinkedHashMap<Signal, Evidence>();
        uses.forEach(use -> last.put(use.signal(), use));
        return List.copyOf(last.values());
    }

    private Span window() {
        return Span.endingAt(activity.judgedAt(), limit.over(activity));
    }

    /** Use inside the threshold, the oldest first: what is tolerated, or what is not. */
    private List<Use> uses(boolean tolerated) {
        Tolerance tolerance = limit.tolerance(activity);
        return activity.uses(limit.over(activity)).stream()
                .filter(use -> Rules.isTolerated(use, tolerance) == tolerated)
                .toList();
    }

    /** All that could not be seen and would have to be. */
    private List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        for (SignalHistory history : activity.signals()) {
            gaps.addAll(history.gapsWithin(Span.endingAt(activity.judgedAt(), limit.history(activity))));
            if (Rules.isUnsettled(history, activity, limit.over(activity))) {
                String detail = "nothing of it has settled yet";
                Span window = window();
                gaps.add(new Gap(history.signal(), window.from(), window.to(), ReasonCode.NOT_COVERED, detail));
            }
        }
        return gaps;
    }

    private List<SignalHistory> owing() {
        return activity.signals().stream().filter(SignalHistory::owesSilence).toList();
    }

    private Confidence confidence(SignalHistory history) {
        Span owed = history.owed().within(window());
        var measured = new ArrayList<Span>();
        boolean allSound = true;
        boolean allAsPublished = true;
        for (Silence silence : history.silencesWithin(window())) {
            boolean asPublished = silence.basis() == Basis.ABSENT_AS_PUBLISHED
                    && silence.witness().isPresent();
            allAsPublished &= asPublished;
            allSound &= asPublished || silence.basis() == Basis.MEASURED || silence.basis() == Basis.ABSENT_WHILE_ALIVE;
            if (silence.basis() == Basis.MEASURED) {
                measured.add(silence.span());
            }
        }
        for (Use use : history.uses()) {
            if (Rules.isTolerated(use, limit.tolerance(activity))) {
                measured.add(use.span().within(owed));
            }
        }
        boolean mostlyMeasured =
                covered(measured).toMillis() >= MOSTLY * owed.length().toMillis();
        return allAsPublished || (allSound && mostlyMeasured) ? Confidence.HIGH : Confidence.MEDIUM;
    }

    /** How much time the spans cover; what two of them cover counts once. */
    private static Duration covered(List<Span> spans) {
        Duration sum = Duration.ZERO;
        Instant end = Instant.MIN;
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Instant from = later(span.from(), end);
            if (from.isBefore(span.to())) {
                sum = sum.plus(Duration.between(from, span.to()));
                end = span.to();
            }
        }
        return sum;
    }

    /** The end of the last use or gap of any signal, else as far back as was looked. */
    private Instant silentSince() {
        Instant since = Instant.MIN;
        for (SignalHistory history : activity.signals()) {
            if (history.owesSilence()) {
                since = later(since, history.owed().from());
            }
            for (Use use : history.uses()) {
                since = later(since, use.latest());
            }
            for (Gap gap : history.gaps()) {
                since = later(since, gap.to());
            }
        }
        Instant from = window().from();
        return since.isAfter(from) ? from : since;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
