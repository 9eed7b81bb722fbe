package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scan takes, and what it took to find that out.
 *
 * @param estimate what a scan takes
 * @param calls    the calls that were made to find out, by API
 * @param failures what failed; where that is a list, a scan may take more than is told
 */
public record EstimateReport(Estimate estimate, SortedMap<String, Long> calls, List<ScanFailure> failures) {

    /** Copies the collections. */
    public EstimateReport {
        requireNonNull(estimate, "estimate");
        calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
        failures = List.copyOf(failures);
    }

    /** Whether all was listed that a scan will look at. */
    public boolean inventoryComplete() {
        return failures.stream().noneMatch(ScanFailure::lostInventory);
    }
}
