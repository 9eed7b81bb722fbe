package io.github.idle4j.examples.cli;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.examples.cli.ScanRequest.Format;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.history.Steadiness;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a scan as they were written; {@link #check} makes a request of them, or says what is wrong. */
final class ScanOptions {

    /** SageMaker is from November 2017; the end keeps arithmetic on instants in bounds. */
    private static final Instant EARLIEST = Instant.parse("2017-11-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

    @Mixin
    private final ScopeOptions scope = new ScopeOptions();

    @Option(
            names = "--idle-after",
            paramLabel = "DURATION",
            description =
                    "How long an endpoint or component has to be quiet to be idle: 90m, 24h, 14d or ISO-8601; from an"
                            + " hour to 455 days. Not for Studio. Default: 14d.")
    private @Nullable String idleAfter;

    @Option(
            names = "--studio-idle-after",
            paramLabel = "DURATION",
            description = "How long a Studio app or instance has to be quiet to be idle, written alike. Studio only."
                    + " Default: 24h.")
    private @Nullable String studioIdleAfter;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "Judge by the policies in that file (YAML): docs/policy-file.md. What it does not name is judged as"
                            + " without it.")
    private @Nullable String policy;

    @Option(
            names = "--attribution",
            description =
                    "Ask who the people behind Studio apps are, and whether the idle shutdown of JupyterLab and Code"
                            + " Editor reaches them; in the JSON report. One call more for each person and domain.")
    private boolean attribution;

    @Option(
            names = "--cost",
            description =
                    "Say what is idle costs, a month and so far, by the price list of AWS, and add it up by owner. A few calls"
                            + " more, and one for each endpoint that seems unused.")
    private boolean cost;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "Judge for that instant, such as 2026-01-10T12:00:00Z. Default: now.")
    private @Nullable String asOf;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table or json. Default: table.")
    private String format = "table";

    @Option(
            names = "--advice",
            description = "Say below the table what can be done, with the commands of the AWS CLI. JSON always has it.")
    private boolean advice;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report there. Default: standard output.")
    private @Nullable String output;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Keep there, from scan to scan, what is idle since when. It need not be there yet.")
    private @Nullable String history;

    @Option(
            names = "--steady",
            paramLabel = "SCANS|DURATION",
            description =
                    "Report as idle only what was idle in so many scans in a row, such as 3, or for so long, such as 36h;"
                            + " until then it is UNKNOWN. Scans less than half an hour apart count once. Needs --history."
                            + " Default: 1.")
    private @Nullable String steady;

    @Option(names = "--fail-on-idle", description = "End with exit code 3 if something is idle.")
    private boolean failOnIdle;

    @Option(
            names = "--progress",
            negatable = true,
            description = "Show progress on standard error, or do not. Default: on a terminal only.")
    private @Nullable Boolean progress;

    @Option(names = "--debug", description = "Show stack traces.")
    private boolean debug;

    /** Picocli fills it. */
    ScanOptions() {}

    /** The request, where everything about it makes sense. */
    ScanRequest check(Surroundings surroundings) {
        Scope looked = scope.check(surroundings);
        Set<Kind> wanted = looked.kinds();
        ScanPolicies policies = new PolicyOptions(
                        Optional.ofNullable(policy),
                        Optional.ofNullable(idleAfter),
                        Optional.ofNullable(studioIdleAfter))
                .check(wanted);
        checkUses(wanted);
        Optional<Instant> judgedAt = Optional.ofNullable(asOf).map(ScanOptions::instant);
        Format look = look();
        Optional<Path> file = Optional.ofNullable(output).map(path -> WritableFile.parse("--output", path));
        Optional<ScanRequest.Kept> kept = kept(file);
        return new ScanRequest(
                looked.demo(),
                looked.regions(),
                looked.profile(),
                looked.endpointUrl(),
                wanted,
                policies,
                attribution,
                cost,
                judgedAt,
                limits.check(resource -> isScanned(resource, wanted, looked.regions())),
                look,
                advice,
                file,
                kept,
                failOnIdle,
                progress != null ? progress : surroundings.terminal(),
                debug);
    }

    /** Of the demo account no region means all. */
    private static boolean isScanned(ResourceId resource, Set<Kind> kinds, List<String> regions) {
        return (regions.isEmpty() || regions.contains(resource.region()))
                && kinds.stream().anyMatch(kind -> kind.covers(resource));
    }

    private static String orElse(@Nullable String written, String otherwise) {
        return written != null ? written : otherwise;
    }

    /** What has no effect would be taken for something that has. */
    private void checkUses(Set<Kind> wanted) {
        if (attribution && !wanted.contains(Kind.STUDIO)) {
            throw new WrongUsageException("--attribution is about Studio, and --kinds does not name it.");
        }
        if (advice && look() == Format.JSON) {
            throw new WrongUsageException("--advice is about the table; JSON has all recommendations anyway.");
        }
        if (attribution && look() != Format.JSON) {
            throw new WrongUsageException("--attribution shows in JSON only; add --format json.");
        }
    }

    private Optional<ScanRequest.Kept> kept(Optional<Path> report) {
        Steadiness steadiness = Threshold.steadiness("--steady", orElse(steady, "1"));
        if (history == null) {
            if (steady != null) {
                throw new WrongUsageException(
                        "--steady tells by earlier scans; name a file to keep them in, with --history.");
            }
            return Optional.empty();
        }
        Path file = WritableFile.parse("--history", history);
        if (report.map(Path::normalize).filter(file.normalize()::equals).isPresent()) {
            throw new WrongUsageException("--history and --output take a file each, not both '" + history + "'.");
        }
        return Optional.of(new ScanRequest.Kept(file, steadiness));
    }

    private Format look() {
        return look(format);
    }

    /** The format of that name. */
    static Format look(String format) {
        return switch (format) {
            case "table" -> Format.TABLE;
            case "json" -> Format.JSON;
            default -> throw new WrongUsageException("--format is table or json, not '" + format + "'.");
        };
    }

    private static Instant instant(String text) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new WrongUsageException(
                    "--as-of takes an instant such as 2026-01-10T12:00:00Z, not '" + text + "'.", e);
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new WrongUsageException("--as-of lies outside the time of SageMaker: '" + text + "'.");
        }
        return instant;
    }
}
