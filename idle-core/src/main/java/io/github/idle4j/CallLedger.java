package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls that a scan makes, by API, such as {@code sagemaker:ListEndpoints}. Thread-safe. */
public final class CallLedger {

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    /** An empty ledger. */
    public CallLedger() {}

    /** Adds one call. */
    public void count(String api) {
        counts.computeIfAbsent(requireNonNull(api, "api"), any -> new LongAdder())
                .increment();
    }

    /** The calls so far, by API, in alphabetical order. */
    public SortedMap<String, Long> counts() {
        var sums = new TreeMap<String, Long>();
        counts.forEach((api, count) -> sums.put(api, count.sum()));
        return sums;
    }
}
