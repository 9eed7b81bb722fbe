package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that was learned about one signal over one stretch of time: it was used, it was silent, or nobody knows.
 */
public sealed interface Evidence {

    /** The signal that it is about. */
    Signal signal();

    /** The first instant that it speaks of. */
    Instant from();

    /** The end of what it speaks of; not before {@link #from()}. */
    Instant to();

    /** What was seen, in a few words. */
    String detail();

    /** The stretch of time that it speaks of. */
    default Span span() {
        return new Span(from(), to());
    }

    /**
     * The resource was used, at some instant between two others.
     *
     * @param signal   what showed it
     * @param earliest the earliest instant at which it can have happened
     * @param latest   the latest; the same as {@code earliest} where the instant is known
     * @param count    how many uses, where known; not negative
     */
    record Use(Signal signal, Instant earliest, Instant latest, OptionalLong count) implements Evidence {

        /** Checks the order of the instants and the sign of the count. */
        public Use {
            requireNonNull(signal, "signal");
            requireOrder(earliest, latest);
            requireNonNull(count, "count");
            if (count.isPresent() && count.getAsLong() < 0) {
                throw new IllegalArgumentException("A use cannot count " + count.getAsLong());
            }
        }

        @Override
        public Instant from() {
            return earliest;
        }

        @Override
        public Instant to() {
            return latest;
        }

        @Override
        public String detail() {
            return count.isPresent() ? Words.count(count.getAsLong(), signal.use()) : Words.one(signal.use());
        }
    }

    /**
     * Nothing happened from one instant to another, and that is known.
     *
     * @param signal  what would have shown it
     * @param from    first instant of the silence
     * @param to      its end
     * @param basis   how it is known
     * @param witness the other signal that shows it, where it is not the signal itself
     * @param bucket  the length of the buckets in which it was read; zero where it was not read in buckets
     */
    record Silence(Signal signal, Instant from, Instant to, Basis basis, Optional<Signal> witness, Duration bucket)
            implements Evidence {

        /** Checks the order of the instants, and that what rests on a witness names one. */
        public Silence {
            requireNonNull(signal, "signal");
            requireOrder(from, to);
            requireNonNull(basis, "basis");
            requireNonNull(witness, "witness");
            requireNonNull(bucket, "bucket");
            if (bucket.isNegative()) {
                throw new IllegalArgumentException("The length of a bucket cannot be negative: " + bucket);
            }
            if (basis == Basis.ABSENT_WHILE_ALIVE && witness.isEmpty()) {
                throw new IllegalArgumentException("Absence while alive needs the control that shows life: " + signal);
            }
        }

        /** How many buckets it touches; zero where it was not read in buckets. */
        public long buckets() {
            if (bucket.isZero()) {
                return 0;
            }
            long whole = span().length().dividedBy(bucket);
            return bucket.multipliedBy(whole).equals(span().length()) ? whole : whole + 1;
        }

        @Override
        public String detail() {
            String shown = witness.map(signal -> ", shown by " + signal).orElse("");
            return switch (basis) {
                case MEASURED -> Words.count(buckets(), "measured zero") + shown;
                case ABSENT_AS_PUBLISHED -> "nothing published, as for one never used" + shown;
                case ABSENT_WHILE_ALIVE -> "nothing published while it was alive" + shown;
                case READ_EMPTY -> "read to the end, no " + signal.use() + shown;
                case REPORTED -> "said by itself" + shown;
            };
        }
    }

    /**
     * From one instant to another nobody knows.
     *
     * @param signal the signal that would have told
     * @param from   first instant of the gap
     * @param to     its end
     * @param reason why it is not known
     * @param detail what went wrong, in a few words, without secrets
     */
    record Gap(Signal signal, Instant from, Instant to, ReasonCode reason, String detail) implements Evidence {

        /** Checks the order of the instants. */
        public Gap {
            requireNonNull(signal, "signal");
            requireOrder(from, to);
            requireNonNull(reason, "reason");
            requireNonNull(detail, "detail");
        }
    }

    /** How a silence is known. */
    enum Basis {
        /** Zeros were published and read. */
        MEASURED,
        /** Nothing is there, and where this signal comes from, nothing is written for "never". */
        ABSENT_AS_PUBLISHED,
        /** Nothing is there, while a control shows over the same time that it would have been. */
        ABSENT_WHILE_ALIVE,
        /** The events themselves were read, to the end, and there were none that show use. */
        READ_EMPTY,
        /** The resource itself tells how long ago it was used. */
        REPORTED
    }

    private static void requireOrder(Instant from, Instant to) {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Evidence cannot end before it begins: " + from + " to " + to);
        }
    }
}
