package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A policy that a user wrote as a function.
 *
 * @param name      what it is called in reports
 * @param needs     what it needs to see
 * @param judgement the function
 */
record Written(String name, EvidenceNeeds needs, Function<ResourceActivity, IdleVerdict> judgement)
        implements IdlePolicy {

    Written {
        requireNonNull(name, "name");
        requireNonNull(needs, "needs");
        requireNonNull(judgement, "judgement");
    }

    @Override
    public IdleVerdict evaluate(ResourceActivity activity) {
        return judgement.apply(activity);
    }
}
