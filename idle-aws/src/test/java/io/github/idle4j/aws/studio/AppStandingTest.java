package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.LocalApp;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the status and the type of an app mean, the status first. */
class AppStandingTest {

    @ParameterizedTest
    @CsvSource({
        "JupyterServer, InService, system, NOT_JUDGED NOT_BILLED",
        "JupyterServer, Deleted, system, NOT_JUDGED DELETED",
        "JupyterServer, Failed, system, NOT_JUDGED FAILED",
        "JupyterServer, Napping, system, NOT_JUDGED NOT_BILLED",
        "RStudioServerPro, InService, ml.c5.4xlarge, NOT_JUDGED SHARED_SERVER",
        "RStudioServerPro, InService, , NOT_JUDGED SHARED_SERVER",
        "RStudioServerPro, InService, ml.t3.medium, NOT_JUDGED NOT_BILLED",
        "RStudioServerPro, InService, system, NOT_JUDGED NOT_BILLED",
        "Hologram, InService, ml.m5.large, NOT_JUDGED UNKNOWN_APP_TYPE",
        "Hologram, Napping, ml.m5.large, NOT_JUDGED UNKNOWN_APP_TYPE",
        "Hologram, Deleted, ml.m5.large, NOT_JUDGED DELETED",
        "Canvas, Pending, ml.m5.large, NOT_JUDGED CREATING",
        "Canvas, Napping, ml.m5.large, NOT_JUDGED UNKNOWN_STATUS"
    })
    void is_told_by_status_and_type(String type, String status, String instanceType, String verdict) {
        assertThat(judged(type, "default", status, instanceType)).isEqualTo(verdict);
    }

    @Test
    void names_that_tell_an_instance_type_are_those_of_kernel_apps() {
        String generated = "datascience-1-0-ml-t3-medium-1abf3407f667f989be9d86559395";
        Consumer<LocalApp> app = one -> one.createdAt(hoursAgo(99));
        assertThat(instances(
                        ofAlice(alice -> alice.kernelGateway(generated, app)).scan()))
                .containsOnlyKeys("d-1/user/alice/ml.t3.medium");
        assertThat(instances(ofAlice(alice -> alice.app("TensorBoard", generated, app))
                        .scan()))
                .containsOnlyKeys("d-1/user/alice/unknown");
    }

    /** What a lifecycle configuration wrote tells of kernel apps, whose streams are read; of others it would by chance only. */
    @Test
    void when_an_app_of_another_type_last_started_does_not_hang_on_its_neighbours() {
        Consumer<LocalApp> canvas =
                silentFor(99).andThen(app -> app.lifecycleConfigLogs(s -> s.event(hoursAgo(3), "x")));
        IdleReport report = ofAlice(
                        alice -> alice.kernelGateway("app", silentFor(30)).app("Canvas", "default", canvas))
                .scan();
        assertThat(apps(report)).containsEntry("d-1/user/alice/Canvas/default", "UNKNOWN NO_METRICS");
    }

    private static String judged(String type, String name, String status, String instanceType) {
        StudioWorld world = ofAlice(alice -> alice.app(type, name, app -> {
            app.createdAt(hoursAgo(99)).status(status);
            if (instanceType != null) {
                app.instanceType(instanceType);
            }
        }));
        return inShort(world.judge());
    }
}
