package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.ofBob;
import static io.github.idle4j.aws.studio.StudioWorld.ofCanvas;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Canvas tells itself how many seconds ago it was used, each minute, under the name of its owner. */
class CanvasTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String USED = "ACTIVE USED";
    private static final String CANVAS = "d-1/user/alice/Canvas/default";
    private static final String OF_SPACE = "d-1/space/s1/Canvas/default";

    /** A Canvas app of bob's that was last used so long ago. */
    private static Consumer<LocalApp> usedBefore(Duration age) {
        return app -> app.createdAt(hoursAgo(120)).instanceType("ml.t3.medium").activeAt(NOW.minus(age));
    }

    /** Points that were published at those instants, and what each said, in hours. */
    private static StudioWorld published(Map<Instant, Double> hoursSince) {
        StudioWorld world = ofCanvas(app -> {});
        world.aws
                .region("us-east-1")
                .series(
                        "/aws/sagemaker/Canvas/AppActivity",
                        "TimeSinceLastActive",
                        Map.of("DomainId", "d-1", "UserProfileName", "alice"),
                        series -> hoursSince.forEach((at, hours) -> series.add(at, hours * 3_600)));
        return world;
    }

    /** A point tells of a minute, within which the use may lie: one that may be inside the window is. */
    @ParameterizedTest
    @CsvSource({
        "PT10M, ACTIVE USED",
        "PT23H59M, ACTIVE USED",
        "PT24H, ACTIVE USED",
        "PT24H59S, ACTIVE USED",
        "PT24H1M, IDLE NO_USE_IN_WINDOW MEDIUM",
        "PT100H, IDLE NO_USE_IN_WINDOW MEDIUM"
    })
    void the_age_that_it_tells_is_when_it_was_used(Duration age, String verdict) {
        assertThat(inShort(ofCanvas(app -> app.activeAt(NOW.minus(age))).judge()))
                .isEqualTo(verdict);
    }

    @Test
    void the_last_of_several_uses_counts() {
        Assessment found = ofCanvas(app -> app.activeAt(hoursAgo(60), hoursAgo(40), hoursAgo(30)))
                .judge();
        assertThat(inShort(found)).isEqualTo(IDLE);
        assertThat(((Idle) found.verdict()).since())
                .isBetween(hoursAgo(30), hoursAgo(30).plusSeconds(60));
        assertThat(found.verdict().findings())
                .allMatch(silence -> silence instanceof Silence shown && shown.basis() == Basis.REPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "0, IDLE NO_USE_IN_WINDOW MEDIUM",
        "59, IDLE NO_USE_IN_WINDOW MEDIUM",
        "60, IDLE NO_USE_IN_WINDOW MEDIUM",
        "61, UNKNOWN NO_METRICS",
        "600, UNKNOWN NO_METRICS"
    })
    void a_point_speaks_for_an_hour(int minutes, String verdict) {
        assertThat(inShort(
                        published(Map.of(NOW.minusSeconds(60L * minutes), 30.0)).judge()))
                .isEqualTo(minutes == 0 ? "UNKNOWN NO_METRICS" : verdict);
    }

    @Test
    void of_two_points_the_one_that_is_closer_to_a_use_counts() {
        assertThat(inShort(published(Map.of(NOW.minusSeconds(1_800), 2.0, NOW.minusSeconds(600), 30.0))
                        .judge()))
                .isEqualTo(USED);
        assertThat(inShort(published(Map.of(NOW.minusSeconds(600), 2.0, NOW.minusSeconds(1_800), 30.0))
                        .judge()))
                .isEqualTo(USED);
    }

    /** Two apps of one person tell under one name. */
    @Test
    void of_two_values_of_one_minute_the_one_that_is_closer_to_a_use_counts() {
        StudioWorld world = published(Map.of(NOW.minusSeconds(600), 30.0));
        world.aws
                .region("us-east-1")
                .series(
                        "/aws/sagemaker/Canvas/AppActivity",
                        "TimeSinceLastActive",
                        Map.of("DomainId", "d-1", "UserProfileName", "alice"),
                        series -> series.add(NOW.minusSeconds(600), 7_200));
        assertThat(inShort(world.judge())).isEqualTo(USED);
    }

    @Test
    void an_age_below_zero_is_none() {
        assertThat(inShort(published(Map.of(NOW.minusSeconds(600), -5.0)).judge()))
                .isEqualTo(USED);
    }

    @Test
    void points_of_an_earlier_app_of_that_profile_are_not_its_own() {
        Consumer<LocalApp> young = app -> app.createdAt(NOW.minusSeconds(600)).activeAt(hoursAgo(30));
        assertThat(inShort(ofCanvas(young).judge()))
                .as("which it told of as this one too")
                .isEqualTo("NOT_JUDGED TOO_NEW");
        StudioWorld before = published(Map.of(NOW.minusSeconds(1_800), 0.1));
        before.aws
                .region("us-east-1")
                .domain(
                        "d-1",
                        d -> d.userProfile("alice", p -> p.canvas(app -> app.createdAt(NOW.minusSeconds(1_200)))));
        assertThat(inShort(before.judge())).isEqualTo("NOT_JUDGED TOO_NEW");
    }

    @Test
    void the_app_of_a_space_tells_under_the_name_of_its_owner() {
        StudioWorld world = ofBob(space -> space.canvas(usedBefore(Duration.ofHours(30))));
        IdleReport report = world.scan();
        assertThat(apps(report)).containsOnly(entry(OF_SPACE, IDLE));
        assertThat(instances(report)).containsOnly(entry("d-1/space/s1/ml.t3.medium", IDLE));
        assertThat(one(report, OF_SPACE).verdict().explanation()).startsWith("No activity of Canvas of bob in 1 day;");
        assertThat(apps(ofBob(space -> space.canvas(usedBefore(Duration.ofHours(3))))
                        .scan()))
                .containsOnly(entry(OF_SPACE, USED));
    }

    @Test
    void it_is_judged_by_no_stream_and_so_shares_none() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile("bob", bob -> bob.canvas(usedBefore(Duration.ofHours(30))))
                                .space(
                                        "bob",
                                        space -> space.owner("bob")
                                                .privately()
                                                .canvas(usedBefore(Duration.ofHours(30))))))
                .scan();
        assertThat(report.assessments())
                .hasSize(4)
                .noneMatch(one -> one.activity().notes().contains("SHARED_STREAM_NAME"));
    }

    @Test
    void where_nobody_knows_the_owner_nobody_knows_the_use() {
        StudioWorld world = ofBob(space -> space.canvas(usedBefore(Duration.ofHours(30))));
        world.aws.fail("sagemaker:ListSpaces", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(apps(report)).containsOnly(entry(OF_SPACE, "UNKNOWN UNKNOWN_OWNER"));
        assertThat(instances(report).values()).containsOnly("UNKNOWN UNKNOWN_OWNER");
        assertThat(one(report, OF_SPACE).verdict().explanation())
                .endsWith("it tells of its use under the name of its owner, which is unknown.");
        assertThat(apps(ofBob(space ->
                                space.canvas(usedBefore(Duration.ofHours(30))).shared())
                        .scan()))
                .as("a shared space has no owner")
                .containsOnly(entry(OF_SPACE, "UNKNOWN UNKNOWN_OWNER"));
    }

    /** It may be shared, and its owner be a contact only. */
    @Test
    void of_a_space_that_does_not_say_whether_it_is_private_nobody_knows_the_owner() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.space("s1", space -> space.owner("bob").canvas(usedBefore(Duration.ofHours(30))))));
        assertThat(apps(world.scan())).containsOnly(entry(OF_SPACE, "UNKNOWN UNKNOWN_OWNER"));
    }

    @Test
    void users_of_one_name_in_two_domains_have_a_canvas_each() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                                "d-1", d -> d.userProfile("alice", a -> a.canvas(usedBefore(Duration.ofHours(30)))))
                        .domain("d-2", d -> d.userProfile("alice", a -> a.canvas(usedBefore(Duration.ofHours(3))))))
                .scan();
        assertThat(apps(report)).containsOnly(entry(CANVAS, IDLE), entry("d-2/user/alice/Canvas/default", USED));
    }

    @Test
    void where_metrics_are_denied_the_others_are_judged() {
        StudioWorld world =
                ofAlice(alice -> alice.canvas(usedBefore(Duration.ofHours(30))).kernelGateway("app", silentFor(30)));
        world.aws.fail("cloudwatch:GetMetricData", Fault.accessDenied());
        assertThat(apps(world.scan()))
                .containsOnly(entry(CANVAS, "UNKNOWN ACCESS_DENIED"), entry("d-1/user/alice/KernelGateway/app", IDLE));
        assertThat(instances(world.scan()))
                .containsOnly(
                        entry("d-1/user/alice/ml.t3.medium", "UNKNOWN ACCESS_DENIED"),
                        entry("d-1/user/alice/ml.m5.large", IDLE));
    }

    @Test
    void a_series_that_was_not_read_to_its_end_is_no_silence() {
        StudioWorld world = ofAlice(alice -> alice.canvas(usedBefore(Duration.ofHours(30))));
        world.aws.fail("cloudwatch:GetMetricData", Fault.partialData());
        assertThat(apps(world.scan())).containsOnly(entry(CANVAS, "UNKNOWN METRICS_INCOMPLETE"));
    }

    @Test
    void canvas_in_use_keeps_the_instance_that_a_kernel_shares() {
        IdleReport report = ofAlice(alice -> alice.canvas(usedBefore(Duration.ofHours(3)))
                        .kernelGateway("app", silentFor(30).andThen(app -> app.instanceType("ml.t3.medium"))))
                .scan();
        assertThat(instances(report)).containsEntry("d-1/user/alice/ml.t3.medium", USED);
    }

    @Test
    void metrics_are_asked_for_only_where_there_is_a_canvas_that_runs() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                .canvas(usedBefore(Duration.ofHours(30)).andThen(app -> app.status("Deleting"))));
        assertThat(apps(world.scan())).containsEntry(CANVAS, "NOT_JUDGED DELETING");
        assertThat(world.aws.calls("cloudwatch:*")).isEmpty();
    }

    @Test
    void canvases_of_two_people_tell_under_two_names() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile("alice", alice -> alice.canvas(usedBefore(Duration.ofHours(30))))
                                .userProfile("carol", carol -> carol.canvas(usedBefore(Duration.ofHours(2))))))
                .scan();
        assertThat(apps(report)).containsEntry(CANVAS, IDLE).containsEntry("d-1/user/carol/Canvas/default", USED);
    }
}
