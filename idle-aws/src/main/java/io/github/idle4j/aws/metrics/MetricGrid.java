package io.github.idle4j.aws.metrics;

import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;

/**
 * The buckets in which metrics are read: equal lengths of time, from a start that CloudWatch will not move.
 *
 * <p>CloudWatch rounds the start of a query down, to the minute when it is less than 15 days ago, to five minutes up to
 * 63 days, to the hour beyond, and lays its buckets from there, not from midnight. It keeps points of a minute for 15
 * days, of five for 63, of an hour for 455; a period that is not a multiple of what is kept gives no data and no error
 * (API reference of GetMetricData and MetricStat). So the start is rounded here first, and the period fits the age.
 *
 * @param start  the start of the first bucket
 * @param end    the end of the last, which may be shorter than the others
 * @param period the length of a bucket
 */
public record MetricGrid(Instant start, Instant end, Duration period) {

    /** At most so many queries go into one call of GetMetricData (its API reference). */
    static final int MOST_QUERIES = 500;

    /** At most so many points come back in one answer of GetMetricData (its API reference). */
    static final int MOST_POINTS = 100_800;

    /** So many buckets tell well enough when there was use. */
    private static final int FEW = 15;

    /** As many points as one answer should have: a quarter of what it may, so that memory holds some of them. */
    private static final int HANDY = MOST_POINTS / 4;

    /** CloudWatch judges ages by its own clock, and a little later: near a boundary, what fits both sides is asked for. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    /** Lengths that divide a day, so that buckets of different look-backs fall together. */
    private static final long[] PERIODS = {
        60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 28_800, 43_200, 86_400
    };

    /**
     * The grid for a window: the finest that costs nothing, because a full call of it fits into one answer; finer where
     * more is asked for.
     *
     * @param window     what is to be read
     * @param resolution the longest bucket that serves
     * @param now        the present, which decides what CloudWatch still keeps
     */
    public static MetricGrid of(Span window, Duration resolution, Instant now) {
        long kept = keptSeconds(Duration.between(window.from(), now).plus(CLOCKS_DIFFER));
        long start = Math.floorDiv(window.from().getEpochSecond(), kept) * kept;
        long end = -Math.floorDiv(-window.to().toEpochMilli(), 60_000L) * 60;
        long free = MOST_POINTS / MOST_QUERIES;
        long period = PERIODS[PERIODS.length - 1];
        for (int i = PERIODS.length - 1; i >= 0; i--) {
            boolean fits = PERIODS[i] % kept == 0;
            boolean serves = period <= resolution.toSeconds();
            boolean isFree = buckets(start, end, PERIODS[i]) <= free;
            if (fits && (isFree || !serves)) {
                period = PERIODS[i];
            }
        }
        return new MetricGrid(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end), Duration.ofSeconds(period));
    }

    /**
     * A grid of few and long buckets, for a first look: fifteen at most, but none longer than a day.
     *
     * @param window what is to be read
     * @param now    the present, which decides what CloudWatch still keeps
     */
    public static MetricGrid coarse(Span window, Instant now) {
        MetricGrid fine = of(window, Duration.ofDays(1), now);
        long start = fine.start.getEpochSecond();
        long end = fine.end.getEpochSecond();
        long period = fine.period.toSeconds();
        for (long longer : PERIODS) {
            if (longer > period && longer % period == 0 && buckets(start, end, period) > FEW) {
                period = longer;
            }
        }
        return new MetricGrid(fine.start, fine.end, Duration.ofSeconds(period));
    }

    private static long buckets(long start, long end, long period) {
        return -Math.floorDiv(-(end - start), period);
    }

    /** The shortest period that CloudWatch still keeps points of. */
    private static long keptSeconds(Duration age) {
        if (age.compareTo(Duration.ofDays(15)) < 0) {
            return 60;
        }
        return age.compareTo(Duration.ofDays(63)) <= 0 ? 300 : 3_600;
    }

    /** How many buckets there are. */
    public int count() {
        return (int) buckets(start.getEpochSecond(), end.getEpochSecond(), period.toSeconds());
    }

    /** How many series are read in one call: its answer comes on one page, and several can be read at once. */
    public int seriesPerCall() {
        return Math.max(1, Math.min(MOST_QUERIES, HANDY / Math.max(1, count())));
    }

    /** The time of one bucket, counted from zero. */
    public Span bucket(int index) {
        Instant from = start.plusSeconds(period.toSeconds() * index);
        Instant to = from.plus(period);
        return new Span(from, to.isAfter(end) ? end : to);
    }

    /** The first bucket that begins at or after that instant; the number of buckets where none does. */
    public int firstFrom(Instant instant) {
        if (!instant.isAfter(start)) {
            return 0;
        }
        long index = -Math.floorDiv(-Duration.between(start, instant).toMillis(), period.toMillis());
        return (int) Math.min(index, count());
    }

    /** The number of the bucket that begins at that instant; negative where none does. */
    int indexOf(Instant instant) {
        long seconds = instant.getEpochSecond() - start.getEpochSecond();
        long index = seconds / period.toSeconds();
        boolean begins =
                seconds >= 0 && index < count() && index * period.toSeconds() == seconds && instant.getNano() == 0;
        return begins ? (int) index : -1;
    }
}
