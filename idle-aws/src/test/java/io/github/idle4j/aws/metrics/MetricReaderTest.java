package io.github.idle4j.aws.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.CallLedger;
import io.github.idle4j.Observation;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.SteppedPaceClock;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Two series in four buckets of an hour, a zero a minute in each, and answers that say less than they should. */
@Timeout(60)
class MetricReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final MetricGrid GRID = new MetricGrid(NOW.minus(HOUR.multipliedBy(4)), NOW, HOUR);
    private static final MetricQuery FIRST = query("first");
    private static final MetricQuery SECOND = query("second");

    private final CallLedger ledger = new CallLedger();
    private final List<ScanFailure> failures = Collections.synchronizedList(new ArrayList<>());

    private static MetricQuery query(String name) {
        return new MetricQuery("Space", Signal.demand("Visits", Map.of("Name", name)), "Sum");
    }

    /** Changes the answers page by page, the first is 1; the tokens of its own are kept from AWS. */
    private static final class Pages implements ExecutionInterceptor {

        private final BiFunction<Integer, GetMetricDataResponse, GetMetricDataResponse> change;
        private int page;

        Pages(BiFunction<Integer, GetMetricDataResponse, GetMetricDataResponse> change) {
            this.change = change;
        }

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return ((GetMetricDataRequest) context.request())
                    .toBuilder().nextToken(null).build();
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            page++;
            return change.apply(page, (GetMetricDataResponse) context.response());
        }
    }

    private Map<MetricQuery, MetricSeries> read(
            BiFunction<Integer, GetMetricDataResponse, GetMetricDataResponse> change) {
        return read(List.of(FIRST, SECOND), GRID, change);
    }

    private Map<MetricQuery, MetricSeries> read(
            List<MetricQuery> queries,
            MetricGrid grid,
            BiFunction<Integer, GetMetricDataResponse, GetMetricDataResponse> change) {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(NOW))
                .region("us-east-1", region -> {
                    for (MetricQuery query : List.of(FIRST, SECOND)) {
                        region.series(
                                query.namespace(),
                                query.signal().name(),
                                query.signal().dimensions(),
                                series -> series.zeros(GRID.start(), GRID.end()));
                    }
                })
                .build();
        var cloudWatch = CloudWatchClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new Pages(change)))
                .httpClient(aws.httpClient())
                .build();
        Observation observation = Observation.builder(NOW, EvidenceNeeds.lookback(Duration.ofHours(4)))
                .calls(ledger)
                .onFailure(failures::add)
                .build();
        var calls = SteppedPaceClock.calls(observation);
        return new MetricReader(cloudWatch, calls).read(queries, grid);
    }

    /** Reads where only the result of the first series is changed, on every page, and pages follow as tokens say. */
    private MetricSeries readFirst(IntFunction<MetricDataResult.Builder> first, String... tokens) {
        Map<MetricQuery, MetricSeries> read = read((page, answer) -> answer.toBuilder()
                .metricDataResults(
                        first.apply(page)
                                .id(answer.metricDataResults().get(0).id())
                                .build(),
                        answer.metricDataResults().get(1))
                .nextToken(page <= tokens.length ? tokens[page - 1] : null)
                .build());
        return read.get(FIRST);
    }

    private static MetricDataResult.Builder result(String status, List<Instant> instants, Double... values) {
        return MetricDataResult.builder()
                .statusCode(status)
                .timestamps(instants)
                .values(values);
    }

    private static Optional<ReasonCode> reason(MetricSeries series) {
        return series.failure().map(CallFailedException::reason);
    }

    @Test
    void what_is_answered_in_full_has_no_failure() {
        assertThat(read((page, answer) -> answer).values()).hasSize(2).allSatisfy(series -> {
            assertThat(series.failure()).isEmpty();
            assertThat(series.hasAbsence(0, GRID.count())).isFalse();
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void a_series_that_the_answer_does_not_mention_was_not_read() {
        Map<MetricQuery, MetricSeries> read = read((page, answer) -> answer.toBuilder()
                .metricDataResults(answer.metricDataResults().get(0))
                .build());
        assertThat(reason(read.get(FIRST))).isEmpty();
        assertThat(reason(read.get(SECOND))).hasValue(ReasonCode.METRICS_INCOMPLETE);
        assertThat(failures)
                .extracting(ScanFailure::error)
                .containsExactly("cloudwatch:GetMetricData: the result is missing from the answer");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_message_about_the_whole_answer_leaves_no_series_complete(int pageWithMessage) {
        MessageData message = MessageData.builder()
                .code("MaxMetricsExceeded")
                .value("not all was read")
                .build();
        Map<MetricQuery, MetricSeries> read = read((page, answer) -> {
            var changed = answer.toBuilder().nextToken(page == 1 ? "more" : null);
            return page == pageWithMessage ? changed.messages(message).build() : changed.build();
        });
        assertThat(read.values())
                .hasSize(2)
                .allSatisfy(series -> assertThat(reason(series)).hasValue(ReasonCode.METRICS_INCOMPLETE));
        assertThat(failures)
                .extracting(ScanFailure::error)
                .containsExactly("cloudwatch:GetMetricData: MaxMetricsExceeded: not all was read");
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({
        "PartialData, Complete, true",
        "Complete, PartialData, false",
        "InternalError, Complete, true",
        "Forbidden, Complete, false",
        "Future, Complete, false",
        "Complete, Future, false"
    })
    void the_last_status_of_a_series_counts(String status, String next, boolean isWhole) {
        MetricSeries series = readFirst(page -> result(page == 1 ? status : next, List.of()), "more");
        assertThat(series.failure().isEmpty()).isEqualTo(isWhole);
    }

    @ParameterizedTest(name = "{0} time stamps, {1} values")
    @CsvSource({"2, 1", "1, 2", "0, 1", "1, 0"})
    void time_stamps_and_values_that_do_not_pair_make_an_answer_unusable(int instants, int values) {
        List<Instant> starts = List.of(GRID.start(), GRID.start().plus(HOUR));
        MetricSeries series = readFirst(page -> result(
                "Complete",
                starts.subList(0, instants),
                Collections.nCopies(values, 0.0).toArray(Double[]::new)));
        assertThat(reason(series)).hasValue(ReasonCode.METRICS_INCOMPLETE);
    }

    @ParameterizedTest(name = "{0} after the start of the first bucket")
    @ValueSource(strings = {"-PT1H", "-PT0.001S", "PT1M", "PT1H0.001S", "PT4H"})
    void a_point_where_no_bucket_begins_makes_an_answer_unusable(Duration after) {
        MetricSeries series =
                readFirst(page -> result("Complete", List.of(GRID.start().plus(after)), 7.0));
        assertThat(reason(series)).hasValue(ReasonCode.METRICS_INCOMPLETE);
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({"5, 2", "2, 5"})
    void of_a_bucket_that_comes_twice_the_larger_value_stands(double one, double other) {
        List<Instant> start = List.of(GRID.start());
        MetricSeries onTwoPages = readFirst(page -> result("Complete", start, page == 1 ? one : other), "more");
        assertThat(onTwoPages.value(0)).hasValue(5);
        assertThat(onTwoPages.failure()).isEmpty();
        MetricSeries onOne = readFirst(page -> result("Complete", List.of(GRID.start(), GRID.start()), one, other));
        assertThat(onOne.value(0)).hasValue(5);
    }

    @ParameterizedTest(name = "after {0} pages")
    @ValueSource(ints = {1, 3})
    void a_token_that_comes_again_ends_the_reading_at_once(int cycle) {
        Map<MetricQuery, MetricSeries> read = read((page, answer) ->
                answer.toBuilder().nextToken("token" + page % cycle).build());
        assertThat(read.values())
                .hasSize(2)
                .allSatisfy(series -> assertThat(reason(series)).hasValue(ReasonCode.METRICS_INCOMPLETE));
        assertThat(ledger.counts()).containsEntry("cloudwatch:GetMetricData", cycle + 1L);
    }

    @Test
    void new_tokens_without_end_end_too() {
        Map<MetricQuery, MetricSeries> read = read(
                (page, answer) -> answer.toBuilder().nextToken("token" + page).build());
        assertThat(reason(read.get(FIRST))).hasValue(ReasonCode.METRICS_INCOMPLETE);
        assertThat(ledger.counts()).containsEntry("cloudwatch:GetMetricData", 1_000L);
    }

    /** Reads where the first series is answered so at first, and so when it is asked for once more. */
    private MetricSeries readTwice(MetricDataResult.Builder first, MetricDataResult.Builder second) {
        Map<MetricQuery, MetricSeries> read = read((call, answer) -> {
            assertThat(answer.metricDataResults()).hasSize(call == 1 ? 2 : 1); // nothing else is asked for again
            List<MetricDataResult> results = new ArrayList<>(answer.metricDataResults());
            results.set(0, (call == 1 ? first : second).id(results.get(0).id()).build());
            return answer.toBuilder().metricDataResults(results).build();
        });
        assertThat(read.get(SECOND).failure()).isEmpty();
        return read.get(FIRST);
    }

    /** InternalError is the status of which the API reference of MetricDataResult says to try again. */
    @Test
    void what_failed_inside_cloudwatch_is_asked_for_once_more_and_what_both_answers_show_stands() {
        List<Instant> start = List.of(GRID.start());
        List<Instant> next = List.of(GRID.start().plus(HOUR));
        MetricSeries series = readTwice(result("InternalError", start, 5.0), result("Complete", next, 0.0));
        assertThat(series.failure()).isEmpty();
        assertThat(series.value(0)).hasValue(5);
        assertThat(series.value(1)).hasValue(0);
        assertThat(series.value(2)).isEmpty();
        assertThat(ledger.counts()).containsEntry("cloudwatch:GetMetricData", 2L);
    }

    @Test
    void what_fails_inside_cloudwatch_twice_was_not_read_but_its_use_was_seen() {
        MetricSeries series =
                readTwice(result("InternalError", List.of(GRID.start()), 5.0), result("InternalError", List.of()));
        assertThat(reason(series)).hasValue(ReasonCode.METRICS_INCOMPLETE);
        assertThat(series.value(0)).hasValue(5);
        assertThat(ledger.counts()).containsEntry("cloudwatch:GetMetricData", 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Complete", "Forbidden", "PartialData", "SomethingNew"})
    void no_other_status_is_asked_for_again(String status) {
        readFirst(page -> result(status, List.of()));
        assertThat(ledger.counts()).containsEntry("cloudwatch:GetMetricData", 1L);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Forbidden, ACCESS_DENIED, Forbidden for this metric",
        "PartialData, METRICS_INCOMPLETE, the result is PartialData",
        "SomethingNew, METRICS_INCOMPLETE, the result is SomethingNew",
    })
    void a_series_that_is_not_complete_is_not_read_and_told_of(String status, String reason, String words) {
        MetricSeries series = readFirst(page -> result(status, List.of()));
        assertThat(reason(series).map(ReasonCode::code)).hasValue(reason);
        assertThat(failures).extracting(ScanFailure::error).containsExactly("cloudwatch:GetMetricData: " + words);
    }

    @Test
    void an_answer_that_is_none_is_told_of_once() {
        Map<MetricQuery, MetricSeries> read =
                read((page, answer) -> GetMetricDataResponse.builder().build());
        assertThat(read.values())
                .hasSize(2)
                .allSatisfy(series -> assertThat(reason(series)).hasValue(ReasonCode.CALL_FAILED));
        assertThat(failures).hasSize(1);
    }

    @Test
    void nothing_is_asked_for_where_there_is_no_time_to_read() {
        Map<MetricQuery, MetricSeries> read =
                read(List.of(FIRST, SECOND, FIRST), new MetricGrid(NOW, NOW, HOUR), (page, answer) -> answer);
        assertThat(read.keySet()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(read.values())
                .allSatisfy(series -> assertThat(series.grid().count()).isZero());
        assertThat(ledger.counts()).isEmpty();
    }

    /** Of two weeks in buckets of two hours, 150 series come on one page; memory holds less than two such pages. */
    @ParameterizedTest(name = "{0} series: {1} calls")
    @CsvSource({"1, 1", "150, 1", "151, 2", "300, 2", "450, 3"})
    void many_series_are_read_in_as_many_calls_as_it_takes(int count, long expected) {
        List<MetricQuery> queries =
                IntStream.range(0, count).mapToObj(i -> query("n" + i)).toList();
        Duration twoHours = Duration.ofHours(2);
        var grid = new MetricGrid(NOW.minus(Duration.ofDays(14)), NOW, twoHours);
        Map<MetricQuery, MetricSeries> read = read(queries, grid, (page, answer) -> answer);
        assertThat(read.keySet()).containsExactlyElementsOf(queries);
        assertThat(read.values())
                .allSatisfy(series -> assertThat(series.failure()).isEmpty());
        assertThat(ledger.counts()).containsEntry("cloudwatch:GetMetricData", expected);
    }
}
