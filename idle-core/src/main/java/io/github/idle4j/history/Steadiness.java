package io.github.idle4j.history;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How long something has to be judged idle, scan after scan, before it is reported so; until then it is
 * {@code UNKNOWN(NOT_YET_STEADY)}. For what is idle and in use by turns.
 *
 * <p>Pure and immutable. It can only hold an idle verdict back: no other verdict ever becomes idle by it.
 */
public final class Steadiness {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Nobody waits longer; and instants beyond it could not be told. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final int verdicts;
    private final Duration held;

    private Steadiness(int verdicts, Duration held) {
        this.verdicts = verdicts;
        this.held = held;
    }

    /**
     * After so many idle verdicts in a row, half an hour or more apart, this one included.
     *
     * @param count at least 1, by which nothing is held back
     */
    public static Steadiness verdictsInARow(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("It takes at least one verdict, not " + count);
        }
        return new Steadiness(count, Duration.ZERO);
    }

    /**
     * When the first idle verdict in a row is at least so long ago.
     *
     * @param time more than nothing, and at most 3650 days
     */
    public static Steadiness heldFor(Duration time) {
        requireNonNull(time, "time");
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "An idle verdict can be held for some time up to " + LONGEST.toDays() + " days, not for " + time);
        }
        return new Steadiness(1, time);
    }

    /** When both allow it. */
    public Steadiness and(Steadiness other) {
        return new Steadiness(Math.max(verdicts, other.verdicts), held.compareTo(other.held) < 0 ? other.held : held);
    }

    /**
     * The verdict to report: this one, or {@code UNKNOWN(NOT_YET_STEADY)} in place of an idle one that is not steady yet.
     *
     * @param verdict  what was concluded
     * @param streak   the streak {@linkplain IdleStreak#after after} that verdict; one that is not
     *                 {@linkplain IdleStreak#isKnownAt known} at that instant tells nothing
     * @param judgedAt the instant for which it was concluded
     */
    public IdleVerdict judge(IdleVerdict verdict, IdleStreak streak, Instant judgedAt) {
        requireNonNull(verdict, "verdict");
        if (!(verdict instanceof Idle idle) || holdsNothingBack()) {
            return verdict;
        }
        if (!streak.isKnownAt(judgedAt)) {
            return judge(verdict);
        }
        boolean few = streak.verdicts() < verdicts;
        boolean young = Duration.between(streak.firstIdleAt(), judgedAt).compareTo(held) < 0;
        if (!few && !young) {
            return verdict;
        }
        String often =
                few ? " in " + streak.verdicts() + " of the " + verdicts + " verdicts in a row that it takes," : "";
        String since = " since " + MINUTE.format(streak.firstIdleAt()) + " UTC";
        String until = young
                ? ", and steady at " + MINUTE.format(streak.firstIdleAt().plus(held)) + " UTC at the earliest"
                : "";
        return idle.heldBack(ReasonCode.NOT_YET_STEADY, "Idle" + often + since + until);
    }

    /** The verdict to report where no streak is known, as when the history cannot be read. */
    public IdleVerdict judge(IdleVerdict verdict) {
        requireNonNull(verdict, "verdict");
        return verdict instanceof Idle idle && !holdsNothingBack()
                ? idle.heldBack(
                        ReasonCode.NOT_YET_STEADY,
                        "The history of its verdicts does not tell whether it was idle before")
                : verdict;
    }

    private boolean holdsNothingBack() {
        return verdicts == 1 && held.isZero();
    }

    @Override
    public String toString() {
        return verdicts + " in a row, held for " + held;
    }
}
