package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the calls that a scan makes and the attempts that they take, by API, such as {@code sagemaker:ListEndpoints}, and
 * keeps the calls within a {@linkplain Budget budget}. Thread-safe.
 */
public final class CallLedger {

    private final Budget budget;
    private final SortedMap<String, Long> calls = new TreeMap<>();
    private final SortedMap<String, Long> attempts = new TreeMap<>();
    private long callsInAll;
    private long metrics;

    /** An empty ledger, and no limit. */
    public CallLedger() {
        this(Budget.UNLIMITED);
    }

    /** An empty ledger that allows so much. */
    public CallLedger(Budget budget) {
        this.budget = requireNonNull(budget, "budget");
    }

    /** Whether one call may be made, which is counted then. To be asked just before each call. */
    public boolean tryCall(String api) {
        return tryCall(api, 0);
    }

    /**
     * Whether one call may be made, which is counted then.
     *
     * @param api     what is called
     * @param metrics how many metrics it requests
     */
    public synchronized boolean tryCall(String api, int metrics) {
        requireNonNull(api, "api");
        if (!budget.allows(callsInAll + 1, this.metrics + metrics)) {
            return false;
        }
        callsInAll++;
        this.metrics += metrics;
        calls.merge(api, 1L, Long::sum);
        return true;
    }

    /** Adds one attempt, the first one of a call or one that is made because another failed. */
    public synchronized void countAttempt(String api) {
        attempts.merge(requireNonNull(api, "api"), 1L, Long::sum);
    }

    /** What is allowed. */
    public Budget budget() {
        return budget;
    }

    /** Whether no further call may be made. */
    public synchronized boolean isUsedUp() {
        return !budget.allows(callsInAll + 1, metrics);
    }

    /** The calls so far, by API, in alphabetical order. */
    public synchronized SortedMap<String, Long> counts() {
        return new TreeMap<>(calls);
    }

    /** The attempts so far, by API, in alphabetical order. */
    public synchronized SortedMap<String, Long> attempts() {
        return new TreeMap<>(attempts);
    }

    /** The metrics requested so far. */
    public synchronized long metrics() {
        return metrics;
    }
}
