package io.github.idle4j.policy;

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
        return Rules.ruling(activity, limit);
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        return new RulesInWords(activity, limit, ruling).verdict();
    }

    @Override
    public List<BuiltIn> parts() {
        return List.of();
    }

    @Override
    public EvidenceNeeds needs() {
        return limit.needs();
    }
}
