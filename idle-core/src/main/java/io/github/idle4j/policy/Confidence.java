package io.github.idle4j.policy;

/** How firmly the evidence of an idle verdict stands. */
public enum Confidence {
    /** Something weaker than usual, which a note names. */
    LOW,
    /** Absence or logs, of which it is known what they mean. */
    MEDIUM,
    /** Zeros were measured, or nothing is published for "never" and a control shows that it would have been. */
    HIGH;

    /** The weaker of the two. */
    public Confidence and(Confidence other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
