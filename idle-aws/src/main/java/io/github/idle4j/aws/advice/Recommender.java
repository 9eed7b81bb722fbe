package io.github.idle4j.aws.advice;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Assessment;
import io.github.idle4j.AssessmentStep;
import io.github.idle4j.Recommendation;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recommends what to do about endpoints, inference components and Studio apps, the best first: how to do
 * without an idle one, or at less cost; what makes an unknown one known.
 *
 * <p>A step for {@link io.github.idle4j.IdleDetector.Builder#then}. It looks at assessments alone and calls nothing; the
 * commands are text for a POSIX shell, and nobody runs them. What is in use, or unknown, by the verdict on it is never
 * recommended to be deleted as a whole. An endpoint goes with the components on it: where policies of their own say something
 * else of those, that is not looked at. Immutable and thread-safe.
 */
public final class Recommender implements AssessmentStep {

    private static final Recommender STANDARD = new Recommender(
            Stream.of(EndpointAdvice.all(), ComponentAdvice.all(), StudioAdvice.all(), UnknownAdvice.all())
                    .flatMap(List::stream)
                    .toList());

    private final List<Advice> advice;

    private Recommender(List<Advice> advice) {
        this.advice = advice;
    }

    /** All that Idle4j has to recommend. */
    public static Recommender standard() {
        return STANDARD;
    }

    /** The same with some advice of your own, which comes before the rest. */
    public Recommender with(Advice more) {
        requireNonNull(more, "more");
        return new Recommender(Stream.concat(Stream.of(more), advice.stream()).toList());
    }

    /** The same without what recommends that action. */
    public Recommender without(String action) {
        requireNonNull(action, "action");
        return new Recommender(
                advice.stream().filter(one -> !one.action().equals(action)).toList());
    }

    /** The codes of all actions that it can recommend, each once. */
    public List<String> actions() {
        return advice.stream().map(Advice::action).distinct().toList();
    }

    @Override
    public Assessment apply(Assessment assessment) {
        List<Recommendation> recommendations =
                advice.stream().flatMap(one -> one.on(assessment).stream()).toList();
        String caution = assessment.verdict() instanceof Idle idle ? caution(idle) : "";
        return assessment.recommending(
                caution.isEmpty()
                        ? recommendations
                        : recommendations.stream()
                                .map(one -> new Recommendation(one.action(), caution + one.why(), one.commands()))
                                .toList());
    }

    /** What to find out before anything is done about what may be used after all; nothing where nobody does. */
    private static String caution(Idle idle) {
        if (idle.confidence() == Confidence.LOW) {
            return "Check first that nobody uses it: this is not sure. ";
        }
        return idle.tolerated().isEmpty() ? "" : "It is used, though seldom: ask first by whom. ";
    }
}
