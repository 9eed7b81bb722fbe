package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** SageMaker ListEndpoints. */
class ListEndpointsTest extends StandInTest {

    /** Endpoints e000, e001, ...: the higher, the younger. */
    private LocalAws endpoints(int count) {
        return aws(region -> {
            for (int i = 0; i < count; i++) {
                var created = now.minus(Duration.ofDays(100)).plusSeconds(i);
                region.endpoint(String.format("e%03d", i), e -> e.createdAt(created));
            }
        });
    }

    private static ListEndpointsResponse list(LocalAws aws, Consumer<ListEndpointsRequest.Builder> request) {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.listEndpoints(request);
        }
    }

    private static List<String> names(ListEndpointsResponse response) {
        return response.endpoints().stream().map(EndpointSummary::endpointName).toList();
    }

    @Test
    void aPageHasTenEndpointsUnlessAskedOtherwise() {
        assertThat(list(endpoints(11), r -> {}).endpoints()).hasSize(10);
    }

    @Test
    void theNewestComesFirst() {
        assertThat(names(list(endpoints(3), r -> {}))).containsExactly("e002", "e001", "e000");
    }

    @Test
    void aPageHasAtMostAHundred() {
        LocalAws aws = endpoints(101);
        assertThat(list(aws, r -> r.maxResults(100)).endpoints()).hasSize(100);
        assertThatThrownBy(() -> list(aws, r -> r.maxResults(101)))
                .isInstanceOfSatisfying(SageMakerException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                });
    }

    @Test
    void tokensLeadThroughAllPagesAndTheLastHasNone() {
        LocalAws aws = endpoints(25);
        try (SageMakerClient client = sageMaker(aws)) {
            List<EndpointSummary> all =
                    client.listEndpointsPaginator(r -> {}).endpoints().stream().toList();
            assertThat(all).hasSize(25).doesNotHaveDuplicates();
        }
        assertThat(aws.calls("sagemaker:ListEndpoints")).hasSize(3);
    }

    @Test
    void anExactlyFullLastPageHasNoToken() {
        assertThat(list(endpoints(10), r -> {}).nextToken()).isNull();
    }

    @Test
    void aMadeUpTokenIsRefused() {
        assertThatThrownBy(() -> list(endpoints(1), r -> r.nextToken("made-up")))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void anEndpointDeletedBetweenTwoPagesMovesNoOther() {
        LocalAws aws = endpoints(20);
        ListEndpointsResponse first = list(aws, r -> {});
        aws.region("us-east-1").removeEndpoint("e015").removeEndpoint("e010");
        assertThat(names(list(aws, r -> r.nextToken(first.nextToken()))))
                .startsWith("e009")
                .hasSize(10);
    }

    @Test
    void sortsByNameStatusAndTimeInBothOrders() {
        LocalAws aws = aws(region -> region.endpoint(
                        "b", e -> e.createdAt(now.minusSeconds(2)).status("Failed"))
                .endpoint("a", e -> e.createdAt(now.minusSeconds(1)).status("Updating"))
                .endpoint("c", e -> e.createdAt(now.minusSeconds(3)).status("Creating")));
        assertThat(names(list(aws, r -> r.sortBy("Name").sortOrder("Ascending"))))
                .containsExactly("a", "b", "c");
        assertThat(names(list(aws, r -> r.sortBy("Name")))).containsExactly("c", "b", "a");
        assertThat(names(list(aws, r -> r.sortBy("Status").sortOrder("Ascending"))))
                .containsExactly("c", "b", "a");
        assertThat(names(list(aws, r -> r.sortOrder("Ascending")))).containsExactly("c", "b", "a");
    }

    @Test
    void filtersByNameStatusAndTimes() {
        LocalAws aws = aws(region -> region.endpoint("Churn-1", e -> e.createdAt(now.minusSeconds(10)))
                .endpoint("churn-2", e -> e.createdAt(now.minusSeconds(5)).lastModifiedAt(now))
                .endpoint("fraud", e -> e.createdAt(now.minusSeconds(1)).status("Hibernating")));
        assertThat(names(list(aws, r -> r.nameContains("churn")))).containsExactly("churn-2");
        assertThat(names(list(aws, r -> r.statusEquals("Hibernating")))).containsExactly("fraud");
        assertThat(names(list(aws, r -> r.creationTimeAfter(now.minusSeconds(5)))))
                .containsExactly("fraud", "churn-2");
        assertThat(names(list(aws, r -> r.creationTimeBefore(now.minusSeconds(5)))))
                .containsExactly("Churn-1");
        assertThat(names(list(aws, r -> r.lastModifiedTimeAfter(now)))).containsExactly("churn-2");
    }

    @Test
    void timesHaveMilliseconds() {
        var created = now.minusSeconds(5).plusNanos(123_456_789);
        LocalAws aws = aws(region -> region.endpoint("e", e -> e.createdAt(created)));
        assertThat(list(aws, r -> {}).endpoints().get(0).creationTime())
                .isEqualTo(now.minusSeconds(5).plusMillis(123));
    }

    @Test
    void anAccountWithoutEndpointsHasAnEmptyListThatIsThere() {
        ListEndpointsResponse response = list(aws(region -> {}), r -> {});
        assertThat(response.hasEndpoints()).isTrue();
        assertThat(response.endpoints()).isEmpty();
    }

    @Test
    void aRegionThatNobodyDescribedIsEmpty() {
        LocalAws aws = endpoints(1);
        try (SageMakerClient client = sageMaker(aws.httpClient(), "eu-west-3", null)) {
            assertThat(client.listEndpoints().endpoints()).isEmpty();
        }
        assertThat(aws.calls().get(0).region()).isEqualTo("eu-west-3");
    }

    @Test
    void arnsNameRegionAccountAndPartition() {
        LocalAws aws = LocalAws.builder(() -> now)
                .account("222222222222")
                .region("cn-north-1", region -> region.endpoint("Churn", e -> {}))
                .build();
        try (SageMakerClient client = sageMaker(aws.httpClient(), "cn-north-1", null)) {
            assertThat(client.listEndpoints().endpoints().get(0).endpointArn())
                    .isEqualTo("arn:aws-cn:sagemaker:cn-north-1:222222222222:endpoint/Churn");
        }
    }
}
