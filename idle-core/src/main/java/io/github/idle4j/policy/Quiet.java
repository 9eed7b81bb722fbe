package io.github.idle4j.policy;

import java.time.Duration;

/**
 * Nobody used it for so-and-so long: the rules of judgement as a policy.
 *
 * @param threshold at least an hour
 */
record Quiet(Duration threshold) implements IdlePolicy {

    Quiet {
        IdleVerdict.Idle.requireAtLeastShortest(threshold);
    }

    @Override
    public IdleVerdict evaluate(ResourceActivity activity) {
        return activity.quiet(threshold);
    }

    @Override
    public EvidenceNeeds needs() {
        return EvidenceNeeds.lookback(threshold).settledBy(threshold);
    }

    @Override
    public String name() {
        return "quiet for " + Sentences.words(threshold);
    }
}
