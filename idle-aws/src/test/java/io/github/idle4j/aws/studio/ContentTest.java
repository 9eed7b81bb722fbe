package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.LogText.cell;
import static io.github.idle4j.aws.studio.LogText.detected;
import static io.github.idle4j.aws.studio.LogText.everyTwoMinutes;
import static io.github.idle4j.aws.studio.LogText.filesChanged;
import static io.github.idle4j.aws.studio.LogText.kernelUsed;
import static io.github.idle4j.aws.studio.LogText.probe;
import static io.github.idle4j.aws.studio.LogText.probedSince;
import static io.github.idle4j.aws.studio.LogText.watching;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.ofEditor;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalLogStream;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is concluded of JupyterLab and Code Editor from the lines that they write, at a threshold of 24 hours. */
class ContentTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String USED = "ACTIVE USED";
    private static final String WEAK = "UNKNOWN WEAK_ONLY";
    private static final String OCCUPIED = "UNKNOWN OCCUPANCY_ONLY_SIGNAL";

    /** The first instant that lies inside the window. */
    private static final Instant INSIDE = hoursAgo(24).plusMillis(1);

    record Case(String world, Consumer<LocalApp> app, String verdict) {
        @Override
        public String toString() {
            return world + " -> " + verdict;
        }
    }

    /** An app that was probed every two minutes, and wrote something more. */
    private static Case of(String world, Consumer<LocalLogStream> more, String verdict) {
        return new Case(world, app -> app.logs(s -> more.accept(probedSince(s, 119))), verdict);
    }

    static Stream<Case> jupyterLab() {
        Consumer<LocalLogStream> worked = s -> s.event(hoursAgo(40), cell(hoursAgo(40)));
        return Stream.of(
                of("work long ago", worked, IDLE),
                of("nothing but probes", s -> {}, OCCUPIED),
                of("work just inside", s -> s.event(INSIDE, cell(INSIDE)), USED),
                of("work just outside", s -> s.event(hoursAgo(24), cell(hoursAgo(24))), IDLE),
                of("a line of no known meaning just inside", worked.andThen(s -> s.event(INSIDE, "?")), OCCUPIED),
                of("one just outside", worked.andThen(s -> s.event(hoursAgo(24), "?")), IDLE),
                of("a weak line just inside", worked.andThen(s -> s.event(INSIDE, watching(INSIDE))), WEAK),
                of("one just outside", worked.andThen(s -> s.event(hoursAgo(24), watching(INSIDE))), IDLE),
                of("weak lines alone", s -> s.event(hoursAgo(3), watching(NOW)), WEAK),
                of(
                        "weak lines, and later ones of no known meaning",
                        worked.andThen(s -> s.event(hoursAgo(5), watching(NOW)).event(hoursAgo(3), "?")),
                        WEAK),
                of(
                        "lines of no known meaning, and later weak ones",
                        worked.andThen(s -> s.event(hoursAgo(5), "?").event(hoursAgo(3), watching(NOW))),
                        WEAK),
                of("weak lines, and work", s -> s.event(hoursAgo(3), "?").event(hoursAgo(9), cell(NOW)), USED),
                of("an empty line", worked.andThen(s -> s.event(hoursAgo(3), "")), IDLE),
                of("a report of use inside", s -> s.event(hoursAgo(9), LogText.executing(NOW)), USED),
                of("a report of use outside", s -> s.event(hoursAgo(30), LogText.executing(NOW)), IDLE),
                of("a report of use just inside", s -> s.event(hoursAgo(1), kernelUsed(NOW, INSIDE)), USED),
                of("one of use just outside", s -> s.event(hoursAgo(1), kernelUsed(NOW, hoursAgo(24))), IDLE),
                of("a report of use in the future", s -> s.event(hoursAgo(1), kernelUsed(NOW, hoursAgo(-9))), USED),
                of("a report of use before its start", s -> s.event(hoursAgo(1), kernelUsed(NOW, hoursAgo(999))), IDLE),
                of("an old report that it is idle", s -> s.event(hoursAgo(99), detected(NOW)), IDLE),
                of("work at its very start", s -> s.event(hoursAgo(120), cell(NOW)), IDLE),
                of("work in an earlier run", s -> s.event(hoursAgo(120).minusMillis(1), cell(NOW)), OCCUPIED),
                new Case(
                        "work 14 days ago less a millisecond",
                        app -> app.createdAt(hoursAgo(400 * 24))
                                .logs(s -> probedSince(s, 15 * 24)
                                        .event(hoursAgo(14 * 24).plusMillis(1), cell(NOW))),
                        IDLE),
                new Case(
                        "the last line exactly 24 hours ago",
                        app -> app.logs(s -> s.event(hoursAgo(40), cell(NOW)).event(hoursAgo(24), probe(NOW))),
                        "UNKNOWN LOG_SHIPPING_SILENT"),
                new Case("no stream", app -> app.logs(s -> {}), "UNKNOWN EMPTY_STREAM"),
                new Case(
                        "made just now, and work is of the run before",
                        app -> app.createdAt(hoursAgo(0.1)).logs(s -> s.event(hoursAgo(5), cell(NOW))),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "nothing of this run",
                        app -> app.createdAt(hoursAgo(30)).logs(s -> s.event(hoursAgo(40), cell(NOW))),
                        "UNKNOWN NO_EVENT_THIS_RUN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jupyterLab")
    void jupyter_lab(Case one) {
        assertThat(inShort(ofLab(one.app()).judge())).isEqualTo(one.verdict());
    }

    /** What Code Editor writes when somebody works, nobody knows: only a report tells. */
    static Stream<Case> codeEditor() {
        return Stream.of(
                of("nothing but probes", s -> {}, OCCUPIED),
                of("something that is work elsewhere, long ago", s -> s.event(hoursAgo(40), cell(NOW)), OCCUPIED),
                of("something that is work elsewhere", s -> s.event(hoursAgo(4), cell(NOW)), USED),
                of(
                        "files changed 23 hours ago",
                        s -> everyTwoMinutes(
                                s,
                                1,
                                time -> filesChanged(
                                        time,
                                        Duration.between(hoursAgo(23), time).toSeconds() + ".0")),
                        USED),
                of(
                        "files changed 24 hours ago",
                        s -> everyTwoMinutes(
                                s,
                                1,
                                time -> filesChanged(
                                        time,
                                        Duration.between(hoursAgo(24), time).toSeconds() + ".0")),
                        IDLE),
                of("no file there", s -> everyTwoMinutes(s, 119, time -> filesChanged(time, "inf")), IDLE),
                of(
                        "of two folders one changed lately",
                        s -> everyTwoMinutes(
                                everyTwoMinutes(s, 119, time -> filesChanged(time, "inf")),
                                1,
                                time -> filesChanged(time, "90.5")),
                        USED),
                of(
                        "of no known meaning",
                        s -> everyTwoMinutes(s, 119, time -> filesChanged(time, "inf"))
                                .event(hoursAgo(3), "Extension host started"),
                        OCCUPIED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codeEditor")
    void code_editor(Case one) {
        assertThat(inShort(ofEditor(one.app()).judge())).isEqualTo(one.verdict());
    }

    /** The line that proves that work would be seen is looked for no further, but for what stands on the same page. */
    @Test
    void two_weeks_are_the_farthest() {
        double farBefore = 14 * 24 + 200;
        Consumer<LocalApp> app = old -> old.createdAt(hoursAgo(400 * 24))
                .logs(s -> s.event(hoursAgo(farBefore), cell(NOW))
                        .eventsEvery(Duration.ofMinutes(1), hoursAgo(farBefore), NOW, LogText::probe));
        assertThat(inShort(ofLab(app).judge())).isEqualTo(OCCUPIED);
    }

    @Test
    void since_when_it_is_idle_is_the_last_sign_of_anybody() {
        assertThat(since(s -> s.event(hoursAgo(40), cell(NOW)))).isEqualTo(hoursAgo(40));
        assertThat(since(s -> s.event(hoursAgo(40), cell(NOW)).event(hoursAgo(1), kernelUsed(NOW, hoursAgo(30)))))
                .isEqualTo(hoursAgo(30));
        assertThat(since(s -> s.event(hoursAgo(1), detected(NOW))))
                .as("a report that does not say since when: as long as its lines were read")
                .isEqualTo(hoursAgo(119));
    }

    private static Instant since(Consumer<LocalLogStream> more) {
        return ((Idle) ofLab(app -> app.logs(s -> more.accept(probedSince(s, 119))))
                        .judge()
                        .verdict())
                .since();
    }

    /** Without an age that settles all, the lines are laid out to their end. */
    @Test
    void a_line_by_a_clock_that_runs_ahead_is_one_of_now_for_any_policy() {
        StudioWorld world = ofLab(app ->
                app.logs(s -> probedSince(s, 119).event(hoursAgo(-1), cell(NOW)).clockAhead(Duration.ofHours(1))));
        IdlePolicy custom = IdlePolicy.of(
                "a day, by its history", EvidenceNeeds.lookback(Duration.ofDays(1)), a -> a.quiet(Duration.ofDays(1)));
        assertThat(StudioWorld.apps(world.scan(custom, NOW))).containsValue(USED);
    }

    @Test
    void what_keeps_it_from_being_judged_is_said() {
        assertThat(said(s -> s.event(hoursAgo(3), watching(NOW))))
                .endsWith("cannot be told: documents were open in it, the last time at 2026-01-10 09:00 UTC.");
        assertThat(said(s -> s.event(hoursAgo(40), cell(NOW)).event(hoursAgo(3), "?")))
                .endsWith(
                        "cannot be told: its log holds lines of no known meaning, the last one at 2026-01-10 09:00 UTC"
                                + " in stream d-1/s1/JupyterLab/default.");
        assertThat(said(s -> {}))
                .endsWith(
                        "cannot be told: its log shows that it runs, and in this run no line of the last 14 days by which work"
                                + " would be known.");
    }

    private static String said(Consumer<LocalLogStream> more) {
        return ofLab(app -> app.logs(s -> more.accept(probedSince(s, 119))))
                .judge()
                .verdict()
                .explanation();
    }

    @Test
    void cells_are_counted_and_their_span_is_told() {
        Assessment found = ofLab(app -> app.logs(s -> probedSince(s, 119)
                        .event(hoursAgo(9), cell(hoursAgo(9)))
                        .event(hoursAgo(9).plusMillis(1), cell(hoursAgo(9)))
                        .event(hoursAgo(7), cell(hoursAgo(7)))
                        .event(hoursAgo(40), cell(hoursAgo(40)))))
                .judge();
        assertThat(found.activity().lastUse()).hasValueSatisfying(use -> {
            assertThat(use.earliest()).isEqualTo(hoursAgo(9));
            assertThat(use.latest()).isEqualTo(hoursAgo(7));
            assertThat(use.count()).hasValue(2);
        });
        assertThat(found.verdict().explanation()).startsWith("Used between 2026-01-10 03:00 and 05:00 UTC: 2 ");
    }
}
