package io.github.idle4j.aws.local;

import static java.time.Instant.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch GetMetricData: which data are read, and into which buckets they fall. */
class GetMetricDataTest extends StandInTest {

    private static GetMetricDataResponse get(LocalAws aws, GetMetricDataRequest request) {
        try (CloudWatchClient client = cloudWatch(aws)) {
            return client.getMetricData(request);
        }
    }

    private LocalAws invocations(java.util.function.Consumer<LocalSeries> data) {
        return aws(region -> region.series("AWS/SageMaker", "Invocations", variant("e", "v"), data));
    }

    private static MetricDataQuery one(String stat) {
        return query("m0", "Invocations", 3600, stat, variant("e", "v"));
    }

    private static void refused(LocalAws aws, GetMetricDataRequest request, String words) {
        assertThatThrownBy(() -> get(aws, request)).isInstanceOfSatisfying(CloudWatchException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
            assertThat(e.awsErrorDetails().errorMessage()).contains(words);
        });
    }

    @Test
    void addsUpTheDataOfEachBucketNewestFirst() {
        LocalAws aws = invocations(s -> s.add(parse("2026-01-10T08:15:10Z"), 2)
                .add(parse("2026-01-10T08:59:59Z"), 3)
                .add(parse("2026-01-10T10:00:00Z"), 7));
        MetricDataResult result = get(aws, request(parse("2026-01-10T08:00:00Z"), now, one("Sum")))
                .metricDataResults()
                .get(0);
        assertThat(result.timestamps()).containsExactly(parse("2026-01-10T10:00:00Z"), parse("2026-01-10T08:00:00Z"));
        assertThat(result.values()).containsExactly(7.0, 5.0);
        assertThat(result.statusCodeAsString()).isEqualTo("Complete");
        assertThat(result.id()).isEqualTo("m0");
        assertThat(result.label()).isEqualTo("Invocations");
    }

    @ParameterizedTest
    @CsvSource({"Sum,11", "Maximum,8", "Minimum,0", "Average,1.1", "SampleCount,10"})
    void knowsTheFiveStatistics(String stat, double value) {
        Instant start = parse("2026-01-10T08:00:00Z");
        LocalAws aws = invocations(s -> s.zeros(start, start.plusSeconds(300))
                .add(start, 8)
                .add(start, 0, 1)
                .add(start.plusSeconds(60), 1, 3));
        assertThat(get(aws, request(start, now, one(stat)))
                        .metricDataResults()
                        .get(0)
                        .values())
                .containsExactly(value);
    }

    @Test
    void dimensionsMustMatchExactly() {
        LocalAws aws = invocations(s -> s.add(now.minusSeconds(600), 1));
        Instant start = now.minusSeconds(3600);
        GetMetricDataResponse response = get(
                aws,
                request(
                        start,
                        now,
                        query("exact", "Invocations", 60, "Sum", variant("e", "v")),
                        query("fewer", "Invocations", 60, "Sum", Map.of("EndpointName", "e")),
                        query("none", "Invocations", 60, "Sum", Map.of()),
                        query(
                                "more",
                                "Invocations",
                                60,
                                "Sum",
                                Map.of("EndpointName", "e", "VariantName", "v", "Region", "us-east-1")),
                        query("case", "Invocations", 60, "Sum", variant("E", "v"))));
        assertThat(response.metricDataResults())
                .filteredOn(result -> !result.values().isEmpty())
                .extracting(MetricDataResult::id)
                .containsExactly("exact");
    }

    @Test
    void theNamespaceMustMatchToo() {
        LocalAws aws = aws(region -> region.series(
                "/aws/sagemaker/Endpoints", "Invocations", variant("e", "v"), s -> s.add(now.minusSeconds(600), 100)));
        assertThat(sums(aws, "e", now.minusSeconds(3600), now, 60).values()).isEmpty();
    }

    @Test
    void aSeriesThatDoesNotExistIsCompleteAndEmpty() {
        MetricDataResult result = sums(aws(region -> {}), "ghost", now.minusSeconds(3600), now, 60);
        assertThat(result.statusCodeAsString()).isEqualTo("Complete");
        assertThat(result.hasValues()).isTrue();
        assertThat(result.values()).isEmpty();
        assertThat(result.timestamps()).isEmpty();
    }

    @Test
    void aBucketWithoutDataGivesNoPoint() {
        Instant start = now.minusSeconds(300);
        LocalAws aws = invocations(s -> s.zeros(start, now).gap(start.plusSeconds(60), start.plusSeconds(180)));
        assertThat(sums(aws, "e", start, now, 60).timestamps())
                .containsExactly(start, start.plusSeconds(180), start.plusSeconds(240));
    }

    @Test
    void theStartIsInclusiveAndTheEndIsNot() {
        LocalAws aws = invocations(s ->
                s.add(now.minusSeconds(180), 1).add(now.minusSeconds(120), 2).add(now.minusSeconds(60), 4));
        assertThat(sums(aws, "e", now.minusSeconds(180), now.minusSeconds(60), 60)
                        .values())
                .containsExactly(1.0, 2.0);
    }

    @Test
    void theEndIsCutToTheMinute() {
        LocalAws aws = invocations(s -> s.add(now.minusSeconds(60), 4));
        assertThat(sums(aws, "e", now.minusSeconds(300), now.minusSeconds(1), 60)
                        .values())
                .isEmpty();
    }

    @Test
    void bucketsBeginAtTheStartAndNotAtMidnight() {
        LocalAws aws = invocations(s -> s.zeros(now.minus(Duration.ofDays(3)), now));
        Instant start = parse("2026-01-08T17:11:30Z");
        assertThat(sums(aws, "e", start, now, 86_400).timestamps())
                .containsExactly(parse("2026-01-08T17:11:00Z"), parse("2026-01-09T17:11:00Z"));
    }

    @Test
    void anUnalignedWindowHasOneMoreBucket() {
        LocalAws aws = invocations(s -> s.every(Duration.ofMinutes(1), 1, now.minus(Duration.ofDays(1)), now));
        MetricDataResult result = sums(aws, "e", now.minusSeconds(5400), now, 3600);
        assertThat(result.values()).containsExactly(60.0, 30.0);
    }

    @ParameterizedTest
    @CsvSource({
        "P14DT23H59M, 2025-12-26T12:01:00Z",
        "P15D, 2025-12-26T12:00:00Z",
        "P15DT7M, 2025-12-26T11:50:00Z",
        "P62DT23H53M, 2025-11-08T12:05:00Z",
        "P63DT7M, 2025-11-08T11:00:00Z"
    })
    void theOlderTheStartTheCoarserItIsRoundedDown(Duration age, Instant rounded) {
        LocalAws aws = invocations(s -> s.zeros(now.minus(Duration.ofDays(70)), now));
        Instant start = now.minus(age).plusMillis(1);
        MetricDataResult result = sums(aws, "e", start, now, 86_400);
        assertThat(result.timestamps().get(0)).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({
        "14, 60, true", "16, 60, false", "16, 240, false", "16, 300, true", "16, 3600, true",
        "62, 300, true", "64, 300, false", "64, 5400, false", "64, 3600, true", "64, 7200, true"
    })
    void aPeriodTooFineForTheAgeGivesNoDataAndNoError(int days, int period, boolean data) {
        LocalAws aws = invocations(s -> s.zeros(now.minus(Duration.ofDays(70)), now));
        Instant start = now.minus(Duration.ofDays(days));
        MetricDataResult result = sums(aws, "e", start, start.plusSeconds(7200), period);
        assertThat(result.statusCodeAsString()).isEqualTo("Complete");
        assertThat(result.values().isEmpty()).isEqualTo(!data);
    }

    @ParameterizedTest
    @CsvSource({"P15D, 240, false", "P63D, 300, true"})
    void fifteenDaysAreOldAlreadyAndSixtyThreeAreNotTooOld(Duration age, int period, boolean data) {
        LocalAws aws = invocations(s -> s.zeros(now.minus(Duration.ofDays(70)), now));
        Instant start = now.minus(age);
        assertThat(sums(aws, "e", start, start.plusSeconds(7200), period)
                        .values()
                        .isEmpty())
                .isEqualTo(!data);
    }

    @Test
    void theLastBucketEndsWithTheWindow() {
        LocalAws aws = invocations(s -> s.every(Duration.ofMinutes(1), 1, now.minusSeconds(7200), now));
        assertThat(sums(aws, "e", now.minusSeconds(7200), now.minusSeconds(1800), 3600)
                        .values())
                .containsExactly(60.0, 30.0);
    }

    @Test
    void nothingIsKeptForMoreThan455Days() {
        LocalAws aws =
                invocations(s -> s.add(now.minus(Duration.ofDays(456)), 1).add(now.minus(Duration.ofDays(454)), 2));
        assertThat(sums(aws, "e", now.minus(Duration.ofDays(460)), now, 86_400).values())
                .containsExactly(2.0);
    }

    @Test
    void aUnitThatIsNotTheSeriesOwnGivesNothing() {
        LocalAws aws = invocations(s -> s.unit("Count").add(now.minusSeconds(600), 1));
        MetricDataQuery plain = one("Sum");
        MetricDataQuery none = plain.toBuilder()
                .id("m1")
                .metricStat(plain.metricStat().toBuilder().unit("None").build())
                .build();
        MetricDataQuery count = plain.toBuilder()
                .id("m2")
                .metricStat(plain.metricStat().toBuilder().unit("Count").build())
                .build();
        GetMetricDataResponse response = get(aws, request(now.minusSeconds(3600), now, plain, none, count));
        assertThat(response.metricDataResults())
                .extracting(result -> result.values().size())
                .containsExactly(1, 0, 1);
        assertThat(response.metricDataResults().get(1).statusCodeAsString()).isEqualTo("Complete");
    }

    @Test
    void fiveHundredQueriesAreTheMost() {
        LocalAws aws = aws(region -> {});
        MetricDataQuery[] queries = IntStream.range(0, 501)
                .mapToObj(i -> query("m" + i, "Invocations", 3600, "Sum", variant("e" + i, "v")))
                .toArray(MetricDataQuery[]::new);
        refused(aws, request(now.minusSeconds(3600), now, queries), "500");
        MetricDataQuery[] fewer = java.util.Arrays.copyOf(queries, 500);
        assertThat(get(aws, request(now.minusSeconds(3600), now, fewer)).metricDataResults())
                .hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M0", "0m", "churn-v3", ""})
    void anIdBeginsWithASmallLetterAndHasNoDash(String id) {
        refused(
                aws(region -> {}),
                request(now.minusSeconds(60), now, query(id, "Invocations", 60, "Sum", Map.of())),
                "pattern");
    }

    @Test
    void anIdComesOnce() {
        refused(aws(region -> {}), request(now.minusSeconds(60), now, one("Sum"), one("Maximum")), "unique");
    }

    @Test
    void theStartMustLieBeforeTheEnd() {
        refused(aws(region -> {}), request(now, now, one("Sum")), "StartTime");
    }

    @Test
    void aPeriodIsAMultipleOfAMinute() {
        refused(
                aws(region -> {}),
                request(now.minusSeconds(60), now, query("m0", "Invocations", 90, "Sum", Map.of())),
                "Period");
    }

    @Test
    void metricMathIsRefusedRatherThanAnsweredWrongly() {
        MetricDataQuery math =
                MetricDataQuery.builder().id("e1").expression("FILL(m0, 0)").build();
        refused(aws(region -> {}), request(now.minusSeconds(60), now, one("Sum"), math), "Expression");
    }

    @Test
    void aMinuteCanBeReadWhenItIsOver() {
        LocalAws aws = invocations(s -> s.add(now, 1));
        assertThat(sums(aws, "e", now.minusSeconds(60), now.plusSeconds(3600), 60)
                        .values())
                .isEmpty();
        now = now.plusSeconds(60);
        assertThat(sums(aws, "e", now.minusSeconds(60), now.plusSeconds(3600), 60)
                        .values())
                .containsExactly(1.0);
    }

    @Test
    void metricsMayComeLateOrAhead() {
        for (int minutes : new int[] {5, -5}) {
            LocalAws aws = LocalAws.builder(() -> now)
                    .metricDelay(Duration.ofMinutes(minutes))
                    .region(
                            "us-east-1",
                            r -> r.series(
                                    "AWS/SageMaker",
                                    "Invocations",
                                    variant("e", "v"),
                                    s -> s.zeros(now.minusSeconds(600), now.plusSeconds(600))))
                    .build();
            assertThat(sums(aws, "e", now.minusSeconds(600), now.plusSeconds(600), 60)
                            .values())
                    .hasSize(10 - minutes);
        }
    }
}
