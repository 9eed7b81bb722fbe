package io.github.idle4j.policy;

/**
 * Thrown where a policy or predicate asks a yes/no question about a fact that could not be read.
 *
 * <p>Leave it alone: the detector turns it into {@code UNKNOWN(EXCLUSION_UNREADABLE)}. Hiding it does not help either;
 * the answer of an evaluation in which it was thrown counts only if it is ACTIVE.
 */
public final class UnreadableFactException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String why;

    UnreadableFactException(String why) {
        super(why);
        this.why = why;
    }

    /** Which fact, and why it could not be read; never {@code null}. */
    @Override
    public String getMessage() {
        return why;
    }
}
