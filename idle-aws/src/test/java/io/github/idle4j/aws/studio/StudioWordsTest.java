package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.LogText.cell;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.ofBob;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalUserProfile;
import io.github.idle4j.evidence.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What is said of an instance names the app that it is said of, and an app names its instance. */
class StudioWordsTest {

    @Test
    void an_instance_in_use_says_by_which_app() {
        assertThat(saidOfInstance(
                        alice -> alice.kernelGateway("etl", silentFor(30)).kernelGateway("churn", silentFor(2))))
                .isEqualTo("Used at 2026-01-10 10:00 UTC: a log event of app churn.");
    }

    @Test
    void an_idle_instance_names_all_its_apps() {
        assertThat(saidOfInstance(
                        alice -> alice.kernelGateway("etl", silentFor(50)).kernelGateway("churn", silentFor(30))))
                .startsWith("No log event of app churn or app etl in 1 day; ")
                .endsWith(
                        " Last used at 2026-01-09 06:00 UTC: a log event of app churn. It may be computing silently, which logs do not show.");
    }

    @Test
    void an_instance_that_cannot_be_judged_says_because_of_which_app() {
        assertThat(saidOfInstance(
                        alice -> alice.kernelGateway("etl", silentFor(50)).app("Canvas", "default", silentFor(50))))
                .endsWith(" UTC cannot be told: it has told nothing for an hour.");
    }

    @Test
    void only_of_an_app_that_has_ended_it_is_said_that_it_has() {
        assertThat(saidOfInstance(alice -> alice.kernelGateway("etl", silentFor(50))
                        .app("Hologram", "x", silentFor(50).andThen(app -> app.status("Deleted")))))
                .startsWith("Of its app Hologram/x, which has ended: ");
        assertThat(saidOfInstance(
                        alice -> alice.kernelGateway("etl", silentFor(50)).app("Hologram", "x", silentFor(50))))
                .doesNotContain("has ended");
    }

    @Test
    void work_is_counted_in_words() {
        Assessment found = ofLab(app ->
                        app.logs(s -> s.event(hoursAgo(9), cell(hoursAgo(9))).event(hoursAgo(7), cell(hoursAgo(7)))))
                .judge();
        assertThat(found.verdict().explanation())
                .isEqualTo("Used between 2026-01-10 03:00 and 05:00 UTC: 2 uses of JupyterLab of s1.");
    }

    @Test
    void canvas_is_its_owners_whatever_is_known_of_it() {
        StudioWorld world = ofBob(space -> space.canvas(app -> app.createdAt(hoursAgo(200))));
        assertThat(world.judge().verdict().explanation()).contains("any activity of Canvas of bob between");
    }

    @Test
    void an_app_that_runs_names_its_instance_and_the_instance_its_apps() {
        List<Assessment> all = scan(alice -> alice.kernelGateway("etl", silentFor(50))
                .kernelGateway("gone", silentFor(60).andThen(app -> app.status("Deleted")))
                .kernelGateway("homeless", app -> app.createdAt(hoursAgo(99)))
                .app("JupyterServer", "default", app -> app.instanceType("system")));
        Map<String, String> parents = new TreeMap<>();
        all.forEach(one -> one.activity()
                .parent()
                .ifPresent(parent -> parents.put(one.resource().name(), parent.type() + " " + parent.path())));
        assertThat(parents).containsOnly(Map.entry("etl", "sagemaker:studio-instance d-1/user/alice/ml.t3.medium"));
        assertThat(instance(all).activity().parts())
                .extracting(part -> part.resource().name())
                .containsExactlyInAnyOrder("etl", "gone", "homeless");
    }

    @Test
    void system_is_an_instance_type_of_kernel_apps_only() {
        List<Assessment> all = scan(alice -> alice.kernelGateway("etl", app -> app.instanceType("system"))
                .app("JupyterServer", "default", app -> app.instanceType("system")));
        assertThat(all.stream().filter(one -> one.resource().type().equals(ResourceId.STUDIO_APP)))
                .extracting(one -> one.resource().name() + " "
                        + one.activity().attributes().get("instanceType"))
                .containsExactlyInAnyOrder("etl ml.t3.medium", "default system");
    }

    @Test
    void a_failed_app_says_what_can_be_done() {
        assertThat(scan(alice -> alice.kernelGateway("etl", app -> app.status("Failed"))))
                .singleElement()
                .extracting(one -> one.verdict().explanation())
                .isEqualTo("Its status is Failed. Nobody can use it; all that can be done with it is to delete it.");
    }

    @Test
    void clients_of_two_regions_are_refused() {
        try (SageMakerClient sageMaker =
                        SageMakerClient.builder().region(Region.US_EAST_1).build();
                CloudWatchLogsClient logs =
                        CloudWatchLogsClient.builder().region(Region.EU_WEST_1).build();
                CloudWatchClient cloudWatch =
                        CloudWatchClient.builder().region(Region.US_EAST_1).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StudioActivitySource.of(sageMaker, logs, cloudWatch))
                    .withMessage("The clients are of two regions: us-east-1 and eu-west-1");
        }
    }

    private static String saidOfInstance(Consumer<LocalUserProfile> alice) {
        return instance(scan(alice)).verdict().explanation();
    }

    private static Assessment instance(List<Assessment> all) {
        return all.stream()
                .filter(one -> one.resource().type().equals(ResourceId.STUDIO_INSTANCE))
                .findFirst()
                .orElseThrow();
    }

    private static List<Assessment> scan(Consumer<LocalUserProfile> alice) {
        return StudioWorld.of(region -> region.domain("d-1", domain -> domain.userProfile("alice", alice)))
                .scan()
                .assessments();
    }

    private static Consumer<LocalApp> silentFor(int hours) {
        return app -> app.createdAt(hoursAgo(200))
                .instanceType("ml.t3.medium")
                .logs(stream -> stream.event(hoursAgo(hours), "x"));
    }
}
