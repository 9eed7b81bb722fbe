package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.LogText.cell;
import static io.github.idle4j.aws.studio.LogText.everyTwoMinutes;
import static io.github.idle4j.aws.studio.LogText.filesChanged;
import static io.github.idle4j.aws.studio.LogText.probe;
import static io.github.idle4j.aws.studio.LogText.probedSince;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.ofEditor;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalLogStream;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worlds in which somebody may be at work though little of it is to be seen: none of them is idle. */
class NoFalseIdleTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String USED = "ACTIVE USED";
    private static final String INSTANCE = "d-1/user/alice/ml.m5.large";

    private static Consumer<LocalApp> canvasSilentFor(double hours) {
        return app -> app.createdAt(hoursAgo(200)).instanceType("ml.m5.large").activeAt(hoursAgo(hours));
    }

    private static String of(Consumer<LocalLogStream> log) {
        return inShort(ofLab(app -> app.logs(log)).judge());
    }

    /** It ended while no other app was judged by its log, so that no log was looked at. */
    @Test
    void use_of_a_kernel_that_has_ended_counts_for_the_instance_that_canvas_runs_on() {
        StudioWorld world = ofAlice(alice -> alice.canvas(canvasSilentFor(30))
                .kernelGateway("gone", silentFor(2).andThen(app -> app.status("Deleted"))));
        assertThat(instances(world.scan())).containsEntry(INSTANCE, USED);
    }

    /** AWS keeps the time of creation of an app that starts again within a day, so that it looks old. */
    @Test
    void a_kernel_that_comes_into_service_beside_canvas_while_it_is_looked_at_keeps_their_instance() {
        StudioWorld world = ofAlice(alice -> alice.canvas(canvasSilentFor(30))
                .kernelGateway("again", silentFor(40).andThen(app -> app.status("Pending"))));
        world.aws.before(
                "sagemaker:ListApps",
                2,
                () -> world.aws
                        .region("us-east-1")
                        .domain(
                                "d-1",
                                domain -> domain.userProfile(
                                        "alice",
                                        alice -> alice.kernelGateway(
                                                "again",
                                                app -> app.status("InService")
                                                        .logs(s -> s.event(NOW.minusSeconds(9), "x"))))));
        assertThat(instances(world.scan())).containsEntry(INSTANCE, USED);
    }

    /** The list showed it late, so no stream had been listed; that it is young does not keep the instance. */
    @Test
    void nor_does_one_that_is_only_listed_then_and_was_never_looked_at() {
        StudioWorld world = ofAlice(alice -> alice.canvas(canvasSilentFor(30)));
        world.aws.before(
                "sagemaker:ListApps",
                2,
                () -> world.aws
                        .region("us-east-1")
                        .domain(
                                "d-1",
                                domain -> domain.userProfile(
                                        "alice", alice -> alice.kernelGateway("late", silentFor(2)))));
        assertThat(instances(world.scan())).containsEntry(INSTANCE, "UNKNOWN NOT_COVERED");
    }

    /** The new app would have been on the page that could not be read: the latest are listed last. */
    @Test
    void an_app_that_starts_meanwhile_and_is_not_listed_any_more_may_run_on_the_instance() {
        StudioWorld world = StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < 101; i++) {
                domain.userProfile("u" + i, profile -> profile.kernelGateway("app", silentFor(30)));
            }
        }));
        LocalRegion region = world.aws.region("us-east-1");
        world.aws.before(
                "sagemaker:ListApps",
                3,
                () -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                "u0", u0 -> u0.kernelGateway("new", app -> app.instanceType("ml.m5.large")))));
        world.aws.fail("sagemaker:ListApps", Fault.internalFailure().onCall(4));
        assertThat(instances(world.scan()).get("d-1/user/u0/ml.m5.large")).startsWith("UNKNOWN ");
    }

    /** JupyterLab writes as long as it runs: what it did since its log ended, nobody knows. */
    @ParameterizedTest
    @ValueSource(ints = {3, 12, 23})
    void a_log_that_ended_hours_ago_does_not_tell_of_the_hours_since(int hours) {
        assertThat(of(s -> s.event(hoursAgo(40), cell(NOW))
                        .eventsEvery(Duration.ofMinutes(2), hoursAgo(119), hoursAgo(hours), LogText::probe)))
                .isEqualTo("UNKNOWN LOG_SHIPPING_SILENT");
    }

    @Test
    void a_log_that_ended_days_ago_is_no_silence_of_a_day_for_a_policy_that_looks_back_further() {
        StudioWorld world = ofLab(app -> app.createdAt(hoursAgo(900))
                .logs(s -> s.event(hoursAgo(200), cell(NOW))
                        .eventsEvery(Duration.ofMinutes(2), hoursAgo(400), hoursAgo(100), LogText::probe)));
        IdlePolicy aDay = IdlePolicy.of(
                "a day, by the history of a week",
                EvidenceNeeds.lookback(Duration.ofDays(7)),
                activity -> activity.quiet(Duration.ofDays(1)));
        assertThat(apps(world.scan(aDay, NOW)).values()).containsExactly("UNKNOWN LOG_SHIPPING_SILENT");
    }

    /** Of Code Editor, nothing but the reports of its script tells of work; one that reports no more tells of none. */
    @Test
    void a_script_that_stopped_reporting_days_ago_does_not_tell_of_the_days_since() {
        StudioWorld world = ofEditor(app -> app.logs(s -> probedSince(s, 119)
                .eventsEvery(Duration.ofMinutes(2), hoursAgo(119), hoursAgo(72), time -> filesChanged(time, "60.5"))));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN OCCUPANCY_ONLY_SIGNAL");
    }

    /** Somebody looks into a folder that is named api. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jupyterlab/default/api/contents/api?type=directory&content=1",
                "/jupyterlab/default/api/contents/shop/src/api/status?content=1",
                "/jupyterlab/default/lab/tree/api",
                "/jupyterlab/default/proxy/8501/api"
            })
    void what_ends_like_a_probe_is_none(String path) {
        assertThat(of(s -> probedSince(s, 119)
                        .event(hoursAgo(40), cell(NOW))
                        .event(hoursAgo(2), "[I ServerApp] 200 GET " + path + " (169.255.255.2) 4.27ms")))
                .isEqualTo("UNKNOWN OCCUPANCY_ONLY_SIGNAL");
    }

    @Test
    void a_line_of_no_known_meaning_counts_where_it_shares_an_event_with_others() {
        assertThat(of(s -> probedSince(s, 119)
                        .event(hoursAgo(40), cell(NOW))
                        .event(hoursAgo(2), "Kernel started: 4c2a\n" + probe(NOW))))
                .isEqualTo("UNKNOWN OCCUPANCY_ONLY_SIGNAL");
    }

    /** It says that the app is not idle, and an instant that nobody can read. */
    @ParameterizedTest
    @ValueSource(strings = {"None", "2026-01-10 11:58:00", "2026-01-10T11:58:60.0Z", "2026-13-10T11:58:00Z"})
    void a_report_of_use_at_an_unreadable_instant_does_not_say_that_it_is_unused(String at) {
        assertThat(of(s -> everyTwoMinutes(s, 119, LogText::passing)
                        .event(hoursAgo(40), cell(NOW))
                        .event(
                                hoursAgo(0.1),
                                "[auto-stop-idle] - Terminal 1 is not idle. Reason: terminal not idle based on last"
                                        + " activity. Last activity: " + at + ".")))
                .isNotEqualTo(IDLE);
    }

    /** A file is written between the two looks of the script, so that it was changed after now. */
    @Test
    void files_that_were_changed_less_than_no_time_ago_were_changed() {
        StudioWorld world = ofEditor(app -> app.logs(s -> everyTwoMinutes(s, 119, time -> filesChanged(time, "inf"))
                .event(hoursAgo(0.5), filesChanged(NOW, "-0.0034"))));
        assertThat(inShort(world.judge())).isEqualTo(USED);
    }

    /** What the log holds between the use that is reported and the window was not read. */
    @Test
    void the_word_of_a_report_is_no_reading_of_the_time_before_the_window() {
        StudioWorld world = ofLab(app -> app.logs(s -> s.event(hoursAgo(40), LogText.executing(NOW))
                .eventsEvery(Duration.ofSeconds(12), hoursAgo(39), NOW, LogText::probe)
                .event(hoursAgo(1), LogText.lastActivity(NOW, hoursAgo(100)))));
        IdlePolicy threeDays = IdlePolicy.of(
                "three days, by the history of one",
                EvidenceNeeds.lookback(Duration.ofDays(1)),
                activity -> activity.quiet(Duration.ofDays(3)));
        assertThat(apps(world.scan(threeDays, NOW)).values()).containsExactly("UNKNOWN NOT_COVERED");
    }

    /** Both tell of their use under the name of their owner; only one of them told anything, and it may have ended since. */
    @ParameterizedTest
    @ValueSource(strings = {"InService", "Deleted"})
    void of_two_canvas_apps_of_one_person_the_one_does_not_speak_for_the_other(String status) {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile(
                                "bob", bob -> bob.canvas(canvasSilentFor(30).andThen(app -> app.status(status))))
                        .space(
                                "s1",
                                s1 -> s1.owner("bob")
                                        .privately()
                                        .canvas(app ->
                                                app.createdAt(hoursAgo(200)).instanceType("ml.m5.large")))));
        assertThat(apps(world.scan()).get("d-1/space/s1/Canvas/default")).isNotEqualTo(IDLE);
    }
}
