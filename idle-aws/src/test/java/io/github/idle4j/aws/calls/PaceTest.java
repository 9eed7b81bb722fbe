package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pace of one API, on instants that are made up: so many nanoseconds after some beginning. */
class PaceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MICROSECOND = 1_000L;

    /** Overflows after three seconds, as {@code System.nanoTime()} may. */
    private static final long BEGIN = Long.MAX_VALUE - 3 * SECOND;

    private static Pace published(double rate) {
        return new Pace(OptionalDouble.of(rate), BEGIN);
    }

    private static Pace unpublished() {
        return new Pace(OptionalDouble.empty(), BEGIN);
    }

    private static long after(double seconds) {
        return BEGIN + Math.round(seconds * SECOND);
    }

    /** How many permits there are at once. */
    private static int takeAll(Pace pace, long now, int atMost) {
        int taken = 0;
        while (taken < atMost && pace.take(now) == 0) {
            taken++;
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "5, 2.5", "10, 5", "25, 12.5", "30, 15", "50, 25", "500, 250"})
    void in_any_interval_it_permits_no_more_than_half_of_what_is_published_and_one_second_of_that(
            double rate, double half) {
        Pace pace = published(rate);
        var random = new Random(7);
        List<Long> taken = new ArrayList<>();
        for (long now = BEGIN; now - BEGIN < 20 * SECOND; now += (long) (random.nextDouble() * SECOND / rate)) {
            if (now - BEGIN > 5 * SECOND && now - BEGIN < 8 * SECOND) {
                now += 3 * SECOND; // a pause, after which there is no more than a second's worth
            }
            for (int burst = random.nextInt(3); burst >= 0; burst--) {
                if (pace.take(now) == 0) {
                    taken.add(now);
                }
            }
        }
        double mostBeyond = Double.NEGATIVE_INFINITY;
        int mostInASecond = 0;
        for (int first = 0; first < taken.size(); first++) {
            for (int last = first; last < taken.size(); last++) {
                double seconds = (taken.get(last) - taken.get(first)) / 1e9;
                int permits = last - first + 1;
                mostBeyond = Math.max(mostBeyond, permits - half * seconds);
                mostInASecond = seconds <= 1 ? Math.max(mostInASecond, permits) : mostInASecond;
            }
        }
        assertThat(mostBeyond).isLessThanOrEqualTo(Math.max(1, half) + 1e-6);
        assertThat(mostInASecond).isLessThanOrEqualTo((int) rate);
        assertThat(taken.size()).isGreaterThan((int) (half * 14)); // and does not hold back what it may permit
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 5, 25, 50, 500})
    void a_permit_comes_when_it_was_said_to_come_and_not_before(double rate) {
        Pace pace = published(rate);
        takeAll(pace, BEGIN, 1_000);
        long wait = pace.take(BEGIN);
        assertThat(wait).isBetween(1L, (long) (SECOND / (rate / 2)) + 1);
        assertThat(pace.take(BEGIN + wait - MICROSECOND)).isBetween(1L, 2 * MICROSECOND);
        assertThat(pace.take(BEGIN + wait)).isZero();
        assertThat(pace.take(BEGIN + wait)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "10, 5", "25, 12", "50, 25"})
    void permits_of_one_second_gather_and_no_more(double rate, int burst) {
        Pace pace = published(rate);
        assertThat(takeAll(pace, BEGIN, 1_000)).isEqualTo(burst);
        assertThat(takeAll(pace, after(60), 1_000)).isEqualTo(burst);
    }

    @Test
    void whoever_read_the_clock_earlier_and_comes_later_gets_no_more_for_it() {
        Pace pace = published(10);
        takeAll(pace, after(1), 1_000);
        for (int i = 0; i < 100; i++) {
            assertThat(pace.take(after(0.9))).isPositive();
            assertThat(pace.take(after(1))).isPositive();
        }
    }

    @Test
    void a_throttle_halves_the_rate_and_takes_what_had_gathered() {
        Pace pace = published(20);
        pace.throttled(after(1), after(1));
        assertThat(pace.rate(after(1))).isEqualTo(5);
        assertThat(pace.take(after(1))).isEqualTo(SECOND / 5);
    }

    @Test
    void throttles_of_what_was_sent_before_it_slowed_down_count_as_one() {
        Pace pace = published(20);
        pace.throttled(after(1), after(1.1));
        pace.throttled(after(1), after(1.1));
        pace.throttled(after(1.1), after(1.1));
        assertThat(pace.rate(after(1.1))).isEqualTo(5);
        pace.throttled(after(1.1) + 1, after(1.1) + 1);
        assertThat(pace.rate(after(1.1) + 1)).isCloseTo(2.5, within(1e-6));
    }

    @Test
    void it_recovers_by_a_tenth_of_what_was_too_fast_a_second_and_never_beyond_half_of_what_is_published() {
        Pace pace = published(20);
        pace.throttled(BEGIN, BEGIN);
        assertThat(pace.rate(after(1))).isCloseTo(6, within(1e-6));
        assertThat(pace.rate(after(4.9))).isCloseTo(9.9, within(1e-6));
        assertThat(pace.rate(after(5))).isCloseTo(10, within(1e-6));
        assertThat(pace.rate(after(100))).isEqualTo(10);
    }

    @Test
    void where_nothing_is_published_nothing_limits_it_until_it_is_throttled() {
        Pace pace = unpublished();
        assertThat(takeAll(pace, after(0.5), 600)).isEqualTo(600);
        assertThat(takeAll(pace, after(1.5), 100)).isEqualTo(100);
        pace.throttled(after(1.5), after(1.5));
        assertThat(pace.rate(after(1.5))).isEqualTo(300); // of 600 in the busier one of the last two seconds
        assertThat(pace.rate(after(2.5))).isCloseTo(360, within(1e-6));
        assertThat(pace.rate(after(11.5))).isCloseTo(900, within(1e-6)); // where nobody says stop, it goes on
    }

    @Test
    void what_was_long_ago_says_nothing_of_how_fast_it_was() {
        Pace pace = unpublished();
        takeAll(pace, BEGIN, 600);
        takeAll(pace, after(10), 8);
        pace.throttled(after(10), after(10));
        assertThat(pace.rate(after(10))).isEqualTo(4);
    }

    @Test
    void throttles_without_an_answer_between_them_make_it_slower_but_its_recovery_no_slower() {
        Pace pace = unpublished();
        takeAll(pace, BEGIN, 160);
        for (int i = 0; i < 10; i++) {
            pace.throttled(after(i / 1e6), after(i / 1e6));
        }
        assertThat(pace.rate(after(9 / 1e6))).isCloseTo(1, within(1e-3));
        assertThat(pace.rate(after(1))).isCloseTo(17, within(1e-3));
        pace.answered();
        pace.throttled(after(1), after(1));
        assertThat(pace.rate(after(2))).isCloseTo(8.5 + 1.7, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void it_never_gets_slower_than_one_call_a_second(boolean isPublished) {
        Pace pace = isPublished ? published(25) : unpublished();
        for (int i = 0; i < 20; i++) {
            pace.throttled(after(i / 100.0), after(i / 100.0));
        }
        assertThat(pace.rate(after(0.19))).isEqualTo(1);
        assertThat(pace.take(after(0.19))).isEqualTo(SECOND);
    }

    @Test
    void nothing_but_throttles_for_half_a_minute_is_out_of_order() {
        Pace pace = unpublished();
        assertThat(pace.outOfOrder(after(1_000))).isFalse();
        for (int second = 0; second <= 30; second += 10) {
            pace.throttled(after(second), after(second));
        }
        assertThat(pace.outOfOrder(after(30) - 1)).isFalse();
        assertThat(pace.outOfOrder(after(30))).isTrue();
        pace.answered();
        assertThat(pace.outOfOrder(after(30))).isFalse();
    }

    @Test
    void throttles_with_a_long_pause_between_them_are_not_one_outage() {
        Pace pace = unpublished();
        pace.throttled(BEGIN, BEGIN);
        pace.throttled(after(30) + 1, after(30) + 1);
        assertThat(pace.outOfOrder(after(30) + 1)).isFalse();
    }

    /** Only differences between instants tell something: they may be negative, or go over zero. */
    @ParameterizedTest
    @ValueSource(longs = {-20, -5, 0, 5})
    void whenever_its_clock_began_what_was_long_ago_says_nothing(long seconds) {
        long begin = seconds * SECOND;
        var pace = new Pace(OptionalDouble.empty(), begin);
        takeAll(pace, begin, 600);
        takeAll(pace, begin + 10 * SECOND, 8);
        pace.throttled(begin + 10 * SECOND, begin + 10 * SECOND);
        assertThat(pace.rate(begin + 10 * SECOND)).isEqualTo(4);
    }
}
