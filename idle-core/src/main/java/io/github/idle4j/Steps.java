package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has one step after the other say more about each assessment, and hands it on. Thread-safe. */
final class Steps implements AutoCloseable {

    private final Outcome outcome;
    private final Deque<Handover<Assessment, Assessment>> chain = new ArrayDeque<>();
    private final Consumer<Assessment> first;

    /**
     * A chain of steps.
     *
     * @param steps    in the order in which they run
     * @param scan     which they are part of; one that cannot be makes no calls that nobody counts, but is left out
     * @param outcome  takes each assessment after all steps, and what failed
     * @param patience how long one step may take over one assessment
     */
    Steps(List<AssessmentStep> steps, Observation scan, Outcome outcome, Patience patience) {
        this.outcome = outcome;
        Consumer<Assessment> next = outcome::assessed;
        for (int i = steps.size() - 1; i >= 0; i--) {
            @Nullable AssessmentStep step = during(scan, steps.get(i));
            if (step != null) {
                var handover = handover(step, next, patience);
                chain.addFirst(handover);
                next = handover::put;
            }
        }
        this.first = next;
    }

    private @Nullable AssessmentStep during(Observation scan, AssessmentStep step) {
        try {
            return requireNonNull(step.during(scan), "the step during a scan");
        } catch (Throwable thrown) {
            failed(step, thrown.toString());
            return null;
        }
    }

    private Handover<Assessment, Assessment> handover(
            AssessmentStep step, Consumer<Assessment> next, Patience patience) {
        return new Handover<>(
                assessment -> apply(step, assessment),
                next,
                assessment -> {
                    failed(step, "It did not come back in time, and was asked nothing more");
                    next.accept(assessment);
                },
                patience);
    }

    void put(Assessment assessment) {
        first.accept(assessment);
    }

    /** A step adds to an assessment and never changes what was concluded; where it fails, nothing was said. */
    @SuppressWarnings("ReferenceEquality") // one that only looks alike is another one
    private Assessment apply(AssessmentStep step, Assessment assessment) {
        try {
            @Nullable Assessment next = step.apply(assessment);
            if (next != null && next.activity() == assessment.activity() && next.verdict() == assessment.verdict()) {
                return next;
            }
            failed(step, next == null ? "It returned null" : "It came back with another verdict or activity");
        } catch (Throwable thrown) {
            failed(step, thrown.toString());
        }
        return assessment;
    }

    private void failed(AssessmentStep step, String how) {
        outcome.failed(new ScanFailure(Origin.of(step.getClass().getSimpleName()), how, false));
    }

    /** Returns when every assessment went through all steps. */
    @Override
    public void close() {
        chain.forEach(Handover::close);
    }
}
