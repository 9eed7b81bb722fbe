package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.IdleSettings;
import software.amazon.awssdk.services.sagemaker.model.LifecycleManagement;

/** Where SageMaker says after which time it shuts idle apps down: DescribeDomain, DescribeUserProfile, DescribeSpace. */
class IdleShutdownTest extends StandInTest {

    private final LocalAws aws = aws(region -> region.domain(
            "d-1",
            d -> d.lastModifiedAt(now.minusSeconds(30))
                    .described("DefaultUserSettings", Map.of("ExecutionRole", "arn:aws:iam::111111111111:role/r"))
                    .idleShutdown("JupyterLab", i -> i.enabled().after(120).between(60, 240))
                    .idleShutdown("CodeEditor", i -> i.disabled())
                    .idleShutdownInSharedSpaces(i -> i.enabled().after(10_080))
                    .userProfile(
                            "alice",
                            p -> p.lastModifiedAt(now.minusSeconds(20))
                                    .idleShutdown("CodeEditor", i -> i.enabled().after(525_600)))
                    .userProfile("bob")
                    .space(
                            "s1",
                            s -> s.owner("alice")
                                    .privately()
                                    .gibibytes(5)
                                    .lastModifiedAt(now.minusSeconds(10))
                                    .idleTimeout("JupyterLab", 60)
                                    .idleTimeout("CodeEditor", 90))
                    .space("s2", s -> s.shared())));

    private final SageMakerClient client = sageMaker(aws);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aDomainHasSettingsOfItsOwnForEachTypeOfApp() {
        var domain = client.describeDomain(r -> r.domainId("d-1"));
        IdleSettings jupyterLab = domain.defaultUserSettings()
                .jupyterLabAppSettings()
                .appLifecycleManagement()
                .idleSettings();
        assertThat(jupyterLab.lifecycleManagement()).isEqualTo(LifecycleManagement.ENABLED);
        assertThat(jupyterLab.idleTimeoutInMinutes()).isEqualTo(120);
        assertThat(jupyterLab.minIdleTimeoutInMinutes()).isEqualTo(60);
        assertThat(jupyterLab.maxIdleTimeoutInMinutes()).isEqualTo(240);
        IdleSettings codeEditor = domain.defaultUserSettings()
                .codeEditorAppSettings()
                .appLifecycleManagement()
                .idleSettings();
        assertThat(codeEditor.lifecycleManagement()).isEqualTo(LifecycleManagement.DISABLED);
        assertThat(codeEditor.idleTimeoutInMinutes()).isNull();
        assertThat(domain.defaultUserSettings().executionRole()).endsWith("role/r");
        assertThat(domain.lastModifiedTime()).isEqualTo(now.minusSeconds(30));
    }

    @Test
    void sharedSpacesHaveSettingsForJupyterLabAlone() {
        var domain = client.describeDomain(r -> r.domainId("d-1"));
        assertThat(domain.defaultSpaceSettings()
                        .jupyterLabAppSettings()
                        .appLifecycleManagement()
                        .idleSettings()
                        .idleTimeoutInMinutes())
                .isEqualTo(10_080);
    }

    @Test
    void aProfileHasSettingsOnlyWhereItHasItsOwn() {
        var alice = client.describeUserProfile(r -> r.domainId("d-1").userProfileName("alice"));
        assertThat(alice.userSettings()
                        .codeEditorAppSettings()
                        .appLifecycleManagement()
                        .idleSettings()
                        .idleTimeoutInMinutes())
                .isEqualTo(525_600);
        assertThat(alice.userSettings().jupyterLabAppSettings()).isNull();
        assertThat(alice.lastModifiedTime()).isEqualTo(now.minusSeconds(20));
        assertThat(client.describeUserProfile(r -> r.domainId("d-1").userProfileName("bob"))
                        .userSettings())
                .isNull();
    }

    @Test
    void aSpaceHasMinutesForEachTypeOfAppAndNothingElse() {
        var space = client.describeSpace(r -> r.domainId("d-1").spaceName("s1"));
        assertThat(space.spaceSettings()
                        .jupyterLabAppSettings()
                        .appLifecycleManagement()
                        .idleSettings()
                        .idleTimeoutInMinutes())
                .isEqualTo(60);
        assertThat(space.spaceSettings()
                        .codeEditorAppSettings()
                        .appLifecycleManagement()
                        .idleSettings()
                        .idleTimeoutInMinutes())
                .isEqualTo(90);
        assertThat(space.spaceSettings()
                        .spaceStorageSettings()
                        .ebsStorageSettings()
                        .ebsVolumeSizeInGb())
                .isEqualTo(5);
        assertThat(space.lastModifiedTime()).isEqualTo(now.minusSeconds(10));
        assertThat(client.describeSpace(r -> r.domainId("d-1").spaceName("s2")).spaceSettings())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {59, 525_601})
    void aTimeoutHasAnHourAtLeastAndAYearAtMost(int minutes) {
        assertThatThrownBy(() -> new LocalIdleShutdown().after(minutes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocalIdleShutdown().between(60, minutes))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LocalIdleShutdown.ofSpace("JupyterLab", minutes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noOtherTypeOfAppIsShutDown() {
        LocalIdleShutdown settings = new LocalIdleShutdown().enabled();
        assertThatThrownBy(() -> settings.in("UserSettings", "KernelGateway"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
