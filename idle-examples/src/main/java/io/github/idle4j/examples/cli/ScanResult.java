package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A report, and what has to be said with it.
 *
 * @param report  the report
 * @param demo    whether of the demo account
 * @param kinds   what was looked at
 * @param regions the regions that were looked at
 * @param account the account, where known
 * @param priced  the calls for prices, by API; empty where nobody asked what is idle costs
 */
record ScanResult(
        IdleReport report,
        boolean demo,
        Set<Kind> kinds,
        List<String> regions,
        Optional<String> account,
        Optional<Map<String, Long>> priced) {

    private static final Set<ReasonCode> NO_ANSWERS =
            Set.of(ReasonCode.ACCESS_DENIED, ReasonCode.CALL_FAILED, ReasonCode.METRICS_INCOMPLETE);

    /**
     * Whether failures left nothing of the scan: nothing could be listed anywhere, or AWS told enough of no resource that
     * the question arises for and that this version can judge.
     */
    boolean nothingJudged() {
        List<IdleVerdict> asked = report.assessments().stream()
                .map(Assessment::verdict)
                .filter(verdict -> verdict.status() != Status.NOT_JUDGED)
                .filter(verdict -> !verdict.reason().equals(ReasonCode.KIND_NOT_SUPPORTED))
                .toList();
        if (report.assessments().isEmpty()) {
            return nothingListed();
        }
        return !asked.isEmpty() && asked.stream().allMatch(ScanResult::gotNoAnswer);
    }

    /** A kind that was listed in a region to the end, and is not there, was judged: there is nothing of it. */
    private boolean nothingListed() {
        long lost = report.failures().stream()
                .filter(ScanFailure::lostInventory)
                .map(ScanFailure::origin)
                .distinct()
                .count();
        int sources = (anyOnEndpoints(kinds) ? 1 : 0) + (kinds.contains(Kind.STUDIO) ? 1 : 0);
        return lost >= (long) sources * regions.size();
    }

    /** The calls of the scan, those for prices among them, by API. */
    Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>(report.summary().calls());
        priced.ifPresent(calls::putAll);
        return calls;
    }

    /** Endpoints and the components on them come from one source. */
    static boolean anyOnEndpoints(Set<Kind> kinds) {
        return kinds.contains(Kind.ENDPOINTS) || kinds.contains(Kind.COMPONENTS);
    }

    private static boolean gotNoAnswer(IdleVerdict verdict) {
        return verdict.status() == Status.UNKNOWN && NO_ANSWERS.contains(verdict.reason());
    }
}
