package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.policy.IdleVerdict.Active;
import java.util.Optional;

/**
 * One policy where a predicate holds, another one where it does not.
 *
 * @param predicate decides
 * @param policy    where it holds
 * @param other     where it does not
 */
record Choice(ActivityPredicate predicate, IdlePolicy policy, IdlePolicy other) implements Composed {

    Choice {
        requireNonNull(predicate, "predicate");
        requireNonNull(policy, "policy");
        requireNonNull(other, "other");
    }

    @Override
    public IdleVerdict evaluate(ResourceActivity activity) {
        boolean holds;
        try {
            holds = Question.ask(predicate, activity);
        } catch (UnreadableFactException unreadable) {
            return Rules.beforeExclusions(activity, Optional.empty())
                    .orElseGet(() -> activeByEither(activity, unreadable.getMessage()));
        }
        return Interlock.judge(holds ? policy : other, activity);
    }

    /** Nobody knows which of the two judges; where both see use, it does not matter. */
    private IdleVerdict activeByEither(ResourceActivity activity, String why) {
        IdleVerdict one = Interlock.judge(policy, activity);
        IdleVerdict another = Interlock.judge(other, activity);
        return one instanceof Active && another instanceof Active ? one : Unless.exclusionUnreadable(why);
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs().and(other.needs()).and(predicate.needs());
    }

    @Override
    public String name() {
        return policy.name() + " or otherwise " + other.name();
    }
}
