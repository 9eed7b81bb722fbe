package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/** SageMaker DescribeDomain, DescribeUserProfile, DescribeSpace and DescribeApp, and where apps log. */
class StudioDescriptionTest extends StandInTest {

    private static final String ARN = "arn:aws:sagemaker:us-east-1:111111111111:";

    private final LocalAws aws = aws(region -> region.domain(
            "d-1",
            d -> d.singleSignOn()
                    .tag("team", "research")
                    .described("DefaultUserSettings", Map.of("ExecutionRole", "arn:aws:iam::111111111111:role/r"))
                    .userProfile(
                            "alice",
                            p -> p.signsInAs("alice@example.com")
                                    .tag("keep", "true")
                                    .kernelGateway(
                                            "app-1",
                                            a -> a.instanceType("ml.t3.medium")
                                                    .logs(s -> s.event(now.minusSeconds(60), "started"))
                                                    .lifecycleConfigLogs(s -> s.event(now.minusSeconds(90), "set up")))
                                    .kernelGateway("off", a -> a.neverChecked())
                                    .app("RSessionGateway", "r", a -> a.logs(s -> s.event(now, "R"))))
                    .space("s1", s -> s.owner("alice").privately().jupyterLab(a -> a.tag("k", "v")))
                    .rStudioServer(a -> a.logs(s -> s.event(now, "server")))));
    private final SageMakerClient client = sageMaker(aws);

    private DescribeAppResponse app(Consumer<DescribeAppRequest.Builder> request) {
        return client.describeApp(request);
    }

    private static void isMissing(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ResourceNotFoundException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
        });
    }

    @Test
    void aHealthCheckPassesForTheActivityOfAUser() {
        DescribeAppResponse app = app(r -> r.domainId("d-1")
                .userProfileName("alice")
                .appType("KernelGateway")
                .appName("app-1"));
        assertThat(app.appArn()).isEqualTo(ARN + "app/d-1/alice/KernelGateway/app-1");
        assertThat(app.lastHealthCheckTimestamp()).isEqualTo(now);
        assertThat(app.lastUserActivityTimestamp()).isEqualTo(now);
        assertThat(app.resourceSpec().instanceTypeAsString()).isEqualTo("ml.t3.medium");
    }

    @Test
    void anAppMayHaveNeverBeenChecked() {
        DescribeAppResponse app = app(r -> r.domainId("d-1")
                .userProfileName("alice")
                .appType("KernelGateway")
                .appName("off"));
        assertThat(app.lastHealthCheckTimestamp()).isNull();
        assertThat(app.lastUserActivityTimestamp()).isNull();
    }

    @Test
    void anAppOfASpaceIsAskedForByItsSpace() {
        assertThat(app(r -> r.domainId("d-1")
                                .spaceName("s1")
                                .appType("JupyterLab")
                                .appName("default"))
                        .spaceName())
                .isEqualTo("s1");
        isMissing(() -> app(r ->
                r.domainId("d-1").userProfileName("s1").appType("JupyterLab").appName("default")));
    }

    @Test
    void anOwnerIsEitherAProfileOrASpace() {
        assertThatThrownBy(
                        () -> app(r -> r.domainId("d-1").appType("JupyterLab").appName("default")))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void whatIsMissingIsAResourceNotFound() {
        isMissing(() -> client.describeDomain(r -> r.domainId("d-9")));
        isMissing(() -> client.describeUserProfile(r -> r.domainId("d-1").userProfileName("bob")));
        isMissing(() -> client.describeSpace(r -> r.domainId("d-1").spaceName("s9")));
        isMissing(() -> app(r -> r.domainId("d-1")
                .userProfileName("alice")
                .appType("KernelGateway")
                .appName("no")));
    }

    @Test
    void anAppIsDescribedAsDeletedForADay() {
        aws.region("us-east-1").domain("d-1", d -> d.userProfile("alice", p -> p.removeApp("KernelGateway", "app-1")));
        Consumer<DescribeAppRequest.Builder> request = r -> r.domainId("d-1")
                .userProfileName("alice")
                .appType("KernelGateway")
                .appName("app-1");
        assertThat(app(request).statusAsString()).isEqualTo("Deleted");
        now = now.plusSeconds(86_400);
        isMissing(() -> app(request));
    }

    @Test
    void descriptionsKnowHowUsersSignInAndWhoOwnsASpace() {
        assertThat(client.describeDomain(r -> r.domainId("d-1")).authMode()).isEqualTo(AuthMode.SSO);
        assertThat(client.describeDomain(r -> r.domainId("d-1"))
                        .defaultUserSettings()
                        .executionRole())
                .endsWith("role/r");
        assertThat(client.describeUserProfile(r -> r.domainId("d-1").userProfileName("alice"))
                        .singleSignOnUserValue())
                .isEqualTo("alice@example.com");
        var space = client.describeSpace(r -> r.domainId("d-1").spaceName("s1"));
        assertThat(space.ownershipSettings().ownerUserProfileName()).isEqualTo("alice");
        assertThat(space.spaceSharingSettings().sharingType()).isEqualTo(SharingType.PRIVATE);
    }

    @Test
    void tagsAreListedByArn() {
        assertThat(client.listTags(r -> r.resourceArn(ARN + "domain/d-1")).tags())
                .hasSize(1);
        assertThat(client.listTags(r -> r.resourceArn(ARN + "user-profile/d-1/alice"))
                        .tags())
                .hasSize(1);
        assertThat(client.listTags(r -> r.resourceArn(ARN + "space/d-1/s1")).tags())
                .isEmpty();
        assertThat(client.listTags(r -> r.resourceArn(ARN + "app/d-1/s1/jupyterlab/default"))
                        .tags())
                .hasSize(1);
    }

    @Test
    void anAppLogsUnderItsDomainItsOwnerItsTypeAndItsName() {
        try (CloudWatchLogsClient logs = logs(aws)) {
            assertThat(logs.describeLogStreams(r -> r.logGroupName("/aws/sagemaker/studio"))
                            .logStreams())
                    .extracting(LogStream::logStreamName)
                    .containsExactly(
                            "d-1/alice/KernelGateway/app-1",
                            "d-1/alice/KernelGateway/app-1/LifecycleConfigOnStart",
                            "d-1/alice/RSession/r",
                            "d-1/domain-shared/rstudioserverpro/default");
        }
    }

    @Test
    void anAppThatEndedLogsNoMore() {
        LocalRegion region = aws.region("us-east-1");
        region.domain(
                "d-1",
                d -> d.space(
                        "s1", s -> s.codeEditor(a -> a.logs(l -> l.eventsEvery(Duration.ofSeconds(10), now, "tick")))));
        now = now.plusSeconds(95);
        region.domain("d-1", d -> d.space("s1", s -> s.removeApp("CodeEditor", "default")));
        now = now.plusSeconds(1000);
        try (CloudWatchLogsClient logs = logs(aws)) {
            assertThat(logs.getLogEvents(r ->
                                    r.logGroupName("/aws/sagemaker/studio").logStreamName("d-1/s1/CodeEditor/default"))
                            .events())
                    .hasSize(10);
        }
    }

    @Test
    void aProfileAndASpaceOfOneNameLogToOneStream() {
        LocalRegion region = aws.region("us-east-1");
        region.domain(
                "d-1",
                d -> d.userProfile(
                                "x",
                                p -> p.kernelGateway(
                                        "app", a -> a.logs(s -> s.eventsEvery(Duration.ofSeconds(10), now, "profile"))))
                        .space(
                                "x",
                                s -> s.kernelGateway(
                                        "app", a -> a.logs(l -> l.eventsEvery(Duration.ofSeconds(10), now, "space")))));
        now = now.plusSeconds(5);
        region.domain("d-1", d -> d.userProfile("x", p -> p.removeApp("KernelGateway", "app")));
        now = now.plusSeconds(15);
        try (CloudWatchLogsClient logs = logs(aws)) {
            assertThat(logs.getLogEvents(r ->
                                    r.logGroupName("/aws/sagemaker/studio").logStreamName("d-1/x/KernelGateway/app"))
                            .events())
                    .extracting(OutputLogEvent::message)
                    .containsExactly("profile", "space", "space", "space");
        }
    }
}
