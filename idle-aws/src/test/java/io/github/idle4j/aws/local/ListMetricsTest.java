package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** CloudWatch ListMetrics. */
class ListMetricsTest extends StandInTest {

    private static final String REQUESTS = "AWS/SageMaker";

    private static ListMetricsResponse list(LocalAws aws, Consumer<ListMetricsRequest.Builder> request) {
        try (CloudWatchClient client = cloudWatch(aws)) {
            return client.listMetrics(request);
        }
    }

    /** The values of the dimensions of each metric, joined. */
    private static List<String> names(ListMetricsResponse response) {
        return response.metrics().stream()
                .map(metric -> String.join(
                        "/", metric.dimensions().stream().map(Dimension::value).toList()))
                .toList();
    }

    private static DimensionFilter filter(String name, String value) {
        return DimensionFilter.builder().name(name).value(value).build();
    }

    private LocalAws several() {
        return aws(region -> region.series(
                        REQUESTS, "Invocations", variant("e", "v"), s -> s.add(now.minusSeconds(300), 1))
                .series(REQUESTS, "Invocations", variant("e", "w"), s -> s.add(now.minusSeconds(300), 1))
                .series(
                        REQUESTS,
                        "Invocations",
                        Map.of("EndpointName", "e", "VariantName", "v", "AvailabilityZone", "a"),
                        s -> s.add(now.minusSeconds(300), 1))
                .series(
                        REQUESTS,
                        "Invocations",
                        Map.of("InferenceComponentName", "c"),
                        s -> s.add(now.minusSeconds(300), 1))
                .series(REQUESTS, "ModelLatency", variant("e", "v"), s -> s.add(now.minusSeconds(300), 1))
                .series("Other", "Invocations", variant("e", "v"), s -> s.add(now.minusSeconds(300), 1)));
    }

    @Test
    void filtersByNamespaceAndName() {
        assertThat(list(several(), r -> {}).metrics()).hasSize(6);
        assertThat(list(several(), r -> r.namespace(REQUESTS)).metrics()).hasSize(5);
        assertThat(list(several(), r -> r.namespace(REQUESTS).metricName("ModelLatency"))
                        .metrics())
                .extracting(Metric::metricName)
                .containsExactly("ModelLatency");
    }

    @Test
    void furtherDimensionsDoNotKeepAMetricOut() {
        assertThat(names(list(
                        several(),
                        r -> r.namespace(REQUESTS).metricName("Invocations").dimensions(filter("EndpointName", "e")))))
                .containsExactlyInAnyOrder("e/v", "e/w", "a/e/v");
    }

    @Test
    void aFilterMayBeANameAlone() {
        assertThat(names(list(
                        several(),
                        r -> r.dimensions(DimensionFilter.builder()
                                .name("InferenceComponentName")
                                .build()))))
                .containsExactly("c");
    }

    @Test
    void everyFilterMustBeMet() {
        assertThat(names(list(
                        several(),
                        r -> r.metricName("Invocations")
                                .namespace(REQUESTS)
                                .dimensions(filter("EndpointName", "e"), filter("VariantName", "w")))))
                .containsExactly("e/w");
    }

    @Test
    void tenFiltersAreTheMost() {
        DimensionFilter[] eleven =
                IntStream.range(0, 11).mapToObj(i -> filter("d" + i, "x")).toArray(DimensionFilter[]::new);
        assertThatThrownBy(() -> list(several(), r -> r.dimensions(eleven))).isInstanceOf(CloudWatchException.class);
    }

    @Test
    void aPageHasFiveHundred() {
        LocalAws aws = aws(region -> {
            for (int i = 0; i < 1001; i++) {
                region.series(REQUESTS, "Invocations", variant("e" + i, "v"), s -> s.add(now.minusSeconds(300), 0));
            }
        });
        assertThat(list(aws, r -> {}).metrics()).hasSize(500);
        aws.forgetCalls();
        try (CloudWatchClient client = cloudWatch(aws)) {
            List<Metric> all =
                    client.listMetricsPaginator(r -> {}).metrics().stream().toList();
            assertThat(all).hasSize(1001).doesNotHaveDuplicates();
        }
        assertThat(aws.calls("cloudwatch:ListMetrics")).hasSize(3);
    }

    @Test
    void aMadeUpTokenIsRefused() {
        assertThatThrownBy(() -> list(several(), r -> r.nextToken("made-up"))).isInstanceOf(CloudWatchException.class);
    }

    @Test
    void aSeriesSilentForTwoWeeksIsNotListed() {
        LocalAws aws = aws(region -> region.series(
                        REQUESTS,
                        "Invocations",
                        variant("old", "v"),
                        s -> s.zeros(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(14))))
                .series(
                        REQUESTS,
                        "Invocations",
                        variant("young", "v"),
                        s -> s.add(now.minus(Duration.ofDays(14)).plusSeconds(60), 0)));
        assertThat(names(list(aws, r -> {}))).containsExactly("young/v");
    }

    @Test
    void recentlyActiveMeansThreeHours() {
        LocalAws aws = aws(region -> region.series(
                        REQUESTS, "Invocations", variant("old", "v"), s -> s.add(now.minusSeconds(3 * 3600 + 60), 0))
                .series(REQUESTS, "Invocations", variant("young", "v"), s -> s.zerosSince(now.minusSeconds(99_999))));
        assertThat(names(list(aws, r -> r.recentlyActive("PT3H")))).containsExactly("young/v");
    }

    @Test
    void aDeletedEndpointIsListedForTwoWeeks() {
        LocalAws aws = aws(region -> region.endpoint(
                "e", e -> e.createdAt(now.minus(Duration.ofDays(30))).variant("v", v -> v.zeros())));
        aws.region("us-east-1").removeEndpoint("e");
        now = now.plus(Duration.ofDays(13));
        assertThat(names(list(aws, r -> {}))).containsExactly("e/v");
        now = now.plus(Duration.ofDays(2));
        assertThat(names(list(aws, r -> {}))).isEmpty();
    }

    @Test
    void aSeriesIsListedOnce() {
        LocalAws aws = aws(region -> region.series(
                        REQUESTS, "Invocations", variant("e", "v"), s -> s.add(now.minusSeconds(90), 1))
                .series(REQUESTS, "Invocations", variant("e", "v"), s -> s.add(now.minusSeconds(300), 1)));
        assertThat(list(aws, r -> {}).metrics()).hasSize(1);
    }
}
