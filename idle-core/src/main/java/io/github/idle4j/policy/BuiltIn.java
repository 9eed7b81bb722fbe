package io.github.idle4j.policy;

import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.util.List;

/**
 * A policy of the library's own. It rules first and tells afterwards: of ten parts one decides, and only that one is put into
 * words. What it calls idle the {@link Rules} have confirmed, for each leaf with its own needs, or the {@link Interlock} has.
 */
sealed interface BuiltIn extends IdlePolicy permits Ruled, Combination, Choice, Unless, Renamed, Chained {

    /** What it answers: the verdict itself where another one's policy decides, else only which one it would be. */
    Ruling rule(ResourceActivity activity);

    /** The verdict to what {@link #rule} answered. */
    IdleVerdict tell(Ruling ruling, ResourceActivity activity);

    /** The span on which that ruling rests. */
    Duration over(Ruling ruling, ResourceActivity activity);

    /** What it is made of; nothing for a leaf. */
    List<IdlePolicy> parts();

    /** The parts that judge that resource. */
    default List<IdlePolicy> judging(ResourceActivity activity) {
        return parts();
    }

    /** Whether no policy of anybody else is asked. */
    static boolean isOursAlone(IdlePolicy policy) {
        return policy instanceof BuiltIn ours && ours.parts().stream().allMatch(BuiltIn::isOursAlone);
    }

    @Override
    default IdleVerdict evaluate(ResourceActivity activity) {
        return tell(rule(activity), activity);
    }

    /** What any policy answers. */
    static Ruling rule(IdlePolicy policy, ResourceActivity activity) {
        return policy instanceof BuiltIn ours ? ours.rule(activity) : Interlock.judge(policy, activity);
    }

    /** The verdict to what any policy answered. */
    static IdleVerdict tell(IdlePolicy policy, Ruling ruling, ResourceActivity activity) {
        if (ruling instanceof IdleVerdict verdict) {
            return verdict;
        }
        return policy instanceof BuiltIn ours ? ours.tell(ruling, activity) : Interlock.judge(policy, activity);
    }

    /** The span on which what any policy answered rests; none for another one's policy that does not say idle. */
    static Duration over(IdlePolicy policy, Ruling ruling, ResourceActivity activity) {
        if (ruling instanceof IdleVerdict) {
            return ruling instanceof Idle idle ? idle.over() : Duration.ZERO;
        }
        return policy instanceof BuiltIn ours ? ours.over(ruling, activity) : Duration.ZERO;
    }
}
