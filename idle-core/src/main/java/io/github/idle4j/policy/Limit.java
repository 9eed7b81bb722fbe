package io.github.idle4j.policy;

import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.util.Optional;

/** What it takes to be idle: how much silence, and which use does not break it. The {@link Rules} judge by it. */
interface Limit {

    /** The policy as a phrase: {@code quiet for 14 days}. */
    String name();

    EvidenceNeeds needs();

    /** How long before the judging instant there has to be silence, at least an hour. */
    Duration over(ResourceActivity activity);

    /** How far back a gap keeps it from being idle; over the same span, unless told otherwise. */
    default Duration history(ResourceActivity activity) {
        return over(activity);
    }

    /** Which use does not break it; none, unless told otherwise. */
    default Tolerance tolerance(ResourceActivity activity) {
        return Tolerance.NONE;
    }

    /** How much silence it takes, in words. */
    default String words(ResourceActivity activity) {
        return Sentences.words(over(activity));
    }

    /** What there is to say of use inside the span besides that it was seen; a sentence or nothing. */
    default String onUse(ResourceActivity activity) {
        return "";
    }

    /** What is tolerated, as the beginning of a sentence: {@code 3 invocations in 14 days, fewer than 5}. */
    default String onTolerated(ResourceActivity activity) {
        return "";
    }

    /** What it measures, of a resource old enough and seen well enough: the time since the last use, where one was seen. */
    default Optional<Quantity> saw(ResourceActivity activity) {
        return activity.lastUse().map(use -> new Quantity.Time(Duration.between(use.latest(), activity.judgedAt())));
    }

    /** How much of what it measures it takes. */
    default Quantity limit(ResourceActivity activity) {
        return new Quantity.Time(over(activity));
    }

    /** Which use is read as silence, among that of additive signals of which the count is known: no other can be. */
    @FunctionalInterface
    interface Tolerance {

        Tolerance NONE = use -> false;
        Tolerance ALL = use -> true;

        boolean allows(Use use);
    }
}
