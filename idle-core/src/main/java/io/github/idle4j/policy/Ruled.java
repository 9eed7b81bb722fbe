package io.github.idle4j.policy;

import java.time.Duration;
import java.util.List;

/**
 * The rules of judgement with a limit, as a policy: a leaf of the algebra.
 *
 * @param limit what it takes to be idle
 * @param name  what it is called
 */
record Ruled(Limit limit, String name) implements BuiltIn {

    Ruled(Limit limit) {
        this(limit, limit.name());
    }

    @Override
    public Ruling rule(ResourceActivity activity) {
        return new Rules(activity, limit).ruling();
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        return new Rules(activity, limit).verdict(ruling);
    }

    @Override
    public Duration over(Ruling ruling, ResourceActivity activity) {
        return limit.over(activity);
    }

    @Override
    public List<IdlePolicy> parts() {
        return List.of();
    }

    @Override
    public EvidenceNeeds needs() {
        return limit.needs();
    }
}
