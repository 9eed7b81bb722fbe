package io.github.idle4j.aws.studio;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the lines mean that JupyterLab and Code Editor write to their log streams: patterns, each with the meaning of the
 * lines in which it is found. A line that several patterns fit has the strongest of their meanings, which come in that order
 * in {@link Meaning}; beside a line that none fits, no app is called idle.
 *
 * <pre>{@code
 * LogLines.known()
 *         .with(Meaning.WORK, "nightly report finished")
 *         .with(Meaning.BACKGROUND, Pattern.compile("^\\[metrics-agent\\] "))
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class LogLines {

    /** What a line says of the use of the app that wrote it; the strongest comes first. */
    public enum Meaning {
        /**
         * Somebody or something worked, at the time of the line. Lines that have the same text in a group named
         * {@code once} tell of the same work.
         */
        WORK,
        /** The app, or a script in it, reports that it is in use at the time of the line. */
        REPORT_OF_USE,
        /**
         * The app, or a script in it, reports since when it has been unused: a group named {@code at} holds the instant of
         * its last use, in ISO-8601 and UTC, without a zone, and where it does not, that may have been at the time of the
         * line; one named {@code ago} holds the seconds from then to the line. Without them, the line just says that the
         * app is unused.
         */
        REPORT,
        /** Something is open or kept up to date, for which nobody needs to be there. */
        WEAK,
        /** The app runs, no more. */
        BACKGROUND
    }

    /**
     * What lines of one form mean: those that hold a phrase and fit a pattern.
     *
     * @param phrase  what all of them hold, letter by letter; empty where there is nothing
     * @param pattern what else there is to see in them; empty where the phrase is all
     */
    private record Rule(Meaning meaning, String phrase, Optional<Pattern> pattern) {

        private static final double LONGEST_AGO = 100 * 365.25 * 86_400_000;

        Optional<Reading> read(String line, Instant time) {
            if (!line.contains(phrase)) {
                return Optional.empty();
            }
            Optional<Matcher> found = pattern.map(wanted -> wanted.matcher(line));
            return found.filter(wanted -> !wanted.find()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Reading(meaning, usedAt(found, time), once(found, line, time)));
        }

        private Optional<Instant> usedAt(Optional<Matcher> found, Instant time) {
            return switch (meaning) {
                case WORK, REPORT_OF_USE -> Optional.of(time);
                case REPORT ->
                    group(found, "at")
                            .map(text -> instant(text).orElse(time)) // nobody knows when: it may be now
                            .or(() -> group(found, "ago").flatMap(Rule::millis).map(time::minusMillis));
                case WEAK, BACKGROUND -> Optional.empty();
            };
        }

        private String once(Optional<Matcher> found, String line, Instant time) {
            return meaning == Meaning.WORK ? group(found, "once").orElseGet(() -> time + " " + line) : "";
        }

        private static Optional<String> group(Optional<Matcher> found, String name) {
            try {
                return found.map(matcher -> matcher.group(name));
            } catch (IllegalArgumentException noSuchGroup) {
                return Optional.empty();
            }
        }

        private static Optional<Instant> instant(String text) {
            try {
                return Optional.of(Instant.parse(text + "Z"));
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }

        /** At most as many as lie behind a hundred years. */
        private static Optional<Long> millis(String seconds) {
            try {
                double millis = Double.parseDouble(seconds) * 1_000;
                return Double.isNaN(millis) ? Optional.empty() : Optional.of(Math.round(Math.min(millis, LONGEST_AGO)));
            } catch (NumberFormatException unreadable) {
                return Optional.empty();
            }
        }
    }

    /**
     * A line, understood.
     *
     * @param meaning what it says
     * @param usedAt  when the app was used, as far as the line tells
     * @param once    what lines on the same work have in common
     */
    record Reading(Meaning meaning, Optional<Instant> usedAt, String once) {

        private static final Comparator<Reading> WEAKEST_FIRST = Comparator.comparing(Reading::meaning)
                .reversed()
                .thenComparing(reading -> reading.usedAt.orElse(Instant.MIN));
    }

    private static final String AUTO_STOP = "[auto-stop-idle]";
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?";
    private static final String DENIED = "does not allow executing the DeleteApp()";

    /**
     * The line of a cell that was run, and those of open documents, are as observed in public; a run cell is logged twice,
     * with a time stamp of its own. The other lines are those of the scripts in
     * github.com/aws-samples/sagemaker-studio-apps-lifecycle-config-examples, which run every other minute and write to the
     * stream of the app; and of what asks Jupyter whether it is well.
     */
    private static final LogLines KNOWN = new LogLines(List.of())
            .and(Meaning.WORK, "jl-cell-executed", "^(?:(?=.*?\\btimestamp\\W+(?<once>[\\w.:+-]+)))?")
            .and(Meaning.REPORT_OF_USE, AUTO_STOP, "is not idle\\. Reason: (?!.*Last activity: " + INSTANT + ")")
            .and(Meaning.REPORT, AUTO_STOP, "(?:Last activity:|last activity date) (?<at>" + INSTANT + ")")
            .and(Meaning.REPORT, AUTO_STOP, "files were last changed (?<ago>-?\\d+(?:\\.\\d+)?|inf)")
            .and(
                    Meaning.REPORT,
                    AUTO_STOP,
                    "Detected JupyterLab idle state|Deleting app|terminated due to being idle|" + Pattern.quote(DENIED))
            .with(Meaning.WEAK, "Watching file:")
            .with(Meaning.WEAK, "loaded from file")
            .with(Meaning.BACKGROUND, AUTO_STOP)
            .with(Meaning.BACKGROUND, "Published instance and kernel metrics at")
            .and(
                    Meaning.BACKGROUND,
                    "GET ",
                    "\\bGET (?:https?://[^\\s/]+)?(?:/(?:jupyterlab|codeeditor)/default)?"
                            + "/api(?:/status|/idle)?/?(?:\\?\\S*)?(?=[\\s\"]|$)");

    private final List<Rule> rules;

    private LogLines(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The lines of which is known what they mean. */
    public static LogLines known() {
        return KNOWN;
    }

    /**
     * These, and lines that hold a phrase, letter by letter.
     *
     * @throws IllegalArgumentException if the phrase is blank: all lines would fit
     */
    public LogLines with(Meaning meaning, String phrase) {
        requireNonNull(meaning, "meaning");
        if (phrase.isBlank()) {
            throw new IllegalArgumentException("A phrase that all lines hold tells nothing: \"" + phrase + "\"");
        }
        return and(new Rule(meaning, phrase, Optional.empty()));
    }

    /**
     * These, and lines in which a pattern is found.
     *
     * @throws IllegalArgumentException if the pattern fits an empty line: all lines would fit
     */
    public LogLines with(Meaning meaning, Pattern pattern) {
        requireNonNull(meaning, "meaning");
        if (pattern.matcher("").find()) {
            throw new IllegalArgumentException("A pattern that all lines fit tells nothing: " + pattern);
        }
        return and(new Rule(meaning, "", Optional.of(pattern)));
    }

    private LogLines and(Meaning meaning, String phrase, String regex) {
        return and(new Rule(meaning, phrase, Optional.of(Pattern.compile(regex, Pattern.DOTALL))));
    }

    private LogLines and(Rule rule) {
        var more = new ArrayList<>(rules);
        more.add(rule);
        return new LogLines(more);
    }

    /** What a line means; empty where nobody knows. */
    Optional<Reading> read(String line, Instant time) {
        return rules.stream().flatMap(rule -> rule.read(line, time).stream()).max(Reading.WEAKEST_FIRST);
    }

    /** Phrases by which AWS can find lines of work for us; lines of work that have none are found by reading only. */
    List<String> phrasesOfWork() {
        return rules.stream()
                .filter(rule -> rule.meaning == Meaning.WORK && !rule.phrase.isEmpty())
                .map(Rule::phrase)
                .toList();
    }

    /** Whether a line tells why an idle app is still there: its own script may not delete it. */
    static boolean tellsOfDenial(String line) {
        return line.contains(DENIED);
    }
}
