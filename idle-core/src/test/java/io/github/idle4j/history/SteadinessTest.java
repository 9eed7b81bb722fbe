package io.github.idle4j.history;

import static io.github.idle4j.history.Judged.NOON;
import static io.github.idle4j.history.Judged.as;
import static io.github.idle4j.history.Steadiness.heldFor;
import static io.github.idle4j.history.Steadiness.verdictsInARow;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which idle verdicts are steady, and what is said of the others. */
class SteadinessTest {

    private static final IdleVerdict IDLE = as(Status.IDLE, ZERO).verdict();

    private enum Case {
        ENOUGH_VERDICTS(() -> verdictsInARow(3), 3, ofDays(2), ""),
        MORE_THAN_ENOUGH(() -> verdictsInARow(3), 4, ofDays(2), ""),
        ONE_TOO_FEW(
                () -> verdictsInARow(3),
                2,
                ofDays(2),
                "Idle in 2 of the 3 verdicts in a row that it takes, since 2026-01-10 12:00 UTC: No invocation in 14 days."),
        ONE_IS_ENOUGH_WHERE_IT_TAKES_ONE(() -> verdictsInARow(1), 1, ZERO, ""),
        HELD_EXACTLY_LONG_ENOUGH(() -> heldFor(ofHours(36)), 2, ofHours(36), ""),
        HELD_NOT_QUITE_LONG_ENOUGH(
                () -> heldFor(ofHours(36)),
                9,
                ofHours(36).minusNanos(1),
                "Idle since 2026-01-10 12:00 UTC, and steady at 2026-01-12 00:00 UTC at the earliest: "
                        + "No invocation in 14 days."),
        BOTH(() -> verdictsInARow(2).and(heldFor(ofHours(36))), 2, ofHours(36), ""),
        THE_VERDICTS_OF_BOTH_ARE_TOO_FEW(
                () -> heldFor(ofHours(36)).and(verdictsInARow(2)),
                1,
                ofHours(36),
                "Idle in 1 of the 2 verdicts in a row that it takes, since 2026-01-10 12:00 UTC: No invocation in 14 days."),
        NEITHER_OF_BOTH(
                () -> verdictsInARow(3)
                        .and(heldFor(ofHours(36)))
                        .and(verdictsInARow(2))
                        .and(heldFor(ofHours(1))),
                2,
                ofHours(1),
                "Idle in 2 of the 3 verdicts in a row that it takes, since 2026-01-10 12:00 UTC, and steady at "
                        + "2026-01-12 00:00 UTC at the earliest: No invocation in 14 days.");

        private final Supplier<Steadiness> steadiness;
        private final IdleStreak streak;
        private final Instant at;
        private final String sentence;

        Case(Supplier<Steadiness> steadiness, int verdicts, Duration held, String sentence) {
            this.steadiness = steadiness;
            this.streak = new IdleStreak(NOON, NOON, verdicts);
            this.at = NOON.plus(held);
            this.sentence = sentence;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_idle_verdict_passes_or_says_what_is_missing(Case one) {
        IdleVerdict reported = one.steadiness.get().judge(IDLE, one.streak, one.at);
        if (one.sentence.isEmpty()) {
            assertThat(reported).isSameAs(IDLE);
        } else {
            assertThat(reported.status()).isEqualTo(Status.UNKNOWN);
            assertThat(reported.reason()).isEqualTo(ReasonCode.NOT_YET_STEADY);
            assertThat(reported.explanation()).isEqualTo(one.sentence);
            assertThat(reported.findings()).isEqualTo(IDLE.findings());
            assertThat(reported.decision()).isEqualTo(IDLE.decision());
        }
    }

    @Test
    void without_a_streak_nothing_is_steady_unless_nothing_is_asked() {
        var later = new IdleStreak(NOON, NOON.plus(ofDays(1)), 9);
        for (Steadiness steadiness : new Steadiness[] {verdictsInARow(2), heldFor(Duration.ofNanos(1))}) {
            assertThat(steadiness.judge(IDLE).explanation())
                    .isEqualTo("The history of its verdicts does not tell whether it was idle before: "
                            + "No invocation in 14 days.");
            assertThat(steadiness.judge(IDLE, later, NOON)).isEqualTo(steadiness.judge(IDLE));
        }
        assertThat(verdictsInARow(1).judge(IDLE)).isSameAs(IDLE);
        assertThat(verdictsInARow(1).judge(IDLE, later, NOON)).isSameAs(IDLE);
    }

    @Test
    void nothing_becomes_idle_by_it() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var streak = new IdleStreak(NOON, NOON.plusSeconds(random.nextInt(100_000)), 1 + random.nextInt(9));
            var steadiness = verdictsInARow(1 + random.nextInt(9)).and(heldFor(ofHours(1 + random.nextInt(50))));
            Instant at = NOON.plusSeconds(random.nextInt(200_000));
            for (Status status : Status.values()) {
                IdleVerdict verdict = as(status, ZERO).verdict();
                IdleVerdict reported = steadiness.judge(verdict, streak, at);
                if (status != Status.IDLE) {
                    assertThat(reported).isSameAs(verdict);
                } else if (reported != verdict) {
                    assertThat(reported.reason()).isEqualTo(ReasonCode.NOT_YET_STEADY);
                }
            }
        }
    }

    @Test
    void what_makes_no_sense_is_refused() {
        for (int count : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> verdictsInARow(count))
                    .withMessageContaining("" + count);
        }
        for (Duration time : new Duration[] {ZERO, ofHours(-1), ofDays(3651), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> heldFor(time)).withMessageContaining("" + time);
        }
        assertThat(heldFor(ofDays(3650))).hasToString("1 in a row, held for PT87600H");
    }
}
