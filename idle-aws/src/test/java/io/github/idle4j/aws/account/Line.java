package io.github.idle4j.aws.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of a log, and what it tells.
 *
 * @param at     its time stamp
 * @param usedAt when the app was used, as far as the line tells
 */
record Line(Instant at, Sense sense, Optional<Instant> usedAt, String text) {

    /** What a line is about. */
    enum Sense {
        WORK,
        REPORT,
        WEAK,
        NOISE,
        STRANGE
    }

    static Line work(Instant at, String text) {
        return new Line(at, Sense.WORK, Optional.of(at), text);
    }

    static Line report(Instant at, Instant usedAt, String text) {
        return new Line(at, Sense.REPORT, Optional.of(usedAt), text);
    }

    /** It tells nothing of when. */
    static Line of(Instant at, Sense sense, String text) {
        return new Line(at, sense, Optional.empty(), text);
    }
}
