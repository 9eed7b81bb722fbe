package io.github.idle4j.examples.cli;

import java.time.Duration;

/** Durations as reports write them: for programs, and for people. */
final class DurationText {

    private static final int DAYS_THAT_SAY_ENOUGH = 3;

    private static final int HOURS_OF_A_DAY = 24;

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

    /**
     * The largest unit that is there: {@code 14 days}, {@code 1 hour}, {@code 12 seconds}; below three days in hours, since
     * {@code 1 day} says too little of forty hours.
     */
    static String words(Duration duration) {
        boolean wholeDays = duration.toHours() % HOURS_OF_A_DAY == 0;
        if (duration.toDays() >= DAYS_THAT_SAY_ENOUGH || (duration.toDays() > 0 && wholeDays)) {
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
