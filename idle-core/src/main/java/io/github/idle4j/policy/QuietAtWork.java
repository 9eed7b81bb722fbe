package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nobody used it for so-and-so much working time. Silence outside working time does not count; use does. */
final class QuietAtWork implements Limit {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Duration threshold;
    private final WorkingTime hours;
    private @Nullable Reach last;

    QuietAtWork(Duration threshold, WorkingTime hours) {
        this.threshold = IdleVerdict.Idle.requireAtLeastShortest(threshold);
        this.hours = requireNonNull(hours, "hours").requireSome();
        if (threshold.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Nobody waits for " + Sentences.hours(threshold) + " of working time, more than a year");
        }
    }

    /** How far back from an instant the working time reaches; the same for all resources of a scan. */
    private record Reach(Instant judgedAt, Duration over) {}

    @Override
    public Duration over(ResourceActivity activity) {
        Reach reach = last;
        if (reach == null || !reach.judgedAt().equals(activity.judgedAt())) {
            Instant judgedAt = activity.judgedAt();
            reach = new Reach(judgedAt, Duration.between(hours.before(judgedAt, threshold), judgedAt));
            last = reach;
        }
        return reach.over();
    }

    @Override
    public EvidenceNeeds needs() {
        return EvidenceNeeds.lookback(hours.longestWaitFor(threshold)).settledBy(threshold);
    }

    @Override
    public String name() {
        return "quiet for " + Sentences.hours(threshold) + " of working time";
    }

    @Override
    public String words(ResourceActivity activity) {
        return Sentences.hours(threshold) + " of working time (" + hours + ")";
    }

    @Override
    public String onUse(ResourceActivity activity) {
        return activity.lastUse()
                .map(use -> since(use, activity))
                .map(time -> time.isZero() ? "No" : Sentences.hours(time) + " of")
                .map(time -> "%s working time since then, and it takes %s.".formatted(time, Sentences.hours(threshold)))
                .orElse("");
    }

    private Duration since(Use use, ResourceActivity activity) {
        return hours.between(use.latest(), activity.judgedAt());
    }

    @Override
    public Optional<Quantity> saw(ResourceActivity activity) {
        return activity.lastUse().map(use -> new Quantity.Work(since(use, activity)));
    }

    @Override
    public Quantity limit(ResourceActivity activity) {
        return new Quantity.Work(threshold);
    }
}
