package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

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
        return new Ruled(new Quiet(threshold));
    }

    /**
     * Idle when it was used fewer times than that: barely used. The verdict tells how often it was.
     *
     * <p>Only requests can be counted. Any use of another kind, such as an event in a log, or of which the count is not known,
     * is ACTIVE.
     *
     * @param uses   at least 1, which is {@link #quietFor(Duration)}
     * @param window at least an hour; a use that may lie inside it counts
     */
    static IdlePolicy fewerUsesThan(long uses, Duration window) {
        return new Ruled(FewerUses.than(uses, window));
    }

    /**
     * Idle when nobody used it for so-and-so much working time: nights, weekends and holidays do not count as silence, while use
     * counts whenever it happens.
     *
     * @param threshold how much working time, at least an hour and at most a year
     * @param hours     what working time is
     */
    static IdlePolicy quietFor(Duration threshold, WorkingTime hours) {
        return new Ruled(new QuietAtWork(threshold, hours));
    }

    /**
     * Idle when nobody used it for so-and-so long, and for longer than it usually rests: what is used on the first of every month
     * is not idle on the twentieth.
     *
     * <p>Its rhythm is the longest pause between two uses that its own history shows; silence has to be half as long again. A
     * history that shows fewer than two uses shows no rhythm. History that could not be read makes UNKNOWN what would be idle.
     *
     * @param threshold at least an hour
     * @param history   how far back to look, longer than the threshold; thrice the longest rhythm that is to be recognised
     *                  is enough
     */
    static IdlePolicy quietBeyondRhythm(Duration threshold, Duration history) {
        return new Ruled(new Rhythm(threshold, history));
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
        return Combination.all(policies);
    }

    /**
     * Idle where one of them says idle: the answer is the first of IDLE, UNKNOWN, NOT_JUDGED, ACTIVE that occurs among
     * the parts, whatever their order.
     */
    static IdlePolicy anyOf(List<IdlePolicy> policies) {
        return Combination.of(1, policies);
    }

    /**
     * Idle where at least so many of them say idle; ACTIVE where so many say ACTIVE that they never could; between the two
     * UNKNOWN where one of them does not know, else NOT_JUDGED. Their order does not matter.
     *
     * @param number   at least 1 and at most all of them
     * @param policies at least one
     */
    static IdlePolicy atLeast(int number, List<IdlePolicy> policies) {
        return Combination.of(number, policies);
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
        return unless(Exemption.of(predicate, reason));
    }

    /**
     * The same policy, but what one of the exemptions holds for is NOT_JUDGED, unless it is in use. Where one that could hold
     * cannot be read, UNKNOWN; where one has expired, the verdict says so.
     *
     * @param exemptions at least one
     */
    default IdlePolicy unless(Exemption... exemptions) {
        return Unless.of(this, List.of(exemptions));
    }

    /**
     * That policy where the predicate holds; what else, {@link When#otherwise} says. Where it holds of a whole and not of one of
     * its parts, or the other way round, as of an app with a tag on an instance without, the whole has to be idle by both; but of
     * which type it is, only the whole is asked.
     */
    static When when(ActivityPredicate predicate, IdlePolicy policy) {
        return new When(predicate, policy);
    }

    /** The same policy under another name. */
    default IdlePolicy named(String name) {
        return Renamed.to(requireNonNull(name, "name"), this);
    }

    /** The same policy, its idle verdicts explained in one's own words. */
    default IdlePolicy because(String sentence) {
        requireNonNull(sentence, "sentence");
        return new Renamed(BuiltIn.of(this), Interlock.nameOf(this), verdict -> verdict.because(sentence));
    }

    /**
     * The same policy, whose verdicts also tell what the parts answered that did not decide ({@link IdleVerdict#others()}).
     * It asks every part once more, puts it into words, and takes as long.
     */
    default IdlePolicy keepingChain() {
        return new Chained(BuiltIn.of(this));
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
            return Choice.of(predicate, policy, other);
        }
    }
}
