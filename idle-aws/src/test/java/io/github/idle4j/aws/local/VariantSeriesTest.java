package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** What variants and queues publish besides Invocations, and under which dimensions. */
class VariantSeriesTest extends StandInTest {

    private static final String REQUESTS = "AWS/SageMaker";
    private static final String INSTANCES = "/aws/sagemaker/Endpoints";

    private final Instant created = now.minus(Duration.ofHours(2));

    private LocalAws endpoint(Consumer<LocalEndpoint> description) {
        return aws(region -> region.endpoint("e", e -> description.accept(e.createdAt(created))));
    }

    private LocalAws variant(Consumer<LocalVariant> description) {
        return endpoint(e -> e.variant("v", description));
    }

    /** By the hour, oldest first. */
    private List<Double> hours(
            LocalAws aws, String namespace, String metric, String stat, Map<String, String> dimensions) {
        var query = query("m0", metric, 3600, stat, dimensions);
        var stated = query.metricStat();
        var named = query.toBuilder()
                .metricStat(stated.toBuilder()
                        .metric(stated.metric().toBuilder().namespace(namespace).build())
                        .build())
                .build();
        try (CloudWatchClient client = cloudWatch(aws)) {
            return client.getMetricData(request(created, now, named).toBuilder()
                            .scanBy("TimestampAscending")
                            .build())
                    .metricDataResults()
                    .get(0)
                    .values();
        }
    }

    private static Map<String, String> v(String... more) {
        Map<String, String> dimensions = new HashMap<>(variant("e", "v"));
        for (int i = 0; i < more.length; i += 2) {
            dimensions.put(more[i], more[i + 1]);
        }
        return dimensions;
    }

    private static List<Map<String, String>> listed(LocalAws aws, String metric) {
        try (CloudWatchClient client = cloudWatch(aws)) {
            return client.listMetrics(r -> r.metricName(metric)).metrics().stream()
                    .map(Metric::dimensions)
                    .map(all -> all.stream().collect(Collectors.toMap(Dimension::name, Dimension::value)))
                    .toList();
        }
    }

    @Test
    void reservationsArePercentUnderTheVariantInTheNamespaceOfInstances() {
        LocalAws aws = variant(v -> v.instances(2)
                .cpuReservation(50, created, now.minus(Duration.ofHours(1)))
                .cpuReservation(0, now.minus(Duration.ofHours(1)), null)
                .gpuReservation(100, now.minus(Duration.ofHours(1)), null));
        assertThat(hours(aws, INSTANCES, "CPUReservation", "Maximum", v())).containsExactly(50.0, 0.0);
        assertThat(hours(aws, INSTANCES, "CPUReservation", "SampleCount", v())).containsExactly(120.0, 120.0);
        assertThat(hours(aws, INSTANCES, "GPUReservation", "Average", v())).containsExactly(100.0);
        assertThat(hours(aws, REQUESTS, "CPUReservation", "Maximum", v())).isEmpty();
        LocalSeries reserved = aws.region("us-east-1").findSeries(SeriesKey.of(INSTANCES, "CPUReservation", v()));
        assertThat(reserved.unit()).isEqualTo("Percent");
    }

    @Test
    void aReservationEndsWithTheVariant() {
        LocalAws aws = variant(v -> v.cpuReservation(50, created, null));
        aws.region("us-east-1").endpoint("e", e -> e.removeVariant("v"));
        now = now.plus(Duration.ofHours(1));
        assertThat(hours(aws, INSTANCES, "CPUReservation", "SampleCount", v())).containsExactly(60.0, 60.0);
    }

    @Test
    void anAsyncEndpointCountsWhatItProcessedAndNotInvocations() {
        LocalAws aws = endpoint(e -> e.async()
                .variant(
                        "v",
                        v -> v.processed(now.minusSeconds(1800), 3)
                                .counted("InvocationFailures", now.minusSeconds(1800), 1)));
        assertThat(hours(aws, REQUESTS, "InvocationsProcessed", "Sum", v())).containsExactly(3.0);
        assertThat(hours(aws, REQUESTS, "InvocationFailures", "Sum", v())).containsExactly(1.0);
        assertThat(hours(aws, REQUESTS, "Invocations", "Sum", v())).isEmpty();
        assertThat(hours(aws, REQUESTS, "InvocationsProcesssed", "Sum", v())).isEmpty();
        LocalSeries processed = aws.region("us-east-1").findSeries(SeriesKey.of(REQUESTS, "InvocationsProcessed", v()));
        assertThat(processed.unit()).isEqualTo("Count");
    }

    @Test
    void anAsyncEndpointThatWasNeverUsedHasNoSeriesOfWork() {
        assertThat(listed(endpoint(e -> e.async().variant("v", v -> v.cpu())), "InvocationsProcessed"))
                .isEmpty();
    }

    @Test
    void zerosOfACountBeginWithItsFirstUseOrNever() {
        Instant first = now.minusSeconds(1800);
        LocalAws aws =
                variant(v -> v.processed(first, 2).countedZeros("InvocationsProcessed", first.plusSeconds(60), null));
        assertThat(hours(aws, REQUESTS, "InvocationsProcessed", "Sum", v())).containsExactly(2.0);
        assertThat(hours(aws, REQUESTS, "InvocationsProcessed", "SampleCount", v()))
                .containsExactly(31.0);
    }

    @Test
    void theQueueIsPublishedUnderTheEndpointAlone() {
        LocalAws aws = endpoint(e -> e.variant("v", v -> v.instances(0))
                .async(queue -> queue.empty()
                        .backlog(4, now.minusSeconds(1800), now.minusSeconds(900))
                        .backlogWithoutCapacity(now.minusSeconds(1800), null)));
        Map<String, String> alone = Map.of("EndpointName", "e");
        assertThat(hours(aws, REQUESTS, "ApproximateBacklogSize", "Maximum", alone))
                .containsExactly(0.0, 4.0);
        assertThat(hours(aws, REQUESTS, "HasBacklogWithoutCapacity", "Maximum", alone))
                .containsExactly(0.0, 1.0);
        assertThat(hours(aws, REQUESTS, "ApproximateBacklogSize", "Maximum", v()))
                .isEmpty();
        assertThat(aws.region("us-east-1").findEndpoint("e").description()).containsKey("AsyncInferenceConfig");
        aws.region("us-east-1").removeEndpoint("e");
        now = now.plus(Duration.ofHours(1));
        assertThat(hours(aws, REQUESTS, "HasBacklogWithoutCapacity", "Maximum", alone))
                .hasSize(2);
    }

    @Test
    void aServerlessVariantPublishesWhatItIsToldAndNoInstances() {
        LocalAws aws = variant(v -> v.provisionedConcurrency(2)
                .requests(now.minusSeconds(600), 5)
                .counted("ServerlessProvisionedConcurrencyInvocations", now.minusSeconds(600), 5));
        assertThat(hours(aws, REQUESTS, "Invocations", "Sum", v())).containsExactly(5.0);
        assertThat(hours(aws, REQUESTS, "ServerlessProvisionedConcurrencyInvocations", "Sum", v()))
                .containsExactly(5.0);
        assertThat(hours(aws, INSTANCES, "CPUUtilization", "SampleCount", v())).isEmpty();
    }

    @Test
    void theTypeIsPublishedOnlyTogetherWithZoneAndRegion() {
        LocalAws aws = variant(v -> v.living()
                .requests(now.minusSeconds(600), 5)
                .placedIn("ml.m5.xlarge", "us-east-1a")
                .placedIn("ml.m5.xlarge", "us-east-1b"));
        Map<String, String> a =
                v("InstanceType", "ml.m5.xlarge", "AvailabilityZone", "us-east-1a", "Region", "us-east-1");
        Map<String, String> b =
                v("InstanceType", "ml.m5.xlarge", "AvailabilityZone", "us-east-1b", "Region", "us-east-1");
        assertThat(listed(aws, "Invocations")).containsExactlyInAnyOrder(v(), a, b);
        assertThat(listed(aws, "CPUUtilization")).containsExactlyInAnyOrder(v(), a, b);
        assertThat(hours(aws, REQUESTS, "Invocations", "Sum", a)).containsExactly(0.0, 5.0);
        assertThat(hours(aws, REQUESTS, "Invocations", "Sum", v("InstanceType", "ml.m5.xlarge")))
                .isEmpty();
    }

    @Test
    void enhancedMetricsComeOncePerInstanceBesideTheOldOnes() {
        LocalAws aws = variant(v -> v.instanceId("i-1").living());
        assertThat(listed(aws, "Invocations")).containsExactlyInAnyOrder(v(), v("InstanceId", "i-1"));
        assertThat(listed(aws, "CPUUtilization")).containsExactlyInAnyOrder(v(), v("InstanceId", "i-1"));
    }

    @Test
    void requestsToAContainerComeOnceMoreUnderItsName() {
        LocalAws aws = variant(v -> v.container("first").living());
        assertThat(listed(aws, "Invocations")).containsExactlyInAnyOrder(v(), v("ContainerName", "first"));
        assertThat(listed(aws, "CPUUtilization")).containsExactly(v());
    }

    @Test
    void aPlacementThatIsDescribedLaterHoldsForAllSeries() {
        LocalAws aws = variant(v -> v.living());
        aws.region("us-east-1")
                .endpoint("e", e -> e.variant("v", v -> v.instanceId("i-1").requests(now.minusSeconds(60), 7)));
        assertThat(hours(aws, REQUESTS, "Invocations", "Sum", v("InstanceId", "i-1")))
                .containsExactly(0.0, 7.0);
    }

    @Test
    void duplicatesEndWithTheVariant() {
        LocalAws aws = variant(v -> v.living().instanceId("i-1"));
        aws.region("us-east-1").removeEndpoint("e");
        now = now.plus(Duration.ofHours(1));
        assertThat(hours(aws, REQUESTS, "Invocations", "Sum", v("InstanceId", "i-1")))
                .hasSize(2);
    }

    @Test
    void aDuplicateReplacesNoDataOfItsOwn() {
        LocalAws aws = variant(v -> v.living());
        LocalRegion region =
                aws.region("us-east-1").series(REQUESTS, "Invocations", v("InstanceId", "i-1"), s -> s.add(now, 1));
        assertThatThrownBy(() -> region.endpoint("e", e -> e.variant("v", v -> v.instanceId("i-1"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("i-1");
    }
}
