package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which streams are whose: those of the very name of an app, and those that differ from it in letters only. */
class StreamNamesTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String APP = "d-1/user/alice/KernelGateway/app";

    @Test
    void a_sibling_that_shares_the_beginning_of_the_name_speaks_for_itself_alone() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile(
                        "alice",
                        alice -> alice.kernelGateway(
                                        "app",
                                        app -> app.createdAt(hoursAgo(99)).logs(s -> s.event(hoursAgo(30), "x")))
                                .kernelGateway(
                                        "app-2",
                                        app -> app.createdAt(hoursAgo(99)).logs(s -> s.event(hoursAgo(0.1), "x"))))));
        assertThat(apps(world.scan()))
                .containsEntry("d-1/user/alice/KernelGateway/app", "IDLE NO_USE_IN_WINDOW MEDIUM")
                .containsEntry("d-1/user/alice/KernelGateway/app-2", "ACTIVE USED");
    }

    @Test
    void a_stream_in_other_letters_is_the_apps_too() {
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(s -> s.event(hoursAgo(48), "x")));
        world.aws
                .region("us-east-1")
                .logGroup(GROUP, group -> group.stream("d-1/Alice/KernelGateway/app", s -> s.event(hoursAgo(2), "x")));
        assertThat(inShort(world.judge())).isEqualTo("ACTIVE USED");
    }

    @Test
    void a_stream_in_other_letters_counts_by_its_events_also_where_its_summary_is_old() {
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(s -> s.event(hoursAgo(48), "x")));
        world.aws
                .region("us-east-1")
                .logGroup(
                        GROUP,
                        group -> group.stream(
                                "d-1/Alice/KernelGateway/app",
                                s -> s.event(hoursAgo(40), "x")
                                        .event(hoursAgo(1), "y")
                                        .indexLag(Duration.ofHours(2))));
        assertThat(inShort(world.judge())).isEqualTo("ACTIVE USED");
    }

    @Test
    void a_stream_in_other_letters_serves_where_there_is_no_other() {
        StudioWorld world = StudioWorld.ofOne(app -> {});
        world.aws
                .region("us-east-1")
                .logGroup(GROUP, group -> group.stream("d-1/Alice/KernelGateway/app", s -> s.event(hoursAgo(30), "x")));
        assertThat(inShort(world.judge())).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
    }

    @Test
    void the_latest_start_counts_whatever_the_letters_of_its_stream() {
        StudioWorld world = StudioWorld.ofOne(app ->
                app.logs(s -> s.event(hoursAgo(30), "x")).lifecycleConfigLogs(s -> s.event(hoursAgo(50), "start")));
        world.aws
                .region("us-east-1")
                .logGroup(
                        GROUP,
                        group -> group.stream(
                                "d-1/Alice/KernelGateway/app/LifecycleConfigOnStart",
                                s -> s.event(hoursAgo(1), "start")));
        assertThat(inShort(world.judge())).isEqualTo("NOT_JUDGED TOO_NEW");
    }

    @Test
    void a_late_restart_is_looked_for_also_where_the_lifecycle_stream_has_other_letters() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30)));
        world.aws
                .region("us-east-1")
                .logGroup(
                        GROUP,
                        group -> group.stream(
                                "d-1/Alice/KernelGateway/app/LifecycleConfigOnStart",
                                s -> s.event(hoursAgo(150), "start")
                                        .event(hoursAgo(1), "start")
                                        .indexLag(Duration.ofHours(2))));
        assertThat(apps(world.scan())).containsEntry(APP, "NOT_JUDGED TOO_NEW");
    }

    @Test
    void where_streams_cannot_be_listed_nobody_knows_of_those_in_other_letters() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(48)));
        world.aws
                .region("us-east-1")
                .logGroup(GROUP, group -> group.stream("d-1/Alice/KernelGateway/app", s -> s.event(hoursAgo(2), "x")));
        world.aws.fail("logs:DescribeLogStreams", Fault.accessDenied());
        assertThat(apps(world.scan())).containsEntry(APP, "UNKNOWN ACCESS_DENIED");
    }

    @Test
    void two_apps_whose_names_differ_in_letters_only_have_a_stream_each() {
        IdleReport report = ofAlice(
                        alice -> alice.kernelGateway("app", silentFor(30)).kernelGateway("App", silentFor(2)))
                .scan();
        assertThat(apps(report))
                .containsEntry("d-1/user/alice/KernelGateway/App", "ACTIVE USED")
                .containsEntry(APP, IDLE);
    }

    @Test
    void a_user_and_a_space_of_one_name_share_their_streams_and_both_say_so() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile("alice", alice -> alice.kernelGateway("app", silentFor(30)))
                        .space("alice", space -> space.shared().kernelGateway("app", silentFor(2)))));
        assertThat(world.scan().assessments())
                .filteredOn(one -> one.resource().type().equals(ResourceId.STUDIO_APP))
                .hasSize(2)
                .allMatch(one -> one.activity().notes().contains("SHARED_STREAM_NAME"));
    }

    @Test
    void where_streams_cannot_be_listed_an_app_without_a_stream_of_its_name_may_have_another() {
        StudioWorld world = StudioWorld.ofOne(app -> {});
        world.aws
                .region("us-east-1")
                .logGroup(GROUP, group -> group.stream("d-1/Alice/KernelGateway/app", s -> s.event(hoursAgo(2), "x")));
        world.aws.fail("logs:DescribeLogStreams", Fault.throttling());
        assertThat(apps(world.scan())).containsValue("UNKNOWN CALL_FAILED");
    }

    @Test
    void where_streams_cannot_be_listed_use_that_the_own_stream_shows_still_counts() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(48)));
        world.aws.fail("logs:DescribeLogStreams", Fault.accessDenied());
        IdlePolicy longer = IdlePolicy.of(
                "quiet for four days, or one",
                EvidenceNeeds.lookback(Duration.ofDays(4)),
                quietFor(Duration.ofDays(4))::evaluate);
        assertThat(apps(world.scan(longer, NOW))).containsEntry(APP, "ACTIVE USED");
    }
}
