package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.policy.IdlePolicy;

/**
 * A source, and the policy by which what it finds is judged.
 *
 * @param source where the facts come from
 * @param policy what judges them
 */
record Watch(ResourceActivitySource source, IdlePolicy policy) {

    Watch {
        requireNonNull(source, "source");
        requireNonNull(policy, "policy");
    }

    /** Where its source says that its facts come from; its class where it does not say. */
    Origin origin() {
        try {
            return requireNonNull(source.origin(), "origin");
        } catch (Throwable unsaid) {
            return Origin.of(source.getClass().getSimpleName());
        }
    }
}
