package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Completeness.Complete;
import io.github.idle4j.evidence.Completeness.Incomplete;

/**
 * Whether the set of demand signals of a resource is all there is: every part listed to the end, its kind proved, parts
 * that were removed looked for.
 *
 * <p>The worst errors come from signals that nobody knew to ask for, so a source has to say this of every resource.
 */
public sealed interface Completeness permits Complete, Incomplete {

    /** The set is all there is. */
    static Completeness complete() {
        return new Complete();
    }

    /**
     * Something may show use that was not asked.
     *
     * @param reason why, as a code
     * @param detail what is missing, as a sentence, without secrets
     */
    static Completeness incomplete(ReasonCode reason, String detail) {
        return new Incomplete(reason, detail);
    }

    /** The set is all there is. */
    record Complete() implements Completeness {}

    /**
     * Something may show use that was not asked.
     *
     * @param reason why, as a code
     * @param detail what is missing, as a sentence, without secrets
     */
    record Incomplete(ReasonCode reason, String detail) implements Completeness {
        /** Checks that nothing is missing. */
        public Incomplete {
            requireNonNull(reason, "reason");
            requireNonNull(detail, "detail");
        }
    }
}
