package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Series added up without walking through their minutes, against the walk. */
class LocalSeriesTest {

    private static final int MINUTES = 300;

    private record Datum(long minute, double value, int samples) {}

    private static Instant at(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }

    @RepeatedTest(20)
    void anySeriesAddsUpAsItsDataDo(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        LocalSeries series = new LocalSeries();
        List<Datum> data = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            describe(random, series, data);
        }
        for (int i = 0; i < 200; i++) {
            long from = random.nextInt(MINUTES) - 20;
            long to = from + random.nextInt(60);
            check(series, data, from, to);
        }
    }

    private static void describe(Random random, LocalSeries series, List<Datum> data) {
        long from = random.nextInt(MINUTES);
        long to = from + random.nextInt(MINUTES / 2);
        double value = random.nextInt(5);
        int samples = 1 + random.nextInt(3);
        switch (random.nextInt(5)) {
            case 0 -> {
                series.add(at(from).plusSeconds(random.nextInt(60)), value, samples);
                data.add(new Datum(from, value, samples));
            }
            case 1 -> {
                int step = 1 + random.nextInt(7);
                series.run(Duration.ofMinutes(step), value, samples, at(from), at(to));
                for (long minute = from; minute < to; minute += step) {
                    data.add(new Datum(minute, value, samples));
                }
            }
            case 2 -> {
                Instant start = at(from).minusSeconds(random.nextInt(60));
                series.secondsSince(start);
                for (long minute = from; minute < 3 * MINUTES; minute++) {
                    data.add(new Datum(minute, at(minute).getEpochSecond() - start.getEpochSecond(), 1));
                }
            }
            case 3 -> {
                long end = from + random.nextInt(20);
                series.gap(at(from), at(end));
                data.removeIf(datum -> datum.minute() >= from && datum.minute() < end);
            }
            default -> {
                long end = MINUTES / 2 + random.nextInt(MINUTES);
                series.end(at(end));
                data.removeIf(datum -> datum.minute() >= end);
            }
        }
    }

    private static void check(LocalSeries series, List<Datum> data, long from, long to) {
        Statistics expected = new Statistics();
        long newest = Long.MIN_VALUE;
        for (Datum datum : data) {
            if (datum.minute() >= from && datum.minute() < to) {
                expected.add(datum.value(), datum.samples());
            }
            if (datum.minute() < to) {
                newest = Math.max(newest, datum.minute() * 60);
            }
        }
        Statistics statistics = new Statistics();
        series.addTo(statistics, from * 60, to * 60);
        assertThat(statistics.samples()).isEqualTo(expected.samples());
        assertThat(statistics.sum()).isEqualTo(expected.sum());
        assertThat(statistics.minimum()).isEqualTo(expected.minimum());
        assertThat(statistics.maximum()).isEqualTo(expected.maximum());
        assertThat(series.newestBefore(to * 60)).isEqualTo(newest);
    }

    @Test
    void aMinuteThatHasBegunCounts() {
        LocalSeries series = new LocalSeries().zeros(at(10).plusSeconds(30), at(12).plusSeconds(1));
        Statistics statistics = new Statistics();
        series.addTo(statistics, 0, at(100).getEpochSecond());
        assertThat(statistics.samples()).isEqualTo(3);
    }

    @Test
    void aStepIsWholeMinutes() {
        LocalSeries series = new LocalSeries();
        assertThatThrownBy(() -> series.every(Duration.ofSeconds(30), 0, at(0), at(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT30S");
    }
}
