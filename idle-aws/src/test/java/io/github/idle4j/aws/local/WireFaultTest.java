package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What can happen to an answer between AWS and the SDK, and to the pages of a list. */
class WireFaultTest extends StandInTest {

    private final LocalAws aws = aws(region -> {
        for (String name : List.of("a", "b", "c")) {
            region.endpoint(
                    name,
                    e -> e.createdAt(now.minusSeconds(600))
                            .variant("v", v -> v.zeros().requests(now.minusSeconds(300), 5)));
        }
        region.logGroup(
                "g", g -> g.stream("s", s -> s.event(now.minusSeconds(9), "x").event(now, "y")));
    });

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void everyProtocolFails(Class<? extends SdkException> as, Class<? extends Throwable> because) {
        try (SageMakerClient json = sageMaker(aws);
                CloudWatchClient cloudWatch = cloudWatch(aws);
                CloudWatchLogsClient logs = logs(aws)) {
            for (Runnable call : List.<Runnable>of(
                    json::listEndpoints,
                    cloudWatch::listMetrics,
                    () -> logs.describeLogStreams(r -> r.logGroupName("g")))) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(as)
                        .satisfies(thrown -> assertThat(rootOf(thrown)).isInstanceOf(because));
            }
        }
    }

    @Test
    void anAnswerThatIsCutOffInTheMiddleIsAnErrorInEveryProtocol() {
        aws.fail("*", Fault.connectionResetInBody());
        everyProtocolFails(SdkClientException.class, Exception.class); // XML parsers wrap it in one of theirs
    }

    @Test
    void halfAnAnswerIsAnErrorInEveryProtocol() {
        aws.fail("*", Fault.truncatedBody());
        everyProtocolFails(SdkClientException.class, Exception.class);
    }

    @Test
    void anAnswerThatIsNoneIsAnErrorInEveryProtocol() {
        aws.fail("*", Fault.malformedBody());
        everyProtocolFails(SdkClientException.class, Exception.class);
    }

    @Test
    void aSilentServiceIsATimeoutOfTheSocketAfterThatTimeOnTheClockThatIsHandedIn() {
        List<Duration> waits = new ArrayList<>();
        aws.fail("*", Fault.timeout(Duration.ofSeconds(50))).latency(Duration.ofSeconds(1));
        try (SageMakerClient client = sageMaker(aws.httpClient(waits::add), "us-east-1", null)) {
            assertThatThrownBy(client::listEndpoints)
                    .isInstanceOf(SdkClientException.class)
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
        assertThat(waits).containsExactly(Duration.ofSeconds(51));
    }

    @Test
    void aLoadBalancersPageIsAnErrorOfTheService() {
        aws.fail("*", Fault.badGateway());
        everyProtocolFails(SdkServiceException.class, Throwable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "silent"})
    void theDoorOnTheNetworkCutsToo(String how) {
        aws.fail("*", how.equals("cut") ? Fault.connectionResetInBody() : Fault.timeout(Duration.ofMillis(5)));
        try (LocalServer server = aws.serve();
                SdkHttpClient http = UrlConnectionHttpClient.create();
                SageMakerClient client = sageMaker(http, "us-east-1", server.uri())) {
            assertThatThrownBy(client::listEndpoints).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void throttlingComesInBursts() {
        aws.fail("*", Fault.throttling().inBursts(2, 3));
        try (SageMakerClient client = sageMaker(aws)) {
            for (int i = 0; i < 6; i++) {
                try {
                    client.listEndpoints();
                } catch (SdkServiceException refused) {
                    assertThat(refused.isThrottlingException()).isTrue();
                }
            }
        }
        assertThat(aws.calls()).extracting(Call::status).containsExactly(400, 400, 200, 400, 400, 200);
    }

    @Test
    void tellsWhenItStrikes() {
        var strikes = new AtomicInteger();
        aws.fail("*", Fault.latency(Duration.ZERO).everyCalls(2).telling(strikes::incrementAndGet));
        try (SageMakerClient client = sageMaker(aws)) {
            client.listEndpoints();
            client.listEndpoints();
            client.listEndpoints();
        }
        assertThat(strikes).hasValue(1);
    }

    @Test
    void listsComeInSmallPagesWhichLoseNothing() {
        aws.fail("*", Fault.pagesOf(1));
        try (SageMakerClient client = sageMaker(aws);
                CloudWatchLogsClient logs = logs(aws);
                CloudWatchClient cloudWatch = cloudWatch(aws)) {
            assertThat(client.listEndpointsPaginator(r -> r.maxResults(100)).stream())
                    .hasSize(3)
                    .allMatch(page -> page.endpoints().size() == 1);
            assertThat(
                            logs
                                    .getLogEventsPaginator(r -> r.logGroupName("g")
                                            .logStreamName("s")
                                            .startFromHead(true))
                                    .stream()
                                    .map(page -> page.events().size()))
                    .containsExactly(1, 1, 0);
            assertThat(cloudWatch.getMetricDataPaginator(sums(now.minusSeconds(600), now)).stream())
                    .hasSizeGreaterThan(1);
            assertThat(cloudWatch.listMetrics().metrics()).hasSizeGreaterThan(1);
        }
    }

    private static GetMetricDataRequest sums(Instant from, Instant to) {
        return request(
                from,
                to,
                query("m0", "Invocations", 60, "Sum", variant("a", "v")),
                query("m1", "Invocations", 60, "Sum", variant("b", "v")));
    }

    @Test
    void aSeriesMayBeMissingFromAnAnswer() {
        aws.fail("cloudwatch:GetMetricData", Fault.metricMissingOf("a"));
        try (CloudWatchClient client = cloudWatch(aws)) {
            assertThat(client.getMetricData(sums(now.minusSeconds(600), now)).metricDataResults())
                    .singleElement()
                    .satisfies(result -> assertThat(result.id()).isEqualTo("m1"));
        }
    }

    @Test
    void anAnswerMayCallItselfCompleteAndSayOtherwiseInAMessage() {
        aws.fail("cloudwatch:GetMetricData", Fault.metricMessage("MaxMetricsExceeded", "too many"));
        try (CloudWatchClient client = cloudWatch(aws)) {
            GetMetricDataResponse answer = client.getMetricData(sums(now.minusSeconds(600), now));
            assertThat(answer.messages()).singleElement().satisfies(message -> {
                assertThat(message.code()).isEqualTo("MaxMetricsExceeded");
                assertThat(message.value()).isEqualTo("too many");
            });
            assertThat(answer.metricDataResults())
                    .hasSize(2)
                    .allMatch(result -> result.values().isEmpty()
                            && result.statusCodeAsString().equals("Complete"));
        }
    }
}
