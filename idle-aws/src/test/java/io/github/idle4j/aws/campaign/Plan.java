package io.github.idle4j.aws.campaign;

import io.github.idle4j.Budget;
import io.github.idle4j.aws.account.Dice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a world is scanned.
 *
 * @param endpoints    whether endpoints are watched
 * @param studio       whether Studio is
 * @param tags         whether policies ask about tags
 * @param lines        whether the lines of JupyterLab and Code Editor are read
 * @param attributed   whether it is asked who the people are
 * @param attempts     how often the SDK tries
 * @param callTimeout  how long one call may take
 * @param deadline     how long the scan may take
 * @param cancelledAt  after how many requests it is cancelled
 * @param latency      how long each call takes
 * @param quotas       whether the quotas are in force that AWS publishes
 * @param quota        how many calls a second SageMaker takes of each kind
 * @param budget       what it may ask for
 * @param skew         by how much the clock of this machine is ahead
 */
record Plan(
        boolean endpoints,
        boolean studio,
        boolean tags,
        boolean lines,
        boolean attributed,
        int attempts,
        Duration callTimeout,
        Optional<Duration> deadline,
        OptionalInt cancelledAt,
        Duration latency,
        boolean quotas,
        OptionalDouble quota,
        Budget budget,
        Duration skew) {

    private static final List<Duration> SKEWS = List.of(
            Duration.ofMinutes(4), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(10), Duration.ofDays(40));

    static Plan draw(Dice dice) {
        int watched = dice.between(0, 9);
        return new Plan(
                watched < 8,
                watched > 1,
                dice.chance(0.7),
                dice.chance(0.9),
                dice.chance(0.2),
                dice.weighted(List.of(1, 6, 10), 35, 45, 20),
                Duration.ofSeconds(dice.between(5, 60)),
                dice.chance(0.3) ? Optional.of(Duration.ofMillis(dice.between(200, 60_000))) : Optional.empty(),
                dice.chance(0.12) ? OptionalInt.of(dice.between(0, 80)) : OptionalInt.empty(),
                Duration.ofMillis(dice.weighted(List.of(0, 5, 50, 400), 40, 20, 30, 10)),
                dice.chance(0.25),
                dice.chance(0.25) ? OptionalDouble.of(dice.between(1, 20) / 2.0) : OptionalDouble.empty(),
                Budget.UNLIMITED,
                dice.chance(0.06) ? dice.pick(SKEWS).multipliedBy(dice.pick(-1, 1)) : Duration.ZERO);
    }

    /** A scan that asks for everything and takes its time. */
    static Plan patient(int attempts) {
        return new Plan(
                true,
                true,
                true,
                true,
                true,
                attempts,
                Duration.ofSeconds(30),
                Optional.empty(),
                OptionalInt.empty(),
                Duration.ZERO,
                false,
                OptionalDouble.empty(),
                Budget.UNLIMITED,
                Duration.ZERO);
    }

    /** The same, where time passes by itself: so there is an end to it. */
    Plan inRealTime() {
        return new Plan(
                endpoints,
                studio,
                tags,
                lines,
                attributed,
                Math.min(attempts, 6),
                Duration.ofSeconds(2),
                Optional.of(Duration.ofSeconds(6)),
                cancelledAt,
                Duration.ofMillis(1),
                false,
                OptionalDouble.empty(),
                Budget.UNLIMITED,
                Duration.ZERO);
    }

    /** The same, where calls or metrics are few. */
    Plan withinBudget(Dice dice) {
        Budget few = dice.chance(0.5)
                ? Budget.ofCalls(dice.between(0, 80))
                : Budget.ofMetrics(dice.between(0, 200)).andCalls(dice.between(20, 200));
        return new Plan(
                endpoints,
                studio,
                tags,
                lines,
                attributed,
                attempts,
                callTimeout,
                deadline,
                cancelledAt,
                latency,
                quotas,
                quota,
                few,
                skew);
    }

    /** Whether AWS would notice that the clock is wrong; a little it tolerates. */
    boolean isSkewed() {
        return skew.abs().compareTo(Duration.ofMinutes(5)) > 0;
    }

    /** Whether nothing ends the scan before it is done. */
    boolean isUnlimited() {
        return deadline.isEmpty() && cancelledAt.isEmpty() && budget.equals(Budget.UNLIMITED);
    }
}
