package io.github.idle4j.policy;

import java.util.List;

/**
 * Another one's policy as a part of ours: asked through the {@link Interlock}, once, and taken at its word.
 *
 * @param policy whatever it is
 */
record Foreign(IdlePolicy policy) implements BuiltIn {

    @Override
    public Ruling rule(ResourceActivity activity) {
        return Interlock.judge(policy, activity);
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        return ruling instanceof IdleVerdict verdict ? verdict : Interlock.judge(policy, activity);
    }

    @Override
    public List<BuiltIn> parts() {
        return List.of();
    }

    @Override
    public boolean isOursAlone() {
        return false;
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs();
    }

    @Override
    public String name() {
        return Interlock.nameOf(policy);
    }
}
