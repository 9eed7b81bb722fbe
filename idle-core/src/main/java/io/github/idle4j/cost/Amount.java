package io.github.idle4j.cost;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** An amount of money as far as it is known: to the full, in part, or not at all. What is not known is not zero. */
public sealed interface Amount {

    /** As much as is known of it; empty where nothing is. */
    Optional<Money> money();

    /** Whether it is known to the full. */
    default boolean isExact() {
        return this instanceof Exactly;
    }

    /**
     * So much and no more.
     *
     * @param sum how much
     */
    record Exactly(Money sum) implements Amount {
        /** Checks that there is an amount. */
        public Exactly {
            requireNonNull(sum, "sum");
        }

        @Override
        public Optional<Money> money() {
            return Optional.of(sum);
        }
    }

    /**
     * So much, and perhaps more.
     *
     * @param sum how much is known
     * @param why why that may not be all, in a few words
     */
    record AtLeast(Money sum, String why) implements Amount {
        /** Checks that nothing is missing. */
        public AtLeast {
            requireNonNull(sum, "sum");
            requireNonNull(why, "why");
        }

        @Override
        public Optional<Money> money() {
            return Optional.of(sum);
        }
    }

    /**
     * Nobody knows.
     *
     * @param why why, in a few words
     */
    record Unknown(String why) implements Amount {
        /** Checks that there is a reason. */
        public Unknown {
            requireNonNull(why, "why");
        }

        @Override
        public Optional<Money> money() {
            return Optional.empty();
        }
    }
}
