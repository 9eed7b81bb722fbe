package io.github.idle4j.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A policy whose verdicts tell what its other parts answered.
 *
 * @param policy what judges
 */
record Chained(BuiltIn policy) implements BuiltIn {

    @Override
    public Ruling rule(ResourceActivity activity) {
        return withOthers(Interlock.judge(policy, activity), activity);
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        return ruling instanceof IdleVerdict verdict ? verdict : evaluate(activity);
    }

    private IdleVerdict withOthers(IdleVerdict verdict, ResourceActivity activity) {
        var others = new ArrayList<IdleVerdict>();
        collect(policy, activity, others);
        others.removeIf(other -> other.decision().equals(verdict.decision()));
        return verdict.telling(said -> said.beside(others));
    }

    private static void collect(BuiltIn policy, ResourceActivity activity, List<IdleVerdict> leaves) {
        List<BuiltIn> parts = policy.judging(activity);
        if (parts.isEmpty()) {
            leaves.add(Interlock.judge(policy, activity));
        }
        parts.forEach(part -> collect(part, activity, leaves));
    }

    @Override
    public List<BuiltIn> parts() {
        return List.of(policy);
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs();
    }

    @Override
    public String name() {
        return policy.name();
    }
}
