package io.github.idle4j.policy;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A policy under another name or with other words.
 *
 * @param policy what judges
 * @param name   its name
 * @param words  what is said instead
 */
record Renamed(BuiltIn policy, String name, UnaryOperator<IdleVerdict> words) implements BuiltIn {

    /** Where it has no parts it decides itself, and does so by its new name. */
    static Renamed to(String name, IdlePolicy policy) {
        BuiltIn part = BuiltIn.of(policy);
        boolean leaf = isLeaf(part);
        return new Renamed(part, name, verdict -> leaf ? verdict.by(name) : verdict);
    }

    private static boolean isLeaf(BuiltIn part) {
        return part.parts().isEmpty() || (part instanceof Renamed renamed && isLeaf(renamed.policy));
    }

    @Override
    public Ruling rule(ResourceActivity activity) {
        Ruling ruling = policy.rule(activity);
        return ruling instanceof IdleVerdict verdict ? words.apply(verdict) : ruling;
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        return ruling instanceof IdleVerdict told ? told : words.apply(policy.tell(ruling, activity));
    }

    @Override
    public List<BuiltIn> parts() {
        return List.of(policy);
    }

    /** A leaf under another name is still a leaf. */
    @Override
    public List<BuiltIn> judging(ResourceActivity activity) {
        return policy.judging(activity);
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs();
    }
}
