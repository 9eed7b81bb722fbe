package io.github.idle4j.policy;

import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.util.Set;

/**
 * What an idle verdict of somebody else's policy claims: so long, and these uses do not count.
 *
 * @param policy    whose
 * @param over      how long
 * @param tolerated the uses
 */
record Claimed(IdlePolicy policy, Duration over, Set<Use> tolerated) implements Limit {

    @Override
    public Duration over(ResourceActivity activity) {
        return over;
    }

    /** All that the policy says it needs: nobody else knows what it looked at. */
    @Override
    public Duration history(ResourceActivity activity) {
        Duration lookback = policy.needs().lookback();
        return lookback.compareTo(over) > 0 ? lookback : over;
    }

    @Override
    public Tolerance tolerance(ResourceActivity activity) {
        return tolerated::contains;
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
