package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.idleUsers;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.of;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.ofOne;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the specification, by their ids: kernel apps, and types that are judged like them or not at all. */
class StudioExamplesTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String ALICES = "d-1/user/alice/";
    private static final String WRANGLER = "sagemaker-data-wrang-ml-m5-4xlarge-54eebb9b8b7e2055bdd94fd073ee";

    record Example(String id, Consumer<LocalApp> app, String verdict) {
        @Override
        public String toString() {
            return id + " -> " + verdict;
        }
    }

    /** A kernel app of alice, five days old, in a log group that is there. */
    static Stream<Example> ofOneKernelApp() {
        return Stream.of(
                new Example("S01", app -> app.logs(s -> s.event(hoursAgo(1), "x")), "ACTIVE USED"),
                new Example("S02", app -> app.logs(s -> s.event(hoursAgo(30), "x")), IDLE),
                new Example(
                        "S03",
                        app -> app.logs(s -> s.event(hoursAgo(30), "x")
                                .event(NOW.minus(ofMinutes(20)), "y")
                                .indexLag(ofHours(1))),
                        "ACTIVE USED"),
                new Example("S04", app -> app.logs(s -> s.event(hoursAgo(24), "x")), IDLE),
                new Example("S05", app -> app.logs(s -> s.event(hoursAgo(24).plusMillis(1), "x")), "ACTIVE USED"),
                new Example("S11", app -> app.createdAt(hoursAgo(72)), "UNKNOWN NO_LOG_STREAM"),
                new Example("S12", app -> app.createdAt(NOW.minus(ofMinutes(10))), "NOT_JUDGED TOO_NEW"),
                new Example("S13", app -> app.createdAt(hoursAgo(72)).logs(s -> {}), "UNKNOWN EMPTY_STREAM"),
                new Example("S20 Pending", app -> app.status("Pending"), "NOT_JUDGED CREATING"),
                new Example("S20 Failed", app -> app.status("Failed"), "NOT_JUDGED FAILED"),
                new Example("S20 Deleting", app -> app.status("Deleting"), "NOT_JUDGED DELETING"),
                new Example("S20 Deleted", app -> app.status("Deleted"), "NOT_JUDGED DELETED"),
                new Example("S36", app -> app.instanceType("system").logs(s -> s.event(hoursAgo(30), "x")), IDLE),
                new Example(
                        "S55",
                        app -> app.lastHealthCheckAt(NOW.minus(ofMinutes(1)))
                                .lastUserActivityAt(NOW.minus(ofMinutes(1)))
                                .logs(s -> s.event(hoursAgo(72), "x")),
                        IDLE),
                new Example("S57", app -> app.logs(s -> s.event(hoursAgo(30), "epoch 1 begins")), IDLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofOneKernelApp")
    void a_kernel_app(Example example) {
        StudioWorld world = ofOne(example.app());
        world.aws.region("us-east-1").logGroup(GROUP, group -> {});
        assertThat(inShort(world.judge())).isEqualTo(example.verdict());
    }

    @Test
    void S02_S57_an_idle_app_tells_since_when_by_what_and_what_logs_do_not_show() {
        Assessment found =
                ofOne(app -> app.logs(s -> s.event(hoursAgo(30), "x"))).judge();
        assertThat(((Idle) found.verdict()).since()).isEqualTo(hoursAgo(30));
        assertThat(found.verdict().explanation())
                .contains("log event of app app", "2026-01-09 06:00 UTC", "may be computing silently");
        assertThat(found.activity().notes()).contains("MAY_COMPUTE_SILENTLY");
    }

    @Test
    void S03_the_use_that_no_summary_told_of_is_named() {
        Assessment found = ofOne(app -> app.logs(s -> s.event(hoursAgo(30), "x")
                        .event(NOW.minus(ofMinutes(20)), "y")
                        .indexLag(ofHours(1))))
                .judge();
        assertThat(found.verdict().explanation()).isEqualTo("Used at 2026-01-10 11:40 UTC: a log event of app app.");
    }

    @Test
    void S07_each_stream_is_the_apps_of_its_very_name() {
        IdleReport report = ofAlice(
                        alice -> alice.kernelGateway("app", silentFor(30)).kernelGateway("app-2", silentFor(1.0 / 12)))
                .scan();
        assertThat(apps(report))
                .containsOnly(
                        entry(ALICES + "KernelGateway/app", IDLE),
                        entry(ALICES + "KernelGateway/app-2", "ACTIVE USED"));
    }

    @Test
    void S15_a_missing_log_group_is_one_warning_for_all() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("a", app -> app.createdAt(hoursAgo(72)))
                        .kernelGateway("b", app -> app.createdAt(hoursAgo(72)))
                        .kernelGateway("c", app -> app.createdAt(hoursAgo(72))))
                .scan();
        assertThat(apps(report).values()).hasSize(3).containsOnly("UNKNOWN LOG_GROUP_MISSING");
        assertThat(report.failures()).hasSize(1);
        assertThat(report.unknown().get(0).verdict().explanation()).contains("there is no log group " + GROUP);
    }

    @Test
    void S16_an_empty_stream_says_nothing_where_a_day_is_kept_and_a_week_was_asked_for() {
        StudioWorld world = ofOne(app -> app.createdAt(hoursAgo(20 * 24)).logs(s -> {}));
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.retentionInDays(1));
        assertThat(apps(world.scan(quietFor(ofDays(7)), NOW))).containsValue("UNKNOWN RETENTION_TOO_SHORT");
    }

    @Test
    void S21_an_app_that_does_not_get_started_carries_a_note() {
        assertThat(notesOfPending(2)).contains("STUCK_PENDING");
        assertThat(notesOfPending(1)).doesNotContain("STUCK_PENDING");
    }

    private static List<String> notesOfPending(double hours) {
        Assessment found =
                ofOne(app -> app.status("Pending").createdAt(hoursAgo(hours))).judge();
        assertThat(inShort(found)).isEqualTo("NOT_JUDGED CREATING");
        return found.activity().notes();
    }

    @Test
    void S22_S23_the_user_interface_is_free_and_what_it_leaves_behind_is_not() {
        IdleReport report = ofAlice(alice -> alice.app(
                        "JupyterServer", "default", silentFor(30 * 24).andThen(app -> app.createdAt(hoursAgo(900)))))
                .scan();
        assertThat(apps(report)).containsOnly(entry(ALICES + "JupyterServer/default", "NOT_JUDGED NOT_BILLED"));
        report = ofAlice(alice -> alice.app("JupyterServer", "default", app -> app.status("Deleted"))
                        .kernelGateway("app", silentFor(72)))
                .scan();
        assertThat(apps(report)).containsEntry(ALICES + "KernelGateway/app", IDLE);
        assertThat(instances(report)).containsOnly(entry(ALICES + "ml.m5.large", IDLE));
    }

    @Test
    void S32_users_of_one_name_in_two_domains_are_two() {
        IdleReport report = of(region -> region.domain(
                                "d-a", d -> d.userProfile("alice", alice -> alice.kernelGateway("app", silentFor(1))))
                        .domain("d-b", d -> d.userProfile("alice", alice -> alice.kernelGateway("app", silentFor(30)))))
                .scan();
        assertThat(idleUsers(report)).containsExactly("d-b alice");
    }

    private static Consumer<LocalApp> on(String instanceType, double hoursSilent) {
        return silentFor(hoursSilent).andThen(app -> app.instanceType(instanceType));
    }

    @Test
    void S33_one_app_in_use_keeps_the_instance_that_another_shares() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("busy", on("ml.m5.4xlarge", 1))
                        .kernelGateway("quiet", on("ml.m5.4xlarge", 30)))
                .scan();
        assertThat(apps(report))
                .containsEntry(ALICES + "KernelGateway/busy", "ACTIVE USED")
                .containsEntry(ALICES + "KernelGateway/quiet", IDLE);
        assertThat(instances(report)).containsOnly(entry(ALICES + "ml.m5.4xlarge", "ACTIVE USED"));
        assertThat(idleUsers(report)).isEmpty();
    }

    @Test
    void S34_two_idle_apps_on_one_instance_are_one_idle_instance_of_one_user() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("one", on("ml.m5.4xlarge", 30))
                        .kernelGateway("other", on("ml.m5.4xlarge", 40)))
                .scan();
        assertThat(instances(report)).containsOnly(entry(ALICES + "ml.m5.4xlarge", IDLE));
        assertThat(idleUsers(report)).containsExactly("d-1 alice");
        assertThat(((Idle) one(report, ALICES + "ml.m5.4xlarge").verdict()).since())
                .isEqualTo(hoursAgo(30));
    }

    @Test
    void S35_instances_of_two_types_are_two_bills() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("small", on("ml.t3.medium", 30))
                        .kernelGateway("large", on("ml.g4dn.xlarge", 1)))
                .scan();
        assertThat(instances(report))
                .containsOnly(entry(ALICES + "ml.t3.medium", IDLE), entry(ALICES + "ml.g4dn.xlarge", "ACTIVE USED"));
        assertThat(idleUsers(report)).containsExactly("d-1 alice");
    }

    @Test
    void S36_the_instance_type_system_of_a_kernel_app_has_a_name_with_a_price() {
        assertThat(instances(ofAlice(alice -> alice.kernelGateway("app", on("system", 30)))
                        .scan()))
                .containsOnly(entry(ALICES + "ml.t3.medium", IDLE));
    }

    @Test
    void S37_data_wrangler_is_labelled() {
        Assessment found = one(
                ofAlice(alice -> alice.kernelGateway(WRANGLER, silentFor(48))).scan(),
                ALICES + "KernelGateway/" + WRANGLER);
        assertThat(inShort(found)).isEqualTo(IDLE);
        assertThat(found.activity().notes()).contains("DATA_WRANGLER");
    }

    @Test
    void S44_the_rstudio_server_is_for_all() {
        assertThat(apps(of(region -> region.domain(
                                "d-1",
                                domain -> domain.rStudioServer(
                                        app -> app.createdAt(hoursAgo(900)).instanceType("ml.c5.4xlarge"))))
                        .scan()))
                .containsOnly(entry("d-1/user/domain-shared/RStudioServerPro/default", "NOT_JUDGED SHARED_SERVER"));
    }

    @Test
    void S45_a_session_of_rstudio_writes_to_a_segment_of_another_name() {
        StudioWorld world = ofAlice(alice -> alice.app("RSessionGateway", "r", silentFor(48)));
        assertThat(apps(world.scan())).containsOnly(entry(ALICES + "RSessionGateway/r", IDLE));
        assertThat(world.aws.calls("logs:GetLogEvents"))
                .anyMatch(call -> "d-1/alice/RSession/r".equals(call.text("logStreamName")));
    }

    @Test
    void S49_throttling_makes_a_scan_slow_and_changes_no_verdict() {
        StudioWorld world = ofOne(silentFor(30));
        world.aws.fail("logs:DescribeLogStreams", Fault.throttling().firstCalls(3));
        assertThat(inShort(world.judge())).isEqualTo(IDLE);
    }

    @Test
    void S50_who_may_not_read_one_stream_still_judges_by_the_others() {
        StudioWorld world =
                ofAlice(alice -> alice.kernelGateway("barred", silentFor(30)).kernelGateway("open", silentFor(30)));
        world.aws.fail(
                "logs:GetLogEvents", Fault.accessDenied().where("logStreamName", "d-1/alice/KernelGateway/barred"));
        assertThat(apps(world.scan()))
                .containsOnly(
                        entry(ALICES + "KernelGateway/barred", "UNKNOWN ACCESS_DENIED"),
                        entry(ALICES + "KernelGateway/open", IDLE));
    }

    @Test
    void S64_a_class_of_group_that_cannot_be_read_is_the_reason() {
        StudioWorld world = ofOne(silentFor(30));
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.logGroupClass("INFREQUENT_ACCESS"));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN LOG_CLASS");
    }

    @Test
    void S65_without_apps_there_is_nothing_to_report_and_no_log_to_read() {
        StudioWorld world = of(region -> region.domain("d-1", domain -> domain.userProfile("alice")));
        IdleReport report = world.scan();
        assertThat(report.assessments()).isEmpty();
        assertThat(report.failures()).isEmpty();
        assertThat(report.summary().inventoryComplete()).isTrue();
        assertThat(world.aws.calls("logs:*")).isEmpty();
    }
}
