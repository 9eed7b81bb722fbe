package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.util.List;

/**
 * Nobody used it for so-and-so long, and for half as long again as it has ever rested.
 *
 * @param threshold at least an hour
 * @param history   how far back to look for pauses
 */
record Rhythm(Duration threshold, Duration history) implements Limit {

    Rhythm {
        IdleVerdict.Idle.requireAtLeastShortest(threshold);
        if (requireNonNull(history, "history").compareTo(threshold) <= 0) {
            throw new IllegalArgumentException("A history of " + history + " shows no rhythm beyond " + threshold);
        }
    }

    @Override
    public Duration over(ResourceActivity activity) {
        Duration pause = longestPause(activity);
        Duration enough = pause.plus(pause.dividedBy(2));
        return enough.compareTo(threshold) > 0 ? enough : threshold;
    }

    /** The longest time that can have passed between two uses; none where fewer than two were seen. */
    private Duration longestPause(ResourceActivity activity) {
        List<Use> uses = activity.usesInOrder();
        Duration longest = Duration.ZERO;
        for (int i = uses.size() - 1;
                i > 0 && Span.isInside(uses.get(i - 1).latest(), history, activity.judgedAt());
                i--) {
            Duration pause =
                    Duration.between(uses.get(i - 1).earliest(), uses.get(i).latest());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }

    @Override
    public Duration history(ResourceActivity activity) {
        Duration over = over(activity);
        return over.compareTo(history) > 0 ? over : history;
    }

    @Override
    public EvidenceNeeds needs() {
        return EvidenceNeeds.lookback(history).settledBy(threshold);
    }

    @Override
    public String name() {
        return "quiet for " + Sentences.words(threshold) + " and beyond its rhythm";
    }

    @Override
    public String words(ResourceActivity activity) {
        Duration pause = longestPause(activity);
        return Sentences.words(over(activity))
                + (isBeyond(pause) ? " (it rested for at most " + Sentences.words(pause) + " before)" : "");
    }

    private boolean isBeyond(Duration pause) {
        return pause.plus(pause.dividedBy(2)).compareTo(threshold) > 0;
    }

    @Override
    public String onUse(ResourceActivity activity) {
        Duration pause = longestPause(activity);
        return isBeyond(pause)
                ? "It has rested for " + Sentences.words(pause) + " before, so that it takes "
                        + Sentences.words(over(activity)) + " to tell."
                : "";
    }
}
