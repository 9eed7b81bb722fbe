package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.function.Function;

/**
 * Events of a stream at equal distances, of which there may be any number; a single event is a run of one.
 *
 * @param end exclusive; {@link Long#MAX_VALUE} where there is none
 */
record LogRun(long from, long every, long end, Function<Instant, String> text) {

    LogRun until(long newEnd) {
        return newEnd < end ? new LogRun(from, every, newEnd, text) : this;
    }

    boolean isEmpty() {
        return from >= end;
    }

    boolean hits(long time) {
        return time >= from && time < end && (time - from) % every == 0;
    }

    /** The first time of an event that is not before {@code time}, or {@link Long#MAX_VALUE}. */
    long atOrAfter(long time) {
        long steps = time <= from ? 0 : (time - from + every - 1) / every;
        long found = from + steps * every;
        return found < end ? found : Long.MAX_VALUE;
    }

    /** The last time of an event that is not after {@code time}, or {@link Long#MIN_VALUE}. */
    long atOrBefore(long time) {
        long last = Math.min(time, end - 1);
        return last < from ? Long.MIN_VALUE : from + (last - from) / every * every;
    }
}
