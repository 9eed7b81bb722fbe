package io.github.idle4j.policy;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A policy under another name or with other words.
 *
 * @param policy what judges
 * @param name   its name
 * @param words  what is said instead
 */
record Renamed(IdlePolicy policy, String name, UnaryOperator<IdleVerdict> words) implements BuiltIn {

    /** Where it has no parts it decides itself, and does so by its new name. */
    static Renamed to(String name, IdlePolicy policy) {
        boolean leaf = !(policy instanceof BuiltIn) || policy instanceof Ruled || policy instanceof Renamed;
        return new Renamed(
                policy,
                name,
                verdict -> leaf ? verdict.telling(said -> said.decided(decision -> decision.by(name))) : verdict);
    }

    @Override
    public Ruling rule(ResourceActivity activity) {
        Ruling ruling = BuiltIn.rule(policy, activity);
        return ruling instanceof IdleVerdict verdict ? words.apply(verdict) : ruling;
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        return ruling instanceof IdleVerdict told ? told : words.apply(BuiltIn.tell(policy, ruling, activity));
    }

    @Override
    public Duration over(Ruling ruling, ResourceActivity activity) {
        return BuiltIn.over(policy, ruling, activity);
    }

    @Override
    public List<IdlePolicy> parts() {
        return List.of(policy);
    }

    /** A leaf under another name is still a leaf. */
    @Override
    public List<IdlePolicy> judging(ResourceActivity activity) {
        return policy instanceof BuiltIn ours ? ours.judging(activity) : List.of();
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs();
    }
}
