package io.github.idle4j.policy;

import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.util.Set;

/**
 * What an idle verdict of somebody else's policy claims: so long, and these uses do not count.
 *
 * @param name      whose
 * @param needs     all that the policy said it needs; nobody else knows what it looked at
 * @param over      how long
 * @param tolerated the uses
 */
record Claimed(String name, EvidenceNeeds needs, Duration over, Set<Use> tolerated) implements Limit {

    @Override
    public Duration over(ResourceActivity activity) {
        return over;
    }

    @Override
    public Duration history(ResourceActivity activity) {
        Duration lookback = needs.lookback();
        return lookback.compareTo(over) > 0 ? lookback : over;
    }

    @Override
    public Tolerance tolerance(ResourceActivity activity) {
        return tolerated::contains;
    }
}
