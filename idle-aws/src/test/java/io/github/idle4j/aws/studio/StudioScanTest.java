package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whole regions of Studio: owners, instances, other types, and what AWS may not answer. */
class StudioScanTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";

    private static Consumer<LocalApp> on(String instanceType, double hoursSilent) {
        return app -> app.createdAt(hoursAgo(200))
                .instanceType(instanceType)
                .logs(stream -> stream.event(hoursAgo(hoursSilent), "x"));
    }

    @Test
    void apps_on_one_instance_are_idle_together_or_not_at_all() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                        "alice",
                                        alice -> alice.kernelGateway("a", on("ml.m5.4xlarge", 1))
                                                .kernelGateway("b", on("ml.m5.4xlarge", 30)))
                                .userProfile(
                                        "bob",
                                        bob -> bob.kernelGateway("a", on("ml.m5.4xlarge", 40))
                                                .kernelGateway("b", on("ml.m5.4xlarge", 30)))
                                .userProfile(
                                        "carol",
                                        carol -> carol.kernelGateway("a", on("ml.t3.medium", 30))
                                                .kernelGateway("b", on("ml.g4dn.xlarge", 1)))))
                .scan();
        assertThat(instances(report))
                .containsOnlyKeys(
                        "d-1/user/alice/ml.m5.4xlarge",
                        "d-1/user/bob/ml.m5.4xlarge",
                        "d-1/user/carol/ml.t3.medium",
                        "d-1/user/carol/ml.g4dn.xlarge")
                .containsEntry("d-1/user/alice/ml.m5.4xlarge", "ACTIVE USED")
                .containsEntry("d-1/user/bob/ml.m5.4xlarge", IDLE)
                .containsEntry("d-1/user/carol/ml.t3.medium", IDLE)
                .containsEntry("d-1/user/carol/ml.g4dn.xlarge", "ACTIVE USED");
        assertThat(apps(report)).containsEntry("d-1/user/alice/KernelGateway/b", IDLE);
    }

    @Test
    void users_of_one_name_in_two_domains_are_two() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                                "d-a",
                                domain -> domain.userProfile(
                                        "alice", alice -> alice.kernelGateway("same", on("ml.m5.large", 1))))
                        .domain(
                                "d-b",
                                domain -> domain.userProfile(
                                        "alice", alice -> alice.kernelGateway("same", on("ml.m5.large", 30)))))
                .scan();
        assertThat(instances(report))
                .containsEntry("d-a/user/alice/ml.m5.large", "ACTIVE USED")
                .containsEntry("d-b/user/alice/ml.m5.large", IDLE);
    }

    @Test
    void other_types_say_what_they_are() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                        "alice",
                                        alice -> alice.app("JupyterServer", "default", on("system", 99))
                                                .app("Hologram", "x", on("ml.m5.large", 99))
                                                .app("Canvas", "default", on("ml.m5.large", 99)))
                                .space(
                                        "s1",
                                        space -> space.owner("bob").privately().jupyterLab(on("ml.m5.large", 99)))
                                .rStudioServer(app -> app.createdAt(hoursAgo(99)))))
                .scan();
        assertThat(apps(report))
                .containsEntry("d-1/user/alice/JupyterServer/default", "NOT_JUDGED NOT_BILLED")
                .containsEntry("d-1/user/alice/Hologram/x", "NOT_JUDGED UNKNOWN_APP_TYPE")
                .containsEntry("d-1/user/alice/Canvas/default", "UNKNOWN NO_METRICS")
                .containsEntry("d-1/space/s1/JupyterLab/default", "UNKNOWN LOG_SHIPPING_SILENT")
                .containsValue("NOT_JUDGED SHARED_SERVER");
        assertThat(report.assessments())
                .filteredOn(one -> one.resource().path().equals("d-1/space/s1/JupyterLab/default"))
                .allMatch(one -> one.activity().isOwnedBy("bob"));
        assertThat(instances(report)).containsEntry("d-1/space/s1/ml.m5.large", "UNKNOWN LOG_SHIPPING_SILENT");
    }

    @Test
    void an_empty_region_costs_no_call_to_the_logs() {
        StudioWorld world = StudioWorld.of(region -> region.domain("d-1", domain -> domain.userProfile("alice")));
        IdleReport report = world.scan();
        assertThat(report.assessments()).isEmpty();
        assertThat(report.failures()).isEmpty();
        assertThat(world.aws.calls("logs:*")).isEmpty();
    }

    @Test
    void a_missing_log_group_is_told_once_and_nobody_is_idle() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                "alice",
                                alice -> alice.kernelGateway("a", app -> app.createdAt(hoursAgo(99)))
                                        .kernelGateway("b", app -> app.createdAt(hoursAgo(99))))))
                .scan();
        assertThat(apps(report).values()).hasSize(2).containsOnly("UNKNOWN LOG_GROUP_MISSING");
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void what_is_no_longer_kept_is_not_silence() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile("alice", alice -> alice.kernelGateway("a", on("ml.m5.large", 60)))));
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.retentionInDays(1));
        assertThat(apps(world.scan())).containsValue("UNKNOWN RETENTION_TOO_SHORT");
    }

    @Test
    void events_that_are_denied_leave_the_others_alone() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile(
                        "alice",
                        alice -> alice.kernelGateway("a", on("ml.m5.large", 30))
                                .kernelGateway("b", on("ml.t3.medium", 30)))));
        world.aws.fail("logs:GetLogEvents", Fault.accessDenied().where("logStreamName", "d-1/alice/KernelGateway/a"));
        assertThat(apps(world.scan()))
                .containsEntry("d-1/user/alice/KernelGateway/a", "UNKNOWN ACCESS_DENIED")
                .containsEntry("d-1/user/alice/KernelGateway/b", IDLE);
    }

    @Test
    void a_proxys_page_is_not_silence() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile("alice", alice -> alice.kernelGateway("a", on("ml.m5.large", 30)))));
        world.aws.fail("logs:*", Fault.emptyBody());
        assertThat(apps(world.scan())).containsValue("UNKNOWN CALL_FAILED");
    }

    @Test
    void apps_that_were_not_listed_to_the_end_make_no_instance_idle() {
        StudioWorld world = StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < 150; i++) {
                int user = i;
                domain.userProfile("u" + i, profile -> profile.kernelGateway("a" + user, on("ml.m5.large", 30)));
            }
        }));
        world.aws.fail("sagemaker:ListApps", Fault.internalFailure().onCall(2));
        world.aws.fail("sagemaker:ListApps", Fault.internalFailure().onCall(4));
        IdleReport report = world.scan();
        assertThat(apps(report).values()).hasSize(100).containsOnly(IDLE);
        assertThat(instances(report).values()).hasSize(100).containsOnly("UNKNOWN PARTS_INCOMPLETE");
        assertThat(report.summary().inventoryComplete()).isFalse();
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .anyMatch(error -> error.startsWith("sagemaker:ListApps"));
    }

    @Test
    void a_policy_without_needs_is_no_reason_to_lose_an_app() {
        StudioWorld world = StudioWorld.ofOne(on("ml.m5.large", 30));
        IdlePolicy nobody = IdlePolicy.of(
                "judges nobody", EvidenceNeeds.nothing(), activity -> IdleVerdict.notJudged("NOBODY", "nobody"));
        assertThat(apps(world.scan(nobody, NOW))).containsValue("NOT_JUDGED NOBODY");
    }

    @Test
    void by_a_clock_that_is_wrong_neither_app_nor_instance_is_idle() {
        StudioWorld world = StudioWorld.ofOne(on("ml.t3.medium", 48));
        assertThat(apps(world.scan()).values()).containsExactly(IDLE);
        world.aws.clockAhead(Duration.ofDays(3));
        assertThat(apps(world.scan()).values()).containsExactly("UNKNOWN CLOCK_SKEW");
        assertThat(instances(world.scan()).values()).containsExactly("UNKNOWN CLOCK_SKEW");
    }

    @Test
    void a_policy_without_needs_loses_no_app_that_has_no_stream() {
        StudioWorld world = StudioWorld.ofOne(app -> {});
        world.aws.region("us-east-1").logGroup(GROUP, group -> {});
        IdlePolicy nobody = IdlePolicy.of(
                "judges nobody", EvidenceNeeds.nothing(), activity -> IdleVerdict.notJudged("NOBODY", "nobody"));
        assertThat(apps(world.scan(nobody, NOW))).containsValue("NOT_JUDGED NOBODY");
    }

    @Test
    void an_account_that_could_not_be_asked_for_is_told_of() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30)));
        world.aws.fail("sagemaker:ListDomains", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(apps(report)).containsEntry("d-1/user/alice/KernelGateway/app", IDLE);
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .anyMatch(error -> error.startsWith("sagemaker:ListDomains: "));
    }

    @Test
    void a_threshold_that_no_calendar_holds_loses_no_app() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30)));
        IdleReport report = world.scan(quietFor(Duration.ofSeconds(Long.MAX_VALUE)), NOW);
        assertThat(apps(report)).containsOnlyKeys("d-1/user/alice/KernelGateway/app");
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void a_call_that_failed_is_not_put_down_to_the_class_of_the_group() {
        StudioWorld world = StudioWorld.ofOne(silentFor(30));
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.logGroupClass("INFREQUENT_ACCESS"));
        world.aws.fail("logs:GetLogEvents", Fault.throttling());
        assertThat(apps(world.scan())).containsValue("UNKNOWN CALL_FAILED");
    }

    @Test
    void no_more_domains_are_listed_than_it_takes_to_know_the_account() {
        StudioWorld world = StudioWorld.of(region -> {
            for (int i = 0; i < 150; i++) {
                region.domain("d-" + i, domain -> domain.userProfile("alice", alice -> {}));
            }
        });
        world.scan();
        assertThat(world.aws.calls("sagemaker:ListDomains")).hasSize(1);
    }
}
