package io.github.idle4j.examples.policyfile;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as written on the command line and in policy files. */
public final class WrittenDuration {

    /** As long as CloudWatch keeps metrics. */
    static final Duration LONGEST = Duration.ofDays(455);

    private static final Pattern SHORT_FORM = Pattern.compile("(-?\\d{1,9})([mhd])");

    private static final Duration SHORTEST = Duration.ofHours(1);

    private WrittenDuration() {}

    /**
     * How long something has to be quiet to be idle: {@code 90m}, {@code 24h}, {@code 14d} or ISO-8601.
     *
     * @param name what it is called where it was written
     * @throws IllegalArgumentException where it is none, less than an hour or more than 455 days; with the sentence to show
     */
    public static Duration threshold(String name, String text) {
        Duration duration = duration(name, text);
        if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(name + " has to be at least an hour, not '" + text + "'.");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " can be at most " + LONGEST.toDays()
                    + " days" + (name.equals("--idle-after") ? ", as long as CloudWatch keeps metrics" : "")
                    + ", not '"
                    + text + "'.");
        }
        return duration;
    }

    /**
     * Any duration, however short or long.
     *
     * @throws IllegalArgumentException where it is none; with the sentence to show
     */
    public static Duration duration(String name, String text) {
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
            throw new IllegalArgumentException(
                    name + " takes a duration such as 90m, 24h, 14d or P14D, not '" + text + "'.", e);
        }
    }
}
