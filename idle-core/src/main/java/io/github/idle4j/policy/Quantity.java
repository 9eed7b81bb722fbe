package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;

/** So much of something that a policy counts: time, or a number of things. */
public sealed interface Quantity {

    /** The quantity in words: {@code 3 days}, {@code 12 uses}. */
    String words();

    /**
     * An amount of time.
     *
     * @param duration how long
     */
    record Time(Duration duration) implements Quantity {
        /** Checks that there is one. */
        public Time {
            requireNonNull(duration, "duration");
        }

        @Override
        public String words() {
            return Sentences.words(duration);
        }
    }

    /**
     * An amount of working time.
     *
     * @param duration how long
     */
    record Work(Duration duration) implements Quantity {
        /** Checks that there is one. */
        public Work {
            requireNonNull(duration, "duration");
        }

        @Override
        public String words() {
            return Sentences.hours(duration) + " of working time";
        }
    }

    /**
     * A number of things.
     *
     * @param number how many
     * @param noun   of what, in the singular
     */
    record Count(long number, String noun) implements Quantity {
        /** Checks that there is a noun. */
        public Count {
            requireNonNull(noun, "noun");
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
        }
    }
}
