package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.history.Steadiness;
import io.github.idle4j.history.VerdictHistory;

/**
 * What a detector remembers from scan to scan, and what for.
 *
 * @param steadiness how long something has to be judged idle
 * @param history    where verdicts are kept
 */
record Memory(Steadiness steadiness, VerdictHistory history) {

    Memory {
        requireNonNull(steadiness, "steadiness");
        requireNonNull(history, "history");
    }
}
