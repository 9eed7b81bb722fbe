package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A report, and what has to be said with it.
 *
 * @param report  the report
 * @param demo    whether of the demo account
 * @param regions the regions that were looked at
 * @param account the account, where known
 */
record ScanResult(IdleReport report, boolean demo, List<String> regions, Optional<String> account) {

    private static final Set<ReasonCode> NO_ANSWERS = Set.of(ReasonCode.ACCESS_DENIED, ReasonCode.CALL_FAILED);

    /** Whether failures left nothing of the scan: no resource at all, or none of which AWS told enough. */
    boolean nothingJudged() {
        List<Assessment> all = report.assessments();
        return all.isEmpty()
                ? !report.failures().isEmpty()
                : all.stream().map(Assessment::verdict).allMatch(ScanResult::gotNoAnswer);
    }

    private static boolean gotNoAnswer(IdleVerdict verdict) {
        return verdict.status() == Status.UNKNOWN && NO_ANSWERS.contains(verdict.reason());
    }
}
