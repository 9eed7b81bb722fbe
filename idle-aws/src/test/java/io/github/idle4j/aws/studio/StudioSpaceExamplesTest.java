package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.LogText.cell;
import static io.github.idle4j.aws.studio.LogText.denied;
import static io.github.idle4j.aws.studio.LogText.detected;
import static io.github.idle4j.aws.studio.LogText.everyTwoMinutes;
import static io.github.idle4j.aws.studio.LogText.probedSince;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.idleUsers;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.ofCanvas;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The examples of the specification, by their ids: JupyterLab, which is judged by what it writes, and Canvas by its metric. */
class StudioSpaceExamplesTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String OCCUPIED = "UNKNOWN OCCUPANCY_ONLY_SIGNAL";
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    /** The same world, where what the app writes is not to be read. */
    private static IdleReport withoutLines(StudioWorld world) {
        return world.scan(world.sourceBuilder().withoutLogLines().build());
    }

    @Test
    void S24_that_it_writes_shows_only_that_it_runs() {
        StudioWorld world = ofLab(app -> app.logs(s -> s.event(NOW.minusSeconds(60), cell(NOW.minusSeconds(60)))));
        assertThat(apps(withoutLines(world)).values()).containsExactly(OCCUPIED);
        assertThat(world.aws.calls("logs:FilterLogEvents")).isEmpty();
    }

    @Test
    void S25_S40_nobody_worked_for_forty_hours_and_only_probes_wrote_since() {
        IdleReport report = ofLab(app -> app.logs(s -> probedSince(s.event(hoursAgo(40), cell(hoursAgo(40))), 119)))
                .scan();
        Assessment found = report.assessments().get(0);
        assertThat(inShort(found)).isEqualTo(IDLE);
        assertThat(((Idle) found.verdict()).since()).isEqualTo(hoursAgo(40));
        assertThat(found.activity().notes()).contains("BACKGROUND_ONLY", "MAY_COMPUTE_SILENTLY");
        assertThat(found.verdict().explanation())
                .isEqualTo("No use of JupyterLab of s1 in 1 day; its log was read to the end and has none."
                        + " Last used at 2026-01-08 20:00 UTC: 1 use of JupyterLab of s1."
                        + " It may be computing silently, which logs do not show.");
        assertThat(found.activity().isOwnedBy("bob")).isTrue();
        assertThat(instances(report)).containsExactly(entry("d-1/space/s1/ml.t3.medium", IDLE));
        assertThat(idleUsers(report)).containsExactly("d-1 bob");
    }

    @Test
    void S26_a_cell_that_is_logged_twice_was_run_once() {
        Assessment found = ofLab(app -> app.logs(s -> probedSince(s, 119)
                        .event(hoursAgo(2), cell(hoursAgo(2)))
                        .event(hoursAgo(2).plusMillis(7), cell(hoursAgo(2)))))
                .judge();
        assertThat(inShort(found)).isEqualTo("ACTIVE USED");
        assertThat(found.activity().lastUse())
                .map(Use::count)
                .hasValueSatisfying(count -> assertThat(count).hasValue(1));
        assertThat(found.verdict().explanation()).isEqualTo("Used at 2026-01-10 10:00 UTC: 1 use of JupyterLab of s1.");
    }

    @Test
    void S27_the_noise_of_a_script_is_no_work() {
        StudioWorld world = ofLab(app ->
                app.logs(s -> everyTwoMinutes(s.event(hoursAgo(72), cell(hoursAgo(72))), 119, LogText::passing)));
        assertThat(inShort(world.judge())).isEqualTo(IDLE);
        assertThat(((Idle) world.judge().verdict()).since()).isEqualTo(hoursAgo(72));
        assertThat(apps(withoutLines(world)).values()).containsExactly(OCCUPIED);
    }

    @Test
    void S28_that_its_own_script_may_not_stop_it_is_why_it_is_still_there() {
        Assessment found = ofLab(app -> app.logs(
                        s -> everyTwoMinutes(everyTwoMinutes(s, 119, LogText::detected), 119, LogText::denied)))
                .judge();
        assertThat(inShort(found)).isEqualTo(IDLE);
        assertThat(found.activity().notes()).contains("AUTOSTOP_DENIED", "BACKGROUND_ONLY");
        found = ofLab(app -> app.logs(s -> everyTwoMinutes(s, 119, LogText::detected)))
                .judge();
        assertThat(inShort(found)).isEqualTo(IDLE);
        assertThat(found.activity().notes()).doesNotContain("AUTOSTOP_DENIED");
    }

    @Test
    void S29_a_log_that_stopped_while_its_app_runs_is_not_normal() {
        StudioWorld world = ofLab(app -> app.logs(s -> s.eventsEvery(
                Duration.ofMinutes(2), hoursAgo(119), hoursAgo(72), time -> detected(time) + denied(time))));
        assertThat(apps(world.scan()).values()).containsExactly("UNKNOWN LOG_SHIPPING_SILENT");
        assertThat(apps(withoutLines(world)).values()).containsExactly("UNKNOWN LOG_SHIPPING_SILENT");
        assertThat(world.judge().verdict().explanation())
                .endsWith("it runs, but its log has been silent since 2026-01-07 11:58 UTC, which is not normal.");
    }

    @Test
    void S46_canvas_tells_itself_how_long_it_was_not_used() {
        StudioWorld world = ofCanvas(app -> app.activeAt(NOW.minusSeconds(10_000)));
        IdleReport report = world.scan(quietFor(TWO_HOURS), NOW);
        Assessment found = report.assessments().get(0);
        assertThat(inShort(found)).isEqualTo(IDLE);
        assertThat(((Idle) found.verdict()).since()).isBetween(NOW.minusSeconds(10_060), NOW.minusSeconds(9_940));
        assertThat(found.verdict().explanation())
                .startsWith("No activity of Canvas of alice in 2 hours; it tells itself when it was last used.");
        assertThat(found.activity().notes()).doesNotContain("MAY_COMPUTE_SILENTLY");
        assertThat(idleUsers(report)).containsExactly("d-1 alice");
        assertThat(world.aws.calls("logs:*")).isEmpty();
    }

    @Test
    void S47_canvas_that_says_nothing_is_not_idle() {
        Assessment found = ofCanvas(app -> {}).judge();
        assertThat(inShort(found)).isEqualTo("UNKNOWN NO_METRICS");
        assertThat(found.verdict().explanation()).endsWith("cannot be told: it has told nothing for an hour.");
    }

    @Test
    void S48_canvas_that_was_deleted_is_not_judged_whatever_its_metric_said() {
        StudioWorld world = ofAlice(alice -> alice.canvas(
                app -> app.createdAt(hoursAgo(99)).activeAt(hoursAgo(60)).deletedAt(hoursAgo(0.2))));
        assertThat(inShort(world.judge())).isEqualTo("NOT_JUDGED DELETED");
        assertThat(world.aws.calls("cloudwatch:*")).isEmpty();
    }
}
