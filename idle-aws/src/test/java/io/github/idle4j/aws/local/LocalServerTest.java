package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
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
    void speaksJsonToCloudWatchLogs() {
        aws.region("us-east-1").logGroup("g", g -> g.stream("s", s -> s.event(now.minusMillis(1), "line \u00e9")));
        try (CloudWatchLogsClient client = client(CloudWatchLogsClient.builder(), http, "us-east-1", server.uri())
                .build()) {
            assertThat(client.getLogEvents(r -> r.logGroupName("g").logStreamName("s"))
                            .events())
                    .extracting(OutputLogEvent::message)
                    .containsExactly("line \u00e9");
        }
        assertThat(aws.calls()).extracting(Call::action).containsExactly("logs:GetLogEvents");
        assertThat(aws.calls()).extracting(Call::protocol).containsExactly("json");
    }

    @Test
    void speaksToCloudWatchAndInQueryToSts() {
        try (CloudWatchClient client = cloudWatch(http, "us-east-1", server.uri());
                StsClient sts = client(StsClient.builder(), http, "us-east-1", server.uri())
                        .build()) {
            var response = client.getMetricData(request(
                    now.minusSeconds(3600), now, query("m0", "Invocations", 3600, "Sum", variant("churn", "v"))));
            assertThat(response.metricDataResults().get(0).values()).containsExactly(5.0);
            assertThat(sts.getCallerIdentity().account()).isEqualTo("111111111111");
        }
        assertThat(aws.calls()).extracting(Call::protocol).containsExactly(CLOUDWATCH_PROTOCOL, "query");
        assertThat(aws.calls()).extracting(Call::host).containsOnly("127.0.0.1");
    }

    /** As boto3 and the AWS CLI ask, which are no SDK clients for Java. */
    @Test
    void speaksJsonToCloudWatchToo() throws Exception {
        HttpRequest listMetrics = HttpRequest.newBuilder(server.uri())
                .header("X-Amz-Target", "GraniteServiceVersion20100801.ListMetrics")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDLOCAL/20260110/us-east-1/monitoring/aws4_request")
                .POST(HttpRequest.BodyPublishers.ofString("{\"MetricName\":\"Invocations\"}"))
                .build();
        String json = HttpClient.newHttpClient()
                .send(listMetrics, HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(json)
                .isEqualTo(
                        "{\"Metrics\":[{\"Namespace\":\"AWS/SageMaker\",\"MetricName\":\"Invocations\",\"Dimensions\":["
                                + "{\"Name\":\"EndpointName\",\"Value\":\"churn\"},"
                                + "{\"Name\":\"VariantName\",\"Value\":\"v\"}]}]}");
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
