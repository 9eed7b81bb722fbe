package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppRequest;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

/** Domains and apps that come and go between two calls. */
class ChangingStudioTest extends StandInTest {

    private static final String GROUP = "/aws/sagemaker/studio";

    /** Apps a0 to a4 of alice in d-1, oldest first, and one in d-2; all of them log. */
    private final LocalAws aws = aws(region -> region.domain(
                    "d-1",
                    d -> d.userProfile("alice", p -> {
                                for (int i = 0; i < 5; i++) {
                                    long age = 500 - i;
                                    p.kernelGateway(
                                            "a" + i,
                                            a -> a.createdAt(now.minusSeconds(age))
                                                    .logs(s -> s.eventsEvery(Duration.ofSeconds(10), now, "tick")));
                                }
                            })
                            .space("s1", s -> s.owner("alice").privately()))
            .domain("d-2", d -> d.userProfile("alice", p -> p.kernelGateway("other", a -> {}))));

    private final SageMakerClient client = sageMaker(aws);

    @AfterEach
    void close() {
        client.close();
    }

    private LocalRegion region() {
        return aws.region("us-east-1");
    }

    private void alice(Consumer<LocalUserProfile> change) {
        region().domain("d-1", d -> d.userProfile("alice", change));
    }

    /** What pages of two say, as app and status. */
    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListAppsResponse page =
                    client.listApps(r -> r.domainIdEquals("d-1").maxResults(2).nextToken(next));
            page.apps().forEach(row -> rows.add(row.appName() + " " + row.statusAsString()));
            token = page.nextToken();
        } while (token != null);
        return rows;
    }

    private static DescribeAppRequest.Builder app(DescribeAppRequest.Builder request, String name) {
        return request.domainId("d-1")
                .userProfileName("alice")
                .appType("KernelGateway")
                .appName(name);
    }

    @Test
    void anAppThatEndsBetweenTwoPagesIsShownAsEachPageFindsIt() {
        aws.before("sagemaker:ListApps", 2, () -> {
            alice(p -> p.removeApp("KernelGateway", "a0"));
            alice(p -> p.removeApp("KernelGateway", "a2"));
        });
        assertThat(rows())
                .containsExactly("a0 InService", "a1 InService", "a2 Deleted", "a3 InService", "a4 InService");
    }

    /** The oldest come first, so what starts during a listing is on its last page. */
    @Test
    void anAppThatStartsBetweenTwoPagesIsStillListed() {
        aws.before("sagemaker:ListApps", 2, () -> alice(p -> p.kernelGateway("new", a -> {})));
        assertThat(rows()).hasSize(6).endsWith("new InService");
    }

    @Test
    void anAppMayEndBetweenListingAndDescribing() {
        aws.before("sagemaker:DescribeApp", 2, () -> alice(p -> p.removeApp("KernelGateway", "a1")));
        assertThat(client.describeApp(r -> app(r, "a1")).statusAsString()).isEqualTo("InService");
        assertThat(client.describeApp(r -> app(r, "a1")).statusAsString()).isEqualTo("Deleted");
    }

    @Test
    void aRestartedAppGoesOnInTheStreamOfItsName() {
        now = now.plusSeconds(5);
        alice(p -> p.removeApp("KernelGateway", "a1"));
        now = now.plusSeconds(3600);
        alice(p -> p.kernelGateway("a1", a -> a.logs(s -> s.event(now, "again"))));
        try (CloudWatchLogsClient logs = logs(aws)) {
            var stream = logs.describeLogStreams(
                            r -> r.logGroupName(GROUP).logStreamNamePrefix("d-1/alice/KernelGateway/a1"))
                    .logStreams()
                    .get(0);
            assertThat(stream.lastEventTimestamp()).isEqualTo(now.toEpochMilli());
            assertThat(stream.creationTime()).isEqualTo(now.minusSeconds(3605).toEpochMilli());
        }
    }

    @Test
    void anEmptyPageOfAppsMayHaveAToken() {
        aws.fail("sagemaker:ListApps", Fault.emptyPage().onCall(2));
        assertThat(rows()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aDomainGoesWithAllThatIsInIt() {
        region().removeDomain("d-1");
        assertThat(rows()).hasSize(5).allMatch(row -> row.endsWith(" Deleted"));
        assertThat(client.listDomains(r -> {}).domains()).hasSize(1);
        assertThat(client.listUserProfiles(r -> {}).userProfiles()).hasSize(1);
        assertThat(client.listSpaces(r -> {}).spaces()).isEmpty();
        assertThat(client.listApps(r -> r.domainIdEquals("d-2")).apps())
                .extracting(AppDetails::statusAsString)
                .containsExactly("InService");
        assertThatThrownBy(() -> client.describeDomain(r -> r.domainId("d-1")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> region().removeDomain("d-1")).isInstanceOf(IllegalArgumentException.class);
        now = now.plus(Duration.ofHours(24));
        assertThat(rows()).isEmpty();
    }

    /** What they logged stays, and it is no more than until then. */
    @Test
    void theStreamsOfADomainOutliveIt() {
        now = now.plusSeconds(25);
        region().removeDomain("d-1");
        now = now.plusSeconds(1000);
        try (CloudWatchLogsClient logs = logs(aws)) {
            assertThat(logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("d-1/alice/KernelGateway/a0"))
                            .events())
                    .hasSize(3);
        }
    }

    @Test
    void whetherTheRowsOfAnAppOutliveItsDomainIsASwitch() {
        aws.before("sagemaker:ListApps", 2, () -> region().removeDomainAndRows("d-1"));
        assertThat(rows()).containsExactly("a0 InService", "a1 InService");
        assertThatThrownBy(() -> client.describeApp(r -> app(r, "a4"))).isInstanceOf(ResourceNotFoundException.class);
    }
}
