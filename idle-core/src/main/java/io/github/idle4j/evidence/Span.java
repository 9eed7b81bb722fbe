package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, from its first instant (inclusive) to its end (exclusive), in UTC.
 *
 * @param from its first instant
 * @param to   its end, not before {@code from}
 */
public record Span(Instant from, Instant to) {

    private static final int NANOS_OF_A_SECOND = 1_000_000_000;

    /** Checks that the span does not end before it begins. */
    public Span {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A span cannot end before it begins: " + from + " to " + to);
        }
    }

    /** The span of that length which ends at that instant; one longer than all time begins with it. */
    public static Span endingAt(Instant end, Duration length) {
        boolean longerThanAllTime = length.toSeconds() >= end.getEpochSecond() - Instant.MIN.getEpochSecond();
        return new Span(longerThanAllTime ? Instant.MIN : end.minus(length), end);
    }

    /**
     * Whether an instant lies less than so-and-so long before the end, or after it: the span of that length which ends there
     * holds it, and not as its first instant.
     */
    public static boolean isInside(Instant instant, Duration length, Instant end) {
        long seconds = end.getEpochSecond() - instant.getEpochSecond();
        int nanos = end.getNano() - instant.getNano();
        if (nanos < 0) {
            seconds--;
            nanos += NANOS_OF_A_SECOND;
        }
        return seconds < length.getSeconds() || (seconds == length.getSeconds() && nanos < length.getNano());
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether it holds no time at all. */
    public boolean isEmpty() {
        return from.equals(to);
    }

    /** The part of it that lies within the other; empty, at one end of the other, where they do not meet. */
    public Span within(Span other) {
        Instant start = clamp(from, other);
        Instant end = clamp(to, other);
        return new Span(start, end);
    }

    private static Instant clamp(Instant instant, Span bounds) {
        return Moments.earlier(Moments.later(instant, bounds.from), bounds.to);
    }
}
