package io.github.idle4j.aws.local;

import static java.time.Instant.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch GetMetricData over look-backs of months: what age does to a window, and what 500 series come to. */
class MetricHistoryTest extends StandInTest {

    private static final int DAY = 86_400;

    private LocalAws since(Duration age, int series) {
        return aws(region -> {
            for (int i = 0; i < series; i++) {
                region.series("AWS/SageMaker", "Invocations", variant("e" + i, "v"), s -> s.zerosSince(now.minus(age)));
            }
        });
    }

    private static List<GetMetricDataResponse> pages(LocalAws aws, Instant start, Instant end, int series, int period) {
        MetricDataQuery[] queries = new MetricDataQuery[series];
        for (int i = 0; i < series; i++) {
            queries[i] = query("m" + i, "Invocations", period, "Sum", variant("e" + i, "v"));
        }
        try (CloudWatchClient client = cloudWatch(aws)) {
            return new ArrayList<>(client.getMetricDataPaginator(request(start, end, queries)).stream()
                    .toList());
        }
    }

    private static int points(GetMetricDataResponse page) {
        return page.metricDataResults().stream()
                .mapToInt(r -> r.values().size())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "14, 7200, 168",
        "30, 14400, 180",
        "60, 28800, 180",
        "90, 43200, 180",
        "30, 3600, 720",
        "90, 3600, 2160",
        "90, 5400, 0",
        "90, 300, 0",
        "30, 60, 0",
        "30, 300, 8640"
    })
    void aLookBackIsReadAtPeriodsThatAreMultiplesOfWhatIsKeptForItsAge(int days, int period, int points) {
        LocalAws aws = since(Duration.ofDays(400), 1);
        MetricDataResult result = sums(aws, "e0", now.minus(Duration.ofDays(days)), now, period);
        assertThat(result.values()).hasSize(points);
        assertThat(result.statusCodeAsString()).isEqualTo("Complete");
    }

    @Test
    void theAgeOfTheStartAloneDecidesAlsoForWhatIsRecent() {
        LocalAws aws = since(Duration.ofDays(2), 1);
        assertThat(sums(aws, "e0", now.minus(Duration.ofDays(64)), now, 300).values())
                .isEmpty();
        assertThat(sums(aws, "e0", now.minus(Duration.ofDays(62)), now, 300).values())
                .hasSize(576);
    }

    @ParameterizedTest
    @CsvSource({"10, 10:59:00, 10:59:30", "20, 10:55:00, 10:59:59", "70, 10:00:00, 10:59:59", "400, 10:00:00, 10:59:59"
    })
    void theRoundedStartLetsInWhatIsBeforeTheStartThatWasAsked(int days, String rounded, String asked) {
        String day = now.minus(Duration.ofDays(days)).toString().substring(0, 11);
        Instant from = parse(day + rounded + "Z");
        LocalAws aws = aws(region -> region.series(
                "AWS/SageMaker",
                "Invocations",
                variant("e", "v"),
                s -> s.add(from.minusSeconds(1), 1).add(from, 2)));
        MetricDataResult result = sums(aws, "e", parse(day + asked + "Z"), now, DAY);
        assertThat(result.timestamps()).containsExactly(from);
        assertThat(result.values()).containsExactly(2.0);
    }

    @Test
    void aWindowGrowsOlderBetweenTwoCalls() {
        LocalAws aws = since(Duration.ofDays(100), 1);
        Instant start = now.minus(Duration.ofDays(15)).plusSeconds(30);
        assertThat(sums(aws, "e0", start, now, 60).values()).isNotEmpty();
        now = now.plusSeconds(60);
        assertThat(sums(aws, "e0", start, now, 60).values()).isEmpty();
    }

    @Test
    void whatIsOlderThan455DaysIsGoneAndWhatIsYoungerComesByTheDay() {
        now = parse("2026-01-10T12:30:00Z");
        LocalAws aws = since(Duration.ofDays(600), 1);
        MetricDataResult result = sums(aws, "e0", now.minus(Duration.ofDays(455)), now, DAY);
        assertThat(result.values()).hasSize(456);
        assertThat(sums(aws, "e0", now.minus(Duration.ofDays(500)), now, DAY).values())
                .hasSize(456);
        assertThat(sums(aws, "e0", now.minus(Duration.ofDays(500)), now.minus(Duration.ofDays(456)), DAY)
                        .values())
                .isEmpty();
    }

    @Test
    void fiveHundredSeriesOfNinetyDaysFitOnOnePage() {
        now = parse("2026-01-10T12:30:00Z");
        LocalAws aws = since(Duration.ofDays(100), 500);
        List<GetMetricDataResponse> pages = pages(aws, now.minus(Duration.ofDays(90)), now, 500, 43_200);
        assertThat(pages).hasSize(1);
        assertThat(points(pages.get(0))).isEqualTo(500 * 181);
    }

    /** A page is full with 221 series of 456 days and a part of the next; that one and all others say PartialData. */
    @Test
    void aFullPageIsPartialForWhatIsLeftAndTheLastIsComplete() {
        now = parse("2026-01-10T12:30:00Z");
        LocalAws aws = since(Duration.ofDays(600), 500);
        List<GetMetricDataResponse> pages = pages(aws, now.minus(Duration.ofDays(455)), now, 500, DAY);
        assertThat(pages).extracting(MetricHistoryTest::points).containsExactly(100_800, 100_800, 26_400);
        List<MetricDataResult> first = pages.get(0).metricDataResults();
        assertThat(first).hasSize(500);
        assertThat(first.subList(0, 221)).allSatisfy(result -> {
            assertThat(result.statusCodeAsString()).isEqualTo("Complete");
            assertThat(result.values()).hasSize(456);
        });
        assertThat(first.subList(221, 500))
                .extracting(MetricDataResult::statusCodeAsString)
                .containsOnly("PartialData");
        assertThat(first.get(221).values()).hasSize(24);
        assertThat(first.get(222).values()).isEmpty();
        Map<String, TreeSet<Instant>> times = new HashMap<>();
        Map<String, String> lastStatus = new HashMap<>();
        for (GetMetricDataResponse page : pages) {
            for (MetricDataResult result : page.metricDataResults()) {
                times.computeIfAbsent(result.id(), id -> new TreeSet<>()).addAll(result.timestamps());
                lastStatus.put(result.id(), result.statusCodeAsString());
            }
        }
        assertThat(times.values())
                .hasSize(500)
                .allSatisfy(all -> assertThat(all).hasSize(456));
        assertThat(lastStatus.values()).containsOnly("Complete");
    }
}
