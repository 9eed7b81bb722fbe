package io.github.idle4j.aws.account;

import java.time.Duration;
import java.time.Instant;

/**
 * What all lives of Studio in one account share while they are drawn.
 *
 * @param now      when it is looked at
 * @param window   how far back use is asked for
 * @param keptDays for how many days events are kept; 0 where they stay for ever
 */
record Scene(Instant now, Duration window, int keptDays, Dice dice) {

    Instant windowStart() {
        return now.minus(window);
    }

    boolean isFresh(Instant time) {
        return time.isAfter(windowStart());
    }

    /** Whether an event of that time can still be read. */
    boolean isKept(Instant time) {
        return keptDays == 0 || !time.isBefore(now.minus(Duration.ofDays(keptDays)));
    }

    /** Whether something of the window can no longer be read. */
    boolean hasLostSome() {
        return !isKept(windowStart().plusSeconds(1));
    }

    /** Whether what is not there may have been there inside the window: the day that begins to go counts as gone. */
    boolean keepsTooShort() {
        return keptDays != 0 && Duration.ofDays(keptDays - 1L).compareTo(window) < 0;
    }
}
