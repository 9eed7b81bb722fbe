package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.ListAppsRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;

/** SageMaker ListDomains, ListUserProfiles, ListSpaces and ListApps. */
class StudioListingTest extends StandInTest {

    private LocalAws two() {
        return aws(region -> region.domain(
                        "d-1",
                        d -> d.name("research")
                                .userProfile(
                                        "alice",
                                        p -> p.kernelGateway(
                                                "app-1",
                                                a -> a.createdAt(now.minusSeconds(30))
                                                        .instanceType("ml.t3.medium")))
                                .space(
                                        "s1",
                                        s -> s.owner("alice")
                                                .privately()
                                                .jupyterLab(a -> a.createdAt(now.minusSeconds(20)))))
                .domain(
                        "d-2",
                        d -> d.userProfile(
                                "alice", p -> p.app("Canvas", "default", a -> a.createdAt(now.minusSeconds(10))))));
    }

    private static List<AppDetails> apps(LocalAws aws, Consumer<ListAppsRequest.Builder> request) {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.listApps(request).apps();
        }
    }

    private static List<String> types(LocalAws aws, Consumer<ListAppsRequest.Builder> request) {
        return apps(aws, request).stream().map(AppDetails::appTypeAsString).toList();
    }

    @Test
    void theOldestAppComesFirstUnlessAskedOtherwise() {
        assertThat(types(two(), r -> {})).containsExactly("KernelGateway", "JupyterLab", "Canvas");
        assertThat(types(two(), r -> r.sortOrder("Descending")))
                .containsExactly("Canvas", "JupyterLab", "KernelGateway");
    }

    @Test
    void appsAreSortedByCreationTimeOnly() {
        assertThatThrownBy(() -> apps(two(), r -> r.sortBy("Name"))).isInstanceOf(SageMakerException.class);
    }

    @Test
    void aRowNamesTheProfileOrTheSpaceAndNeverBoth() {
        List<AppDetails> rows = apps(two(), r -> {});
        assertThat(rows).extracting(AppDetails::domainId).containsExactly("d-1", "d-1", "d-2");
        assertThat(rows).extracting(AppDetails::userProfileName).containsExactly("alice", null, "alice");
        assertThat(rows).extracting(AppDetails::spaceName).containsExactly(null, "s1", null);
        assertThat(rows.get(0).resourceSpec().instanceTypeAsString()).isEqualTo("ml.t3.medium");
        assertThat(rows.get(0).creationTime()).isEqualTo(now.minusSeconds(30));
        assertThat(rows.get(0).status()).isEqualTo(AppStatus.IN_SERVICE);
        assertThat(rows.get(1).resourceSpec()).isNull();
    }

    @Test
    void appsAreFilteredByDomainAndByProfileOrSpace() {
        assertThat(types(two(), r -> r.domainIdEquals("d-1"))).containsExactly("KernelGateway", "JupyterLab");
        assertThat(types(two(), r -> r.userProfileNameEquals("alice"))).containsExactly("KernelGateway", "Canvas");
        assertThat(types(two(), r -> r.domainIdEquals("d-2").userProfileNameEquals("alice")))
                .containsExactly("Canvas");
        assertThat(types(two(), r -> r.spaceNameEquals("s1"))).containsExactly("JupyterLab");
        assertThatThrownBy(
                        () -> apps(two(), r -> r.userProfileNameEquals("alice").spaceNameEquals("s1")))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void aProfileAndASpaceOfOneNameAreTwoOwners() {
        LocalAws aws = aws(region -> region.domain(
                "d-1",
                d -> d.userProfile("x", p -> p.kernelGateway("app", a -> {}))
                        .space("x", s -> s.shared().kernelGateway("app", a -> {}))));
        assertThat(apps(aws, r -> {})).hasSize(2);
        assertThat(apps(aws, r -> r.spaceNameEquals("x"))).hasSize(1);
    }

    @Test
    void aPageHasTenUnlessAskedOtherwiseAndAtMostAHundred() {
        LocalAws aws = aws(region -> region.domain("d-1", d -> {
            for (int i = 0; i < 101; i++) {
                String n = "n" + i;
                d.userProfile(n, p -> p.kernelGateway("app", a -> {})).space(n, s -> s.privately());
            }
        }));
        try (SageMakerClient client = sageMaker(aws)) {
            assertThat(client.listApps(r -> {}).apps()).hasSize(10);
            assertThat(client.listUserProfiles(r -> {}).userProfiles()).hasSize(10);
            assertThat(client.listSpaces(r -> {}).spaces()).hasSize(10);
            assertThat(client.listApps(r -> r.maxResults(100)).apps()).hasSize(100);
            assertThatThrownBy(() -> client.listApps(r -> r.maxResults(101))).isInstanceOf(SageMakerException.class);
            assertThat(client.listAppsPaginator(r -> {}).apps()).hasSize(101);
            assertThat(client.listUserProfilesPaginator(r -> {}).userProfiles()).hasSize(101);
            assertThat(client.listSpacesPaginator(r -> {}).spaces()).hasSize(101);
        }
    }

    @Test
    void anAppThatEndedIsListedAsDeletedForADay() {
        LocalAws aws = two();
        aws.region("us-east-1").domain("d-1", d -> d.userProfile("alice", p -> p.removeApp("KernelGateway", "app-1")));
        assertThat(apps(aws, r -> {}).get(0).status()).isEqualTo(AppStatus.DELETED);
        now = now.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(apps(aws, r -> {})).hasSize(3);
        now = now.plusMillis(1);
        assertThat(types(aws, r -> {})).containsExactly("JupyterLab", "Canvas");
    }

    @Test
    void anAppThatStartsAgainWithinADayKeepsItsCreationTime() {
        LocalAws aws = two();
        LocalRegion region = aws.region("us-east-1");
        region.domain("d-1", d -> d.userProfile("alice", p -> p.removeApp("KernelGateway", "app-1")));
        now = now.plus(Duration.ofHours(1));
        region.domain("d-1", d -> d.userProfile("alice", p -> p.kernelGateway("app-1", a -> {})));
        AppDetails again = apps(aws, r -> r.domainIdEquals("d-1")).get(0);
        assertThat(again.status()).isEqualTo(AppStatus.IN_SERVICE);
        assertThat(again.creationTime())
                .isEqualTo(now.minus(Duration.ofHours(1)).minusSeconds(30));

        region.domain("d-1", d -> d.userProfile("alice", p -> p.removeApp("KernelGateway", "app-1")));
        now = now.plus(Duration.ofHours(25));
        region.domain("d-1", d -> d.userProfile("alice", p -> p.kernelGateway("app-1", a -> {})));
        assertThat(apps(aws, r -> r.userProfileNameEquals("alice").domainIdEquals("d-1"))
                        .get(0)
                        .creationTime())
                .isEqualTo(now);
    }

    @Test
    void anAppMayHaveATypeThatTheSdkDoesNotKnow() {
        LocalAws aws = aws(region -> region.domain(
                "d-1", d -> d.userProfile("alice", p -> p.app("Whiteboard", "default", a -> a.status("Dreaming")))));
        AppDetails row = apps(aws, r -> {}).get(0);
        assertThat(row.appType()).isEqualTo(AppType.UNKNOWN_TO_SDK_VERSION);
        assertThat(row.appTypeAsString()).isEqualTo("Whiteboard");
        assertThat(row.statusAsString()).isEqualTo("Dreaming");
    }

    @Test
    void theRStudioServerBelongsToAProfileThatIsNotListed() {
        LocalAws aws = aws(region -> region.domain("d-1", d -> d.rStudioServer(a -> a.instanceType("ml.c5.4xlarge"))));
        assertThat(apps(aws, r -> {}).get(0).userProfileName()).isEqualTo("domain-shared");
        try (SageMakerClient client = sageMaker(aws)) {
            assertThat(client.listUserProfiles(r -> {}).userProfiles()).isEmpty();
        }
    }

    @Test
    void domainsHaveAnIdAnArnANameAndAStatus() {
        try (SageMakerClient client = sageMaker(two())) {
            DomainDetails first = client.listDomains(r -> {}).domains().get(0);
            assertThat(first.domainId()).isEqualTo("d-1");
            assertThat(first.domainArn()).isEqualTo("arn:aws:sagemaker:us-east-1:111111111111:domain/d-1");
            assertThat(first.domainName()).isEqualTo("research");
            assertThat(first.statusAsString()).isEqualTo("InService");
        }
    }

    @Test
    void aRowOfASpaceNamesItsOwnerAndHowItIsShared() {
        LocalAws aws = aws(region -> region.domain(
                "d-1",
                d -> d.space("a", s -> s.owner("bob").privately().gibibytes(20).jupyterLab(a -> {}))
                        .space("b", s -> s.shared().createdAt(now.plusSeconds(1)))));
        try (SageMakerClient client = sageMaker(aws)) {
            List<SpaceDetails> spaces = client.listSpaces(r -> {}).spaces();
            SpaceDetails owned = spaces.get(0);
            assertThat(owned.ownershipSettingsSummary().ownerUserProfileName()).isEqualTo("bob");
            assertThat(owned.spaceSharingSettingsSummary().sharingType()).isEqualTo(SharingType.PRIVATE);
            assertThat(owned.spaceSettingsSummary().appType()).isEqualTo(AppType.JUPYTER_LAB);
            assertThat(owned.spaceSettingsSummary()
                            .spaceStorageSettings()
                            .ebsStorageSettings()
                            .ebsVolumeSizeInGb())
                    .isEqualTo(20);
            assertThat(spaces.get(1).spaceSharingSettingsSummary().sharingType())
                    .isEqualTo(SharingType.SHARED);
            assertThat(spaces.get(1).ownershipSettingsSummary()).isNull();
        }
    }

    @Test
    void profilesAndSpacesAreFilteredAndSorted() {
        LocalAws aws = aws(region -> region.domain(
                        "d-1",
                        d -> d.userProfile("alice", p -> p.lastModifiedAt(now.plusSeconds(9)))
                                .userProfile("bob")
                                .space("s1", s -> {})
                                .space("t1", s -> {}))
                .domain("d-2", d -> d.userProfile("alice").space("s2", s -> {})));
        try (SageMakerClient client = sageMaker(aws)) {
            assertThat(client.listUserProfiles(r -> r.userProfileNameContains("lic"))
                            .userProfiles())
                    .extracting(UserProfileDetails::domainId)
                    .containsExactly("d-1", "d-2");
            assertThat(client.listUserProfiles(r -> r.domainIdEquals("d-1").sortBy("LastModifiedTime"))
                            .userProfiles())
                    .extracting(UserProfileDetails::userProfileName)
                    .containsExactly("bob", "alice");
            assertThat(client.listSpaces(r -> r.domainIdEquals("d-1").spaceNameContains("s"))
                            .spaces())
                    .extracting(SpaceDetails::spaceName)
                    .containsExactly("s1");
        }
    }

    @Test
    void anOwnerWithAppsCannotBeRemoved() {
        LocalRegion region = two().region("us-east-1");
        assertThatThrownBy(() -> region.domain("d-1", d -> d.removeSpace("s1")))
                .isInstanceOf(IllegalStateException.class);
        region.domain(
                "d-1",
                d -> d.space("s1", s -> s.removeApp("JupyterLab", "default")).removeSpace("s1"));
    }
}
