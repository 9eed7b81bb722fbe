package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something that can be watched on a resource, such as one metric under one exact set of dimensions.
 *
 * <p>Immutable. Two signals are the same when name, dimensions and role are.
 */
public final class Signal {

    /** What a signal is good for. */
    public enum Role {
        /** It shows use. */
        DEMAND,
        /** It shows that a demand signal would have been seen; by itself it decides nothing. */
        CONTROL
    }

    private final String name;
    private final SortedMap<String, String> dimensions;
    private final Role role;
    private final boolean additive;
    private final Duration settling;
    private final String use;
    private final String subject;
    private final String caveat;

    private Signal(
            String name,
            SortedMap<String, String> dimensions,
            Role role,
            boolean additive,
            Duration settling,
            String use,
            String subject,
            String caveat) {
        this.name = name;
        this.dimensions = dimensions;
        this.role = role;
        this.additive = additive;
        this.settling = settling;
        this.use = use;
        this.subject = subject;
        this.caveat = caveat;
    }

    /** A signal that shows use; not additive, settled at once, until told otherwise. */
    public static Signal demand(String name, Map<String, String> dimensions) {
        return of(name, dimensions, Role.DEMAND);
    }

    /** A signal that shows that others would have been seen. */
    public static Signal control(String name, Map<String, String> dimensions) {
        return of(name, dimensions, Role.CONTROL);
    }

    private static Signal of(String name, Map<String, String> dimensions, Role role) {
        requireNonNull(name, "name");
        requireNonNull(dimensions, "dimensions");
        var sorted = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        return new Signal(name, sorted, role, false, Duration.ZERO, "use", "", "");
    }

    /** The same signal, whose counts are requests, so that they can be added up. */
    public Signal additive() {
        return new Signal(name, dimensions, role, true, settling, use, subject, caveat);
    }

    /** The same signal, of which nothing may be concluded from what is missing in the last so-and-so long. */
    public Signal settlingFor(Duration time) {
        requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("The settling time of a signal cannot be negative: " + time);
        }
        return new Signal(name, dimensions, role, additive, time, use, subject, caveat);
    }

    /**
     * The same signal, with the words in which sentences speak of it.
     *
     * @param use     what one use is called, in the singular: {@code invocation}
     * @param subject of what: {@code variant blue}; may be empty
     */
    public Signal inWords(String use, String subject) {
        if (use.isEmpty()) {
            throw new IllegalArgumentException("A use needs a name: " + name);
        }
        return new Signal(
                name,
                dimensions,
                role,
                additive,
                settling,
                requireNonNull(use, "use"),
                requireNonNull(subject, "subject"),
                caveat);
    }

    /** The same signal, with a sentence on what its silence does not show: {@code It may be computing silently.} */
    public Signal withCaveat(String sentence) {
        requireNonNull(sentence, "sentence");
        return new Signal(name, dimensions, role, additive, settling, use, subject, sentence);
    }

    /** Its name at the place it is read from, for example the name of the metric. */
    public String name() {
        return name;
    }

    /** The exact dimensions under which it is read, by name. */
    public SortedMap<String, String> dimensions() {
        return dimensions;
    }

    /** What it is good for. */
    public Role role() {
        return role;
    }

    /** Whether its counts are requests, so that they can be added up. */
    public boolean isAdditive() {
        return additive;
    }

    /** How long before the judging instant its emptiness begins to mean anything; not negative. */
    public Duration settling() {
        return settling;
    }

    /** What one use is called, in the singular. */
    public String use() {
        return use;
    }

    /** Of what it is the use; empty where there is only one thing. */
    public String subject() {
        return subject;
    }

    /** What its silence does not show, as a sentence; empty where there is nothing to say. */
    public String caveat() {
        return caveat;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signal signal
                && name.equals(signal.name)
                && dimensions.equals(signal.dimensions)
                && role == signal.role;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, dimensions, role);
    }

    /** Name and dimensions, as in {@code Invocations{EndpointName=churn-v3,VariantName=blue}}. */
    @Override
    public String toString() {
        return dimensions.entrySet().stream()
                .map(dimension -> dimension.getKey() + "=" + dimension.getValue())
                .collect(Collectors.joining(",", name + "{", "}"));
    }
}
