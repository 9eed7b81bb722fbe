package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * The time that a GetMetricData call reads, and its buckets. The start is cut to a minute, to five minutes or to an hour,
 * the older the coarser, and the buckets of every period begin there; the end is cut to the minute.
 */
final class MetricWindow {

    private static final long MINUTE = 60;
    private static final Duration ONE_MINUTE_DATA = Duration.ofDays(15);
    private static final Duration FIVE_MINUTE_DATA = Duration.ofDays(63);
    private static final Duration ONE_HOUR_DATA = Duration.ofDays(455);

    private final long resolution;
    private final long start;
    private final long readableFrom;
    private final long readableTo;

    MetricWindow(Instant start, Instant end, Instant now, Duration delay) {
        Duration age = Duration.between(start, now);
        if (age.compareTo(ONE_MINUTE_DATA) < 0) {
            resolution = MINUTE;
        } else if (age.compareTo(FIVE_MINUTE_DATA) <= 0) {
            resolution = 5 * MINUTE;
        } else {
            resolution = 60 * MINUTE;
        }
        this.start = cut(start.getEpochSecond(), resolution);
        long written = now.minus(delay).getEpochSecond();
        // A minute can be read when it is over; what is older than the longest retention is gone.
        readableTo = cut(Math.min(end.getEpochSecond(), written), MINUTE);
        readableFrom = Math.max(this.start, now.minus(ONE_HOUR_DATA).getEpochSecond());
    }

    /**
     * Puts the points that come after {@code after} into {@code points}, and says whether all of them had room. A period
     * too fine for the age of the window gives no point and no error.
     */
    boolean read(
            LocalSeries series,
            int period,
            ToDoubleFunction<Statistics> statistic,
            boolean newestFirst,
            long after,
            MetricPoints points) {
        if (period % resolution != 0 || readableTo <= readableFrom) {
            return true;
        }
        long first = bucket(readableFrom, period);
        long last = bucket(readableTo - 1, period);
        long step = newestFirst ? -period : period;
        long from = newestFirst ? last : first;
        if (after != MetricToken.NOTHING) {
            from = after + step;
        }
        for (long bucket = from; bucket >= first && bucket <= last; bucket += step) {
            Statistics statistics = new Statistics();
            series.addTo(statistics, Math.max(bucket, readableFrom), Math.min(bucket + period, readableTo));
            if (!statistics.isEmpty() && !points.add(bucket, statistic.applyAsDouble(statistics))) {
                return false;
            }
        }
        return true;
    }

    private long bucket(long second, int period) {
        return start + Math.floorDiv(second - start, (long) period) * period;
    }

    private static long cut(long second, long unit) {
        return Math.floorDiv(second, unit) * unit;
    }
}
