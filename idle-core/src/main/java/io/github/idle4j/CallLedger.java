package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the calls that a scan makes, and the attempts that they take, by API, such as {@code sagemaker:ListEndpoints}.
 * Thread-safe.
 */
public final class CallLedger {

    private final Map<String, LongAdder> calls = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> attempts = new ConcurrentSkipListMap<>();

    /** An empty ledger. */
    public CallLedger() {}

    /** Adds one call. */
    public void count(String api) {
        add(api, calls);
    }

    /** Adds one attempt, the first one of a call or one that is made because another failed. */
    public void countAttempt(String api) {
        add(api, attempts);
    }

    /** The calls so far, by API, in alphabetical order. */
    public SortedMap<String, Long> counts() {
        return sums(calls);
    }

    /** The attempts so far, by API, in alphabetical order. */
    public SortedMap<String, Long> attempts() {
        return sums(attempts);
    }

    private static void add(String api, Map<String, LongAdder> counts) {
        counts.computeIfAbsent(requireNonNull(api, "api"), any -> new LongAdder())
                .increment();
    }

    private static SortedMap<String, Long> sums(Map<String, LongAdder> counts) {
        var sums = new TreeMap<String, Long>();
        counts.forEach((api, count) -> sums.put(api, count.sum()));
        return sums;
    }
}
