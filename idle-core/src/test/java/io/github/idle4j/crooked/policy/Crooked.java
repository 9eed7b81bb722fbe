package io.github.idle4j.crooked.policy;

import io.github.idle4j.crooked.evidence.Ring;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.assertj.core.util.Strings;

/** Breaks every rule of the architecture on purpose, so that each is seen to fail. */
public class Crooked {

    /** Reads a clock by a method reference. */
    public Supplier<Instant> present() {
        return Instant::now;
    }

    /** Reads clocks, stands on a library, and closes a ring of packages. */
    public boolean answer() {
        return Strings.isNullOrEmpty(Instant.now() + Ring.name(this))
                || System.nanoTime() > InstantSource.system().instant().toEpochMilli();
    }
}
