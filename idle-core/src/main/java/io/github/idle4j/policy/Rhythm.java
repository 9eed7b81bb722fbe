package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
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
        long pause = longestPause(activity);
        return isBeyond(pause) ? Duration.ofSeconds(enoughAfter(pause)) : threshold;
    }

    /** The longest time that can have passed between two uses, in seconds; none where fewer than two were seen. */
    private long longestPause(ResourceActivity activity) {
        List<Use> uses = activity.usesInOrder();
        Instant judgedAt = activity.judgedAt();
        long longest = 0;
        for (int i = uses.size() - 1; i > 0 && Span.isInside(uses.get(i - 1).latest(), history, judgedAt); i--) {
            long began = uses.get(i - 1).earliest().getEpochSecond();
            longest = Math.max(longest, uses.get(i).latest().getEpochSecond() - began);
        }
        return longest;
    }

    private static long enoughAfter(long pause) {
        return pause + pause / 2;
    }

    private boolean isBeyond(long pause) {
        return enoughAfter(pause) > threshold.toSeconds();
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
        long pause = longestPause(activity);
        return Sentences.words(over(activity))
                + (isBeyond(pause)
                        ? " (it rested for at most " + Sentences.words(Duration.ofSeconds(pause)) + " before)"
                        : "");
    }

    @Override
    public String onUse(ResourceActivity activity) {
        long pause = longestPause(activity);
        return isBeyond(pause)
                ? "It has rested for " + Sentences.words(Duration.ofSeconds(pause)) + " before, so that it takes "
                        + Sentences.words(over(activity)) + " to tell."
                : "";
    }
}
