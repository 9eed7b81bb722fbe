package io.github.idle4j.aws.campaign;

import static io.github.idle4j.evidence.ReasonCode.*;

import io.github.idle4j.evidence.ReasonCode;
import java.util.HashSet;
import java.util.Set;

/** What may be unknown because the account changed while one looked, by the words in which the change is told. */
final class Changes {

    static final String BEGIN = "resources that begin";
    static final String VANISH = "resources that vanish";

    private Changes() {}

    /** Whether nothing fails, and the account changes; of that nobody is told when it happens. */
    static boolean isChange(Trouble trouble) {
        return trouble.kind().equals(kind(trouble.words()));
    }

    /** What kind of change it is, for figures. */
    static String kind(String words) {
        if (words.startsWith("access denied")) {
            return "access denied by resource";
        }
        if (words.startsWith("streams")) {
            return "log streams that fail";
        }
        if (words.startsWith("metrics")) {
            return "metrics of Canvas that fail";
        }
        return words.contains("vanish") ? VANISH : BEGIN;
    }

    static Set<ReasonCode> explain(String words) {
        Set<ReasonCode> reasons = new HashSet<>();
        if (words.startsWith("access denied")) {
            reasons.addAll(Operations.consequences("sagemaker:DescribeInferenceComponent", ACCESS_DENIED));
        } else if (words.startsWith("streams")) {
            reasons.addAll(Operations.consequences("logs:*", CALL_FAILED));
            reasons.add(ACCESS_DENIED);
        } else if (words.startsWith("metrics")) {
            reasons.addAll(Operations.consequences("cloudwatch:GetMetricData", ACCESS_DENIED));
        } else if (words.startsWith("components vanish")) {
            reasons.add(DELETED_COMPONENTS_INVISIBLE);
            reasons.add(PARTS_INCOMPLETE);
            reasons.add(NO_SIGNALS);
            reasons.add(NO_METRICS); // of what is left, an empty host that may have been out of order
        } else if (words.startsWith("endpoints vanish")) {
            reasons.add(EXCLUSION_UNREADABLE);
        } else if (words.startsWith("components begin")) {
            reasons.add(PARTS_INCOMPLETE);
        } else if (words.startsWith("apps")) {
            reasons.addAll(Operations.consequences("logs:*", CALL_FAILED));
            reasons.remove(CALL_FAILED);
            reasons.add(NOT_COVERED);
        }
        return reasons;
    }
}
