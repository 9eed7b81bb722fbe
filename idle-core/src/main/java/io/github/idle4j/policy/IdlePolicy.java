package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Judges one resource by what was seen of it: no I/O, no clock, nothing but the activity.
 *
 * <p>A policy cannot call a used resource idle by mistake. Whatever it answers, the detector confirms an
 * {@link IdleVerdict.Idle} by the rules that every verdict obeys ({@link Interlock}); a policy that throws or returns
 * {@code null} answers UNKNOWN. Implementations are immutable, or at least thread-safe.
 *
 * <pre>{@code
 * IdlePolicy sandboxes = IdlePolicy.of("sandbox quiet for two days", EvidenceNeeds.lookback(ofDays(2)).withTags(),
 *     activity -> activity.tag("env").is("sandbox")
 *         ? activity.quiet(ofDays(2)).because("nobody used this sandbox for two days")
 *         : IdleVerdict.notJudged("NOT_A_SANDBOX", "this policy judges sandboxes only"));
 * }</pre>
 */
@FunctionalInterface
public interface IdlePolicy {

    /** The verdict on that activity. */
    IdleVerdict evaluate(ResourceActivity activity);

    /** What it needs to see; the last 14 days, unless told otherwise. */
    default EvidenceNeeds needs() {
        return EvidenceNeeds.lookback(Duration.ofDays(14));
    }

    /** What it is called in reports, as a phrase: {@code quiet for 14 days}; by its class, unless told otherwise. */
    default String name() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() || getClass().isHidden() ? "a policy without a name" : simple;
    }

    /**
     * Idle when nobody used it for so-and-so long.
     *
     * @param threshold at least an hour; use exactly that long ago is outside
     */
    static IdlePolicy quietFor(Duration threshold) {
        return new Quiet(threshold);
    }

    /** A policy of one's own. */
    static IdlePolicy of(String name, EvidenceNeeds needs, Function<ResourceActivity, IdleVerdict> judgement) {
        return new Written(name, needs, judgement);
    }

    /**
     * Idle only where every one of them says idle: the answer is the first of ACTIVE, UNKNOWN, NOT_JUDGED, IDLE that
     * occurs among the parts, whatever their order.
     */
    static IdlePolicy allOf(List<IdlePolicy> policies) {
        return new Combination(
                " and ", List.of(Status.ACTIVE, Status.UNKNOWN, Status.NOT_JUDGED, Status.IDLE), policies);
    }

    /**
     * Idle where one of them says idle: the answer is the first of IDLE, UNKNOWN, NOT_JUDGED, ACTIVE that occurs among
     * the parts, whatever their order.
     */
    static IdlePolicy anyOf(List<IdlePolicy> policies) {
        return new Combination(
                " or ", List.of(Status.IDLE, Status.UNKNOWN, Status.NOT_JUDGED, Status.ACTIVE), policies);
    }

    /** Idle only where both say idle. */
    default IdlePolicy and(IdlePolicy other) {
        return allOf(List.of(this, requireNonNull(other, "other")));
    }

    /** Idle where either says idle. */
    default IdlePolicy or(IdlePolicy other) {
        return anyOf(List.of(this, requireNonNull(other, "other")));
    }

    /**
     * The same policy, but what the predicate holds for is excluded: NOT_JUDGED, unless it is in use. Where the predicate
     * cannot be answered, UNKNOWN.
     *
     * @param predicate what is excluded
     * @param reason    why, in words that go into the explanation
     */
    default IdlePolicy unless(ActivityPredicate predicate, String reason) {
        return new Unless(this, predicate, reason);
    }

    /** That policy where the predicate holds; what else, {@link When#otherwise} says. */
    static When when(ActivityPredicate predicate, IdlePolicy policy) {
        return new When(predicate, policy);
    }

    /** The same policy under another name. */
    default IdlePolicy named(String name) {
        return new Renamed(this, requireNonNull(name, "name"), verdict -> verdict);
    }

    /** The same policy, its idle verdicts explained in one's own words. */
    default IdlePolicy because(String sentence) {
        requireNonNull(sentence, "sentence");
        return new Renamed(this, name(), verdict -> verdict.because(sentence));
    }

    /** The first half of a choice between two policies. */
    final class When {

        private final ActivityPredicate predicate;
        private final IdlePolicy policy;

        private When(ActivityPredicate predicate, IdlePolicy policy) {
            this.predicate = requireNonNull(predicate, "predicate");
            this.policy = requireNonNull(policy, "policy");
        }

        /** That policy where the predicate does not hold; where it cannot be answered, UNKNOWN unless both say ACTIVE. */
        public IdlePolicy otherwise(IdlePolicy other) {
            return new Choice(predicate, policy, other);
        }
    }
}
