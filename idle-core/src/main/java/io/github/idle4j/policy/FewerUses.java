package io.github.idle4j.policy;

import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Used fewer than so many times in so-and-so long. Only requests can be counted: any use of a signal that is not additive, or
 * of which the count is not known, is too much.
 *
 * @param most   how many uses are still idle
 * @param window at least an hour
 */
record FewerUses(long most, Duration window) implements Limit {

    /** More than can be tolerated, whatever the limit. */
    private static final long TOO_MANY = -1;

    static FewerUses than(long uses, Duration window) {
        if (uses < 1) {
            throw new IllegalArgumentException("Nothing is used fewer than " + uses + " times");
        }
        return new FewerUses(uses - 1, IdleVerdict.Idle.requireAtLeastShortest(window));
    }

    @Override
    public Duration over(ResourceActivity activity) {
        return window;
    }

    @Override
    public Tolerance tolerance(ResourceActivity activity) {
        long count = count(activity, most);
        return count != TOO_MANY && count <= most ? Tolerance.ALL : Tolerance.NONE;
    }

    private long count(ResourceActivity activity) {
        return count(activity, Long.MAX_VALUE);
    }

    /** How often it was used inside the window, or more often than that; a use that may lie inside does. */
    private long count(ResourceActivity activity, long enough) {
        Instant judgedAt = activity.judgedAt();
        long count = 0;
        for (SignalHistory history : activity.signals()) {
            List<Use> uses = history.uses();
            for (int i = uses.size() - 1; i >= 0 && count <= enough; i--) {
                Use use = uses.get(i);
                if (!Span.isInside(use.latest(), window, judgedAt)) {
                    break;
                }
                if (!Rules.canBeTolerated(use)) {
                    return TOO_MANY;
                }
                count = Math.min(
                        Long.MAX_VALUE / 2,
                        count + Math.min(Long.MAX_VALUE / 2, use.count().getAsLong()));
            }
        }
        return count;
    }

    @Override
    public EvidenceNeeds needs() {
        return EvidenceNeeds.lookback(window);
    }

    @Override
    public String name() {
        return "used fewer than " + limit().words() + " in " + Sentences.words(window);
    }

    private Quantity.Count limit() {
        return new Quantity.Count(most + 1, "time");
    }

    @Override
    public String onUse(ResourceActivity activity) {
        long count = count(activity);
        return count == TOO_MANY
                ? "Such use cannot be counted, so any of it is too much."
                : "Used " + new Quantity.Count(count, "time").words() + " in " + Sentences.words(window)
                        + "; fewer than " + (most + 1) + " would be idle.";
    }

    @Override
    public String onTolerated(ResourceActivity activity) {
        return "Used " + new Quantity.Count(count(activity), "time").words() + " in " + Sentences.words(window)
                + ", fewer than " + (most + 1);
    }

    @Override
    public Optional<Quantity> saw(ResourceActivity activity) {
        long count = count(activity);
        return count == TOO_MANY ? Optional.empty() : Optional.of(new Quantity.Count(count, "use"));
    }

    @Override
    public Quantity limit(ResourceActivity activity) {
        return new Quantity.Count(most + 1, "use");
    }
}
