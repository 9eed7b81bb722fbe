package io.github.idle4j.aws.metrics;

import io.github.idle4j.aws.calls.CallFailedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one metric: a value or nothing for each bucket, and why something may be missing, where it may.
 *
 * <p>"Nothing" and zero are different things here, and stay so. Filled by one thread, then only read.
 */
public final class MetricSeries {

    private final MetricGrid grid;
    private final double[] values;
    private @Nullable CallFailedException failure;

    MetricSeries(MetricGrid grid) {
        this.grid = grid;
        this.values = new double[grid.count()];
        Arrays.fill(values, Double.NaN);
    }

    /** Adds a point; where a bucket was read twice, the larger value stands. */
    void put(int bucket, double value) {
        values[bucket] = Double.isNaN(values[bucket]) ? value : Math.max(values[bucket], value);
    }

    /** Adds the points of an earlier reading of the same series. */
    void add(MetricSeries earlier) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(earlier.values[i])) {
                put(i, earlier.values[i]);
            }
        }
    }

    /** Nothing may be concluded from what is missing, for that reason. */
    void failed(CallFailedException why) {
        failure = why;
    }

    /** The buckets. */
    public MetricGrid grid() {
        return grid;
    }

    /** The value of a bucket; empty where none was published, or none was read. */
    public OptionalDouble value(int bucket) {
        return Double.isNaN(values[bucket]) ? OptionalDouble.empty() : OptionalDouble.of(values[bucket]);
    }

    /** Why values may be missing that were published; empty where the series was read to the end. */
    public Optional<CallFailedException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The first bucket, at or after that one, that has a value; the number of buckets where none has. */
    public int firstValueFrom(int bucket) {
        for (int i = Math.max(0, bucket); i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                return i;
            }
        }
        return values.length;
    }

    /** Whether a bucket, at or after that one, has a value above zero. */
    public boolean hasPositiveFrom(int bucket) {
        for (int i = Math.max(0, bucket); i < values.length; i++) {
            if (values[i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a bucket from that one up to the other, which is not among them, has no value. */
    public boolean hasAbsence(int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, values.length); i++) {
            if (Double.isNaN(values[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether a bucket from that one up to the other, which is not among them, has a value. */
    public boolean hasValue(int from, int to) {
        return firstValueFrom(from) < Math.min(to, values.length);
    }
}
