package io.github.idle4j.examples.cli;

import io.github.idle4j.history.Steadiness;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something has to be quiet to be idle, or idle to be steadily so, as written on the command line. */
final class Threshold {

    private static final Pattern SHORT_FORM = Pattern.compile("(-?\\d{1,9})([mhd])");

    private static final Duration SHORTEST = Duration.ofHours(1);

    /** As long as CloudWatch keeps metrics. */
    private static final Duration LONGEST = Duration.ofDays(455);

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
        Duration duration = read(option, text);
        if (duration.compareTo(SHORTEST) < 0) {
            throw new WrongUsageException(option + " has to be at least an hour, not '" + text + "'.");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new WrongUsageException(option + " can be at most " + LONGEST.toDays()
                    + " days" + (option.equals("--idle-after") ? ", as long as CloudWatch keeps metrics" : "")
                    + ", not '"
                    + text + "'.");
        }
        return duration;
    }

    private static Duration read(String option, String text) {
        Matcher shortForm = SHORT_FORM.matcher(text);
        if (shortForm.matches()) {
            long number = Long.parseLong(shortForm.group(1));
            return switch (shortForm.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new WrongUsageException(
                    option + " takes a duration such as 90m, 24h, 14d or P14D, not '" + text + "'.", e);
        }
    }
}
