package io.github.idle4j.history;

import static io.github.idle4j.history.Judged.NOON;
import static io.github.idle4j.history.Judged.as;
import static io.github.idle4j.policy.IdleVerdict.Status.ACTIVE;
import static io.github.idle4j.policy.IdleVerdict.Status.IDLE;
import static io.github.idle4j.policy.IdleVerdict.Status.NOT_JUDGED;
import static io.github.idle4j.policy.IdleVerdict.Status.UNKNOWN;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What begins a streak of idle verdicts, what goes on with it, and what ends it. */
class IdleStreakTest {

    private enum Row {
        NOTHING_IDLE_IS_NO_STREAK(none(), as(ACTIVE, ZERO), as(UNKNOWN, ofDays(1)), as(NOT_JUDGED, ofDays(2))),
        ONE_IDLE_VERDICT_BEGINS_IT(streak(ZERO, ZERO, 1), as(IDLE, ZERO)),
        IDLE_AGAIN_COUNTS(streak(ZERO, ofDays(2), 3), as(IDLE, ZERO), as(IDLE, ofDays(1)), as(IDLE, ofDays(2))),
        ACTIVE_ENDS_IT(none(), as(IDLE, ZERO), as(ACTIVE, ofDays(1))),
        NOT_JUDGED_ENDS_IT(none(), as(IDLE, ZERO), as(NOT_JUDGED, ofDays(1))),
        IDLE_AFTER_ITS_END_BEGINS_ANEW(
                streak(ofDays(2), ofDays(2), 1), as(IDLE, ZERO), as(ACTIVE, ofDays(1)), as(IDLE, ofDays(2))),
        UNKNOWN_NEITHER_COUNTS_NOR_ENDS_IT(
                streak(ZERO, ofDays(2), 2), as(IDLE, ZERO), as(UNKNOWN, ofDays(1)), as(IDLE, ofDays(2))),
        UNKNOWN_AFTERWARDS_LEAVES_IT_AS_IT_WAS(streak(ZERO, ZERO, 1), as(IDLE, ZERO), as(UNKNOWN, ofDays(1))),

        THE_SAME_INSTANT_COUNTS_ONCE(streak(ZERO, ZERO, 1), as(IDLE, ZERO), as(IDLE, ZERO)),
        ACTIVE_AT_THE_SAME_INSTANT_ENDS_IT(none(), as(IDLE, ZERO), as(ACTIVE, ZERO)),
        JUST_UNDER_HALF_AN_HOUR_LATER_COUNTS_FOR_NOTHING(
                streak(ZERO, ZERO, 1), as(IDLE, ZERO), as(IDLE, ofMinutes(30).minusNanos(1))),
        HALF_AN_HOUR_LATER_COUNTS(streak(ZERO, ofMinutes(30), 2), as(IDLE, ZERO), as(IDLE, ofMinutes(30))),
        A_SCAN_A_MINUTE_COUNTS_TWICE_AN_HOUR(
                streak(ZERO, ofMinutes(40), 2),
                as(IDLE, ZERO),
                as(IDLE, ofMinutes(20)),
                as(IDLE, ofMinutes(40)),
                as(IDLE, ofMinutes(60))),

        IDLE_FOR_AN_EARLIER_INSTANT_CHANGES_NOTHING(
                streak(ZERO, ofDays(2), 2), as(IDLE, ZERO), as(IDLE, ofDays(2)), as(IDLE, ofDays(1))),
        ACTIVE_BEFORE_IT_BEGAN_CHANGES_NOTHING(streak(ZERO, ZERO, 1), as(IDLE, ZERO), as(ACTIVE, ofDays(-1))),
        NOT_JUDGED_BEFORE_IT_BEGAN_CHANGES_NOTHING(streak(ZERO, ZERO, 1), as(IDLE, ZERO), as(NOT_JUDGED, ofDays(-1))),
        ACTIVE_IN_THE_MIDDLE_OF_IT_ENDS_IT(none(), as(IDLE, ZERO), as(IDLE, ofDays(2)), as(ACTIVE, ofDays(1))),

        THIRTY_FIVE_DAYS_WITHOUT_IDLE_VERDICT_ARE_BRIDGED(
                streak(ZERO, ofDays(35), 2), as(IDLE, ZERO), as(UNKNOWN, ofDays(20)), as(IDLE, ofDays(35))),
        MORE_THAN_THIRTY_FIVE_DAYS_ARE_NOT(
                streak(ofDays(35).plusNanos(1), ofDays(35).plusNanos(1), 1),
                as(IDLE, ZERO),
                as(IDLE, ofDays(35).plusNanos(1))),
        UNKNOWN_FOR_LONGER_THAN_THAT_LETS_IT_LAPSE(none(), as(IDLE, ZERO), as(UNKNOWN, ofDays(36))),

        ANOTHER_OF_THE_SAME_NAME_BEGINS_ANEW(
                streak(ofDays(20), ofDays(20), 1),
                as(IDLE, ZERO),
                as(IDLE, ofDays(20)).begunAt(NOON.plus(ofNanos(1)))),
        ANOTHER_OF_THE_SAME_NAME_IS_NOT_SPOKEN_OF_WHILE_UNKNOWN(
                none(), as(IDLE, ZERO), as(UNKNOWN, ofDays(1)).begunAt(NOON.plus(ofHours(1)))),
        ONE_THAT_SEEMS_YOUNGER_BUT_IS_OLDER_THAN_THE_STREAK_IS_THE_SAME(
                streak(ZERO, ofDays(1), 2), as(IDLE, ZERO), as(IDLE, ofDays(1)).begunAt(NOON)),
        WHAT_BEGAN_AT_AN_UNKNOWN_TIME_HAS_NO_STREAK(none(), ageless(ZERO), ageless(ofDays(1))),
        WHAT_BEGAN_AT_AN_UNKNOWN_TIME_GOES_ON_WITH_NONE(none(), as(IDLE, ZERO), ageless(ofDays(1))),

        USE_THAT_NO_VERDICT_HAS_SPOKEN_OF_ENDS_IT(
                streak(ofDays(20), ofDays(20), 1),
                as(IDLE, ZERO),
                as(IDLE, ofDays(20)).usedAt(NOON.plus(ofNanos(1)))),
        ALSO_WHERE_IT_IS_JUST_OUTSIDE_THE_WINDOW(
                streak(ofDays(20), ofDays(20), 1),
                as(IDLE, ZERO),
                as(IDLE, ofDays(20)).usedAt(NOON.plus(ofDays(6)))),
        USE_INSIDE_THE_WINDOW_IS_WHAT_THE_VERDICT_ALLOWED(
                streak(ZERO, ofDays(20), 2),
                as(IDLE, ZERO),
                as(IDLE, ofDays(20)).usedAt(NOON.plus(ofDays(6).plusNanos(1)))),
        USE_AT_THE_LAST_VERDICT_IS_WHAT_THAT_ALLOWED(
                streak(ZERO, ofDays(20), 2),
                as(IDLE, ZERO),
                as(IDLE, ofDays(20)).usedAt(NOON));

        private final Optional<IdleStreak> expected;
        private final List<Judged> verdicts;

        Row(Optional<IdleStreak> expected, Judged... verdicts) {
            this.expected = expected;
            this.verdicts = List.of(verdicts);
        }
    }

    private static Judged ageless(Duration after) {
        return new Judged(IDLE, NOON.plus(after), Optional.empty(), List.of());
    }

    private static Optional<IdleStreak> none() {
        return Optional.empty();
    }

    private static Optional<IdleStreak> streak(Duration first, Duration last, int verdicts) {
        return Optional.of(new IdleStreak(NOON.plus(first), NOON.plus(last), verdicts));
    }

    @ParameterizedTest
    @EnumSource
    void of_verdicts_in_a_row(Row row) {
        Optional<IdleStreak> streak = none();
        for (Judged verdict : row.verdicts) {
            streak = verdict.after(streak);
        }
        assertThat(streak).isEqualTo(row.expected);
    }

    @Test
    void it_is_known_from_its_last_verdict_on() {
        var streak = new IdleStreak(NOON, NOON.plus(ofDays(1)), 2);
        assertThat(streak.isKnownAt(NOON.plus(ofDays(1)))).isTrue();
        assertThat(streak.isKnownAt(NOON.plus(ofDays(1)).minusNanos(1))).isFalse();
    }

    @Test
    void it_survives_the_ends_of_time() {
        var early = new IdleStreak(Instant.MIN, Instant.MIN, 1);
        assertThat(as(IDLE, ZERO).after(Optional.of(early))).isEqualTo(streak(ZERO, ZERO, 1));
        var late = new IdleStreak(Instant.MAX, Instant.MAX, 1);
        assertThat(as(IDLE, ZERO).after(Optional.of(late))).contains(late);
    }

    @Test
    void one_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdleStreak(NOON, NOON, 0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdleStreak(NOON, NOON.minusNanos(1), 1))
                .withMessageContaining(NOON.toString());
    }
}
