package io.github.idle4j.aws.calls;

import java.util.OptionalDouble;

/**
 * How fast one API may be called, in calls a second: a bucket of permits that fills at a rate, which is halved when AWS
 * throttles and recovers by and by. Reads no clock: instants are nanoseconds that are handed in. Thread-safe.
 *
 * <p>Of a published rate it takes half, and lets the permits of one second gather: so no second has more calls than are
 * published, and in the long run others have half of it to themselves. Where no rate is published there is none until AWS
 * throttles for the first time; it then begins at half of what was called in a second before.
 */
final class Pace {

    private static final double SHARE_OF_PUBLISHED = 0.5;

    /** Slower than this it never gets, in calls a second: what AWS allows is more, and an outage is not helped by it. */
    private static final double LEAST = 1;

    /** The part of the rate that was throttled by which it grows again in each second: half of it is back after five. */
    private static final double GROWTH = 0.1;

    /** An API that for so long has answered nothing but throttles is not slow but out of order. */
    private static final long OUT_OF_ORDER_AFTER = 30_000_000_000L;

    private static final long SECOND = 1_000_000_000L;

    /** What rounding may take from a permit. */
    private static final double ROUNDING = 1e-9;

    private final double most;
    private double rate;
    private double growth;
    private double permits;
    private long filledAt;

    private boolean slowed;
    private long slowedAt;

    private boolean onlyThrottled;
    private long onlyThrottledSince;
    private long throttledAt;

    private long secondBegan;
    private long takenInSecond;
    private long takenInSecondBefore;

    /**
     * A pace that nothing has slowed yet.
     *
     * @param published calls a second, where published
     * @param now       an instant in nanoseconds, as all below
     */
    Pace(OptionalDouble published, long now) {
        most = published.isPresent() ? published.getAsDouble() * SHARE_OF_PUBLISHED : Double.POSITIVE_INFINITY;
        rate = most;
        permits = Math.max(1, most);
        filledAt = now;
        secondBegan = now;
    }

    /** Takes a permit, and returns zero; where there is none, after how many nanoseconds there may be. */
    synchronized long take(long now) {
        fill(now);
        if (!unlimited()) {
            if (permits < 1 - ROUNDING) {
                return Math.max(1, (long) Math.ceil((1 - permits) / rate * SECOND));
            }
            permits--;
        }
        takenInSecond++;
        return 0;
    }

    /**
     * Slows down, because a request was throttled that was sent at that instant. One that was sent before the last slowing
     * down says nothing of the pace since, and changes nothing.
     */
    synchronized void throttled(long sentAt, long now) {
        fill(now);
        boolean anew = !onlyThrottled || now - throttledAt > OUT_OF_ORDER_AFTER;
        if (anew) {
            onlyThrottled = true;
            onlyThrottledSince = now;
        }
        throttledAt = now;
        if (slowed && sentAt - slowedAt <= 0) {
            return;
        }
        double tooFast = unlimited() ? Math.max(takenInSecond, takenInSecondBefore) : rate;
        rate = Math.min(most, Math.max(LEAST, tooFast / 2));
        if (anew) { // of a row of throttles only the first tells what was too fast; the others, that it still is
            growth = Math.max(LEAST, tooFast) * GROWTH;
        }
        permits = Math.min(permits, 0);
        slowed = true;
        slowedAt = now;
    }

    /** Takes down that AWS answered something else than a throttle. */
    synchronized void answered() {
        onlyThrottled = false;
    }

    /** Whether AWS has answered nothing but throttles for so long that waiting for anything else makes no sense. */
    synchronized boolean outOfOrder(long now) {
        return onlyThrottled && now - onlyThrottledSince >= OUT_OF_ORDER_AFTER;
    }

    /** Calls a second; infinite where nothing limits them. */
    synchronized double rate(long now) {
        fill(now);
        return rate;
    }

    private boolean unlimited() {
        return rate == Double.POSITIVE_INFINITY;
    }

    private void fill(long now) {
        if (now - filledAt < 0) {
            return; // whoever read the clock a little earlier may come here a little later
        }
        if (now - secondBegan >= SECOND) {
            takenInSecondBefore = now - secondBegan < 2 * SECOND ? takenInSecond : 0;
            takenInSecond = 0;
            secondBegan = now;
        }
        double seconds = (now - filledAt) / (double) SECOND;
        filledAt = now;
        if (!unlimited()) {
            permits = Math.min(Math.max(1, rate), permits + rate * seconds);
            rate = Math.min(most, rate + growth * seconds);
        }
    }
}
