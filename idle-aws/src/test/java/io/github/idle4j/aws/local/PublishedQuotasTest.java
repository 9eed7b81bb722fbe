package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** How many calls within one second AWS takes in which region: "CloudWatch Logs quotas", "CloudWatch service quotas". */
class PublishedQuotasTest extends StandInTest {

    private final LocalAws aws = LocalAws.builder(() -> now).build().publishedQuotas(() -> 0);

    private CloudWatchLogsClient logs(String region) {
        aws.region(region).logGroup("g", g -> g.stream("s", s -> {}));
        return client(CloudWatchLogsClient.builder(), aws.httpClient(), region, null)
                .build();
    }

    /** How many of a hundred calls at one instant are answered. */
    private static int taken(ThrowingCallable call) {
        int taken = 0;
        for (int i = 0; i < 100; i++) {
            taken += catchThrowable(call) == null ? 1 : 0;
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-1"})
    void listingsOfLogsHaveOneQuotaEverywhere(String region) {
        try (CloudWatchLogsClient client = logs(region)) {
            assertThat(taken(() -> client.describeLogStreams(r -> r.logGroupName("g"))))
                    .isEqualTo(25);
            assertThat(taken(client::describeLogGroups)).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, 25",
        "eu-west-3, 30",
        "us-west-2 eu-west-1 eu-central-1 ap-northeast-3 ap-southeast-3 ca-west-1 il-central-1, 10"
    })
    void getLogEventsHasFewerInSomeRegions(String regions, int quota) {
        assertThat(Arrays.asList(regions.split(" "))).allSatisfy(region -> {
            try (CloudWatchLogsClient client = logs(region)) {
                assertThat(taken(() ->
                                client.getLogEvents(r -> r.logGroupName("g").logStreamName("s"))))
                        .isEqualTo(quota);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, 25",
        "us-west-2 eu-west-1, 10",
        "ap-northeast-3 ap-southeast-3 ca-west-1 eu-central-1 il-central-1, 5"
    })
    void filterLogEventsHasFewerInOtherRegions(String regions, int quota) {
        assertThat(Arrays.asList(regions.split(" "))).allSatisfy(region -> {
            try (CloudWatchLogsClient client = logs(region)) {
                assertThat(taken(() -> client.filterLogEvents(r -> r.logGroupName("g"))))
                        .isEqualTo(quota);
            }
        });
    }

    @Test
    void metricsHaveQuotasAndSageMakerHasNone() {
        try (CloudWatchClient cloudWatch = cloudWatch(aws);
                SageMakerClient sageMaker = sageMaker(aws)) {
            assertThat(taken(cloudWatch::listMetrics)).isEqualTo(25);
            assertThat(taken(() -> cloudWatch.getMetricData(
                            request(now.minusSeconds(60), now, query("m", "x", 60, "Sum", variant("e", "v"))))))
                    .isEqualTo(50);
            assertThat(taken(() -> sageMaker.listApps(r -> {}))).isEqualTo(100);
        }
    }
}
