package io.github.idle4j.aws.metrics;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricGridTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:34:56.789Z");

    private static MetricGrid grid(Duration lookback, Duration resolution) {
        return MetricGrid.of(Span.endingAt(NOW, lookback), resolution, NOW);
    }

    /** The periods of the finest grids of which 500 series fit into one answer. */
    @ParameterizedTest(name = "{0} back: {1} s")
    @CsvSource({
        "PT1H, 60",
        "PT3H, 60",
        "PT3H20M, 60",
        "PT3H21M, 120",
        "PT24H, 600",
        "P7D, 3600",
        "P14D, 7200",
        "P30D, 14400",
        "P60D, 28800",
        "P90D, 43200",
        "P200D, 86400",
        "P455D, 86400"
    })
    void the_period_is_the_finest_that_costs_nothing(Duration lookback, long seconds) {
        MetricGrid grid = grid(lookback, ofDays(1));
        assertThat(grid.period()).hasSeconds(seconds);
    }

    @Test
    void two_weeks_are_168_buckets_of_two_hours() {
        Instant minute = Instant.parse("2026-01-10T12:00:00Z");
        MetricGrid grid = MetricGrid.of(Span.endingAt(minute, ofDays(14)), ofDays(1), minute);
        assertThat(grid.count()).isEqualTo(168);
        assertThat(grid.start()).isEqualTo(minute.minus(ofDays(14)));
        assertThat(grid.bucket(167).to()).isEqualTo(minute);
        assertThat(grid.seriesPerCall()).isEqualTo(150);
    }

    @Test
    void a_finer_resolution_makes_finer_buckets_and_fewer_series_a_call() {
        MetricGrid grid = grid(ofDays(14), ofMinutes(10));
        assertThat(grid.period()).isEqualTo(ofMinutes(10));
        assertThat((long) grid.seriesPerCall() * grid.count()).isLessThanOrEqualTo(MetricGrid.MOST_POINTS);
    }

    @Test
    void no_resolution_makes_buckets_that_cloudwatch_does_not_keep() {
        assertThat(grid(ofDays(30), ofMinutes(1)).period()).isEqualTo(ofMinutes(5));
        assertThat(grid(ofDays(90), ofMinutes(1)).period()).isEqualTo(ofHours(1));
    }

    @ParameterizedTest(name = "{0} before the present, the start is rounded to {1} s")
    @CsvSource({
        "P14D, 60",
        "PT358H59M, 60",
        "PT359H, 300",
        "P15D, 300",
        "P62D, 300",
        "PT1511H, 300",
        "P63D, 3600",
        "P400D, 3600"
    })
    void the_start_is_rounded_down_as_cloudwatch_would_an_hour_from_now(Duration lookback, long seconds) {
        MetricGrid grid = grid(lookback, ofDays(1));
        assertThat(grid.start().getEpochSecond() % seconds).isZero();
        assertThat(grid.period().toSeconds() % seconds).isZero();
        assertThat(Duration.between(grid.start(), NOW.minus(lookback)))
                .isBetween(Duration.ZERO, Duration.ofSeconds(seconds));
    }

    @ParameterizedTest(name = "{0}: {1} s, {2} buckets")
    @CsvSource({"PT30M, 120, 15", "PT1H, 600, 6", "P14D, 86400, 14", "P30D, 86400, 30"})
    void a_first_look_takes_fifteen_buckets_at_most_but_none_longer_than_a_day(
            Duration lookback, long seconds, int count) {
        Instant minute = Instant.parse("2026-01-10T12:00:00Z");
        MetricGrid grid = MetricGrid.coarse(Span.endingAt(minute, lookback), minute);
        assertThat(grid.period()).hasSeconds(seconds);
        assertThat(grid.count()).isEqualTo(count);
    }

    @Test
    void however_few_buckets_there_are_no_more_series_than_a_call_may_ask_for() {
        assertThat(grid(ofMinutes(30), ofDays(1)).seriesPerCall()).isEqualTo(MetricGrid.MOST_QUERIES);
    }

    @Test
    void an_old_judging_instant_is_read_with_what_is_still_kept() {
        Span window = Span.endingAt(NOW.minus(ofDays(100)), ofDays(14));
        assertThat(MetricGrid.of(window, ofMinutes(1), NOW).period()).isEqualTo(ofHours(1));
    }

    @Test
    void the_last_bucket_ends_with_the_minute_of_the_judging_instant() {
        MetricGrid grid = grid(ofDays(14), ofDays(1));
        assertThat(grid.bucket(grid.count() - 1).to()).isEqualTo("2026-01-10T12:35:00Z");
    }

    @Test
    void an_instant_that_begins_no_bucket_has_no_index() {
        MetricGrid grid = grid(ofDays(14), ofDays(1));
        assertThat(grid.indexOf(grid.start())).isZero();
        assertThat(grid.indexOf(grid.bucket(5).from())).isEqualTo(5);
        assertThat(grid.indexOf(grid.bucket(5).from().plusSeconds(1))).isNegative();
        assertThat(grid.indexOf(grid.bucket(5).from().plusNanos(1))).isNegative();
        assertThat(grid.indexOf(grid.start().minusSeconds(1))).isNegative();
        assertThat(grid.indexOf(grid.start().minus(grid.period()))).isNegative();
        assertThat(grid.indexOf(grid.start().plus(grid.period().multipliedBy(grid.count()))))
                .isNegative();
    }

    @Test
    void the_first_bucket_from_an_instant_holds_nothing_before_it() {
        MetricGrid grid = grid(ofDays(14), ofDays(1));
        assertThat(grid.firstFrom(Instant.MIN)).isZero();
        assertThat(grid.firstFrom(grid.start())).isZero();
        assertThat(grid.firstFrom(grid.start().plusMillis(1))).isEqualTo(1);
        assertThat(grid.firstFrom(grid.bucket(7).from())).isEqualTo(7);
        assertThat(grid.firstFrom(NOW.plus(ofDays(9)))).isEqualTo(grid.count());
    }
}
