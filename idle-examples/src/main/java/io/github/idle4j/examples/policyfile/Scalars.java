package io.github.idle4j.examples.policyfile;

import io.github.idle4j.examples.policyfile.Node.Field;
import io.github.idle4j.examples.policyfile.Node.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Texts of a file, read as what they have to be. */
final class Scalars {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Scalars() {}

    /** A text that is not empty. */
    static String text(Field field, String suchAs) {
        String text = maybeEmpty(field, suchAs);
        if (text.isBlank()) {
            throw Form.wrong(field, "takes " + suchAs);
        }
        return text;
    }

    /** A text that may be empty where somebody wrote that, with quotes. */
    static String maybeEmpty(Field field, String suchAs) {
        if (field.value() instanceof Text text && !text.missing()) {
            return text.text();
        }
        throw Form.wrong(field, "takes " + suchAs);
    }

    /** A time of silence: from an hour on. */
    static Duration threshold(Field field) {
        return duration(field, WrittenDuration::threshold);
    }

    /** Any time but none. */
    static Duration time(Field field) {
        Duration time = duration(field, WrittenDuration::duration);
        if (time.isNegative() || time.isZero()) {
            throw Form.wrong(field, "has to be more than nothing");
        }
        return time;
    }

    private static Duration duration(Field field, BiFunction<String, String, Duration> reading) {
        String text = text(field, "a duration such as 90m, 24h, 14d or P14D");
        try {
            return reading.apply(field.key(), text);
        } catch (IllegalArgumentException e) {
            throw new WrongFormException(field.value().at(), String.valueOf(e.getMessage()));
        }
    }

    static int number(Field field) {
        String such = "a whole number from 1 on";
        String text = text(field, such);
        if (!NUMBER.matcher(text).matches()) {
            throw Form.wrong(field, "takes " + such);
        }
        return Integer.parseInt(text);
    }

    static LocalDate date(Field field) {
        String such = "a day such as 2026-12-31";
        String text = text(field, such);
        if (!DATE.matcher(text).matches()) {
            throw Form.wrong(field, "takes " + such);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new WrongFormException(field.value().at(), "There is no day " + text + ".");
        }
    }

    static boolean truth(Field field) {
        String text = text(field, "true or false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Form.wrong(field, "takes true or false");
        }
        return text.equals("true");
    }
}
