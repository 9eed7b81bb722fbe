package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.LogText.cell;
import static io.github.idle4j.aws.studio.LogText.probedSince;
import static io.github.idle4j.aws.studio.LogText.watching;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.advice.Advised;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalDomain;
import io.github.idle4j.aws.local.LocalLogStream;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recommended of Studio apps and their instances, as real clients see them. */
class RecommendedOfStudioTest {

    /**
     * A domain, and what is recommended of one thing in it.
     *
     * @param about  by its path within the domain
     * @param advice actions, and their commands below
     */
    private record Case(
            String world, Consumer<LocalDomain> domain, Consumer<LocalAws> faults, String about, String advice) {

        Assessment assessment() {
            return found(domain, faults, false, about);
        }

        @Override
        public String toString() {
            return world;
        }
    }

    private static Assessment found(
            Consumer<LocalDomain> domain, Consumer<LocalAws> faults, boolean attributed, String about) {
        StudioWorld world = StudioWorld.of(region -> region.domain("d-1", domain));
        faults.accept(world.aws);
        StudioActivitySource.Builder source = world.sourceBuilder();
        return StudioWorld.one(world.scan((attributed ? source.withAttribution() : source).build()), "d-1/" + about);
    }

    private static Case in(String world, Consumer<LocalDomain> domain, String about, String advice) {
        return new Case(world, domain, aws -> {}, about, advice);
    }

    private static Consumer<LocalDomain> alice(Consumer<LocalApp> one, Consumer<LocalApp> other) {
        return domain -> domain.userProfile(
                "alice", alice -> alice.kernelGateway("etl", one).kernelGateway("churn", other));
    }

    private static Consumer<LocalDomain> inSpace(boolean shared, String type, Consumer<LocalLogStream> lines) {
        return domain -> domain.space(
                "team",
                space -> (shared ? space.shared() : space.privately())
                        .owner("bob")
                        .app(type, "default", app(lines)));
    }

    private static Consumer<LocalApp> app(Consumer<LocalLogStream> lines) {
        return app -> app.createdAt(hoursAgo(5 * 24))
                .instanceType("ml.t3.medium")
                .logs(stream -> lines.accept(probedSince(stream, 119)));
    }

    private static final Consumer<LocalLogStream> UNUSED = stream -> stream.event(hoursAgo(40), cell(hoursAgo(40)));

    static Stream<Case> cases() {
        return Stream.of(
                in("two kernels on one instance", alice(silentFor(30), silentFor(50)), "user/alice/ml.m5.large", """
                        DELETE_APPS
                          aws sagemaker delete-app --domain-id d-1 --user-profile-name alice --app-type KernelGateway --app-name churn --region us-east-1
                          aws sagemaker delete-app --domain-id d-1 --user-profile-name alice --app-type KernelGateway --app-name etl --region us-east-1
                        """),
                in("one of them", alice(silentFor(30), silentFor(50)), "user/alice/KernelGateway/etl", """
                        DELETE_APP_BESIDE_OTHERS
                          aws sagemaker delete-app --domain-id d-1 --user-profile-name alice --app-type KernelGateway --app-name etl --region us-east-1
                        """),
                in(
                        "an unused kernel beside a busy one",
                        alice(silentFor(30), silentFor(3)),
                        "user/alice/KernelGateway/etl",
                        """
                        DELETE_APP_BESIDE_OTHERS
                          aws sagemaker delete-app --domain-id d-1 --user-profile-name alice --app-type KernelGateway --app-name etl --region us-east-1
                        """),
                in("the instance of both", alice(silentFor(30), silentFor(3)), "user/alice/ml.m5.large", ""),
                in(
                        "a kernel beside one that has ended",
                        alice(silentFor(30), silentFor(50).andThen(app -> app.status("Deleted"))),
                        "user/alice/ml.m5.large",
                        """
                        DELETE_APPS
                          aws sagemaker delete-app --domain-id d-1 --user-profile-name alice --app-type KernelGateway --app-name etl --region us-east-1
                        """),
                in(
                        "JupyterLab in a private space",
                        inSpace(false, "JupyterLab", UNUSED),
                        "space/team/ml.t3.medium",
                        """
                        DELETE_APPS
                          aws sagemaker delete-app --domain-id d-1 --space-name team --app-type JupyterLab --app-name default --region us-east-1
                        ENABLE_IDLE_SHUTDOWN
                          aws sagemaker update-user-profile --domain-id d-1 --user-profile-name bob --user-settings "$(aws sagemaker describe-user-profile --domain-id d-1 --user-profile-name bob --query '{JupyterLabAppSettings: merge(UserSettings.JupyterLabAppSettings || `{}`, {AppLifecycleManagement: `{"IdleSettings":{"LifecycleManagement":"ENABLED","IdleTimeoutInMinutes":60}}`})}' --output json --region us-east-1)" --region us-east-1
                        """),
                in("JupyterLab in a shared space", inSpace(true, "JupyterLab", UNUSED), "space/team/ml.t3.medium", """
                        DELETE_APPS
                          aws sagemaker delete-app --domain-id d-1 --space-name team --app-type JupyterLab --app-name default --region us-east-1
                        ENABLE_IDLE_SHUTDOWN
                          aws sagemaker update-domain --domain-id d-1 --default-space-settings "$(aws sagemaker describe-domain --domain-id d-1 --query 'merge(DefaultSpaceSettings || `{}`, {JupyterLabAppSettings: merge(DefaultSpaceSettings.JupyterLabAppSettings || `{}`, {AppLifecycleManagement: `{"IdleSettings":{"LifecycleManagement":"ENABLED","IdleTimeoutInMinutes":60}}`})})' --output json --region us-east-1)" --region us-east-1
                        """),
                in(
                        "Canvas",
                        domain -> domain.userProfile(
                                "alice",
                                alice -> alice.canvas(app -> app.createdAt(hoursAgo(200))
                                        .instanceType("ml.t3.medium")
                                        .activeAt(hoursAgo(50)))),
                        "user/alice/ml.t3.medium",
                        """
                        DELETE_APPS
                          aws sagemaker delete-app --domain-id d-1 --user-profile-name alice --app-type Canvas --app-name default --region us-east-1
                        """),
                in(
                        "a kernel that never logged",
                        domain -> domain.userProfile(
                                "alice",
                                alice -> alice.kernelGateway(
                                                "etl",
                                                app -> app.createdAt(hoursAgo(99))
                                                        .instanceType("ml.m5.large"))
                                        .kernelGateway(
                                                "other",
                                                silentFor(3).andThen(app -> app.instanceType("ml.t3.medium")))),
                        "user/alice/KernelGateway/etl",
                        """
                        ENABLE_LOGGING
                          aws logs describe-log-groups --log-group-name-prefix /aws/sagemaker/studio --region us-east-1
                          aws logs describe-log-streams --log-group-name /aws/sagemaker/studio --log-stream-name-prefix d-1/alice/ --region us-east-1
                        """),
                in(
                        "one in a region without the log group",
                        domain -> domain.userProfile(
                                "alice", alice -> alice.kernelGateway("etl", app -> app.createdAt(hoursAgo(99)))),
                        "user/alice/KernelGateway/etl",
                        """
                        ENABLE_LOGGING
                          aws logs describe-log-groups --log-group-name-prefix /aws/sagemaker/studio --region us-east-1
                        """),
                in(
                        "JupyterLab of which nothing would show work",
                        inSpace(false, "JupyterLab", stream -> {}),
                        "space/team/JupyterLab/default",
                        """
                        TEACH_LOG_LINES
                          aws logs get-log-events --log-group-name /aws/sagemaker/studio --log-stream-name d-1/team/JupyterLab/default --limit 50 --region us-east-1
                        """),
                in(
                        "one with a document open",
                        inSpace(false, "JupyterLab", stream -> stream.event(hoursAgo(3), watching(NOW))),
                        "space/team/JupyterLab/default",
                        """
                        ASK_OWNER
                        """),
                new Case(
                        "one whose streams may not be listed",
                        alice(silentFor(30), silentFor(50)),
                        aws -> aws.fail("logs:DescribeLogStreams", Fault.accessDenied()),
                        "user/alice/ml.m5.large",
                        """
                        GRANT_PERMISSION
                          aws iam put-user-policy --user-name local --policy-name Idle4j-logs-DescribeLogStreams --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:DescribeLogStreams","Resource":"*"}]}' --region us-east-1
                        """));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_commands_are(Case one) {
        assertThat(Advised.of(one.assessment())).isEqualTo(one.advice());
    }

    @Test
    void an_idle_instance_is_saved_by_all_its_apps_or_not_at_all() {
        Assessment instance = found(alice(silentFor(30), silentFor(50)), aws -> {}, false, "user/alice/ml.m5.large");

        assertThat(Advised.why(instance, "DELETE_APPS"))
                .isEqualTo("The instance ml.m5.large of alice is idle. It is billed until every app on it is deleted:"
                        + " all of them, or nothing is saved. Lost is what is in memory: variables, unsaved edits of"
                        + " notebooks, terminals and jobs that run. The files in the home directory stay. Ask first: it"
                        + " may be computing silently, which its log does not show.");
    }

    @Test
    void an_app_on_a_shared_instance_saves_nothing_alone() {
        Assessment app = found(alice(silentFor(30), silentFor(3)), aws -> {}, false, "user/alice/KernelGateway/etl");

        assertThat(app.activity().attributes()).containsEntry("otherAppsOnInstance", "1");
        assertThat(Advised.why(app, "DELETE_APP_BESIDE_OTHERS"))
                .contains("to delete it alone saves nothing", "there is 1. See what is recommended of the instance");
    }

    @Test
    void a_shared_space_is_named_and_no_person() {
        Assessment instance = found(inSpace(true, "JupyterLab", UNUSED), aws -> {}, false, "space/team/ml.t3.medium");

        assertThat(Advised.why(instance, "DELETE_APPS"))
                .contains("of the space team", "The space and its volume stay, and the volume is billed on.")
                .doesNotContain("bob");
        assertThat(Advised.of(instance)).doesNotContain("bob");
    }

    /**
     * Whether the idle shutdown of JupyterLab in a private space is recommended, by what is set.
     *
     * @param attributed whether what is set was asked for
     */
    private record Shutdown(Consumer<LocalDomain> settings, boolean attributed, String about) {}

    static Stream<Shutdown> shutdowns() {
        return Stream.of(
                new Shutdown(domain -> {}, false, "unless somebody has set it (it was not asked)"),
                new Shutdown(domain -> {}, true, "which is off, would have deleted"),
                new Shutdown(
                        domain -> domain.idleShutdown(
                                "CodeEditor", set -> set.enabled().after(90)),
                        true,
                        "is off,"),
                new Shutdown(
                        domain -> domain.idleShutdown(
                                "JupyterLab", set -> set.enabled().after(90)),
                        true,
                        ""));
    }

    @ParameterizedTest
    @MethodSource("shutdowns")
    void the_idle_shutdown_is_recommended_where_it_is_not_on(Shutdown one) {
        for (String about : new String[] {"space/team/JupyterLab/default", "space/team/ml.t3.medium"}) {
            Assessment found = found(
                    domain -> {
                        domain.userProfile("bob");
                        inSpace(false, "JupyterLab", UNUSED).accept(domain);
                        one.settings().accept(domain);
                    },
                    aws -> {},
                    one.attributed(),
                    about);
            String why = Advised.why(found, "ENABLE_IDLE_SHUTDOWN");
            assertThat(why).contains(one.about());
            assertThat(why.isEmpty()).isEqualTo(one.about().isEmpty());
        }
    }

    @Test
    void what_is_set_later_is_said_to_reach_the_app_when_it_starts_again() {
        Assessment app = found(
                domain -> {
                    domain.userProfile(
                            "bob",
                            bob -> bob.idleShutdown(
                                            "JupyterLab",
                                            set -> set.enabled().after(90).between(90, 90))
                                    .lastModifiedAt(hoursAgo(50)));
                    inSpace(false, "JupyterLab", UNUSED).accept(domain);
                },
                aws -> {},
                true,
                "space/team/JupyterLab/default");

        assertThat(Advised.why(app, "DELETE_APP"))
                .contains("The idle shutdown that is set for it reaches it only when it is started again after that.");
    }
}
