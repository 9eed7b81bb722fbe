package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

/**
 * Something that a source was to find out about a resource: known, known not to be there, not asked for, or asked for and
 * not to be read.
 *
 * <p>These are kept apart because a failed look-up is not an empty answer: tags that could not be read are not "no tags",
 * and an owner that could not be read is not "nobody".
 *
 * @param <T> what it is about
 */
public sealed interface Fact<T> {

    /** A fact that was read. */
    static <T> Fact<T> known(T value) {
        return new Known<>(value);
    }

    /** That there is none, which was read too: a shared space has no owner. */
    static <T> Fact<T> none() {
        return new None<>();
    }

    /** A fact that no policy needed. */
    static <T> Fact<T> notAsked() {
        return new NotAsked<>();
    }

    /** A fact that was asked for and could not be read. */
    static <T> Fact<T> unreadable(String why) {
        return new Unreadable<>(why);
    }

    /**
     * A fact that was read.
     *
     * @param value what was read
     * @param <T>   what it is about
     */
    record Known<T>(T value) implements Fact<T> {
        /** Checks that there is a value. */
        public Known {
            requireNonNull(value, "value");
        }
    }

    /**
     * What was looked up, and is not there.
     *
     * @param <T> what it is about
     */
    record None<T>() implements Fact<T> {}

    /**
     * A fact that no policy needed.
     *
     * @param <T> what it is about
     */
    record NotAsked<T>() implements Fact<T> {}

    /**
     * A fact that was asked for and could not be read.
     *
     * @param why what went wrong, in a few words, without secrets
     * @param <T> what it is about
     */
    record Unreadable<T>(String why) implements Fact<T> {
        /** Checks that there is a reason. */
        public Unreadable {
            requireNonNull(why, "why");
        }
    }
}
