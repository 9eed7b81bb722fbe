package io.github.idle4j.examples.cli;

import java.time.Duration;

/** Durations as reports write them: for programs, and for people. */
final class DurationText {

    private DurationText() {}

    /** ISO-8601 with days, as {@code P14DT2H}; the JDK's own text counts hours only. */
    static String iso(Duration duration) {
        long days = duration.toDaysPart();
        Duration rest = duration.minusDays(days);
        if (days == 0) {
            return rest.toString();
        }
        return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
    }

    /** The largest unit that is there: {@code 14 days}, {@code 1 hour}, {@code 12 seconds}. */
    static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return count(duration.toDays(), "day");
        }
        if (duration.toHours() > 0) {
            return count(duration.toHours(), "hour");
        }
        if (duration.toMinutes() > 0) {
            return count(duration.toMinutes(), "minute");
        }
        return count(Math.max(0, duration.toSeconds()), "second");
    }

    /** {@code 1 region}, {@code 2 regions}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
