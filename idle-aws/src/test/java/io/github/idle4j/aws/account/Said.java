package io.github.idle4j.aws.account;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what is said of an account against what is true of it. */
public final class Said {

    private Said() {}

    /** What is true of the account and of which nothing is said. */
    public static List<String> missing(RandomAccount account, Map<String, Assessment> said) {
        List<String> missing = new ArrayList<>();
        account.truths().forEach((key, truth) -> {
            if (!said.containsKey(key)) {
                missing.add("nothing is said of " + truth);
            }
        });
        return missing;
    }

    /** Faults take knowledge away: they may turn an answer into UNKNOWN or NOT_JUDGED, never into IDLE or ACTIVE. */
    private static boolean isEmptied(Truth truth, String faults) {
        if (truth.type().equals("sagemaker:studio-instance")) { // what withheld an answer may be gone
            return faults.contains("apps vanish");
        }
        return faults.contains("components vanish")
                && truth.type().equals("sagemaker:endpoint")
                && truth.serving()
                && !truth.usedAfter(RandomAccount.NOW.minus(RandomAccount.ENDPOINT_WINDOW));
    }

    /** Whether that may be said where things went wrong, which are told in words. */
    public static boolean isPossible(Assessment assessment, @Nullable Truth truth, String faults) {
        return switch (answer(assessment)) {
            case UNKNOWN, NOT_JUDGED -> true;
            // Where nobody can read when an app last started, the use of its earlier runs counts.
            case ACTIVE ->
                truth == null
                        || truth.type().startsWith("sagemaker:studio")
                        || truth.allowed().contains(Answer.ACTIVE);
            // The truth does not know an instance of which a part was not seen, nor that a component vanished, which
            // leaves
            // its endpoint empty.
            case IDLE ->
                truth != null
                        && (truth.allowed().contains(Answer.IDLE) || isEmptied(truth, faults))
                        && !isFalselyIdle(assessment, truth);
        };
    }

    /** Whether something is called idle that was used, or more surely than anything shows. */
    public static boolean isFalselyIdle(Assessment assessment, Truth truth) {
        return assessment.verdict() instanceof Idle idle
                && (truth.usedAfter(RandomAccount.NOW.minus(idle.over()))
                        || truth.tellsSince() && truth.usedAfter(idle.since())
                        || idle.confidence() == Confidence.HIGH && !truth.mayBeSure());
    }

    /** Which of the four answers it is. */
    public static Answer answer(Assessment assessment) {
        return Answer.valueOf(assessment.verdict().status().name());
    }

    /** By key; no resource twice. */
    public static Map<String, Assessment> byKey(IdleReport report) {
        return report.assessments().stream()
                .collect(Collectors.toMap(
                        one -> one.resource().type() + " " + one.resource().path(), Function.identity()));
    }
}
