package io.github.idle4j.policy;

import java.util.function.UnaryOperator;

/**
 * A policy under another name or with other words.
 *
 * @param policy what judges
 * @param name   its name
 * @param words  what is said instead
 */
record Renamed(IdlePolicy policy, String name, UnaryOperator<IdleVerdict> words) implements Composed {

    @Override
    public IdleVerdict evaluate(ResourceActivity activity) {
        return words.apply(Interlock.judge(policy, activity));
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs();
    }
}
