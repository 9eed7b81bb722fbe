package io.github.idle4j.history;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Idle verdicts in a row, on one {@linkplain Subject subject}.
 *
 * <p>ACTIVE and NOT_JUDGED end a streak. UNKNOWN neither ends it nor counts, since a scan that was throttled says nothing
 * about the resource; but a streak without an idle verdict for more than 35 days has lapsed. A resource that began after the
 * streak did was made, or started, again: its streak is its own, and so is one after use that no verdict has spoken of,
 * as far as the look-back of this one shows it.
 *
 * @param firstIdleAt the instant for which it was first judged idle
 * @param lastIdleAt  that of the last verdict that counts; the first one's where there is no other
 * @param verdicts    how many count, at least one; each half an hour or more after the one before
 */
public record IdleStreak(Instant firstIdleAt, Instant lastIdleAt, int verdicts) {

    /**
     * How far apart verdicts are that both count: scans run again, or once a minute, say no more than one. Half of the
     * shortest span that an idle verdict can rest on, so that an hourly scan counts though it comes early at times.
     */
    static final Duration LEAST_APART = Idle.SHORTEST.dividedBy(2);

    /** A month and some days: monthly scans make a row. */
    static final Duration MOST_APART = Duration.ofDays(35);

    /** Checks that it makes sense. */
    public IdleStreak {
        requireNonNull(firstIdleAt, "firstIdleAt");
        requireNonNull(lastIdleAt, "lastIdleAt");
        if (verdicts < 1) {
            throw new IllegalArgumentException("A streak has at least one verdict, not " + verdicts);
        }
        if (lastIdleAt.isBefore(firstIdleAt)) {
            throw new IllegalArgumentException(
                    "A streak cannot end before it begins: " + firstIdleAt + " to " + lastIdleAt);
        }
    }

    /**
     * The streak that a verdict begins, where there is none yet: empty unless it is idle.
     *
     * @param verdict  what was concluded
     * @param activity of what; on what began at an unknown time there is no streak, because nothing would tell when another
     *                 takes its place
     */
    public static Optional<IdleStreak> begunBy(IdleVerdict verdict, ResourceActivity activity) {
        Instant at = activity.judgedAt();
        return verdict.status() == Status.IDLE && activity.started().isPresent()
                ? Optional.of(new IdleStreak(at, at, 1))
                : Optional.empty();
    }

    /**
     * The streak after one more verdict: the same one, a longer one, a new one, or none.
     *
     * <p>A verdict for an instant before the streak began changes nothing, and an idle one before its end does not count.
     *
     * @param verdict  what was concluded
     * @param activity of what
     */
    public Optional<IdleStreak> after(IdleVerdict verdict, ResourceActivity activity) {
        Instant at = activity.judgedAt();
        if (at.isBefore(firstIdleAt)) {
            return Optional.of(this);
        }
        boolean over = hasLapsedBy(at)
                || activity.started().filter(firstIdleAt::isBefore).isPresent();
        return switch (verdict.status()) {
            case ACTIVE, NOT_JUDGED -> Optional.empty();
            case UNKNOWN -> over ? Optional.empty() : Optional.of(this);
            case IDLE ->
                over || activity.started().isEmpty() || wasUsedUnjudged(activity, (Idle) verdict)
                        ? begunBy(verdict, activity)
                        : Optional.of(and(at));
        };
    }

    /** Whether it had come so far by that instant; it tells nothing about an earlier one. */
    public boolean isKnownAt(Instant instant) {
        return !lastIdleAt.isAfter(instant);
    }

    boolean hasLapsedBy(Instant instant) {
        return Duration.between(lastIdleAt, instant).compareTo(MOST_APART) > 0;
    }

    /** Whether it was used after the last verdict, and too long ago for this one: no verdict has spoken of that use. */
    private boolean wasUsedUnjudged(ResourceActivity activity, Idle idle) {
        Duration since = Duration.between(lastIdleAt, activity.judgedAt());
        return since.compareTo(idle.over()) > 0
                && activity.uses(since).stream()
                        .anyMatch(use -> Duration.between(use.latest(), activity.judgedAt())
                                        .compareTo(idle.over())
                                >= 0);
    }

    private IdleStreak and(Instant at) {
        return Duration.between(lastIdleAt, at).compareTo(LEAST_APART) < 0
                ? this
                : new IdleStreak(firstIdleAt, at, verdicts + 1);
    }
}
