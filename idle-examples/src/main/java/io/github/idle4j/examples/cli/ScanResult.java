package io.github.idle4j.examples.cli;

import io.github.idle4j.ScanFailure;
import io.github.idle4j.ScanSummary;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What there is to say of a scan besides its assessments.
 *
 * @param summary times, counts, failures and calls
 * @param tally   what was added up on the way
 * @param demo    whether of the demo account
 * @param kinds   what was looked at
 * @param regions the regions that were looked at
 * @param account the account, where known
 * @param priced  whether somebody asked what is idle costs
 * @param before  the calls that were made before the scan began, by API
 */
record ScanResult(
        ScanSummary summary,
        Tally tally,
        boolean demo,
        Set<Kind> kinds,
        List<String> regions,
        Optional<String> account,
        boolean priced,
        Map<String, Long> before) {

    /**
     * Whether failures left nothing of the scan: nothing could be listed anywhere, or AWS told enough of no resource that
     * the question arises for and that this version can judge.
     */
    boolean nothingJudged() {
        return tally.resources() == 0 ? nothingListed() : tally.gotNoAnswer();
    }

    /** A kind that was listed in a region to the end, and is not there, was judged: there is nothing of it. */
    private boolean nothingListed() {
        long lost = summary.failures().stream()
                .filter(ScanFailure::lostInventory)
                .map(ScanFailure::origin)
                .distinct()
                .count();
        int sources = (anyOnEndpoints(kinds) ? 1 : 0) + (kinds.contains(Kind.STUDIO) ? 1 : 0);
        return lost >= (long) sources * regions.size();
    }

    /** Whether everything that was judged was told of, as it has to be for a report. */
    boolean isWhole() {
        return tally.resources()
                == summary.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** All calls that were made, by API. */
    Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>(summary.calls());
        calls.putAll(before);
        return calls;
    }

    /** Endpoints and the components on them come from one source. */
    static boolean anyOnEndpoints(Set<Kind> kinds) {
        return kinds.contains(Kind.ENDPOINTS) || kinds.contains(Kind.COMPONENTS);
    }
}
