package io.github.idle4j;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether one scan was cancelled; once it was, it stays so. Whoever cannot be asked has cancelled it: calls that nobody can stop
 * are not made. Thread-safe.
 */
final class Cancellation implements BooleanSupplier {

    private final BooleanSupplier asked;
    private volatile boolean cancelled;
    private volatile @Nullable ScanFailure failure;

    Cancellation(BooleanSupplier asked) {
        this.asked = asked;
    }

    @Override
    public boolean getAsBoolean() {
        if (!cancelled) {
            try {
                if (asked.getAsBoolean()) {
                    cancelled = true; // and no thread that asked before sets it back
                }
            } catch (Throwable thrown) {
                failure = new ScanFailure(Origin.of("cancelledWhen"), thrown.toString(), false);
                cancelled = true;
            }
        }
        return cancelled;
    }

    /** Why nobody could be asked any more. */
    Optional<ScanFailure> failure() {
        return Optional.ofNullable(failure);
    }
}
