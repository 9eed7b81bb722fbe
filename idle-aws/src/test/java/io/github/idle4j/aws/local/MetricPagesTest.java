package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** The pages of CloudWatch GetMetricData. */
class MetricPagesTest extends StandInTest {

    private LocalAws zeros(int series, Duration span) {
        return aws(region -> {
            for (int i = 0; i < series; i++) {
                region.series(
                        "AWS/SageMaker", "Invocations", variant("e" + i, "v"), s -> s.zeros(now.minus(span), now));
            }
        });
    }

    private static MetricDataQuery[] queries(int count) {
        MetricDataQuery[] queries = new MetricDataQuery[count];
        for (int i = 0; i < count; i++) {
            queries[i] = query("m" + i, "Invocations", 60, "Sum", variant("e" + i, "v"));
        }
        return queries;
    }

    private static List<GetMetricDataResponse> pages(LocalAws aws, GetMetricDataRequest request) {
        try (CloudWatchClient client = cloudWatch(aws)) {
            return new ArrayList<>(
                    client.getMetricDataPaginator(request).stream().toList());
        }
    }

    private static List<String> statuses(GetMetricDataResponse page) {
        return page.metricDataResults().stream()
                .map(r ->
                        r.id() + " " + r.statusCodeAsString() + " " + r.values().size())
                .toList();
    }

    @Test
    void aResponseHasAtMost100800Points() {
        LocalAws aws = zeros(11, Duration.ofDays(7));
        List<GetMetricDataResponse> pages = pages(aws, request(now.minus(Duration.ofDays(7)), now, queries(11)));
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).metricDataResults().stream()
                        .mapToInt(r -> r.values().size())
                        .sum())
                .isEqualTo(100_800);
        assertThat(statuses(pages.get(1))).containsExactly("m10 Complete 10080");
    }

    @Test
    void maxDatapointsHoldsForTheWholeResponse() {
        LocalAws aws = zeros(3, Duration.ofMinutes(4));
        GetMetricDataRequest request = request(now.minusSeconds(240), now, queries(3)).toBuilder()
                .maxDatapoints(6)
                .build();
        List<GetMetricDataResponse> pages = pages(aws, request);
        assertThat(statuses(pages.get(0))).containsExactly("m0 Complete 4", "m1 PartialData 2", "m2 PartialData 0");
        assertThat(statuses(pages.get(1))).containsExactly("m1 Complete 2", "m2 Complete 4");
        assertThat(pages.get(1).nextToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TimestampDescending", "TimestampAscending"})
    void thePagesOfAnIdTogetherHaveEachPointOnce(String order) {
        LocalAws aws = zeros(3, Duration.ofMinutes(50));
        GetMetricDataRequest request = request(now.minusSeconds(3600), now, queries(3)).toBuilder()
                .maxDatapoints(7)
                .scanBy(order)
                .build();
        Map<String, List<Instant>> times = new TreeMap<>();
        for (GetMetricDataResponse page : pages(aws, request)) {
            for (MetricDataResult result : page.metricDataResults()) {
                times.computeIfAbsent(result.id(), id -> new ArrayList<>()).addAll(result.timestamps());
            }
        }
        assertThat(times).hasSize(3);
        times.values().forEach(list -> assertThat(list).hasSize(50).doesNotHaveDuplicates());
    }

    @Test
    void dataThatComeBetweenTwoPagesShiftNothing() {
        LocalAws aws = zeros(1, Duration.ofMinutes(4));
        GetMetricDataRequest request = request(now.minusSeconds(240), now.plusSeconds(3600), queries(1)).toBuilder()
                .maxDatapoints(2)
                .build();
        try (CloudWatchClient client = cloudWatch(aws)) {
            GetMetricDataResponse first = client.getMetricData(request);
            Instant then = now;
            now = now.plusSeconds(600);
            aws.region("us-east-1").series("AWS/SageMaker", "Invocations", variant("e0", "v"), s -> s.zeros(then, now));
            GetMetricDataResponse second = client.getMetricData(
                    request.toBuilder().nextToken(first.nextToken()).build());
            assertThat(second.metricDataResults().get(0).timestamps())
                    .containsExactly(then.minusSeconds(180), then.minusSeconds(240));
        }
    }

    @Test
    void aMadeUpTokenIsRefused() {
        GetMetricDataRequest request = request(now.minusSeconds(240), now, queries(1)).toBuilder()
                .nextToken("made-up")
                .build();
        assertThatThrownBy(() -> pages(zeros(1, Duration.ofMinutes(1)), request))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidNextToken"));
    }

    @Test
    void aQueryWhoseDataAreNotToBeReturnedHasNoResult() {
        MetricDataQuery hidden = queries(1)[0].toBuilder().returnData(false).build();
        List<GetMetricDataResponse> pages =
                pages(zeros(2, Duration.ofMinutes(1)), request(now.minusSeconds(240), now, hidden, queries(2)[1]));
        assertThat(statuses(pages.get(0))).containsExactly("m1 Complete 1");
    }
}
