package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a verdict is what it is, or why something could not be seen: a short code, and the sentence that it stands for.
 *
 * <p>The set is open: a policy may answer with a code of its own, made by {@link #of(String, String)}. The codes of the
 * library are the constants here; their order is the <em>published order</em>, by which a composed policy picks among
 * equal answers. Codes of others come after them, by name.
 */
public final class ReasonCode implements Comparable<ReasonCode> {

    private static final Map<String, ReasonCode> PUBLISHED = new LinkedHashMap<>();

    // Rule 1: what can never be judged.
    public static final ReasonCode FAILED = published("FAILED", "It has failed; it serves nobody.");
    public static final ReasonCode OUT_OF_SERVICE = published("OUT_OF_SERVICE", "It is out of service.");
    public static final ReasonCode CREATING = published("CREATING", "It is still being created.");
    public static final ReasonCode DELETING = published("DELETING", "It is being deleted.");
    public static final ReasonCode DELETED = published("DELETED", "It was deleted while it was looked at.");
    public static final ReasonCode UNKNOWN_STATUS =
            published("UNKNOWN_STATUS", "Its status is one that this version does not know.");
    public static final ReasonCode UNKNOWN_APP_TYPE =
            published("UNKNOWN_APP_TYPE", "It is an app of a type that this version does not know.");
    public static final ReasonCode NOT_BILLED = published("NOT_BILLED", "It is of a kind that is never billed.");
    public static final ReasonCode SHARED_SERVER =
            published("SHARED_SERVER", "It serves many people at once and is not judged for any of them.");
    public static final ReasonCode ORPHAN_COMPONENT =
            published("ORPHAN_COMPONENT", "The endpoint that it names does not exist.");

    // Rule 2.
    public static final ReasonCode USED = published("USED", "It was used inside the window.");

    // Rule 3.
    public static final ReasonCode EXCLUDED = published("EXCLUDED", "It is excluded from judgement.");
    public static final ReasonCode IN_GRACE =
            published("IN_GRACE", "It was created or changed too recently to be judged.");
    public static final ReasonCode EXCLUSION_UNREADABLE =
            published("EXCLUSION_UNREADABLE", "What might exclude it could not be read.");
    public static final ReasonCode EXEMPTION_MALFORMED =
            published("EXEMPTION_MALFORMED", "Somebody asked to exempt it, in words that cannot be understood.");

    // Rule 4.
    public static final ReasonCode IN_TRANSITION = published("IN_TRANSITION", "It is changing right now.");
    public static final ReasonCode NO_STANDING_COST =
            published("NO_STANDING_COST", "Nothing on it is billed while nobody uses it.");

    // Rule 5.
    public static final ReasonCode TOO_NEW = published("TOO_NEW", "It is younger than the window.");
    public static final ReasonCode TOO_NEW_COMPONENT =
            published("TOO_NEW_COMPONENT", "A part of it is younger than the window.");
    public static final ReasonCode AGE_UNKNOWN = published("AGE_UNKNOWN", "Nothing tells how old it is.");

    // Rule 6: what could not be seen.
    public static final ReasonCode ACCESS_DENIED =
            published("ACCESS_DENIED", "The permission to read what is needed was denied.");
    public static final ReasonCode CALL_FAILED = published("CALL_FAILED", "A call that is needed failed.");
    public static final ReasonCode DEADLINE = published("DEADLINE", "The time given for the scan was over.");
    public static final ReasonCode CANCELLED = published("CANCELLED", "The scan was cancelled.");
    public static final ReasonCode CLOCK_SKEW =
            published("CLOCK_SKEW", "The clock of this machine is wrong, so nobody knows how long ago anything was.");
    public static final ReasonCode PARTS_INCOMPLETE =
            published("PARTS_INCOMPLETE", "The list of its parts was not read to the end.");
    public static final ReasonCode DELETED_COMPONENTS_INVISIBLE = published(
            "DELETED_COMPONENTS_INVISIBLE", "A component of it may have been deleted, and its traffic with it.");
    public static final ReasonCode KIND_NOT_SUPPORTED =
            published("KIND_NOT_SUPPORTED", "It is of a kind that this version does not judge yet.");
    public static final ReasonCode KIND_UNREADABLE =
            published("KIND_UNREADABLE", "Nothing proves of which kind it is, so missing data says nothing.");
    public static final ReasonCode UNKNOWN_OWNER =
            published("UNKNOWN_OWNER", "Nothing tells whose it is, and so where it would show use.");
    public static final ReasonCode METRICS_INCOMPLETE =
            published("METRICS_INCOMPLETE", "The metrics were not read completely.");
    public static final ReasonCode LOG_GROUP_MISSING =
            published("LOG_GROUP_MISSING", "The log group that would tell does not exist.");
    public static final ReasonCode LOG_CLASS =
            published("LOG_CLASS", "The log group is of a class whose events cannot be read.");
    public static final ReasonCode RETENTION_TOO_SHORT =
            published("RETENTION_TOO_SHORT", "What might have been written is no longer kept.");
    public static final ReasonCode NO_LOG_STREAM =
            published("NO_LOG_STREAM", "It has no log stream, so its silence says nothing.");
    public static final ReasonCode EMPTY_STREAM =
            published("EMPTY_STREAM", "No event was ever seen in its log stream, so its silence says nothing.");
    public static final ReasonCode NO_EVENT_THIS_RUN =
            published("NO_EVENT_THIS_RUN", "It has written nothing since it began, so its silence says nothing.");
    public static final ReasonCode LOG_SHIPPING_SILENT =
            published("LOG_SHIPPING_SILENT", "Its log is silent though it runs, as if what it writes did not arrive.");
    public static final ReasonCode WEAK_ONLY =
            published("WEAK_ONLY", "Something was open in it, and nobody knows whether anybody worked.");
    public static final ReasonCode OCCUPANCY_ONLY_SIGNAL =
            published("OCCUPANCY_ONLY_SIGNAL", "Its log shows that it runs, not whether anybody works.");
    public static final ReasonCode BUDGET = published("BUDGET", "What the scan may spend on it was used up.");
    public static final ReasonCode NO_METRICS = published("NO_METRICS", "No metric says that it was alive and unused.");
    public static final ReasonCode EARLIER_INCARNATION =
            published("EARLIER_INCARNATION", "The use may have been of an earlier resource of the same name.");
    public static final ReasonCode NOT_COVERED = published("NOT_COVERED", "A part of the window was not looked at.");
    public static final ReasonCode NO_SIGNALS = published("NO_SIGNALS", "Nothing that it does would show use.");

    // Rule 7.
    public static final ReasonCode NO_USE_IN_WINDOW =
            published("NO_USE_IN_WINDOW", "Every sign of use was silent over the whole window.");
    public static final ReasonCode BARELY_USED =
            published("BARELY_USED", "It was used less often than the policy asks for.");

    // The interlock.
    public static final ReasonCode POLICY_FAILED = published("POLICY_FAILED", "The policy did not answer.");

    // After judging.
    public static final ReasonCode NOT_YET_STEADY =
            published("NOT_YET_STEADY", "It seems unused, but has not been judged so for long enough.");
    public static final ReasonCode INVENTORY_SUSPECT = published(
            "INVENTORY_SUSPECT", "It seems unused, but too much changed since the last time to believe that.");

    private final String code;
    private final String sentence;
    private final int order;

    private ReasonCode(String code, String sentence, int order) {
        this.code = code;
        this.sentence = sentence;
        this.order = order;
    }

    private static ReasonCode published(String code, String sentence) {
        var reason = new ReasonCode(code, sentence, PUBLISHED.size());
        PUBLISHED.put(code, reason);
        return reason;
    }

    /**
     * A code of one's own, or the published one of that name, whose sentence then stands.
     *
     * @param code     upper-case letters, digits and underscores, as in {@code NOT_A_SANDBOX}
     * @param sentence what it means, as a sentence a person can read
     */
    public static ReasonCode of(String code, String sentence) {
        requireNonNull(code, "code");
        requireNonNull(sentence, "sentence");
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("A reason code is upper-case letters, digits and '_': '" + code + "'");
        }
        ReasonCode known = PUBLISHED.get(code);
        return known != null ? known : new ReasonCode(code, sentence, Integer.MAX_VALUE);
    }

    /** The library's own codes, in the published order. */
    public static List<ReasonCode> published() {
        return List.copyOf(PUBLISHED.values());
    }

    /** The code, for programs. */
    public String code() {
        return code;
    }

    /** What it means, for people. */
    public String sentence() {
        return sentence;
    }

    @Override
    public int compareTo(ReasonCode other) {
        int published = Integer.compare(order, other.order);
        return published != 0 || this == other ? published : code.compareTo(other.code);
    }

    /** Two reasons are the same when their codes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ReasonCode reason && code.equals(reason.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
