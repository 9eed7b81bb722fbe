package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A policy of the library's own. It rules first and tells afterwards: of ten parts one decides, and only that one is put into
 * words. What it calls idle the {@link Rules} have confirmed, for each leaf with its own needs, or the {@link Interlock} has.
 */
sealed interface BuiltIn extends IdlePolicy permits Ruled, Foreign, Combination, Choice, Unless, Renamed, Chained {

    /** What it answers: the verdict itself where another one's policy decides, else only which one it would be. */
    Ruling rule(ResourceActivity activity);

    /** The verdict to what {@link #rule} answered. */
    IdleVerdict tell(Ruling ruling, ResourceActivity activity);

    /** What it is made of; nothing for a leaf. */
    List<BuiltIn> parts();

    /** The parts that judge that resource. */
    default List<BuiltIn> judging(ResourceActivity activity) {
        return parts();
    }

    /** Whether no policy of anybody else is asked. */
    default boolean isOursAlone() {
        return parts().stream().allMatch(BuiltIn::isOursAlone);
    }

    @Override
    default IdleVerdict evaluate(ResourceActivity activity) {
        return tell(rule(activity), activity);
    }

    /** Any policy as a part of ours. */
    static BuiltIn of(IdlePolicy policy) {
        return requireNonNull(policy, "policy") instanceof BuiltIn ours ? ours : new Foreign(policy);
    }
}
