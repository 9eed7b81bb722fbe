package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.Interlock;
import io.github.idle4j.policy.ResourceActivity;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks one source after the other, or several at once, and has policies judge what they find. Whatever goes wrong ends as a
 * failure, never as an exception. Thread-safe.
 */
final class Scan {

    private final Outcome outcome;
    private final Patience patience;
    private final Consumer<Assessment> judged;

    /**
     * A scan.
     *
     * @param outcome  is told of what was found, and of what failed
     * @param patience how long a policy may take
     * @param judged   takes each assessment, from any thread
     */
    Scan(Outcome outcome, Patience patience, Consumer<Assessment> judged) {
        this.outcome = outcome;
        this.patience = patience;
        this.judged = judged;
    }

    /** Asks one source for everything, and has it judged. */
    void run(Watch watch, Supplier<Observation.Builder> asking) {
        try {
            Observation observation = asking.get()
                    .onListed(outcome::listed)
                    .onFailure(outcome::failed)
                    .build();
            Stream<ResourceActivity> activities =
                    requireNonNull(watch.source().observe(observation), "the stream of the source");
            try (var judging = judging(watch, observation)) {
                activities.forEachOrdered(activity -> found(watch, activity, judging));
            } finally {
                close(watch, activities);
            }
        } catch (ActivitySourceException lost) {
            outcome.failed(new ScanFailure(watch.origin(), lost.inWords(), true));
        } catch (Throwable broken) { // a source may be anybody's, in any language
            outcome.failed(new ScanFailure(watch.origin(), broken.toString(), true));
        }
    }

    private void found(Watch watch, @Nullable ResourceActivity activity, Handover<ResourceActivity, ?> judging) {
        if (activity == null) {
            outcome.failed(new ScanFailure(watch.origin(), "It gave null in place of a resource", true));
        } else {
            judging.put(activity);
        }
    }

    private Handover<ResourceActivity, Assessment> judging(Watch watch, Observation observation) {
        String name = Interlock.nameOf(watch.policy());
        return new Handover<>(
                activity -> Assessment.of(activity, Interlock.judge(watch.policy(), activity), name),
                judged,
                activity -> judged.accept(unanswered(activity, name, observation)),
                patience);
    }

    /** What is said where a policy did not come back in time. */
    private static Assessment unanswered(ResourceActivity activity, String policy, Observation observation) {
        ReasonCode why = observation.over().orElse(ReasonCode.POLICY_FAILED);
        return Assessment.of(activity, Interlock.unanswered(policy, why), policy);
    }

    /** All was seen by then: a source that cannot let go of something has lost nothing. */
    private void close(Watch watch, Stream<ResourceActivity> activities) {
        try {
            activities.close();
        } catch (RuntimeException stuck) {
            outcome.failed(new ScanFailure(watch.origin(), "closing: " + stuck, false));
        }
    }
}
