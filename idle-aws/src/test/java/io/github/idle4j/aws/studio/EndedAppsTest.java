package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apps that have ended owe nothing, but what they were used for counts for the instance that others run on. */
class EndedAppsTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String INSTANCE = "d-1/user/alice/ml.m5.large";

    /** An idle app, and one beside it that has ended. */
    private static StudioWorld with(Consumer<LocalApp> gone) {
        return ofAlice(alice -> alice.kernelGateway("app", silentFor(30)).kernelGateway("gone", gone));
    }

    private static Consumer<LocalApp> deleted(Consumer<LocalApp> app) {
        return app.andThen(same -> same.status("Deleted"));
    }

    @Test
    void an_instance_that_was_used_through_an_app_since_deleted_is_in_use() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                        .kernelGateway("gone", app -> silentFor(2).accept(app.status("Deleted"))))
                .scan();
        assertThat(instances(report)).containsEntry(INSTANCE, "ACTIVE USED");
    }

    @Test
    void an_instance_that_was_used_through_an_app_since_failed_is_in_use() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                        .kernelGateway("broken", app -> silentFor(2).accept(app.status("Failed"))))
                .scan();
        assertThat(instances(report)).containsEntry(INSTANCE, "ACTIVE USED");
    }

    /** Whoever used the instance through it may have done so a minute ago: its streams tell nothing that is understood. */
    @Test
    void nothing_is_idle_beside_an_ended_app_of_a_type_that_is_not_judged() {
        IdleReport report = ofAlice(alice ->
                        alice.kernelGateway("app", silentFor(30)).app("JupyterLab", "default", deleted(silentFor(2))))
                .scan();
        assertThat(instances(report)).containsEntry(INSTANCE, "UNKNOWN OCCUPANCY_ONLY_SIGNAL");
    }

    /** It tells of its use as long as it runs, and that can be read afterwards. */
    @ParameterizedTest
    @CsvSource({"10, ACTIVE USED", "25, IDLE NO_USE_IN_WINDOW MEDIUM", "900, IDLE NO_USE_IN_WINDOW MEDIUM"})
    void canvas_that_has_ended_counts_by_what_it_told(double hours, String verdict) {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                        .app(
                                "Canvas",
                                "default",
                                app -> app.createdAt(hoursAgo(200))
                                        .activeAt(hoursAgo(hours))
                                        .status("Deleted")))
                .scan();
        assertThat(instances(report)).containsEntry(INSTANCE, verdict);
    }

    @Test
    void canvas_that_has_ended_and_whose_metric_is_denied_leaves_the_instance_open() {
        StudioWorld world = ofAlice(
                alice -> alice.kernelGateway("app", silentFor(30)).app("Canvas", "default", deleted(silentFor(30))));
        world.aws.fail("cloudwatch:GetMetricData", Fault.accessDenied());
        assertThat(instances(world.scan())).containsEntry(INSTANCE, "UNKNOWN ACCESS_DENIED");
    }

    @Test
    void use_of_which_the_summary_does_not_tell_yet_is_found_in_the_events() {
        StudioWorld world = with(deleted(app -> app.createdAt(hoursAgo(200))
                .instanceType("ml.m5.large")
                .logs(s -> s.event(hoursAgo(40), "x").event(hoursAgo(1), "y").indexLag(Duration.ofHours(2)))));
        IdleReport report = world.scan();
        assertThat(instances(report)).containsEntry(INSTANCE, "ACTIVE USED");
        assertThat(one(report, INSTANCE).verdict().explanation())
                .isEqualTo("Used at 2026-01-10 11:00 UTC: a log event of app gone.");
    }

    @Test
    void an_app_that_has_ended_is_not_judged_whatever_it_was_used_for() {
        assertThat(apps(with(deleted(silentFor(2))).scan()))
                .containsEntry("d-1/user/alice/KernelGateway/gone", "NOT_JUDGED DELETED")
                .containsEntry("d-1/user/alice/KernelGateway/app", IDLE);
    }

    @Test
    void use_before_its_creation_was_of_another_app() {
        Consumer<LocalApp> young = silentFor(10).andThen(app -> app.createdAt(hoursAgo(5)));
        assertThat(instances(with(deleted(young)).scan())).containsEntry(INSTANCE, IDLE);
    }

    @Test
    void use_on_another_instance_is_not_use_of_this_one() {
        Consumer<LocalApp> elsewhere = silentFor(2).andThen(app -> app.instanceType("ml.g4dn.xlarge"));
        assertThat(instances(with(deleted(elsewhere)).scan())).containsExactly(Map.entry(INSTANCE, IDLE));
    }

    @Test
    void who_may_not_read_what_an_app_was_used_for_before_it_ended_does_not_know() {
        StudioWorld world = with(deleted(silentFor(99)));
        world.aws.fail(
                "logs:GetLogEvents", Fault.accessDenied().where("logStreamName", "d-1/alice/KernelGateway/gone"));
        IdleReport report = world.scan();
        assertThat(instances(report)).containsEntry(INSTANCE, "UNKNOWN ACCESS_DENIED");
        assertThat(one(report, INSTANCE).verdict().explanation())
                .startsWith("Of its app KernelGateway/gone, which has ended:");
    }

    @Test
    void an_app_that_never_wrote_was_not_used() {
        Consumer<LocalApp> mute =
                app -> app.createdAt(hoursAgo(200)).instanceType("ml.m5.large").status("Failed");
        assertThat(instances(with(mute).scan())).containsEntry(INSTANCE, IDLE);
        assertThat(instances(with(mute.andThen(app -> app.logs(s -> {}))).scan()))
                .containsEntry(INSTANCE, IDLE);
    }

    @Test
    void what_an_app_that_has_ended_wrote_may_be_kept_no_longer() {
        StudioWorld world = ofAlice(
                alice -> alice.kernelGateway("app", silentFor(25)).kernelGateway("gone", deleted(silentFor(99))));
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.retentionInDays(2));
        IdlePolicy twoDays = quietFor(Duration.ofHours(25));
        assertThat(instances(world.scan(twoDays, NOW))).containsEntry(INSTANCE, "UNKNOWN RETENTION_TOO_SHORT");
    }

    @Test
    void use_of_an_app_that_is_ending_or_starting_is_use_of_its_instance() {
        assertThat(instances(with(silentFor(2).andThen(app -> app.status("Deleting")))
                        .scan()))
                .containsEntry(INSTANCE, "ACTIVE USED");
        assertThat(instances(
                        with(silentFor(2).andThen(app -> app.status("Pending"))).scan()))
                .containsEntry(INSTANCE, "ACTIVE USED");
    }

    @Test
    void its_events_are_read_only_where_no_other_use_decides() {
        StudioWorld used = ofAlice(
                alice -> alice.kernelGateway("app", silentFor(2)).kernelGateway("gone", deleted(silentFor(99))));
        assertThat(instances(used.scan())).containsEntry(INSTANCE, "ACTIVE USED");
        assertThat(used.aws.calls("logs:GetLogEvents")).isEmpty();
    }

    /** Use wins over gaps. */
    @Test
    void its_use_wins_over_what_is_not_known_of_another() {
        StudioWorld world = StudioWorld.of(
                region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                "alice",
                                alice -> alice.kernelGateway(
                                                "mute",
                                                app -> app.createdAt(hoursAgo(200))
                                                        .instanceType("ml.m5.large"))
                                        .kernelGateway("gone", deleted(silentFor(3))))),
                aws -> aws.logIndexLag(Duration.ofHours(4)));
        assertThat(instances(world.scan())).containsEntry(INSTANCE, "ACTIVE USED");
    }
}
