package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report, and what has to be said with it.
 *
 * @param report  the report
 * @param demo    whether of the demo account
 * @param regions the regions that were looked at
 * @param account the account, where known
 */
record ScanResult(IdleReport report, boolean demo, List<String> regions, Optional<String> account) {

    private static final Set<ReasonCode> NO_ANSWERS =
            Set.of(ReasonCode.ACCESS_DENIED, ReasonCode.CALL_FAILED, ReasonCode.METRICS_INCOMPLETE);

    /**
     * Whether failures left nothing of the scan: no region could be listed, or AWS told enough of no resource that the
     * question arises for.
     */
    boolean nothingJudged() {
        List<IdleVerdict> asked = report.assessments().stream()
                .map(Assessment::verdict)
                .filter(verdict -> verdict.status() != Status.NOT_JUDGED)
                .toList();
        if (report.assessments().isEmpty()) {
            return noRegionListed();
        }
        return !asked.isEmpty() && asked.stream().allMatch(ScanResult::gotNoAnswer);
    }

    /** A region that was listed to the end and is empty was judged: there is nothing in it. */
    private boolean noRegionListed() {
        Set<String> lost = report.failures().stream()
                .filter(ScanFailure::lostInventory)
                .flatMap(failure -> failure.origin().region().stream())
                .collect(Collectors.toSet());
        return lost.containsAll(regions);
    }

    private static boolean gotNoAnswer(IdleVerdict verdict) {
        return verdict.status() == Status.UNKNOWN && NO_ANSWERS.contains(verdict.reason());
    }
}
