package io.github.idle4j.aws.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** When somebody used something: a pattern of traffic that ends with the last true use. */
final class RequestPlan {

    private static final int MOST = 40;

    private RequestPlan() {}

    /** Uses from {@code from} on, the last of them at {@code last}; never any before {@code from}. */
    static List<Instant> endingAt(Instant last, Instant from, Dice dice) {
        Duration step = dice.pick(
                Duration.ZERO, Duration.ofSeconds(20), Duration.ofHours(1), Duration.ofHours(7), Duration.ofDays(1));
        var uses = new TreeSet<Instant>();
        Instant use = last;
        while (uses.size() < MOST && !use.isBefore(from)) {
            uses.add(use);
            if (step.isZero()) {
                break;
            }
            use = use.minus(step);
        }
        return new ArrayList<>(uses);
    }

    /**
     * Uses over a life that began at {@code born}: none ever, the last before the window, or the last inside it.
     *
     * @param windowStart the start of the window
     * @param latest      no use is later
     */
    static List<Instant> drawn(Instant born, Instant windowStart, Instant latest, Dice dice) {
        boolean older = born.isBefore(windowStart);
        return switch (dice.between(0, 9)) {
            case 0, 1, 2 -> List.of();
            case 3, 4, 5 -> older ? endingAt(dice.between(born, windowStart), born, dice) : List.of();
            case 6 -> older ? endingAt(near(windowStart, dice), born, dice) : List.of();
            default -> endingAt(dice.between(older ? windowStart.plusSeconds(1) : born, latest), born, dice);
        };
    }

    /** Just outside the window, just inside, or on its very start. */
    private static Instant near(Instant windowStart, Dice dice) {
        return windowStart.plusSeconds(dice.pick(-3_600, -60, -1, 0, 1, 59, 3_600));
    }
}
