package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalUserProfile;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps are listed once more after their use was read, if one seems unused: what has changed meanwhile counts. */
class SecondLookTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String USED = "ACTIVE USED";
    private static final String APP = "d-1/user/alice/KernelGateway/app";
    private static final String INSTANCE = "d-1/user/alice/ml.m5.large";

    /** An idle app of alice. */
    private static StudioWorld idle() {
        return ofAlice(alice -> alice.kernelGateway("app", silentFor(30)));
    }

    /** So many users with an idle app each, on pages of a hundred. */
    private static StudioWorld idle(int users) {
        return StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < users; i++) {
                domain.userProfile("u" + i, profile -> profile.kernelGateway("app", silentFor(30)));
            }
        }));
    }

    /** What is concluded where something happens before the apps are listed for the second time. */
    private static IdleReport meanwhile(StudioWorld world, Consumer<LocalRegion> change) {
        LocalRegion region = world.aws.region("us-east-1");
        world.aws.before("sagemaker:ListApps", 2, () -> change.accept(region));
        return world.scan();
    }

    private static IdleReport meanwhileAlice(StudioWorld world, Consumer<LocalUserProfile> change) {
        return meanwhile(world, region -> region.domain("d-1", domain -> domain.userProfile("alice", change)));
    }

    @Test
    void apps_are_listed_again_only_where_one_seems_unused() {
        StudioWorld idle = idle();
        assertThat(apps(idle.scan())).containsOnly(entry(APP, IDLE));
        assertThat(idle.aws.calls("sagemaker:ListApps")).hasSize(2);
        StudioWorld used = ofAlice(alice -> alice.kernelGateway("app", silentFor(3))
                .kernelGateway("mute", app -> app.createdAt(hoursAgo(99)).instanceType("ml.m5.large")));
        assertThat(apps(used.scan())).containsEntry(APP, USED);
        assertThat(used.aws.calls("sagemaker:ListApps")).hasSize(1);
    }

    @Test
    void an_app_that_is_deleted_meanwhile_is_not_idle_and_neither_is_its_instance() {
        IdleReport report = meanwhileAlice(idle(), alice -> alice.removeApp("KernelGateway", "app"));
        assertThat(apps(report)).containsOnly(entry(APP, "NOT_JUDGED DELETED"));
        assertThat(instances(report)).isEmpty();
    }

    /** Nobody knows whether it was used, but that it is gone is known. */
    @Test
    void an_app_that_told_nothing_and_is_no_longer_listed_was_deleted_too() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                        "d-1",
                        d -> d.userProfile(
                                "alice", alice -> alice.kernelGateway("mute", app -> app.createdAt(hoursAgo(99)))))
                .domain("d-2", d -> d.userProfile("alice", alice -> alice.kernelGateway("app", silentFor(30)))));
        IdleReport report = meanwhile(world, region -> region.removeDomainAndRows("d-1"));
        assertThat(apps(report))
                .containsOnly(
                        entry("d-1/user/alice/KernelGateway/mute", "NOT_JUDGED DELETED"),
                        entry("d-2/user/alice/KernelGateway/app", IDLE));
    }

    @Test
    void an_app_that_is_no_longer_listed_at_all_was_deleted() {
        IdleReport report = meanwhile(idle(), region -> region.removeDomainAndRows("d-1"));
        assertThat(apps(report)).containsOnly(entry(APP, "NOT_JUDGED DELETED"));
        assertThat(instances(report)).isEmpty();
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void a_domain_that_is_deleted_meanwhile_takes_its_own_apps_alone() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                        "d-1", d -> d.userProfile("alice", alice -> alice.kernelGateway("app", silentFor(30))))
                .domain("d-2", d -> d.userProfile("alice", alice -> alice.kernelGateway("app", silentFor(30)))));
        IdleReport report = meanwhile(world, region -> region.removeDomain("d-1"));
        assertThat(apps(report))
                .containsOnly(entry(APP, "NOT_JUDGED DELETED"), entry("d-2/user/alice/KernelGateway/app", IDLE));
        assertThat(instances(report)).containsOnly(entry("d-2/user/alice/ml.m5.large", IDLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deleting", "Failed", "Pending"})
    void an_app_that_changes_its_status_meanwhile_is_judged_by_the_new_one(String status) {
        IdleReport report = meanwhileAlice(idle(), alice -> alice.kernelGateway("app", app -> app.status(status)));
        assertThat(apps(report).values()).singleElement().asString().startsWith("NOT_JUDGED ");
        assertThat(instances(report).values()).doesNotContain(IDLE);
    }

    @Test
    void an_app_that_is_made_again_meanwhile_is_new() {
        IdleReport report =
                meanwhileAlice(idle(), alice -> alice.kernelGateway("app", app -> app.createdAt(NOW.minusSeconds(5))));
        assertThat(apps(report)).containsOnly(entry(APP, "NOT_JUDGED TOO_NEW"));
        assertThat(instances(report).values()).containsOnly("NOT_JUDGED TOO_NEW");
    }

    @Test
    void an_app_that_moves_to_another_instance_meanwhile_is_judged_there() {
        IdleReport report =
                meanwhileAlice(idle(), alice -> alice.kernelGateway("app", app -> app.instanceType("ml.g4dn.xlarge")));
        assertThat(apps(report)).containsOnly(entry(APP, IDLE));
        assertThat(instances(report)).containsOnly(entry("d-1/user/alice/ml.g4dn.xlarge", IDLE));
    }

    @Test
    void an_app_that_starts_meanwhile_on_the_instance_keeps_it_from_being_idle() {
        IdleReport report =
                meanwhileAlice(idle(), alice -> alice.kernelGateway("new", app -> app.instanceType("ml.m5.large")));
        assertThat(apps(report))
                .containsOnly(entry(APP, IDLE), entry("d-1/user/alice/KernelGateway/new", "NOT_JUDGED TOO_NEW"));
        assertThat(instances(report)).containsOnly(entry(INSTANCE, "NOT_JUDGED TOO_NEW_COMPONENT"));
    }

    @Test
    void one_that_starts_meanwhile_under_its_old_name_and_was_used_at_once_is_in_use() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                .kernelGateway("again", app -> silentFor(40).accept(app.status("Deleted"))));
        IdleReport report = meanwhileAlice(
                world,
                alice -> alice.kernelGateway(
                        "again", app -> app.status("InService").logs(s -> s.event(NOW.minusSeconds(9), "x"))));
        assertThat(apps(report)).containsEntry("d-1/user/alice/KernelGateway/again", USED);
        assertThat(instances(report)).containsOnly(entry(INSTANCE, USED));
    }

    @Test
    void an_app_of_another_kind_that_starts_meanwhile_is_read_by_its_own_sign() {
        IdleReport report = meanwhileAlice(
                idle(),
                alice -> alice.canvas(app ->
                        app.createdAt(hoursAgo(99)).instanceType("ml.m5.large").activeAt(NOW.minusSeconds(600))));
        assertThat(instances(report)).containsOnly(entry(INSTANCE, USED));
    }

    @Test
    void an_app_of_a_space_that_is_deleted_meanwhile_is_not_idle() {
        StudioWorld world = ofLab(app -> app.logs(s -> LogText.everyTwoMinutes(s, 119, LogText::detected)));
        assertThat(apps(world.scan())).containsValue(IDLE);
        IdleReport report = meanwhile(
                world,
                region -> region.domain(
                        "d-1", domain -> domain.space("s1", space -> space.removeApp("JupyterLab", "default"))));
        assertThat(apps(report).values()).containsExactly("NOT_JUDGED DELETED");
        assertThat(instances(report)).isEmpty();
    }

    @Test
    void a_new_app_of_which_the_second_listing_does_not_say_whose_it_is_hides_on_any_instance() {
        StudioWorld world = idle();
        IdleReport report = meanwhile(
                world,
                region -> region.domain(
                        "d-1", domain -> domain.userProfile("", nobody -> nobody.kernelGateway("lost", app -> {}))));
        assertThat(instances(report)).containsEntry(INSTANCE, "UNKNOWN PARTS_INCOMPLETE");
    }

    @Test
    void where_apps_cannot_be_listed_again_nobody_knows_whether_they_are_still_there() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                .kernelGateway("busy", silentFor(3).andThen(app -> app.instanceType("ml.g4dn.xlarge"))));
        world.aws.fail("sagemaker:ListApps", Fault.internalFailure().onCall(2));
        IdleReport report = world.scan();
        assertThat(apps(report))
                .containsOnly(entry(APP, "UNKNOWN CALL_FAILED"), entry("d-1/user/alice/KernelGateway/busy", USED));
        assertThat(instances(report)).containsEntry(INSTANCE, "UNKNOWN PARTS_INCOMPLETE");
        assertThat(one(report, APP).verdict().explanation())
                .startsWith("Whether it is still there could not be told: sagemaker:ListApps: ");
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .singleElement()
                .asString()
                .startsWith("sagemaker:ListApps: ");
        assertThat(report.summary().inventoryComplete()).as("the first listing").isTrue();
    }

    @Test
    void what_was_unknown_anyway_keeps_its_own_reason_and_what_is_in_use_its_use() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30))
                .kernelGateway("busy", silentFor(3))
                .kernelGateway("mute", app -> app.createdAt(hoursAgo(99))));
        world.aws.fail("sagemaker:ListApps", Fault.internalFailure().onCall(2));
        assertThat(apps(world.scan()))
                .containsOnly(
                        entry(APP, "UNKNOWN CALL_FAILED"),
                        entry("d-1/user/alice/KernelGateway/busy", USED),
                        entry("d-1/user/alice/KernelGateway/mute", "UNKNOWN NO_LOG_STREAM"));
    }

    /** The page on which it stood is the one that could not be read again. */
    @Test
    void an_app_of_which_only_the_first_listing_told_may_still_run_on_any_instance() {
        StudioWorld world = idle(100);
        world.aws
                .region("us-east-1")
                .domain("d-1", domain -> domain.userProfile("", nobody -> nobody.kernelGateway("lost", app -> {})));
        world.aws.fail("sagemaker:ListApps", Fault.internalFailure().onCall(4));
        IdleReport report = world.scan();
        assertThat(apps(report).values()).filteredOn(IDLE::equals).hasSize(100);
        assertThat(instances(report).values()).hasSize(100).containsOnly("UNKNOWN PARTS_INCOMPLETE");
    }

    @Test
    void a_proxys_page_in_the_second_listing_deletes_nobody() {
        StudioWorld world = idle();
        world.aws.fail("sagemaker:ListApps", Fault.emptyBody().onCall(2));
        assertThat(apps(world.scan())).containsOnly(entry(APP, "UNKNOWN CALL_FAILED"));
    }

    @Test
    void where_the_second_listing_breaks_off_the_apps_on_its_first_page_are_confirmed_alone() {
        StudioWorld world = idle(150);
        world.aws.fail("sagemaker:ListApps", Fault.internalFailure().onCall(4));
        IdleReport report = world.scan();
        assertThat(apps(report).values()).filteredOn(IDLE::equals).hasSize(100);
        assertThat(apps(report).values())
                .filteredOn("UNKNOWN CALL_FAILED"::equals)
                .hasSize(50);
        assertThat(instances(report).values())
                .as("more apps may have been started on each")
                .hasSize(150)
                .containsOnly("UNKNOWN PARTS_INCOMPLETE");
    }

    @Test
    void a_second_listing_that_is_whole_makes_up_for_a_first_one_that_was_not() {
        StudioWorld world = idle(150);
        world.aws.fail("sagemaker:ListApps", Fault.internalFailure().onCall(2));
        IdleReport report = world.scan();
        assertThat(apps(report).values()).hasSize(150).containsOnly(IDLE);
        assertThat(instances(report).values()).hasSize(150).containsOnly(IDLE);
    }

    @Test
    void use_of_an_app_that_ended_meanwhile_counts_for_the_instance_that_others_run_on() {
        StudioWorld world =
                ofAlice(alice -> alice.kernelGateway("app", silentFor(30)).kernelGateway("other", silentFor(40)));
        IdleReport report = meanwhileAlice(
                world,
                alice -> alice.kernelGateway(
                                "other",
                                app -> app.logs(
                                        s -> s.event(NOW.minusSeconds(90), "x").indexLag(Duration.ofHours(1))))
                        .removeApp("KernelGateway", "other"));
        assertThat(apps(report))
                .containsOnly(entry(APP, IDLE), entry("d-1/user/alice/KernelGateway/other", "NOT_JUDGED DELETED"));
        assertThat(instances(report)).containsOnly(entry(INSTANCE, USED));
    }
}
