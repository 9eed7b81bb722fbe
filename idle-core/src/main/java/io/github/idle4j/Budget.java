package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * The most that a scan may ask for: so many calls, and so many metrics in them. What that does not reach is
 * {@code UNKNOWN(BUDGET)}. Immutable.
 *
 * <p>Both are known before a call is made, so neither is ever exceeded. A call counts once, however many attempts the SDK
 * makes for it; one that is made again because it was throttled counts again. Of a metric counts how often it is requested.
 *
 * <p>Most calls that tell about use are free. CloudWatch charges for metrics that GetMetricData requests, and not for the
 * points that it returns ("Amazon CloudWatch pricing").
 *
 * @param calls   the most calls; empty where any number is allowed
 * @param metrics the most metrics that calls request; empty where any number is allowed
 */
public record Budget(OptionalLong calls, OptionalLong metrics) {

    /** Holds nothing back. */
    public static final Budget UNLIMITED = new Budget(OptionalLong.empty(), OptionalLong.empty());

    /**
     * A budget.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public Budget {
        requireNotNegative(requireNonNull(calls, "calls"), "calls");
        requireNotNegative(requireNonNull(metrics, "metrics"), "metrics");
    }

    private static void requireNotNegative(OptionalLong number, String name) {
        if (number.isPresent() && number.getAsLong() < 0) {
            throw new IllegalArgumentException(name + ": less than none: " + number.getAsLong());
        }
    }

    /** At most so many calls. */
    public static Budget ofCalls(long most) {
        return UNLIMITED.andCalls(most);
    }

    /** At most so many metrics. */
    public static Budget ofMetrics(long most) {
        return UNLIMITED.andMetrics(most);
    }

    /** The same, with at most so many calls. */
    public Budget andCalls(long most) {
        return new Budget(OptionalLong.of(most), metrics);
    }

    /** The same, with at most so many metrics. */
    public Budget andMetrics(long most) {
        return new Budget(calls, OptionalLong.of(most));
    }

    boolean allows(long callsMade, long metricsRequested) {
        return callsMade <= calls.orElse(Long.MAX_VALUE) && metricsRequested <= metrics.orElse(Long.MAX_VALUE);
    }
}
