package io.github.idle4j;

import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there is to say of a scan besides its assessments.
 *
 * @param startedAt  when it began
 * @param finishedAt when it ended
 * @param asOf       the instant for which resources were judged
 * @param counts     how many of each status; every status is there
 * @param failures   what failed
 * @param calls      the calls that were made, by API
 * @param attempts   what was sent for them, by API: more where some had to be tried again, as those that were throttled; none
 *                   where a source does not tell
 * @param metrics    how many metrics the calls requested, for which CloudWatch charges
 */
public record ScanSummary(
        Instant startedAt,
        Instant finishedAt,
        Instant asOf,
        Map<Status, Long> counts,
        List<ScanFailure> failures,
        SortedMap<String, Long> calls,
        SortedMap<String, Long> attempts,
        long metrics) {

    /** Copies the collections. */
    public ScanSummary {
        var all = new EnumMap<Status, Long>(Status.class);
        for (Status status : Status.values()) {
            all.put(status, counts.getOrDefault(status, 0L));
        }
        counts = Collections.unmodifiableMap(all);
        failures = List.copyOf(failures);
        calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
        attempts = Collections.unmodifiableSortedMap(new TreeMap<>(attempts));
    }

    /** Whether every resource that was to be looked at was found. */
    public boolean inventoryComplete() {
        return failures.stream().noneMatch(ScanFailure::lostInventory);
    }
}
