package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.evidence.Span;
import java.time.Instant;

/** What settles the verdicts of an observation, so that nothing else needs to be known. */
final class Settled {

    private Settled() {}

    /** Whether use at that instant does. */
    static boolean by(Observation observation, Instant use) {
        return observation.needs().settledBy().isPresent()
                && use.isAfter(threshold(observation).from());
    }

    /** The time inside which use counts: all that is looked at, where nobody says. */
    static Span threshold(Observation observation) {
        return observation
                .needs()
                .settledBy()
                .map(age -> Span.endingAt(observation.asOf(), age))
                .orElse(observation.window());
    }
}
