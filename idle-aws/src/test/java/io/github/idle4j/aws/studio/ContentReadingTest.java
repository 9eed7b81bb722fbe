package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.LogText.cell;
import static io.github.idle4j.aws.studio.LogText.probe;
import static io.github.idle4j.aws.studio.LogText.probedSince;
import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalLogStream;
import io.github.idle4j.aws.studio.LogLines.Meaning;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;

/** How the lines of JupyterLab and Code Editor are read: which streams, how far back, how many pages, and what may fail. */
class ContentReadingTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String USED = "ACTIVE USED";
    private static final String OCCUPIED = "UNKNOWN OCCUPANCY_ONLY_SIGNAL";
    private static final String LAB = "d-1/space/s1/JupyterLab/default";
    private static final IdlePolicy A_DAY = IdlePolicy.quietFor(Duration.ofHours(24));

    /** An app that worked 40 hours ago, and was probed since. */
    private static Consumer<LocalApp> idle() {
        return app -> app.logs(s -> probedSince(s.event(hoursAgo(40), cell(hoursAgo(40))), 119));
    }

    private static void inGroup(StudioWorld world, String stream, Consumer<LocalLogStream> events) {
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.stream(stream, events));
    }

    private static int calls(StudioWorld world, String api) {
        return world.aws.calls(api).size();
    }

    /** Apps of so many spaces that worked so many hours ago. */
    private static StudioWorld ofSpaces(int count, double hoursSinceWork) {
        return StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < count; i++) {
                domain.space(
                        "s" + i,
                        space -> space.owner("bob")
                                .privately()
                                .jupyterLab(app -> app.createdAt(hoursAgo(99))
                                        .instanceType("ml.t3.medium")
                                        .logs(s -> s.event(hoursAgo(hoursSinceWork), cell(NOW))
                                                .event(hoursAgo(0.1), probe(NOW)))));
            }
        }));
    }

    @Test
    void apps_at_work_are_found_at_once_and_no_log_is_read() {
        StudioWorld world = ofSpaces(120, 3);
        assertThat(apps(world.scan()).values()).hasSize(120).containsOnly(USED);
        assertThat(calls(world, "logs:FilterLogEvents")).isEqualTo(2);
        assertThat(calls(world, "logs:GetLogEvents")).isZero();
    }

    @Test
    void the_lines_of_the_others_are_read_once() {
        StudioWorld world = ofSpaces(7, 40);
        assertThat(apps(world.scan()).values()).hasSize(7).containsOnly(IDLE);
        assertThat(calls(world, "logs:FilterLogEvents")).isEqualTo(1);
        assertThat(calls(world, "logs:GetLogEvents")).isEqualTo(7);
    }

    @Test
    void where_searching_is_denied_reading_finds_the_same() {
        for (double hours : new double[] {3, 40}) {
            StudioWorld world = ofSpaces(3, hours);
            world.aws.fail("logs:FilterLogEvents", Fault.accessDenied());
            IdleReport report = world.scan();
            assertThat(apps(report).values()).hasSize(3).containsOnly(hours < 24 ? USED : IDLE);
            assertThat(report.failures())
                    .singleElement()
                    .satisfies(denied -> assertThat(denied.error()).startsWith("logs:FilterLogEvents: AccessDenied"));
        }
    }

    @Test
    void where_reading_is_denied_use_that_is_found_still_counts_and_nothing_is_idle() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.space(
                                "barred",
                                space -> space.owner("bob").privately().jupyterLab(labOf(40)))
                        .space("busy", space -> space.owner("bob").privately().jupyterLab(labOf(2)))
                        .space("open", space -> space.owner("bob").privately().jupyterLab(labOf(40)))));
        world.aws.fail(
                "logs:GetLogEvents", Fault.accessDenied().where("logStreamName", "d-1/barred/JupyterLab/default"));
        IdleReport report = world.scan();
        assertThat(apps(report))
                .containsOnly(
                        entry("d-1/space/barred/JupyterLab/default", "UNKNOWN ACCESS_DENIED"),
                        entry("d-1/space/busy/JupyterLab/default", USED),
                        entry("d-1/space/open/JupyterLab/default", IDLE));
        assertThat(report.failures()).hasSize(1);
    }

    private static Consumer<LocalApp> labOf(double hoursSinceWork) {
        return app -> app.createdAt(hoursAgo(99))
                .instanceType("ml.t3.medium")
                .logs(s -> probedSince(s.event(hoursAgo(hoursSinceWork), cell(NOW)), 98));
    }

    @Test
    void a_class_of_lines_of_ones_own_changes_what_is_concluded() {
        StudioWorld world = ofLab(idle().andThen(app -> app.logs(s -> s.event(hoursAgo(3), "agent: step 7 done"))));
        assertThat(apps(world.scan())).containsEntry(LAB, OCCUPIED);
        Map<Meaning, String> verdicts = Map.of(
                Meaning.WORK, USED,
                Meaning.REPORT_OF_USE, USED,
                Meaning.REPORT, IDLE,
                Meaning.WEAK, "UNKNOWN WEAK_ONLY",
                Meaning.BACKGROUND, IDLE);
        for (Meaning meaning : Meaning.values()) {
            for (LogLines lines : new LogLines[] {
                LogLines.known().with(meaning, "agent: "),
                LogLines.known().with(meaning, Pattern.compile("step \\d+ done"))
            }) {
                assertThat(apps(world.scan(world.sourceBuilder().logLines(lines).build())))
                        .as("%s", meaning)
                        .containsEntry(LAB, verdicts.get(meaning));
            }
        }
    }

    @Test
    void work_that_only_a_pattern_knows_is_found_by_reading() {
        StudioWorld world = ofLab(app -> app.logs(s -> probedSince(s, 119).event(hoursAgo(3), "epoch 7 of 9")));
        LogLines lines = LogLines.known().with(Meaning.WORK, Pattern.compile("epoch \\d+"));
        assertThat(apps(world.scan(world.sourceBuilder().logLines(lines).build())))
                .containsEntry(LAB, USED);
        assertThat(calls(world, "logs:GetLogEvents")).isEqualTo(1);
    }

    /** Its words are no words of a filter pattern: quotes and a backslash. */
    @Test
    void a_phrase_may_hold_what_means_something_in_a_filter_pattern() {
        StudioWorld world = ofLab(app -> app.logs(s -> probedSince(s, 119).event(hoursAgo(3), "did \"a\\b\" -c ?d")));
        LogLines lines = LogLines.known().with(Meaning.WORK, "did \"a\\b\" -c ?d");
        assertThat(apps(world.scan(world.sourceBuilder().logLines(lines).build())))
                .containsEntry(LAB, USED);
        assertThat(calls(world, "logs:GetLogEvents")).isZero();
    }

    @Test
    void phrases_too_long_to_search_for_are_found_by_reading() {
        String essay = "done ".repeat(300);
        StudioWorld world = ofLab(app -> app.logs(s -> probedSince(s, 119).event(hoursAgo(3), essay)));
        LogLines lines = LogLines.known().with(Meaning.WORK, essay);
        assertThat(apps(world.scan(world.sourceBuilder().logLines(lines).build())))
                .containsEntry(LAB, USED);
    }

    @Test
    void a_restart_that_only_its_lifecycle_configuration_tells_of_begins_a_new_run() {
        Consumer<LocalApp> restarted =
                idle().andThen(app -> app.lifecycleConfigLogs(s -> s.event(hoursAgo(35), "start")));
        assertThat(apps(ofLab(restarted).scan())).as("work was before it").containsEntry(LAB, OCCUPIED);
        Consumer<LocalApp> lately = idle().andThen(app -> app.lifecycleConfigLogs(s -> s.event(hoursAgo(1), "start")));
        assertThat(apps(ofLab(lately).scan())).containsEntry(LAB, "NOT_JUDGED TOO_NEW");
        Consumer<LocalApp> unseen = idle().andThen(app -> app.lifecycleConfigLogs(
                s -> s.event(hoursAgo(119), "start").event(hoursAgo(1), "start").indexLag(Duration.ofHours(3))));
        assertThat(apps(ofLab(unseen).scan()))
                .as("which no summary tells yet")
                .containsEntry(LAB, "NOT_JUDGED TOO_NEW");
        Consumer<LocalApp> atWork = app -> app.lifecycleConfigLogs(s -> s.event(hoursAgo(5), "start"))
                .logs(s -> s.event(hoursAgo(9), cell(NOW)).event(hoursAgo(1), probe(NOW)));
        assertThat(apps(ofLab(atWork).scan())).as("work before the start").containsEntry(LAB, "NOT_JUDGED TOO_NEW");
    }

    @Test
    void a_stream_in_other_letters_is_read_too() {
        StudioWorld world = ofLab(idle());
        inGroup(world, "d-1/S1/JupyterLab/default", s -> s.event(hoursAgo(3), cell(NOW)));
        assertThat(apps(world.scan())).containsEntry(LAB, USED);
        world = ofLab(idle());
        inGroup(world, "d-1/S1/JupyterLab/default", s -> s.event(hoursAgo(3), "?"));
        assertThat(apps(world.scan())).containsEntry(LAB, OCCUPIED);
        world = ofLab(app -> {});
        inGroup(world, "d-1/S1/JupyterLab/default", s -> probedSince(s.event(hoursAgo(40), cell(NOW)), 119));
        assertThat(apps(world.scan())).as("where there is no other").containsEntry(LAB, IDLE);
        world = ofLab(idle());
        inGroup(world, "d-1/S1/JupyterLab/default", s -> s.event(hoursAgo(3), cell(NOW)));
        world.aws.fail("logs:DescribeLogStreams", Fault.accessDenied());
        assertThat(apps(world.scan())).as("where nobody may list it").containsEntry(LAB, "UNKNOWN ACCESS_DENIED");
    }

    @Test
    void what_is_kept_for_a_day_only_may_hold_no_line_that_proves_anything() {
        StudioWorld world = ofLab(idle());
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.retentionInDays(1));
        assertThat(apps(world.scan())).containsEntry(LAB, OCCUPIED);
        StudioWorld empty = ofLab(app -> app.logs(s -> s.event(hoursAgo(40), cell(NOW))));
        empty.aws.region("us-east-1").logGroup(GROUP, group -> group.retentionInDays(1));
        assertThat(apps(empty.scan())).containsEntry(LAB, "UNKNOWN RETENTION_TOO_SHORT");
    }

    @Test
    void where_there_is_no_group_or_no_stream_that_is_why() {
        StudioWorld world = ofLab(app -> {});
        assertThat(apps(world.scan())).containsEntry(LAB, "UNKNOWN LOG_GROUP_MISSING");
        inGroup(world, "d-1/s2/JupyterLab/default", s -> s.event(hoursAgo(3), cell(NOW)));
        assertThat(apps(world.scan())).containsEntry(LAB, "UNKNOWN NO_LOG_STREAM");
    }

    @Test
    void an_answer_that_is_no_page_of_events_is_no_silence() {
        StudioWorld world = ofLab(idle());
        world.aws.fail("logs:GetLogEvents", Fault.emptyBody());
        assertThat(apps(world.scan())).containsEntry(LAB, "UNKNOWN CALL_FAILED");
        world.aws.heal().fail("logs:FilterLogEvents", Fault.emptyBody());
        assertThat(apps(world.scan())).as("reading tells the same").containsEntry(LAB, IDLE);
    }

    @Test
    void an_event_without_a_text_is_one_of_no_known_meaning() {
        StudioWorld world = ofLab(idle());
        var withoutText = new ChangedAnswer<>(
                GetLogEventsResponse.class,
                answer -> answer.toBuilder()
                        .events(answer.events().stream()
                                .map(event -> event.toBuilder().message(null).build())
                                .toList())
                        .build());
        assertThat(apps(world.scan(A_DAY, NOW, withoutText))).containsEntry(LAB, OCCUPIED);
    }

    @Test
    void a_search_that_finds_events_without_a_time_or_a_text_tells_nothing() {
        StudioWorld world = ofLab(app -> app.logs(s -> probedSince(s, 119).event(hoursAgo(3), cell(NOW))));
        var withoutTime = new ChangedAnswer<>(
                FilterLogEventsResponse.class,
                answer -> answer.toBuilder()
                        .events(answer.events().stream()
                                .map(event -> event.toBuilder().timestamp(null).build())
                                .toList())
                        .build());
        assertThat(apps(world.scan(A_DAY, NOW, withoutTime))).containsEntry(LAB, USED);
        assertThat(calls(world, "logs:GetLogEvents")).isPositive();
    }

    @Test
    void empty_pages_in_between_are_not_the_end() {
        StudioWorld world = StudioWorld.of(
                region -> region.domain(
                        "d-1",
                        domain -> domain.space(
                                "s1", s -> s.owner("bob").privately().jupyterLab(labOf(40)))),
                aws -> aws.emptyLogPages());
        assertThat(apps(world.scan())).containsEntry(LAB, IDLE);
    }
}
