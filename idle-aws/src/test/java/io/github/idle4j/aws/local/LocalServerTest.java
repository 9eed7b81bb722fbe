package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The door on the network. */
class LocalServerTest extends StandInTest {

    private final LocalAws aws = aws(region -> region.endpoint(
            "churn",
            e -> e.createdAt(now.minusSeconds(3600))
                    .variant("v", v -> v.instances(1).living().requests(now.minusSeconds(600), 5))));
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private LocalServer server = aws.serve();

    @BeforeEach
    void nothingRecordedYet() {
        assertThat(aws.calls()).isEmpty();
    }

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void speaksJsonToSageMaker() {
        try (SageMakerClient client = sageMaker(http, "us-east-1", server.uri())) {
            assertThat(client.listEndpoints().endpoints()).hasSize(1);
            assertThat(client.describeEndpoint(r -> r.endpointName("churn")).productionVariants())
                    .hasSize(1);
        }
        assertThat(aws.calls())
                .extracting(Call::action)
                .containsExactly("sagemaker:ListEndpoints", "sagemaker:DescribeEndpoint");
    }

    @Test
    void speaksQueryToCloudWatchAndSts() {
        try (CloudWatchClient client = cloudWatch(http, "us-east-1", server.uri());
                StsClient sts = client(StsClient.builder(), http, "us-east-1", server.uri())
                        .build()) {
            var response = client.getMetricData(request(
                    now.minusSeconds(3600), now, query("m0", "Invocations", 3600, "Sum", variant("churn", "v"))));
            assertThat(response.metricDataResults().get(0).values()).containsExactly(5.0);
            assertThat(sts.getCallerIdentity().account()).isEqualTo("111111111111");
        }
        assertThat(aws.calls()).extracting(Call::protocol).containsOnly("query");
    }

    @Test
    void readsTheRegionFromTheSignature() {
        try (SageMakerClient client = sageMaker(http, "eu-west-1", server.uri())) {
            assertThat(client.listEndpoints().endpoints()).isEmpty();
        }
    }

    @Test
    void answersConcurrentCalls() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SageMakerClient client = sageMaker(http, "us-east-1", server.uri())) {
            Callable<String> describe =
                    () -> client.describeEndpoint(r -> r.endpointName("churn")).endpointName();
            List<Future<String>> answers = threads.invokeAll(
                    IntStream.range(0, 64).mapToObj(i -> describe).toList());
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("churn");
            }
        } finally {
            threads.shutdown();
        }
        assertThat(aws.calls("sagemaker:DescribeEndpoint")).hasSize(64);
    }

    @Test
    void aResetConnectionHasNoAnswer() {
        aws.fail("sagemaker:ListEndpoints", Fault.connectionReset());
        try (SageMakerClient client = sageMaker(http, "us-east-1", server.uri())) {
            assertThatThrownBy(client::listEndpoints).isInstanceOf(SdkClientException.class);
        }
        assertThat(aws.calls()).extracting(Call::status).containsOnly(0);
    }

    @Test
    void nobodyAnswersAfterClose() {
        server.close();
        try (SageMakerClient client = sageMaker(http, "us-east-1", server.uri())) {
            assertThatThrownBy(client::listEndpoints).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void theServerDoesNotWaitForAcknowledgements() {
        assertThat(System.getProperty("sun.net.httpserver.nodelay")).isEqualTo("true");
    }
}
