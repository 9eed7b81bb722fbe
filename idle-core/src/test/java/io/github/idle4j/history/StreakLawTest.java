package io.github.idle4j.history;

import static io.github.idle4j.history.Judged.NOON;
import static io.github.idle4j.history.Judged.OVER;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streaks that grow verdict by verdict are those that one finds who looks at all the verdicts at once. */
class StreakLawTest {

    /** No sum of few of them comes close to the 35 days after which a streak lapses. */
    private static final List<Duration> STEPS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofMinutes(45),
            Duration.ofHours(1),
            ofDays(1),
            ofDays(1),
            ofDays(20),
            ofDays(40));

    private static final List<Status> STATUSES = List.of(
            Status.IDLE, Status.IDLE, Status.IDLE, Status.IDLE, Status.UNKNOWN, Status.ACTIVE, Status.NOT_JUDGED);

    @Test
    void a_streak_is_the_longest_row_that_leads_up_to_now() {
        int longest = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            List<Judged> verdicts = drawn(new Random(seed));
            Optional<IdleStreak> streak = Optional.empty();
            for (Judged verdict : verdicts) {
                streak = verdict.after(streak);
            }
            assertThat(streak).as("seed %d: %s", seed, verdicts).isEqualTo(longestRow(verdicts));
            longest = Math.max(longest, streak.map(IdleStreak::verdicts).orElse(0));
        }
        assertThat(longest).as("some rows are long").isGreaterThan(6);
    }

    @Test
    void a_scan_that_is_run_again_changes_nothing() {
        for (long seed = 0; seed < 5_000; seed++) {
            List<Judged> verdicts = drawn(new Random(seed));
            Optional<IdleStreak> once = Optional.empty();
            Optional<IdleStreak> twice = Optional.empty();
            for (Judged verdict : verdicts) {
                once = verdict.after(once);
                twice = verdict.after(verdict.after(twice));
            }
            assertThat(twice).as("seed %d", seed).isEqualTo(once);
        }
    }

    @Test
    void looking_back_to_before_a_streak_changes_nothing() {
        for (long seed = 0; seed < 5_000; seed++) {
            Optional<IdleStreak> streak = Optional.empty();
            for (Judged verdict : drawn(new Random(seed))) {
                streak = verdict.after(streak);
                if (streak.isPresent()) {
                    Instant before = streak.get().firstIdleAt().minusNanos(1);
                    for (Status status : Status.values()) {
                        var past = new Judged(status, before, verdict.began(), verdict.uses());
                        assertThat(past.after(streak)).isEqualTo(streak);
                    }
                }
            }
        }
    }

    private static List<Judged> drawn(Random random) {
        var verdicts = new ArrayList<Judged>();
        var uses = new ArrayList<Instant>();
        Instant at = NOON;
        Instant began = NOON.minus(ofDays(400));
        int length = 1 + random.nextInt(11);
        for (int i = 0; i < length; i++) {
            Duration step = STEPS.get(random.nextInt(STEPS.size()));
            // Soon before an idle verdict nobody used it, whether that verdict counts or not.
            if (random.nextInt(8) == 0 && step.compareTo(Duration.ofMinutes(45)) >= 0) {
                uses.add(at.plus(step.dividedBy(4)));
            }
            if (random.nextInt(12) == 0 && !step.isZero()) {
                began = at.plus(step.dividedBy(3));
            }
            at = at.plus(step);
            Status status = STATUSES.get(random.nextInt(STATUSES.size()));
            verdicts.add(new Judged(status, at, Optional.of(began), List.copyOf(uses)));
        }
        return verdicts;
    }

    private static Optional<IdleStreak> longestRow(List<Judged> verdicts) {
        for (int start = 0; start < verdicts.size(); start++) {
            Optional<IdleStreak> row = row(verdicts.subList(start, verdicts.size()));
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    /** All of it as one row, if it is one. */
    private static Optional<IdleStreak> row(List<Judged> verdicts) {
        Instant first = verdicts.get(0).at();
        if (verdicts.get(0).status() != Status.IDLE) {
            return Optional.empty();
        }
        Instant last = first;
        int count = 1;
        for (Judged verdict : verdicts) {
            Instant counted = last;
            boolean seenByNone = verdict.status() == Status.IDLE
                    && verdict.uses().stream()
                            .anyMatch(use -> use.isAfter(counted)
                                    && !use.isAfter(verdict.at().minus(OVER)));
            if (verdict.status() == Status.ACTIVE
                    || verdict.status() == Status.NOT_JUDGED
                    || verdict.began().orElseThrow().isAfter(first)
                    || verdict.at().isAfter(counted.plus(ofDays(35)))
                    || seenByNone) {
                return Optional.empty();
            }
            if (verdict.status() == Status.IDLE && !verdict.at().isBefore(counted.plus(Duration.ofMinutes(30)))) {
                last = verdict.at();
                count++;
            }
        }
        return Optional.of(new IdleStreak(first, last, count));
    }
}
