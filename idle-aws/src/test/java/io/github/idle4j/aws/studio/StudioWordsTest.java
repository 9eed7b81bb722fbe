package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalUserProfile;
import io.github.idle4j.evidence.ResourceId;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is said of an instance names the app that it is said of. */
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
                .endsWith(" Last used at 2026-01-09 06:00 UTC: a log event of app churn.");
    }

    @Test
    void an_instance_that_cannot_be_judged_says_because_of_which_app() {
        assertThat(saidOfInstance(
                        alice -> alice.kernelGateway("etl", silentFor(50)).app("Canvas", "default", silentFor(50))))
                .isEqualTo("Its app Canvas/default cannot be judged: its type is Canvas, which this version does not"
                        + " judge yet.");
    }

    private static String saidOfInstance(Consumer<LocalUserProfile> alice) {
        Assessment instance = StudioWorld.of(
                        region -> region.domain("d-1", domain -> domain.userProfile("alice", alice)))
                .scan()
                .assessments()
                .stream()
                .filter(one -> one.resource().type().equals(ResourceId.STUDIO_INSTANCE))
                .findFirst()
                .orElseThrow();
        return instance.verdict().explanation();
    }

    private static Consumer<LocalApp> silentFor(int hours) {
        return app -> app.createdAt(hoursAgo(200))
                .instanceType("ml.t3.medium")
                .logs(stream -> stream.event(hoursAgo(hours), "x"));
    }
}
