package io.github.idle4j;

import io.github.idle4j.policy.EvidenceNeeds;

/**
 * Says something more about a resource after it was judged, such as what it costs or what to do about it.
 *
 * <p>A step adds to an assessment and judges nothing: one that comes back with another verdict, or for another activity,
 * counts as a failure of the step, and the assessment stays as it was. So does one that throws or returns {@code null}.
 * Steps run in the order in which the {@linkplain IdleDetector.Builder#then detector} got them, each on what the one before
 * it made. Implementations are thread-safe: sources that run at once share them.
 */
@FunctionalInterface
public interface AssessmentStep {

    /** The assessment, with what this step has to say; the same one where it has nothing to say. */
    Assessment apply(Assessment assessment);

    /**
     * This step, for one scan: one that calls AWS does so only while that is not {@linkplain Observation#stopped() stopped},
     * and {@linkplain Observation#calls() counts} its calls there. The same, unless told otherwise.
     */
    default AssessmentStep during(Observation scan) {
        return this;
    }

    /** What it needs to see besides what policies need; nothing, unless told otherwise. */
    default EvidenceNeeds needs() {
        return EvidenceNeeds.nothing();
    }

    /** What calls it makes during a scan; none, unless told otherwise. */
    default Estimate estimate() {
        return Estimate.NOTHING;
    }
}
