package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of one metric. A stretch of equal data is one object, and is added up without walking through its minutes, so
 * that a world of 100,000 variants that publish a zero a minute fits in little memory.
 *
 * <p>Time stamps are cut to the minute, as CloudWatch stores metrics of standard resolution. All data of a minute are
 * added up, whether described as stretches or one by one.
 */
public final class LocalSeries {

    private static final long MINUTE = 60;
    private static final long NO_END = Long.MAX_VALUE;
    private static final Run[] NO_RUNS = {};
    private static final long[] NO_TIMES = {};
    private static final double[] NO_VALUES = {};

    /** {@code samples} samples of {@code value}, and then of {@code growth} more each time, at from, from + step, ... before to. */
    private record Run(long from, long to, long step, double value, double growth, double samples) {

        double valueAt(long index) {
            return value + growth * index;
        }

        /** How many of its time stamps lie before {@code time}. */
        long before(long time) {
            long end = Math.min(time, to);
            return end <= from ? 0 : (end - from - 1) / step + 1;
        }

        long last(long count) {
            return from + (count - 1) * step;
        }

        Run until(long end) {
            return new Run(from, end, step, value, growth, samples);
        }

        /** The rest of it from {@code start} on, with its rhythm kept. */
        Run since(long start) {
            long passed = before(start);
            return new Run(from + passed * step, to, step, valueAt(passed), growth, samples);
        }
    }

    private String unit = "None";
    private Run[] runs = NO_RUNS;
    private long[] times = NO_TIMES;
    private double[] values = NO_VALUES;
    private double[] samples = NO_VALUES;
    private int size;

    LocalSeries() {}

    /** The unit the data are recorded with; {@code None} where nothing is said. */
    public LocalSeries unit(String newUnit) {
        unit = newUnit;
        return this;
    }

    /** A zero every minute from {@code from} (inclusive) to {@code to} (exclusive). */
    public LocalSeries zeros(Instant from, Instant to) {
        return every(Duration.ofMinutes(1), 0, from, to);
    }

    /** A zero every minute from {@code from} until now, however far the clock goes. */
    public LocalSeries zerosSince(Instant from) {
        return run(Duration.ofMinutes(1), 0, 1, from, null);
    }

    /** One sample of {@code value} every {@code step} from {@code from} (inclusive) to {@code to} (exclusive). */
    public LocalSeries every(Duration step, double value, Instant from, Instant to) {
        return run(step, value, 1, from, to);
    }

    /** As {@link #every}, with several samples each time, and without an end where {@code to} is null. */
    public LocalSeries run(Duration step, double value, int sampleCount, Instant from, @Nullable Instant to) {
        if (step.toSeconds() < MINUTE || step.toSeconds() % MINUTE != 0) {
            throw new IllegalArgumentException("step must be whole minutes: " + step);
        }
        return run(new Run(minute(from), to == null ? NO_END : ceiling(to), step.toSeconds(), value, 0, sampleCount));
    }

    /** Every minute, as the clock goes on, how many seconds have passed since {@code start}. */
    public LocalSeries secondsSince(Instant start) {
        long first = ceiling(start);
        double age = Duration.between(start, Instant.ofEpochSecond(first)).toMillis() / 1e3;
        return run(new Run(first, NO_END, MINUTE, age, MINUTE, 1));
    }

    private LocalSeries run(Run run) {
        Run[] longer = Arrays.copyOf(runs, runs.length + 1);
        longer[runs.length] = run;
        runs = longer;
        return this;
    }

    /** One sample of {@code value} in the minute of {@code at}. */
    public LocalSeries add(Instant at, double value) {
        return add(at, value, 1);
    }

    /** {@code sampleCount} samples of {@code value} in the minute of {@code at}. */
    public LocalSeries add(Instant at, double value, int sampleCount) {
        long time = minute(at);
        int index = firstAtOrAfter(time + 1);
        if (size == times.length) {
            int capacity = Math.max(4, size + size / 2);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
            samples = Arrays.copyOf(samples, capacity);
        }
        System.arraycopy(times, index, times, index + 1, size - index);
        System.arraycopy(values, index, values, index + 1, size - index);
        System.arraycopy(samples, index, samples, index + 1, size - index);
        times[index] = time;
        values[index] = value;
        samples[index] = sampleCount;
        size++;
        return this;
    }

    /** Takes away everything from {@code from} (inclusive) to {@code to} (exclusive). */
    public LocalSeries gap(Instant from, Instant to) {
        return cut(minute(from), ceiling(to));
    }

    /** Nothing is published from {@code at} on. The minute that has begun then is the last one. */
    public LocalSeries end(Instant at) {
        return cut(ceiling(at), NO_END);
    }

    private LocalSeries cut(long start, long end) {
        List<Run> left = new ArrayList<>();
        for (Run run : runs) {
            if (run.from() < Math.min(run.to(), start)) {
                left.add(run.until(Math.min(run.to(), start)));
            }
            if (run.to() > end) {
                left.add(run.since(end));
            }
        }
        runs = left.toArray(NO_RUNS);
        int low = firstAtOrAfter(start);
        int high = firstAtOrAfter(end);
        System.arraycopy(times, high, times, low, size - high);
        System.arraycopy(values, high, values, low, size - high);
        System.arraycopy(samples, high, samples, low, size - high);
        size -= high - low;
        return this;
    }

    String unit() {
        return unit;
    }

    /** Adds what lies from {@code from} (inclusive) to {@code to} (exclusive), in seconds, to {@code statistics}. */
    void addTo(Statistics statistics, long from, long to) {
        for (Run run : runs) {
            long first = run.before(from);
            long count = run.before(to) - first;
            if (count > 0) {
                statistics.add(run.valueAt(first), run.valueAt(first + count - 1), run.samples() * count);
            }
        }
        for (int i = firstAtOrAfter(from); i < size && times[i] < to; i++) {
            statistics.add(values[i], samples[i]);
        }
    }

    /** The newest time stamp before {@code time}, in seconds, or {@link Long#MIN_VALUE}. */
    long newestBefore(long time) {
        int index = firstAtOrAfter(time);
        long newest = index == 0 ? Long.MIN_VALUE : times[index - 1];
        for (Run run : runs) {
            long count = run.before(time);
            newest = count == 0 ? newest : Math.max(newest, run.last(count));
        }
        return newest;
    }

    private int firstAtOrAfter(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), MINUTE) * MINUTE;
    }

    private static long ceiling(Instant time) {
        long minute = minute(time);
        return minute == time.getEpochSecond() && time.getNano() == 0 ? minute : minute + MINUTE;
    }
}
