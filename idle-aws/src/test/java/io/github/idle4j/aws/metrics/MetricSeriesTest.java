package io.github.idle4j.aws.metrics;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.calls.CallFailedException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of buckets: a value, zero among them, or nothing. */
class MetricSeriesTest {

    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final MetricGrid GRID = new MetricGrid(START, START.plus(ofHours(6)), ofHours(1));

    /** A series of six buckets: a digit is its value, a dot is nothing. */
    private static MetricSeries series(String buckets) {
        var series = new MetricSeries(GRID);
        for (int i = 0; i < buckets.length(); i++) {
            if (buckets.charAt(i) != '.') {
                series.put(i, Character.digit(buckets.charAt(i), 10));
            }
        }
        return series;
    }

    private static String text(MetricSeries series) {
        var text = new StringBuilder();
        for (int i = 0; i < series.grid().count(); i++) {
            series.value(i).ifPresentOrElse(value -> text.append((int) value), () -> text.append('.'));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"......", "000000", "0.0.0.", "...3..", "12.0.5"})
    void nothing_and_zero_stay_apart(String buckets) {
        assertThat(text(series(buckets))).isEqualTo(buckets);
    }

    @Test
    void it_lies_on_the_grid_that_it_was_read_in() {
        assertThat(series("......").grid()).isEqualTo(GRID);
    }

    @ParameterizedTest(name = "{0} after {1} is {2}")
    @CsvSource({
        "......, 123450, 123450",
        "123450, ......, 123450",
        "0.0.0., .0.0.0, 000000",
        "5....., 2....., 5.....",
        "2....., 5....., 5.....",
        ".....0, .....7, .....7",
        "0....., 0....., 0.....",
    })
    void two_readings_of_a_series_lose_no_value_of_either(String second, String first, String both) {
        MetricSeries series = series(second);
        series.add(series(first));
        assertThat(text(series)).isEqualTo(both);
    }

    @Test
    void an_earlier_reading_that_failed_spoils_no_later_one() {
        MetricSeries first = series("1.....");
        first.failed(CallFailedException.incomplete("cloudwatch:GetMetricData", "the result is InternalError"));
        MetricSeries second = series("......");
        second.add(first);
        assertThat(second.failure()).isEmpty();
        assertThat(first.failure()).isPresent();
    }

    @ParameterizedTest(name = "in {0} from {1}: {2}")
    @CsvSource({
        "0....., 0, 0",
        "0....., 1, 6",
        "..0..4, 0, 2",
        "..0..4, 2, 2",
        "..0..4, 3, 5",
        ".....4, 5, 5",
        ".....4, 6, 6",
        "......, 0, 6",
        "1....., -3, 0",
    })
    void the_first_value_from_a_bucket_on_may_be_zero(String buckets, int from, int first) {
        assertThat(series(buckets).firstValueFrom(from)).isEqualTo(first);
    }

    @ParameterizedTest(name = "in {0} from {1}: {2}")
    @CsvSource({
        "000000, 0, false",
        "......, 0, false",
        "00.1.0, 0, true",
        "00.1.0, 3, true",
        "00.1.0, 4, false",
        "1....., 0, true",
        "1....., 1, false",
        ".....1, 5, true",
        ".....1, 6, false",
        "1....., -3, true",
    })
    void zero_is_not_positive(String buckets, int from, boolean has) {
        assertThat(series(buckets).hasPositiveFrom(from)).isEqualTo(has);
    }

    /** Between two buckets, the first is looked at and the second is not; what lies outside the grid is neither. */
    @ParameterizedTest(name = "in {0} from {1} to {2}: absence {3}, value {4}")
    @CsvSource({
        "000000, 0, 6, false, true",
        "......, 0, 6, true, false",
        "0.0000, 0, 1, false, true",
        "0.0000, 0, 2, true, true",
        "0.0000, 1, 2, true, false",
        "0.0000, 2, 6, false, true",
        "00000., 0, 5, false, true",
        "00000., 5, 6, true, false",
        ".0...., 0, 1, true, false",
        "......, 3, 3, false, false",
        "000000, 3, 3, false, false",
        "000000, -4, 9, false, true",
        "......, -4, 9, true, false",
        "....., 6, 9, false, false",
    })
    void a_span_of_buckets_has_values_or_absences_or_both(
            String buckets, int from, int to, boolean absence, boolean value) {
        MetricSeries series = series(buckets);
        assertThat(series.hasAbsence(from, to)).isEqualTo(absence);
        assertThat(series.hasValue(from, to)).isEqualTo(value);
    }

    @Test
    void a_bucket_with_nothing_has_no_value_that_could_be_taken_for_one() {
        assertThat(List.of(0, 5))
                .allSatisfy(bucket -> assertThat(series("......").value(bucket)).isEmpty());
    }
}
