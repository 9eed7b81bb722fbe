package io.github.idle4j.examples.cli;

import io.github.idle4j.examples.policyfile.WrittenDuration;
import io.github.idle4j.history.Steadiness;
import java.time.Duration;
import java.util.regex.Pattern;

/** How long something has to be quiet to be idle, or idle to be steadily so, as written on the command line. */
final class Threshold {

    private static final Pattern COUNT = Pattern.compile("[-+]?\\d+");

    private static final Pattern DURATION = Pattern.compile("[-+]?(P|\\d+[mhd]).*");

    /** A scan a day for three years. */
    private static final int MOST_SCANS = 1000;

    private Threshold() {}

    /** Reads a number of scans, or a duration. */
    static Steadiness steadiness(String option, String text) {
        if (COUNT.matcher(text).matches()) {
            if (!text.matches("0*[1-9]\\d{0,3}") || Integer.parseInt(text) > MOST_SCANS) {
                throw new WrongUsageException(option + " takes 1 to " + MOST_SCANS + " scans, not '" + text + "'.");
            }
            return Steadiness.verdictsInARow(Integer.parseInt(text));
        }
        if (!DURATION.matcher(text).matches()) {
            throw new WrongUsageException(
                    option + " takes a number of scans such as 3, or a duration such as 36h, not '" + text + "'.");
        }
        return Steadiness.heldFor(parse(option, text));
    }

    /** Reads {@code 90m}, {@code 24h}, {@code 14d} or ISO-8601. */
    static Duration parse(String option, String text) {
        try {
            return WrittenDuration.threshold(option, text);
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads how long a scan may take, written alike: as little as a second. */
    static Duration deadline(String option, String text) {
        Duration duration;
        try {
            duration = WrittenDuration.duration(option, text);
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(String.valueOf(e.getMessage()), e);
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new WrongUsageException(option + " has to be at least a second, not '" + text + "'.");
        }
        return duration;
    }
}
