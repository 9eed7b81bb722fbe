package io.github.idle4j.examples.cli;

import io.github.idle4j.Budget;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.inventory.InventoryBreaker;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a scan ends, and what it must not believe.
 *
 * @param deadline how long it may take, if not as long as it takes
 * @param budget   what it may ask for
 * @param breaker  what it is compared with, if with anything
 */
record ScanLimits(Optional<Duration> deadline, Budget budget, Optional<InventoryBreaker> breaker) {

    /** Whether the command may call AWS before the scan begins. */
    boolean allowCall() {
        return budget.calls().orElse(1) > 0;
    }

    /** What is left of these after one call. */
    ScanLimits afterOneCall() {
        return budget.calls().isEmpty()
                ? this
                : new ScanLimits(deadline, budget.andCalls(budget.calls().getAsLong() - 1), breaker);
    }

    void applyTo(IdleDetector.Builder detector) {
        deadline.ifPresent(detector::deadline);
        detector.budget(budget);
        breaker.ifPresent(detector::inventoryBreaker);
    }
}
