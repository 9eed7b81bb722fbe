package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;

/** Each fault as the SDK shows it, and which calls it strikes. */
class FaultTest extends StandInTest {

    private final LocalAws aws = aws(region -> {
        for (String name : List.of("a", "b", "c")) {
            region.endpoint(
                    name,
                    e -> e.createdAt(now.minusSeconds(600))
                            .variant("v", v -> v.zeros().requests(now.minusSeconds(300), 5)));
        }
    });
    private final SageMakerClient sageMaker = sageMaker(aws);
    private final CloudWatchClient cloudWatch = cloudWatch(aws);

    @AfterEach
    void close() {
        sageMaker.close();
        cloudWatch.close();
    }

    private AwsServiceException listEndpointsFails(Fault fault) {
        aws.heal().fail("sagemaker:ListEndpoints", fault);
        return catchThrowableOfType(AwsServiceException.class, sageMaker::listEndpoints);
    }

    private AwsServiceException listMetricsFails(Fault fault) {
        aws.heal().fail("cloudwatch:*", fault);
        return catchThrowableOfType(AwsServiceException.class, cloudWatch::listMetrics);
    }

    private static void hasCode(AwsServiceException e, int status, String code) {
        assertThat(e.statusCode()).isEqualTo(status);
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
    }

    @Test
    void throttlingHasACodeForEachProtocol() {
        hasCode(listEndpointsFails(Fault.throttling()), 400, "ThrottlingException");
        hasCode(listMetricsFails(Fault.throttling()), 400, inQuery("Throttling", "ThrottlingException"));
        assertThat(listEndpointsFails(Fault.throttling()).isThrottlingException())
                .isTrue();
        assertThat(listMetricsFails(Fault.throttling()).isThrottlingException()).isTrue();
    }

    @Test
    void deniedExpiredAndBrokenServicesHaveTheirCodes() {
        hasCode(listEndpointsFails(Fault.accessDenied()), 400, "AccessDeniedException");
        hasCode(
                listMetricsFails(Fault.accessDenied()),
                inQuery(403, 400),
                inQuery("AccessDenied", "AccessDeniedException"));
        hasCode(listEndpointsFails(Fault.expiredToken()), 400, "ExpiredTokenException");
        hasCode(
                listMetricsFails(Fault.expiredToken()),
                inQuery(403, 400),
                inQuery("ExpiredToken", "ExpiredTokenException"));
        hasCode(listEndpointsFails(Fault.internalFailure()), 500, "InternalFailure");
        hasCode(listMetricsFails(Fault.unavailable()), 503, "ServiceUnavailable");
        hasCode(listEndpointsFails(Fault.validation("odd")), 400, "ValidationException");
        hasCode(listMetricsFails(Fault.error("Odd", 418, "odd")), 418, "Odd");
        assertThat(listEndpointsFails(Fault.accessDenied()).awsErrorDetails().errorMessage())
                .contains("not authorized to perform: sagemaker:ListEndpoints");
    }

    @Test
    void anHtmlPageReadsAsAnAnswerWithoutAListUnlessTheClientSpeaksCbor() {
        aws.fail("cloudwatch:ListMetrics", Fault.htmlPage());
        if (inQuery(true, false)) {
            assertThat(cloudWatch.listMetrics().hasMetrics()).isFalse();
        } else {
            assertThatThrownBy(cloudWatch::listMetrics).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void anEmptyBodyReadsAsAnAnswerWithoutAList() {
        aws.fail("sagemaker:ListEndpoints", Fault.emptyBody());
        assertThat(sageMaker.listEndpoints().hasEndpoints()).isFalse();
    }

    @Test
    void aResetConnectionIsAnErrorOfTheClient() {
        aws.fail("sagemaker:ListEndpoints", Fault.connectionReset());
        assertThatThrownBy(sageMaker::listEndpoints)
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("Connection reset");
    }

    @Test
    void aTimeoutCutsALateAnswer() {
        aws.latency(Duration.ofHours(1)).fail("*", Fault.latency(Duration.ofHours(1)));
        assertThatThrownBy(() -> sageMaker.listEndpoints(
                        r -> r.overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(50)))))
                .isInstanceOf(ApiCallTimeoutException.class);
    }

    @Test
    void latenciesAddUp() {
        aws.latency(Duration.ofSeconds(1))
                .fail("*", Fault.latency(Duration.ofSeconds(2)))
                .fail("*", Fault.throttling());
        WireAnswer answer = aws.answer(new WireRequest(
                java.net.URI.create("https://example"),
                java.util.Map.of("x-amz-target", "SageMaker.ListEndpoints"),
                new byte[0]));
        assertThat(answer.delay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aRepeatedTokenLeadsToTheSamePageForEver() {
        aws.fail("sagemaker:ListEndpoints", Fault.repeatedToken().fromCall(2));
        List<String> tokens = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String token = null;
        for (int i = 0; i < 5; i++) {
            String next = token;
            ListEndpointsResponse page =
                    sageMaker.listEndpoints(r -> r.maxResults(1).nextToken(next));
            names.add(page.endpoints().get(0).endpointName());
            tokens.add(page.nextToken());
            token = page.nextToken();
        }
        assertThat(names).containsExactly("c", "b", "b", "b", "b");
        assertThat(tokens.subList(1, 5)).containsOnly(tokens.get(1));
    }

    @Test
    void anEmptyPageComesBetweenAndLosesNothing() {
        aws.fail("sagemaker:ListEndpoints", Fault.emptyPage().everyCalls(2));
        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListEndpointsResponse page =
                    sageMaker.listEndpoints(r -> r.maxResults(1).nextToken(next));
            assertThat(page.hasEndpoints()).isTrue();
            sizes.add(page.endpoints().size());
            token = page.nextToken();
        } while (token != null);
        assertThat(sizes).containsExactly(1, 0, 1, 0, 1);
    }

    @Test
    void strikesOnlyTheCallsThatAreMeant() {
        aws.fail(
                "sagemaker:DescribeEndpoint",
                Fault.throttling().where("EndpointName", "b").onCall(2));
        StringBuilder outcome = new StringBuilder();
        for (String name : List.of("a", "b", "a", "b", "b")) {
            try {
                outcome.append(
                        sageMaker.describeEndpoint(r -> r.endpointName(name)).endpointName());
            } catch (AwsServiceException e) {
                outcome.append('!');
            }
        }
        assertThat(outcome).hasToString("aba!b");
    }

    @Test
    void strikesTheCallsThatNameOneApp() {
        aws.region("us-east-1")
                .domain(
                        "d",
                        d -> d.userProfile("alice", p -> p.kernelGateway("k", a -> {}))
                                .userProfile("bob", p -> p.kernelGateway("k", a -> {})));
        aws.fail(
                "sagemaker:DescribeApp",
                Fault.accessDenied().where("UserProfileName", "bob").where("AppName", "k"));
        sageMaker.describeApp(r -> r.domainId("d")
                .userProfileName("alice")
                .appType("KernelGateway")
                .appName("k"));
        assertThatThrownBy(() -> sageMaker.describeApp(r -> r.domainId("d")
                        .userProfileName("bob")
                        .appType("KernelGateway")
                        .appName("k")))
                .isInstanceOf(AwsServiceException.class);
    }

    @Test
    void strikesTheCallsThatNameOneLogStream() {
        aws.region("us-east-1").logGroup("g", g -> g.stream("s", s -> s.event(now, "x")).stream("t", s -> {}));
        aws.fail("logs:GetLogEvents", Fault.accessDenied().where("logStreamName", "s"))
                .fail("logs:FilterLogEvents", Fault.accessDenied().where("logStreamNames", "s"));
        try (CloudWatchLogsClient logs = logs(aws)) {
            logs.getLogEvents(r -> r.logGroupName("g").logStreamName("t"));
            logs.filterLogEvents(r -> r.logGroupName("g").logStreamNames("t"));
            logs.filterLogEvents(r -> r.logGroupName("g"));
            assertThatThrownBy(() -> logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s")))
                    .isInstanceOf(AwsServiceException.class);
            assertThatThrownBy(
                            () -> logs.filterLogEvents(r -> r.logGroupName("g").logStreamNames("t", "s")))
                    .isInstanceOf(AwsServiceException.class);
        }
    }

    @Test
    void strikesTheFirstCallsOrThoseFromOneOn() {
        aws.fail("*", Fault.throttling().firstCalls(2))
                .fail("*", Fault.unavailable().fromCall(4));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try {
                sageMaker.listEndpoints();
                statuses.add(200);
            } catch (AwsServiceException e) {
                statuses.add(e.statusCode());
            }
        }
        assertThat(statuses).containsExactly(400, 400, 200, 503, 503);
        assertThat(aws.calls()).extracting(Call::status).isEqualTo(statuses);
    }

    @Test
    void strikesOneRegionAlone() {
        aws.fail("*", Fault.accessDenied().inRegion("eu-west-1"));
        assertThat(sageMaker.listEndpoints().endpoints()).hasSize(3);
        try (SageMakerClient other = sageMaker(aws.httpClient(), "eu-west-1", null)) {
            assertThatThrownBy(other::listEndpoints).isInstanceOf(AwsServiceException.class);
        }
    }

    @Test
    void healedServicesAnswerAgain() {
        aws.fail("*", Fault.connectionReset()).heal();
        assertThat(sageMaker.listEndpoints().endpoints()).hasSize(3);
    }

    @Test
    void aLogSearchMayNeverEnd() {
        aws.region("us-east-1").logGroup("g", g -> g.stream("s", s -> s.event(now, "x")));
        try (CloudWatchLogsClient logs = logs(aws)) {
            aws.fail("logs:FilterLogEvents", Fault.repeatedToken());
            assertThat(logs.filterLogEventsPaginator(r -> r.logGroupName("g")).stream()
                            .limit(20))
                    .hasSize(20)
                    .extracting(FilterLogEventsResponse::nextToken)
                    .containsOnly("fault-0-");
            aws.fail("logs:GetLogEvents", Fault.emptyPage());
            assertThat(logs.getLogEventsPaginator(r -> r.logGroupName("g").logStreamName("s")).stream()
                            .limit(20))
                    .hasSize(20)
                    .doesNotHaveDuplicates()
                    .allMatch(page -> page.events().isEmpty());
        }
    }

    @Test
    void anEmptyPageOfALogLeadsToThePageThatWasAskedFor() {
        aws.region("us-east-1").logGroup("g", g -> g.stream("s", s -> s.event(now, "x")));
        aws.fail("logs:*", Fault.emptyPage().onCall(1));
        try (CloudWatchLogsClient logs = logs(aws)) {
            assertThat(logs.getLogEventsPaginator(r -> r.logGroupName("g").logStreamName("s")).stream()
                            .map(page -> page.events().size()))
                    .containsExactly(0, 1, 0);
        }
    }
}
