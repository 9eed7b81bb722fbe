package io.github.idle4j;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long a scan waits for an answer of code that others wrote: so long for one answer, and for all that are left once the
 * scan was stopped. Thread-safe.
 */
final class Patience {

    private final long longest;
    private final LongSupplier nanoTime;
    private final BooleanSupplier stopped;
    private boolean seenStopped;
    private long stoppedAt;

    private Patience(long longest, LongSupplier nanoTime, BooleanSupplier stopped) {
        this.longest = longest;
        this.nanoTime = nanoTime;
        this.stopped = stopped;
    }

    /** For one answer, whatever becomes of the scan. */
    static Patience of(Duration longest) {
        return of(longest, System::nanoTime);
    }

    static Patience of(Duration longest, LongSupplier nanoTime) {
        return new Patience(nanos(longest), nanoTime, () -> false);
    }

    /** For one answer, and for all once the scan was stopped. */
    Patience until(BooleanSupplier stop) {
        return new Patience(longest, nanoTime, stop);
    }

    private static long nanos(Duration time) {
        try {
            return time.toNanos();
        } catch (ArithmeticException centuries) {
            return Long.MAX_VALUE;
        }
    }

    /** The instant at which an answer is asked for. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** How many nanoseconds are left for an answer that was asked for at that instant; none or less where it is too late. */
    synchronized long left(long askedAt) {
        long now = now();
        if (!seenStopped && stopped.getAsBoolean()) {
            seenStopped = true;
            stoppedAt = now;
        }
        long forThis = longest - (now - askedAt);
        return seenStopped ? Math.min(forThis, longest - (now - stoppedAt)) : forThis;
    }
}
