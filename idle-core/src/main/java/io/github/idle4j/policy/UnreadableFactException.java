package io.github.idle4j.policy;

/**
 * Thrown where a policy or predicate asks a yes/no question about a fact that could not be read.
 *
 * <p>Leave it alone: the detector turns it into {@code UNKNOWN(EXCLUSION_UNREADABLE)}. Hiding it does not help either;
 * the answer of an evaluation in which it was thrown counts only if it is ACTIVE.
 */
public final class UnreadableFactException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableFactException(String why) {
        super(why);
    }
}
