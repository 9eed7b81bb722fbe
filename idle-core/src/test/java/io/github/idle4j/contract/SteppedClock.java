package io.github.idle4j.contract;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is stepped. Thread-safe. */
public final class SteppedClock implements InstantSource {

    private final AtomicReference<Instant> present;

    private SteppedClock(Instant start) {
        this.present = new AtomicReference<>(requireNonNull(start, "start"));
    }

    /** A clock that stands at that instant. */
    public static SteppedClock at(Instant start) {
        return new SteppedClock(start);
    }

    /** Goes forward by that time, or back by a negative one. */
    public SteppedClock step(Duration time) {
        present.updateAndGet(now -> now.plus(time));
        return this;
    }

    @Override
    public Instant instant() {
        return present.get();
    }
}
