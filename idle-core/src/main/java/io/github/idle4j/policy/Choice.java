package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.policy.IdleVerdict.Active;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One policy where a predicate holds, another one where it does not.
 *
 * @param predicate decides
 * @param policy    where it holds
 * @param other     where it does not
 * @param name      what it is called
 */
record Choice(ActivityPredicate predicate, IdlePolicy policy, IdlePolicy other, String name) implements BuiltIn {

    static Choice of(ActivityPredicate predicate, IdlePolicy policy, IdlePolicy other) {
        requireNonNull(predicate, "predicate");
        requireNonNull(policy, "policy");
        requireNonNull(other, "other");
        String name = Combination.nameInside(policy) + " where " + predicate.description() + ", otherwise "
                + Interlock.nameOf(other);
        return new Choice(predicate, policy, other, name);
    }

    @Override
    public Ruling rule(ResourceActivity activity) {
        try {
            return BuiltIn.rule(branch(activity), activity);
        } catch (UnreadableFactException unreadable) {
            return Rules.beforeExclusions(activity, Optional.empty())
                    .orElseGet(() -> activeByEither(activity, unreadable.getMessage()));
        }
    }

    private IdlePolicy branch(ResourceActivity activity) {
        return Question.ask(predicate, activity) ? policy : other;
    }

    /** Nobody knows which of the two judges; where both see use, it does not matter. */
    private IdleVerdict activeByEither(ResourceActivity activity, String why) {
        IdleVerdict one = Interlock.judge(policy, activity);
        IdleVerdict another = Interlock.judge(other, activity);
        return one instanceof Active && another instanceof Active ? one : Unless.exclusionUnreadable(why);
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        return ruling instanceof IdleVerdict verdict
                ? verdict
                : BuiltIn.tell(branch(activity), ruling, activity).telling(Account::amongOthers);
    }

    @Override
    public Duration over(Ruling ruling, ResourceActivity activity) {
        return BuiltIn.over(branch(activity), ruling, activity);
    }

    @Override
    public List<IdlePolicy> parts() {
        return List.of(policy, other);
    }

    @Override
    public List<IdlePolicy> judging(ResourceActivity activity) {
        try {
            return List.of(branch(activity));
        } catch (UnreadableFactException unreadable) {
            return List.of(policy, other);
        }
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs().and(other.needs()).and(predicate.needs());
    }
}
