package io.github.idle4j.evidence;

import java.time.Instant;

/** The earlier and the later of two instants, which the JDK's {@code Instant} does not offer. */
final class Moments {

    private Moments() {}

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
