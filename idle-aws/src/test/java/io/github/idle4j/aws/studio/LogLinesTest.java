package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idle4j.aws.studio.LogLines.Meaning;
import io.github.idle4j.aws.studio.LogLines.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single lines mean. */
class LogLinesTest {

    private static final String STAMP = "2026-01-10T12:00:00.000000z - [auto-stop-idle] - ";

    /** A line, what it means, and how long ago it says that the app was used, in milliseconds; nothing where it does not. */
    record Line(String text, Meaning meaning, Long usedBefore) {
        @Override
        public String toString() {
            return meaning + " " + text;
        }
    }

    static Stream<Line> known() {
        Instant twoHoursAgo = hoursAgo(2);
        return Stream.of(
                new Line(LogText.cell(NOW), Meaning.WORK, 0L),
                new Line("{\"timestamp\": 1768046400.25, \"name\": \"jl-cell-executed\"}", Meaning.WORK, 0L),
                new Line("traceback\n  of two lines\njl-cell-executed", Meaning.WORK, 0L),
                new Line(LogText.executing(NOW), Meaning.REPORT_OF_USE, 0L),
                new Line(
                        STAMP
                                + "Notebook session a (ID: 1), with kernel k (ID: 2) is not idle. Reason: kernel has active"
                                + " connections.",
                        Meaning.REPORT_OF_USE,
                        0L),
                new Line(LogText.kernelUsed(NOW, twoHoursAgo), Meaning.REPORT, 7_200_000L),
                new Line(
                        STAMP
                                + "Terminal 1 is not idle. Reason: terminal not idle based on last activity. Last activity:"
                                + " 2026-01-10T11:59:59.500000Z.",
                        Meaning.REPORT,
                        500L),
                new Line(
                        STAMP + "App not idle based on last activity state. Last activity: 2026-01-10T11:00:00.000000z",
                        Meaning.REPORT,
                        3_600_000L),
                new Line(LogText.lastActivity(NOW, twoHoursAgo), Meaning.REPORT, 7_200_000L),
                new Line(LogText.filesChanged(NOW, "86400.25"), Meaning.REPORT, 86_400_250L),
                new Line(LogText.filesChanged(NOW, "7"), Meaning.REPORT, 7_000L),
                new Line(LogText.filesChanged(NOW, "inf"), Meaning.REPORT, null),
                new Line(LogText.detected(NOW), Meaning.REPORT, null),
                new Line(STAMP + "Deleting app JupyterLab-default. Domain ID: d-1.", Meaning.REPORT, null),
                new Line(
                        STAMP + "SageMaker Code Editor app terminated due to being idle for given duration.",
                        Meaning.REPORT,
                        null),
                new Line(LogText.denied(NOW), Meaning.REPORT, null),
                new Line(LogText.watching(NOW), Meaning.WEAK, null),
                new Line("[I YDocExtension] Content in room json:notebook loaded from file", Meaning.WEAK, null),
                new Line(LogText.passing(NOW), Meaning.BACKGROUND, null),
                new Line(STAMP + "SageMaker Code Editor app is not idle. Passing check.", Meaning.BACKGROUND, null),
                new Line(STAMP + "An error accurred while checking idle state.", Meaning.BACKGROUND, null),
                new Line("Published instance and kernel metrics at 2026-01-10", Meaning.BACKGROUND, null),
                new Line(LogText.probe(NOW), Meaning.BACKGROUND, null),
                new Line("\"GET /jupyterlab/default/api/idle HTTP/1.1\" 200 2", Meaning.BACKGROUND, null),
                new Line("200 GET /api (10.0.0.1) 0.9ms", Meaning.BACKGROUND, null),
                new Line("200 GET /api/ (10.0.0.1) 0.9ms", Meaning.BACKGROUND, null),
                new Line("200 GET /api/status?token=x&y=z (10.0.0.1) 0.9ms", Meaning.BACKGROUND, null),
                new Line("200 GET /codeeditor/default/api/idle", Meaning.BACKGROUND, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void a_known_line_means(Line line) {
        Optional<Instant> used = Optional.ofNullable(line.usedBefore()).map(NOW::minusMillis);
        assertThat(LogLines.known().read(line.text(), NOW)).hasValueSatisfying(reading -> {
            assertThat(reading.meaning()).isEqualTo(line.meaning());
            assertThat(reading.usedAt()).isEqualTo(used);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Kernel started: 4c2a",
                "[I ServerApp] 201 POST /jupyterlab/default/api/sessions (127.0.0.1)",
                "[I ServerApp] 200 PUT /api/status",
                "200 GET /api/kernels (10.0.0.1)",
                "200 GET /api/status/more (10.0.0.1)",
                "200 GET /files/api.txt (10.0.0.1)",
                "200 GET /files/x?path=/api (10.0.0.1)",
                "BUDGET /api/status",
                "auto-stop-idle: Passing check.",
                "cell executed",
                "JL-CELL-EXECUTED"
            })
    void of_any_other_line_nobody_knows_what_it_means(String line) {
        assertThat(LogLines.known().read(line, NOW)).isEmpty();
    }

    @Test
    void lines_on_one_cell_have_its_time_stamp_in_common_and_lines_without_one_nothing() {
        LogLines lines = LogLines.known();
        assertThat(once(lines, LogText.cell(hoursAgo(2)), NOW))
                .isEqualTo(once(lines, LogText.cell(hoursAgo(2)), NOW.plusMillis(9)))
                .isNotEqualTo(once(lines, LogText.cell(hoursAgo(3)), NOW));
        assertThat(once(lines, "jl-cell-executed", NOW))
                .isNotEqualTo(once(lines, "jl-cell-executed", NOW.plusMillis(9)));
        assertThat(once(lines, "{\"timestamp\": \"t1\", \"name\": \"jl-cell-executed\"}", NOW))
                .as("before the name or after it")
                .isEqualTo(once(lines, "{\"name\": \"jl-cell-executed\", \"timestamp\": \"t1\"}", hoursAgo(1)));
    }

    private static String once(LogLines lines, String line, Instant time) {
        return lines.read(line, time).orElseThrow().once();
    }

    private static Optional<Reading> read(Meaning meaning, String pattern, String line) {
        return LogLines.known().with(meaning, Pattern.compile(pattern)).read(line, NOW);
    }

    @Test
    void a_pattern_of_ones_own_may_have_any_meaning() {
        for (Meaning meaning : Meaning.values()) {
            assertThat(read(meaning, "^nightly (?:report|run)", "nightly run"))
                    .as("%s", meaning)
                    .map(Reading::meaning)
                    .hasValue(meaning);
            assertThat(LogLines.known().with(meaning, "(nightly)").read("a (nightly) b", NOW))
                    .as("a phrase is no pattern: %s", meaning)
                    .map(Reading::meaning)
                    .hasValue(meaning);
            assertThat(LogLines.known().with(meaning, "(nightly)").read("a nightly b", NOW))
                    .isEmpty();
        }
    }

    @Test
    void of_several_meanings_the_strongest_counts_whatever_came_first() {
        Meaning[] strongestFirst = Meaning.values();
        for (int i = 1; i < strongestFirst.length; i++) {
            LogLines upward = LogLines.known().with(strongestFirst[i], "x").with(strongestFirst[i - 1], "x");
            LogLines downward =
                    LogLines.known().with(strongestFirst[i - 1], "x").with(strongestFirst[i], "x");
            assertThat(upward.read("x", NOW)).map(Reading::meaning).hasValue(strongestFirst[i - 1]);
            assertThat(downward.read("x", NOW)).map(Reading::meaning).hasValue(strongestFirst[i - 1]);
        }
        assertThat(LogLines.known().with(Meaning.BACKGROUND, "jl-cell").read(LogText.cell(NOW), NOW))
                .as("what is known to be work stays it")
                .map(Reading::meaning)
                .hasValue(Meaning.WORK);
    }

    @Test
    void of_two_reports_in_a_line_the_later_use_counts() {
        LogLines lines = LogLines.known()
                .with(Meaning.REPORT, Pattern.compile("kernel (?<ago>\\d+)"))
                .with(Meaning.REPORT, Pattern.compile("terminal (?<ago>\\d+)"))
                .with(Meaning.REPORT, "says");
        assertThat(lines.read("says kernel 60 terminal 3600", NOW).flatMap(Reading::usedAt))
                .hasValue(NOW.minusSeconds(60));
        assertThat(lines.read("says kernel 3600 terminal 60", NOW).flatMap(Reading::usedAt))
                .hasValue(NOW.minusSeconds(60));
    }

    @Test
    void a_report_tells_of_the_last_use_in_groups_named_at_and_ago() {
        assertThat(read(Meaning.REPORT, "used (?<at>\\S+)", "used 2026-01-10T09:30:00")
                        .flatMap(Reading::usedAt))
                .hasValue(Instant.parse("2026-01-10T09:30:00Z"));
        assertThat(read(Meaning.REPORT, "used (?<ago>\\S+)", "used 0.5").flatMap(Reading::usedAt))
                .hasValue(NOW.minusMillis(500));
        assertThat(read(Meaning.REPORT, "used (?:(?<at>\\d+-\\S+)|(?<ago>\\S+))", "used 2")
                        .flatMap(Reading::usedAt))
                .as("one of both, where the other does not take part")
                .hasValue(NOW.minusSeconds(2));
        assertThat(read(Meaning.WORK, "used (?<at>\\S+)", "used 2026-01-10T09:30:00")
                        .flatMap(Reading::usedAt))
                .as("work is at the time of its line")
                .hasValue(NOW);
        assertThat(read(Meaning.WEAK, "used (?<at>\\S+)", "used 2026-01-10T09:30:00")
                        .flatMap(Reading::usedAt))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-10T25:00:00", "2026-02-30T09:00:00", "2026-01-10", "yesterday", "09:30", "T", "-"})
    void what_is_no_instant_may_be_now(String text) {
        assertThat(read(Meaning.REPORT, "used (?<at>\\S+)", "used " + text)).hasValueSatisfying(reading -> {
            assertThat(reading.meaning()).isEqualTo(Meaning.REPORT);
            assertThat(reading.usedAt()).hasValue(NOW);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1,5", "NaN", "-", "0x1F"})
    void what_is_no_number_of_seconds_is_none(String text) {
        assertThat(read(Meaning.REPORT, "used (?<ago>\\S+)", "used " + text))
                .hasValueSatisfying(reading -> assertThat(reading.usedAt()).isEmpty());
    }

    @Test
    void what_only_looks_like_a_group_is_none() {
        for (String text : new String[] {"(?<at>", "(?<ago>", "(?<once>"}) {
            LogLines lines = LogLines.known().with(Meaning.REPORT, Pattern.compile(text, Pattern.LITERAL));
            assertThat(lines.read("an odd " + text + " line", NOW))
                    .map(Reading::meaning)
                    .hasValue(Meaning.REPORT);
        }
    }

    @Test
    void seconds_are_read_to_the_millisecond() {
        assertThat(read(Meaning.REPORT, "used (?<ago>\\S+)", "used 1.001").flatMap(Reading::usedAt))
                .hasValue(NOW.minusMillis(1_001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e999999999", "99999999999999999999999999"})
    void a_number_of_seconds_that_no_calendar_holds_loses_no_line(String text) {
        assertThat(read(Meaning.REPORT, "used (?<ago>\\S+)", "used " + text))
                .map(Reading::meaning)
                .hasValue(Meaning.REPORT);
    }

    @Test
    void work_of_ones_own_may_say_what_its_lines_have_in_common() {
        LogLines lines = LogLines.known().with(Meaning.WORK, Pattern.compile("step (?<once>\\d+)"));
        assertThat(once(lines, "begin step 7", hoursAgo(1))).isEqualTo(once(lines, "end step 7", NOW));
        assertThat(once(lines, "end step 7", NOW)).isNotEqualTo(once(lines, "end step 8", NOW));
    }

    @Test
    void aws_looks_for_phrases_of_work_and_for_nothing_else() {
        assertThat(LogLines.known().phrasesOfWork()).containsExactly("jl-cell-executed");
        assertThat(LogLines.known()
                        .with(Meaning.WORK, "done")
                        .with(Meaning.WORK, Pattern.compile("did"))
                        .with(Meaning.REPORT_OF_USE, "busy")
                        .with(Meaning.WEAK, "open")
                        .phrasesOfWork())
                .containsExactly("jl-cell-executed", "done");
    }

    @Test
    void what_is_known_does_not_change_when_more_is_added() {
        LogLines.known().with(Meaning.WORK, "done");
        assertThat(LogLines.known().read("done", NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void a_phrase_that_is_in_every_line_is_refused(String phrase) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogLines.known().with(Meaning.BACKGROUND, phrase))
                .withMessageContaining("\"" + phrase + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".*", "a*", "^", "x|"})
    void a_pattern_that_fits_every_line_is_refused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogLines.known().with(Meaning.BACKGROUND, Pattern.compile(pattern)))
                .withMessageContaining(pattern);
    }

    @Test
    void nothing_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> LogLines.known().with(null, "x"))
                .withMessage("meaning");
        assertThatNullPointerException()
                .isThrownBy(() -> LogLines.known().with(null, Pattern.compile("x")))
                .withMessage("meaning");
    }
}
