package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalDomain;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who the people behind apps are, and whether the idle shutdown that is built into apps reaches them. */
class AttributionTest {

    private static final String LAB = "d-1/space/s/JupyterLab/default";

    private static final Consumer<LocalApp> SILENT =
            app -> app.createdAt(hoursAgo(200)).logs(stream -> stream.event(hoursAgo(30), "x"));

    /**
     * The idle shutdown of JupyterLab in a space named s: what is set, what is said of it, and what it takes to tell.
     *
     * @param calls the operations that are called, besides those of a scan that does not ask
     */
    record Case(String name, Consumer<LocalDomain> settings, String shutdown, String calls) {
        @Override
        public String toString() {
            return name + " -> " + shutdown;
        }
    }

    static Stream<Case> settings() {
        return Stream.of(
                new Case("nobody set anything", domain -> {}, "off", "domain profile"),
                new Case(
                        "the domain has it enforced",
                        domain -> domain.idleShutdown(
                                "JupyterLab", set -> set.enabled().after(120).between(120, 120)),
                        "PT2H",
                        "domain profile"),
                new Case(
                        "of Code Editor only",
                        domain -> domain.idleShutdown(
                                "CodeEditor", set -> set.enabled().after(120).between(120, 120)),
                        "off",
                        "domain profile"),
                new Case(
                        "the user has another than the domain",
                        domain -> domain.idleShutdown(
                                        "JupyterLab",
                                        set -> set.enabled().after(120).between(120, 120))
                                .userProfile(
                                        "bob",
                                        bob -> bob.idleShutdown(
                                                "JupyterLab",
                                                set -> set.enabled().after(90).between(90, 90))),
                        "PT1H30M",
                        "domain profile"),
                new Case(
                        "spaces may choose and this one did",
                        domain -> domain.idleShutdown(
                                        "JupyterLab",
                                        set -> set.enabled().after(120).between(60, 240))
                                .space("s", space -> space.idleTimeout("JupyterLab", 180)),
                        "PT3H",
                        "domain profile space"),
                new Case(
                        "spaces may choose and this one did not",
                        domain -> domain.idleShutdown(
                                "JupyterLab", set -> set.enabled().after(120).between(60, 240)),
                        "PT2H",
                        "domain profile space"),
                new Case(
                        "a space that chose more than it may",
                        domain -> domain.idleShutdown(
                                        "JupyterLab",
                                        set -> set.enabled().after(120).between(60, 240))
                                .space("s", space -> space.idleTimeout("JupyterLab", 600)),
                        "PT4H",
                        "domain profile space"),
                new Case(
                        "a space that chose less than it may",
                        domain -> domain.idleShutdown(
                                        "JupyterLab",
                                        set -> set.enabled().after(120).between(100, 240))
                                .space("s", space -> space.idleTimeout("JupyterLab", 60)),
                        "PT1H40M",
                        "domain profile space"),
                new Case(
                        "of shared spaces, which this one is not",
                        domain -> domain.idleShutdownInSharedSpaces(
                                set -> set.enabled().after(60).between(60, 60)),
                        "off",
                        "domain profile"),
                new Case(
                        "of shared spaces, which this one is",
                        domain -> domain.idleShutdown(
                                        "JupyterLab",
                                        set -> set.enabled().after(120).between(120, 120))
                                .idleShutdownInSharedSpaces(
                                        set -> set.enabled().after(60).between(60, 60))
                                .space("s", space -> space.shared()),
                        "PT1H",
                        "domain"));
    }

    private static StudioWorld of(Consumer<LocalDomain> settings) {
        return StudioWorld.of(region -> region.domain("d-1", domain -> {
            domain.createdAt(hoursAgo(999))
                    .singleSignOn()
                    .userProfile("bob", bob -> bob.createdAt(hoursAgo(999)).signsInAs("bob@example.com"))
                    .space(
                            "s",
                            space -> space.createdAt(hoursAgo(999))
                                    .owner("bob")
                                    .privately()
                                    .jupyterLab(SILENT));
            settings.accept(domain);
        }));
    }

    private static IdleReport scan(StudioWorld world) {
        return IdleDetector.builder()
                .watch(world.sourceBuilder().withAttribution().build(), IdlePolicy.quietFor(Duration.ofDays(1)))
                .asOf(NOW)
                .build()
                .scan();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void the_idle_shutdown_is_that_of_the_app(Case one) {
        StudioWorld world = of(one.settings());
        assertThat(lab(scan(world)).attributes()).containsEntry("idleShutdown", one.shutdown());
        assertThat(described(world)).isEqualTo(one.calls());
    }

    private static String described(StudioWorld world) {
        StringBuilder calls = new StringBuilder();
        for (String[] one : new String[][] {{"Domain", "domain"}, {"UserProfile", "profile"}, {"Space", "space"}}) {
            int made = world.aws.calls("sagemaker:Describe" + one[0]).size();
            calls.append(made == 0 ? "" : " " + one[1]).append(made > 1 ? " x" + made : "");
        }
        return calls.toString().strip();
    }

    private static ResourceActivity lab(IdleReport report) {
        return one(report, LAB).activity();
    }

    @Test
    void whoever_signs_in_through_identity_center_is_named() {
        IdleReport report = scan(of(domain -> {}));
        assertThat(lab(report).attributes()).containsEntry("ssoUser", "bob@example.com");
        assertThat(one(report, "d-1/space/s/unknown").activity().attributes())
                .as("the instance, whose bill it is")
                .containsEntry("ssoUser", "bob@example.com");
    }

    @Test
    void nothing_is_asked_that_nobody_asked_for() {
        StudioWorld world = of(domain -> {});
        assertThat(lab(world.scan()).attributes()).doesNotContainKeys("ssoUser", "idleShutdown");
        assertThat(world.aws.calls("sagemaker:Describe*")).isEmpty();
    }

    @Test
    void each_owner_and_domain_is_asked_for_once() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile(
                                "ann",
                                ann -> ann.kernelGateway("a", SILENT)
                                        .kernelGateway("b", SILENT)
                                        .kernelGateway("c", SILENT))
                        .space("s1", space -> space.owner("ann").privately().jupyterLab(SILENT))
                        .space("s2", space -> space.owner("ann").privately().codeEditor(SILENT))));
        scan(world);
        assertThat(described(world)).isEqualTo("domain profile");
    }

    @Test
    void a_setting_that_is_younger_than_the_run_may_not_reach_it() {
        Consumer<LocalDomain> enforced = domain -> domain.idleShutdown(
                "JupyterLab", set -> set.enabled().after(120).between(120, 120));
        String note = "IDLE_SETTINGS_NOT_APPLIED_UNTIL_RESTART";
        assertThat(lab(scan(of(enforced.andThen(domain -> domain.lastModifiedAt(hoursAgo(3))))))
                        .notes())
                .contains(note);
        assertThat(lab(scan(of(enforced.andThen(domain -> domain.lastModifiedAt(hoursAgo(201))))))
                        .notes())
                .doesNotContain(note);
    }

    @Test
    void what_cannot_be_asked_for_is_left_open_and_told() {
        StudioWorld world = of(domain -> domain.idleShutdown(
                "JupyterLab", set -> set.enabled().after(120).between(120, 120)));
        world.aws.fail("sagemaker:DescribeUserProfile", Fault.accessDenied());
        IdleReport report = scan(world);
        assertThat(lab(report).attributes()).doesNotContainKeys("ssoUser", "idleShutdown");
        assertThat(report.failures()).anyMatch(failure -> failure.error().startsWith("sagemaker:DescribeUserProfile"));
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void where_a_space_does_not_answer_the_time_is_left_open() {
        StudioWorld world = of(domain -> domain.idleShutdown(
                "JupyterLab", set -> set.enabled().after(120).between(60, 240)));
        world.aws.fail("sagemaker:DescribeSpace", Fault.accessDenied());
        assertThat(lab(scan(world)).attributes()).containsEntry("idleShutdown", "on");
    }
}
