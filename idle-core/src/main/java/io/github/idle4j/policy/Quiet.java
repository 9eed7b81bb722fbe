package io.github.idle4j.policy;

import java.time.Duration;

/**
 * Nobody used it for so-and-so long.
 *
 * @param threshold at least an hour
 */
record Quiet(Duration threshold) implements Limit {

    Quiet {
        IdleVerdict.Idle.requireAtLeastShortest(threshold);
    }

    @Override
    public Duration over(ResourceActivity activity) {
        return threshold;
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
