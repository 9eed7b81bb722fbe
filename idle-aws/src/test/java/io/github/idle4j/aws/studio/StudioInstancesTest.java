package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which apps share an instance, of which type it is, and whose it is. */
class StudioInstancesTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String ALICES = "d-1/user/alice/ml.m5.large";

    private static Consumer<LocalApp> on(String instanceType, double hoursSilent) {
        return app -> app.createdAt(hoursAgo(200))
                .instanceType(instanceType)
                .logs(stream -> stream.event(hoursAgo(hoursSilent), "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "JupyterServer, InService, IDLE NO_USE_IN_WINDOW MEDIUM",
        "RStudioServerPro, InService, IDLE NO_USE_IN_WINDOW MEDIUM",
        "Hologram, InService, UNKNOWN KIND_NOT_SUPPORTED",
        "Canvas, InService, UNKNOWN NO_METRICS",
        "KernelGateway, Failed, IDLE NO_USE_IN_WINDOW MEDIUM",
        "KernelGateway, Deleting, NOT_JUDGED IN_TRANSITION",
        "Canvas, Pending, NOT_JUDGED IN_TRANSITION",
        "JupyterServer, Pending, IDLE NO_USE_IN_WINDOW MEDIUM",
        "JupyterServer, Deleting, IDLE NO_USE_IN_WINDOW MEDIUM",
        "JupyterServer, Deleted, IDLE NO_USE_IN_WINDOW MEDIUM",
        "Hologram, Deleted, UNKNOWN KIND_NOT_SUPPORTED"
    })
    void what_else_runs_beside_an_idle_app(String type, String status, String verdict) {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("a", on("ml.m5.large", 30))
                        .app(type, "b", app -> on("ml.m5.large", 30).accept(app.status(status))))
                .scan();
        assertThat(instances(report)).containsExactly(Map.entry(ALICES, verdict));
    }

    @Test
    void what_has_ended_makes_no_instance_and_lends_no_age() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("a", on("ml.m5.large", 30))
                        .kernelGateway("gone", app -> on("ml.g4dn.xlarge", 99).accept(app.status("Deleted")))
                        .kernelGateway("older", app -> {
                            on("ml.m5.large", 99).accept(app.status("Deleted"));
                            app.createdAt(hoursAgo(900));
                        }))
                .scan();
        assertThat(instances(report)).containsExactly(Map.entry(ALICES, IDLE));
        assertThat(one(report, ALICES).activity().createdAt()).hasValue(hoursAgo(200));
    }

    @Test
    void an_instance_belongs_to_whom_its_apps_belong() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                                "d-1",
                                domain -> domain.userProfile(
                                                "alice", alice -> alice.kernelGateway("a", on("ml.m5.large", 30)))
                                        .space(
                                                "hers",
                                                hers -> hers.owner("alice")
                                                        .privately()
                                                        .kernelGateway("a", on("ml.m5.large", 30)))
                                        .space(
                                                "team",
                                                team -> team.owner("alice")
                                                        .shared()
                                                        .kernelGateway("a", on("ml.m5.large", 30))))
                        .domain(
                                "d-2",
                                domain -> domain.space(
                                        "hers",
                                        hers -> hers.owner("bob")
                                                .privately()
                                                .kernelGateway("a", on("ml.m5.large", 30)))))
                .scan();
        assertThat(one(report, ALICES).activity().owner()).isEqualTo(Fact.known("alice"));
        assertThat(one(report, "d-1/space/hers/ml.m5.large").activity().owner()).isEqualTo(Fact.known("alice"));
        assertThat(one(report, "d-2/space/hers/ml.m5.large").activity().owner()).isEqualTo(Fact.known("bob"));
        assertThat(one(report, "d-1/space/team/ml.m5.large").activity().owner()).isEqualTo(Fact.none());
        assertThat(one(report, "d-1/space/team/KernelGateway/a").activity().owner())
                .as("a shared space is nobody's in particular")
                .isEqualTo(Fact.none());
        assertThat(instances(report).values()).hasSize(4).containsOnly(IDLE);
    }

    @Test
    void an_owner_that_could_not_be_read_says_why_and_the_failure_is_told() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.space(
                        "hers", hers -> hers.owner("alice").privately().kernelGateway("a", on("ml.m5.large", 30)))));
        world.aws.fail("sagemaker:ListSpaces", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(instances(report)).containsValue(IDLE);
        assertThat(one(report, "d-1/space/hers/KernelGateway/a").activity().owner())
                .isInstanceOfSatisfying(
                        Fact.Unreadable.class,
                        owner -> assertThat(owner.why()).startsWith("sagemaker:ListSpaces: AccessDenied"));
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .singleElement()
                .asString()
                .startsWith("sagemaker:ListSpaces: AccessDenied");
    }

    @Test
    void a_proxys_page_in_the_list_of_spaces_is_not_a_list_without_owners() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.space(
                        "hers", hers -> hers.owner("alice").privately().kernelGateway("a", on("ml.m5.large", 30)))));
        world.aws.fail("sagemaker:ListSpaces", Fault.emptyBody());
        assertThat(world.scan().failures())
                .extracting(ScanFailure::error)
                .anyMatch(error -> error.startsWith("sagemaker:ListSpaces: "));
    }

    @Test
    void a_proxys_page_in_the_list_of_apps_is_not_an_empty_region() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("a", on("ml.m5.large", 30)));
        world.aws.fail("sagemaker:ListApps", Fault.emptyBody());
        IdleReport report = world.scan();
        assertThat(report.assessments()).isEmpty();
        assertThat(report.summary().inventoryComplete()).isFalse();
    }

    /** The type in a generated name counts only at its end, before 28 hexadecimal digits, and only where no other is named. */
    @ParameterizedTest
    @CsvSource({
        "datascience-1-0-ml-t3-medium-1abf3407f667f989be9d86559395, , ml.t3.medium",
        "datascience-1-0-ml-t3-medium-1abf3407f667f989be9d86559395, ml.g4dn.xlarge, ml.g4dn.xlarge",
        "datascience-1-0-ml-t3-medium-1abf3407f667f989be9d86559395-mine, , unknown",
        "datascience-1-0-ml-t3-medium-1abf34, , unknown",
        "app, system, ml.t3.medium",
        "app, ml.m5.large, ml.m5.large"
    })
    void an_instance_is_of_the_type_that_its_app_names(String name, String instanceType, String expected) {
        IdleReport report = ofAlice(alice -> alice.kernelGateway(name, app -> {
                    app.createdAt(hoursAgo(200)).logs(stream -> stream.event(hoursAgo(30), "x"));
                    if (instanceType != null) {
                        app.instanceType(instanceType);
                    }
                }))
                .scan();
        assertThat(instances(report)).containsExactly(Map.entry("d-1/user/alice/" + expected, IDLE));
    }

    @ParameterizedTest
    @CsvSource({
        "KernelGateway, sagemaker-data-wrang-x, true",
        "KernelGateway, my-sagemaker-data-wrang, false",
        "Canvas, sagemaker-data-wrang-x, false"
    })
    void data_wrangler_is_a_kernel_app_whose_name_begins_like_it(String type, String name, boolean is) {
        IdleReport report =
                ofAlice(alice -> alice.app(type, name, on("ml.m5.large", 30))).scan();
        assertThat(one(report, "d-1/user/alice/" + type + "/" + name)
                        .activity()
                        .notes()
                        .contains("DATA_WRANGLER"))
                .isEqualTo(is);
    }

    @Test
    void what_was_before_the_last_event_was_not_looked_at() {
        StudioWorld world = ofAlice(
                alice -> alice.kernelGateway("a", app -> on("ml.m5.large", 30).accept(app)));
        IdlePolicy ofAWeek = IdlePolicy.of(
                "a day, by the history of a week",
                EvidenceNeeds.lookback(Duration.ofDays(7)),
                activity -> activity.quiet(Duration.ofDays(1)));
        assertThat(apps(world.scan(ofAWeek, NOW))).containsValue("UNKNOWN NOT_COVERED");
    }

    /** AWS counts a start within a day of the end as an update of the earlier app, and keeps its CreationTime. */
    @Test
    void an_app_that_is_just_starting_again_under_its_old_creation_time_keeps_its_instance_from_being_idle() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                        .kernelGateway("starting", app -> silentFor(99).accept(app.status("Pending"))))
                .scan();
        assertThat(instances(report)).containsEntry(ALICES, "NOT_JUDGED IN_TRANSITION");
        assertThat(one(report, ALICES).verdict().explanation())
                .isEqualTo("Its app KernelGateway/starting is starting: its status is Pending.");
    }

    @Test
    void a_kernel_app_of_a_future_status_is_not_said_to_be_of_a_type_that_is_not_judged() {
        IdleReport report = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                        .kernelGateway("napping", app -> silentFor(30).accept(app.status("Napping"))))
                .scan();
        assertThat(report.assessments())
                .filteredOn(one -> one.resource().path().equals(ALICES))
                .singleElement()
                .satisfies(one -> assertThat(inShort(one)).isEqualTo("UNKNOWN UNKNOWN_STATUS"))
                .extracting(one -> one.verdict().explanation())
                .asString()
                .doesNotContain("app of type KernelGateway, which this version does not judge")
                .contains("Napping");
    }

    @Test
    void one_app_that_nobody_can_tell_of_makes_its_instance_unknown() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                "alice",
                                alice -> alice.kernelGateway("a", on("ml.m5.large", 30))
                                        .kernelGateway(
                                                "b",
                                                app -> app.createdAt(hoursAgo(99))
                                                        .instanceType("ml.m5.large")))))
                .scan();
        assertThat(instances(report)).containsEntry("d-1/user/alice/ml.m5.large", "UNKNOWN NO_LOG_STREAM");
    }

    @Test
    void an_app_of_unknown_instance_type_counts_for_every_instance_of_its_owner() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                "alice",
                                alice -> alice.kernelGateway("a", on("ml.m5.large", 30))
                                        .kernelGateway(
                                                "b",
                                                app -> app.createdAt(hoursAgo(99))
                                                        .logs(stream -> stream.event(hoursAgo(1), "x"))))))
                .scan();
        assertThat(instances(report)).containsExactly(Map.entry("d-1/user/alice/ml.m5.large", "ACTIVE USED"));
    }

    @Test
    void an_instance_of_unknown_type_names_none() {
        IdleReport report = StudioWorld.ofOne(app ->
                        app.resource("InstanceType", "ml.m5.large").logs(stream -> stream.event(hoursAgo(30), "x")))
                .scan();
        assertThat(report.assessments())
                .filteredOn(one -> one.resource().name().equals("ml.m5.large"))
                .singleElement()
                .matches(one -> "ml.m5.large".equals(one.activity().attributes().get("instanceType")));
        report = StudioWorld.of(region -> region.domain(
                        "d-1", domain -> domain.userProfile("bob", bob -> bob.kernelGateway("a", app -> {}))))
                .scan();
        assertThat(report.assessments())
                .filteredOn(one -> one.resource().name().equals("unknown"))
                .singleElement()
                .matches(one -> !one.activity().attributes().containsKey("instanceType"));
    }

    @Test
    void a_young_app_makes_its_instance_too_new_and_a_deleted_one_owes_nothing() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                        "alice",
                                        alice -> alice.kernelGateway("a", on("ml.m5.large", 30))
                                                .kernelGateway(
                                                        "b",
                                                        app -> app.createdAt(hoursAgo(3))
                                                                .instanceType("ml.m5.large")))
                                .userProfile(
                                        "bob",
                                        bob -> bob.kernelGateway("a", on("ml.m5.large", 30))
                                                .kernelGateway(
                                                        "b",
                                                        app -> app.createdAt(hoursAgo(50))
                                                                .status("Deleted")
                                                                .instanceType("ml.m5.large")))))
                .scan();
        assertThat(instances(report))
                .containsEntry("d-1/user/alice/ml.m5.large", "NOT_JUDGED TOO_NEW_COMPONENT")
                .containsEntry("d-1/user/bob/ml.m5.large", IDLE);
    }

    @Test
    void an_instance_tells_whose_and_of_which_type_it_is() {
        IdleReport report = StudioWorld.of(region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile("alice", alice -> alice.kernelGateway("a", on("ml.m5.large", 30)))
                                .space(
                                        "hers",
                                        hers -> hers.owner("alice")
                                                .privately()
                                                .kernelGateway("a", on("ml.m5.large", 30)))))
                .scan();
        assertThat(one(report, ALICES).activity().attributes())
                .containsEntry("domainId", "d-1")
                .containsEntry("instanceType", "ml.m5.large")
                .containsEntry("userProfileName", "alice")
                .doesNotContainKey("spaceName");
        assertThat(one(report, "d-1/space/hers/ml.m5.large").activity().attributes())
                .containsEntry("spaceName", "hers")
                .doesNotContainKey("userProfileName");
    }
}
