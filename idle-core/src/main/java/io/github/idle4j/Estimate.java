package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scan takes, as far as lists of what there is tell before it: its calls by API, and the metrics that they request.
 *
 * <p>The fewest are those of a scan that sees everything in use at once; the most, those of one that finds nothing in use and
 * has to read everything to the full. Both hold while the account stays as it was listed, no call fails, and none is
 * throttled, as what is throttled is called again.
 *
 * @param calls    the calls by API, as {@code sagemaker:ListEndpoints}
 * @param metrics  the metrics that the calls request, for which CloudWatch charges
 * @param complete whether nothing else is called: otherwise a list broke off, or somebody calls who does not tell what
 */
public record Estimate(SortedMap<String, Range> calls, Range metrics, boolean complete) {

    /** Of what calls nothing. */
    public static final Estimate NOTHING = new Estimate(new TreeMap<>(), Range.NONE, true);

    /** Of what does not tell what it calls. */
    public static final Estimate UNKNOWN = NOTHING.orMore();

    /** Copies the map; where something else may be called, it may request metrics too. */
    public Estimate {
        calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
        metrics = complete ? requireNonNull(metrics, "metrics") : metrics.orMore();
    }

    /** What takes these calls, which request so many metrics, and no others. */
    public static Estimate of(Map<String, Range> calls, Range metrics) {
        return new Estimate(new TreeMap<>(calls), metrics, true);
    }

    /** Both together. */
    public Estimate plus(Estimate other) {
        SortedMap<String, Range> sum = new TreeMap<>(calls);
        other.calls.forEach((api, range) -> sum.merge(api, range, Range::plus));
        return new Estimate(sum, metrics.plus(other.metrics), complete && other.complete);
    }

    /** The same, where something else may be called. */
    public Estimate orMore() {
        return new Estimate(calls, metrics, false);
    }

    /** The calls to all APIs together. */
    public Range callsInAll() {
        Range sum = calls.values().stream().reduce(Range.NONE, Range::plus);
        return complete ? sum : sum.orMore();
    }

    /** The least budget that holds nothing back; without a limit where no list tells one. */
    public Budget enough() {
        return new Budget(callsInAll().limit(), metrics.limit());
    }

    /**
     * So many, or something between.
     *
     * @param fewest the fewest
     * @param most   the most that can be told beforehand
     * @param open   whether there may be more than that, of what no list tells how much there is
     */
    public record Range(long fewest, long most, boolean open) {

        /** None at all. */
        public static final Range NONE = exactly(0);

        /**
         * Checks that the numbers make sense.
         *
         * @throws IllegalArgumentException if one is negative, or the fewest are more than the most
         */
        public Range {
            if (fewest < 0 || fewest > most) {
                throw new IllegalArgumentException("There is nothing between " + fewest + " and " + most);
            }
        }

        /** So many. */
        public static Range exactly(long number) {
            return between(number, number);
        }

        /** As many as one of these, or something between. */
        public static Range between(long fewest, long most) {
            return new Range(fewest, most, false);
        }

        /** None, or as many as that. */
        public static Range upTo(long most) {
            return between(0, most);
        }

        /** The same, where there may be more. */
        public Range orMore() {
            return new Range(fewest, most, true);
        }

        /** Both together. */
        public Range plus(Range other) {
            return new Range(fewest + other.fewest, most + other.most, open || other.open);
        }

        /** What it is never more than; empty where nobody knows. */
        public OptionalLong limit() {
            return open ? OptionalLong.empty() : OptionalLong.of(most);
        }
    }
}
