package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.IdleVerdict.Active;
import java.util.List;
import java.util.Optional;

/**
 * One policy where a predicate holds, another one where it does not. A whole of which it holds in part, of itself or of a part
 * that lends it what excludes it, has to be idle by both: with the whole goes the part.
 *
 * @param predicate decides
 * @param policy    where it holds
 * @param other     where it does not
 * @param both      where it holds in part
 * @param name      what it is called
 */
record Choice(ActivityPredicate predicate, BuiltIn policy, BuiltIn other, BuiltIn both, String name)
        implements BuiltIn {

    static Choice of(ActivityPredicate predicate, IdlePolicy policy, IdlePolicy other) {
        requireNonNull(predicate, "predicate");
        BuiltIn one = BuiltIn.of(policy);
        BuiltIn another = BuiltIn.of(other);
        String name = Combination.nameInside(one) + " where " + predicate.description() + ", otherwise "
                + Interlock.nameOf(another);
        return new Choice(predicate, one, another, Combination.all(List.of(one, another)), name);
    }

    @Override
    public Ruling rule(ResourceActivity activity) {
        try {
            return branch(activity).rule(activity);
        } catch (UnreadableFactException unreadable) {
            return Rules.beforeExclusions(activity, Optional.empty())
                    .orElseGet(() -> activeByEither(activity, unreadable.getMessage()));
        }
    }

    private BuiltIn branch(ResourceActivity activity) {
        boolean holds = Question.ask(predicate, activity);
        if (Question.isOfWholeAlone(predicate)) {
            return holds ? policy : other;
        }
        UnreadableFactException unanswered = null;
        for (ResourceActivity part : activity.lendingParts()) {
            try {
                if (part.standing().share() != Share.AGE && Question.ask(predicate, part) != holds) {
                    return both;
                }
            } catch (UnreadableFactException unreadable) {
                unanswered = unreadable;
            }
        }
        if (unanswered != null) {
            throw unanswered;
        }
        return holds ? policy : other;
    }

    /** Nobody knows which of the two judges; where both see use, it does not matter. */
    private IdleVerdict activeByEither(ResourceActivity activity, String why) {
        IdleVerdict one = Interlock.judge(policy, activity);
        IdleVerdict another = Interlock.judge(other, activity);
        return one instanceof Active && another instanceof Active ? one : Unless.exclusionUnreadable(name, why);
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        if (ruling instanceof IdleVerdict verdict) {
            return verdict;
        }
        BuiltIn branch = branch(activity);
        if (!branch.rule(activity).equals(ruling)) { // or one policy would speak for what the other one ruled
            throw new IllegalStateException("Whether " + predicate.description() + " was not answered alike twice");
        }
        return branch.tell(ruling, activity).telling(Account::amongOthers);
    }

    @Override
    public List<BuiltIn> parts() {
        return List.of(policy, other);
    }

    @Override
    public List<BuiltIn> judging(ResourceActivity activity) {
        try {
            BuiltIn branch = branch(activity);
            return branch.equals(both) ? parts() : List.of(branch);
        } catch (UnreadableFactException unreadable) {
            return List.of(policy, other);
        }
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs().and(other.needs()).and(predicate.needs());
    }
}
