package io.github.idle4j.aws.advice;

import static io.github.idle4j.evidence.ReasonCode.AGE_UNKNOWN;
import static io.github.idle4j.evidence.ReasonCode.BUDGET;
import static io.github.idle4j.evidence.ReasonCode.CALL_FAILED;
import static io.github.idle4j.evidence.ReasonCode.CANCELLED;
import static io.github.idle4j.evidence.ReasonCode.CLOCK_SKEW;
import static io.github.idle4j.evidence.ReasonCode.DEADLINE;
import static io.github.idle4j.evidence.ReasonCode.DELETED_COMPONENTS_INVISIBLE;
import static io.github.idle4j.evidence.ReasonCode.EARLIER_INCARNATION;
import static io.github.idle4j.evidence.ReasonCode.EMPTY_STREAM;
import static io.github.idle4j.evidence.ReasonCode.EXCLUSION_UNREADABLE;
import static io.github.idle4j.evidence.ReasonCode.EXEMPTION_MALFORMED;
import static io.github.idle4j.evidence.ReasonCode.INVENTORY_SUSPECT;
import static io.github.idle4j.evidence.ReasonCode.KIND_NOT_SUPPORTED;
import static io.github.idle4j.evidence.ReasonCode.KIND_UNREADABLE;
import static io.github.idle4j.evidence.ReasonCode.LOG_CLASS;
import static io.github.idle4j.evidence.ReasonCode.LOG_GROUP_MISSING;
import static io.github.idle4j.evidence.ReasonCode.LOG_SHIPPING_SILENT;
import static io.github.idle4j.evidence.ReasonCode.METRICS_INCOMPLETE;
import static io.github.idle4j.evidence.ReasonCode.NOT_COVERED;
import static io.github.idle4j.evidence.ReasonCode.NOT_YET_STEADY;
import static io.github.idle4j.evidence.ReasonCode.NO_EVENT_THIS_RUN;
import static io.github.idle4j.evidence.ReasonCode.NO_LOG_STREAM;
import static io.github.idle4j.evidence.ReasonCode.NO_METRICS;
import static io.github.idle4j.evidence.ReasonCode.NO_SIGNALS;
import static io.github.idle4j.evidence.ReasonCode.OCCUPANCY_ONLY_SIGNAL;
import static io.github.idle4j.evidence.ReasonCode.PARTS_INCOMPLETE;
import static io.github.idle4j.evidence.ReasonCode.POLICY_FAILED;
import static io.github.idle4j.evidence.ReasonCode.RETENTION_TOO_SHORT;
import static io.github.idle4j.evidence.ReasonCode.UNKNOWN_OWNER;
import static io.github.idle4j.evidence.ReasonCode.WEAK_ONLY;

import io.github.idle4j.Assessment;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Unknown;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What makes the unknown known, by what is in the way. Nothing is to be done about the resource itself. */
final class UnknownAdvice {

    private static final String STUDIO_LOGS = "/aws/sagemaker/studio";

    private UnknownAdvice() {}

    static List<Advice> all() {
        return List.of(
                new Advice(
                        "GRANT_PERMISSION",
                        assessment -> Denial.of(assessment).isPresent(),
                        assessment -> Denial.of(assessment)
                                .map(UnknownAdvice::toGrant)
                                .orElse(""),
                        assessment -> Denial.of(assessment).stream()
                                .flatMap(denial ->
                                        denial.commands(assessment.resource().region()).stream())
                                .toList()),
                when(
                        "CHECK_METRICS",
                        Set.of(NO_METRICS, METRICS_INCOMPLETE, KIND_UNREADABLE),
                        "What its metrics do not say, nobody knows. See what it publishes; where that is nothing, it may"
                                + " never have come up, and where AWS answered for a part only, the next scan may tell.",
                        UnknownAdvice::metrics),
                when(
                        "ENABLE_LOGGING",
                        Set.of(LOG_GROUP_MISSING, NO_LOG_STREAM, EMPTY_STREAM, NO_EVENT_THIS_RUN, LOG_SHIPPING_SILENT),
                        "It is judged by its log, and nothing arrives there. Its execution role needs"
                                + " logs:CreateLogGroup, logs:CreateLogStream and logs:PutLogEvents, and its network a way"
                                + " to CloudWatch Logs; an app begins to log when it is started again.",
                        UnknownAdvice::logs),
                when(
                        "KEEP_LOGS_LONGER",
                        Set.of(RETENTION_TOO_SHORT),
                        "Its log does not reach back over the whole window. See how long the group keeps events"
                                + " (put-retention-policy changes it); where it is only young, wait, or scan with a shorter"
                                + " window.",
                        UnknownAdvice::logs),
                when(
                        "USE_STANDARD_LOG_CLASS",
                        Set.of(LOG_CLASS),
                        "Events can be read of log groups of class STANDARD only, and the class is chosen when a group is"
                                + " made.",
                        UnknownAdvice::logs),
                when(
                        "TEACH_LOG_LINES",
                        Set.of(OCCUPANCY_ONLY_SIGNAL),
                        "Its log shows that it runs, and nothing by which work would be known. Where you know what its"
                                + " lines mean, teach it (LogLines); else ask its owner.",
                        UnknownAdvice::lines),
                when(
                        "ASK_OWNER",
                        Set.of(WEAK_ONLY, KIND_NOT_SUPPORTED, NO_SIGNALS, UNKNOWN_OWNER, AGE_UNKNOWN),
                        "Nothing that can be read tells whether it is used: ask its owner.",
                        UnknownAdvice::noCommand),
                when(
                        "WAIT",
                        Set.of(DELETED_COMPONENTS_INVISIBLE, EARLIER_INCARNATION, NOT_YET_STEADY),
                        "It can be told later: once a whole window lies behind what hides its use, or once it was idle for"
                                + " long enough.",
                        UnknownAdvice::noCommand),
                when(
                        "RAISE_DEADLINE",
                        Set.of(DEADLINE),
                        "The scan had no time left for it: give it more, or scan less at once.",
                        UnknownAdvice::noCommand),
                when(
                        "RAISE_BUDGET",
                        Set.of(BUDGET),
                        "The scan asked for as much as it may: allow more calls, metrics or log pages, or scan less at once.",
                        UnknownAdvice::noCommand),
                when(
                        "SET_CLOCK",
                        Set.of(CLOCK_SKEW),
                        "Set the clock of the machine that scans, and scan again.",
                        UnknownAdvice::noCommand),
                when(
                        "CHECK_INVENTORY",
                        Set.of(INVENTORY_SUSPECT),
                        "Too much changed since the last scan: check that account, permissions and lists are what they"
                                + " should be. The next scan that finds the same is believed.",
                        UnknownAdvice::noCommand),
                when(
                        "REPAIR_POLICY",
                        Set.of(POLICY_FAILED),
                        "The policy did not answer; the explanation says why.",
                        UnknownAdvice::noCommand),
                when(
                        "REPAIR_EXEMPTION",
                        Set.of(EXEMPTION_MALFORMED),
                        "Somebody asked to exempt it in words that cannot be understood, which the explanation shows: put"
                                + " them right.",
                        UnknownAdvice::noCommand),
                when(
                        "SCAN_AGAIN",
                        Set.of(CALL_FAILED, CANCELLED, PARTS_INCOMPLETE, NOT_COVERED, EXCLUSION_UNREADABLE),
                        "A part of the scan failed or did not come to its end: scan again.",
                        UnknownAdvice::noCommand));
    }

    private static Advice when(
            String action, Set<ReasonCode> reasons, String why, Function<Assessment, List<String>> commands) {
        return new Advice(
                action,
                assessment -> assessment.verdict() instanceof Unknown unknown
                        && reasons.contains(unknown.reason())
                        && Denial.of(assessment).isEmpty(),
                assessment -> why,
                commands);
    }

    private static String toGrant(Denial denial) {
        String what = denial.permissions().isEmpty()
                ? "a permission that the explanation names"
                : String.join(" and ", denial.permissions());
        String how = denial.explicit()
                ? "A policy denies it explicitly: that one has to change."
                : "docs/permissions.md has the policy for all that a scan asks.";
        return "Whoever scans needs " + what + ". " + how;
    }

    private static List<String> noCommand(Assessment assessment) {
        return List.of();
    }

    private static List<String> metrics(Assessment assessment) {
        ResourceId resource = assessment.resource();
        return switch (resource.type()) {
            case ResourceId.ENDPOINT -> List.of(metrics(resource, "EndpointName"));
            case ResourceId.INFERENCE_COMPONENT -> List.of(metrics(resource, "InferenceComponentName"));
            default -> List.of();
        };
    }

    private static String metrics(ResourceId resource, String dimension) {
        return AwsCommand.of("cloudwatch list-metrics", resource.region())
                .with(
                        "dimensions",
                        "[{\"Name\":" + Quoted.inJson(dimension) + ",\"Value\":" + Quoted.inJson(resource.path())
                                + "}]")
                .text();
    }

    /** The group, and what the streams of the apps begin with. */
    private static List<String> logs(Assessment assessment) {
        var studio = new StudioCase(assessment);
        return Stream.concat(
                        Stream.of(studio.command("logs describe-log-groups")
                                .with("log-group-name-prefix", STUDIO_LOGS)
                                .text()),
                        studio.apps().stream()
                                .filter(app -> !assessment.verdict().reason().equals(LOG_GROUP_MISSING))
                                .map(StudioCase::streams)
                                .distinct()
                                .map(prefix -> studio.command("logs describe-log-streams")
                                        .with("log-group-name", STUDIO_LOGS)
                                        .with("log-stream-name-prefix", prefix)
                                        .text()))
                .toList();
    }

    /** The latest lines of those apps whose lines have a meaning. */
    private static List<String> lines(Assessment assessment) {
        var studio = new StudioCase(assessment);
        return studio.apps().stream()
                .filter(StudioCase::isReadByLine)
                .map(app -> studio.command("logs get-log-events")
                        .with("log-group-name", STUDIO_LOGS)
                        .with("log-stream-name", StudioCase.stream(app))
                        .with("limit", "50")
                        .text())
                .toList();
    }
}
