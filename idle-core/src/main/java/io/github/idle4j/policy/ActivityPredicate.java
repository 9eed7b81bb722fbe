package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

/**
 * A yes/no question about a resource, for {@link IdlePolicy#unless} and {@link IdlePolicy#when}.
 *
 * <p>Three-valued: where it asks about tags or an owner that could not be read, it throws
 * {@link UnreadableFactException} and the answer is neither yes nor no. The combinators here keep to that: <em>unreadable
 * or true</em> is true, <em>unreadable and false</em> is false, whichever comes first.
 */
@FunctionalInterface
public interface ActivityPredicate {

    /** The answer. */
    boolean test(ResourceActivity activity);

    /** What it needs to see; nothing, unless told otherwise. */
    default EvidenceNeeds needs() {
        return EvidenceNeeds.nothing();
    }

    /** The resource carries that tag with that value. */
    static ActivityPredicate tagged(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        return new Question(
                EvidenceNeeds.nothing().withTags(),
                activity -> activity.tag(key).is(value));
    }

    /** The resource carries that tag, with whatever value. */
    static ActivityPredicate tagged(String key) {
        requireNonNull(key, "key");
        return new Question(
                EvidenceNeeds.nothing().withTags(),
                activity -> activity.tag(key).isPresent());
    }

    /** The resource is of that type, such as {@link io.github.idle4j.evidence.ResourceId#ENDPOINT}. */
    static ActivityPredicate ofType(String type) {
        requireNonNull(type, "type");
        return activity -> activity.resource().type().equals(type);
    }

    /** Either of the two holds. */
    default ActivityPredicate or(ActivityPredicate other) {
        requireNonNull(other, "other");
        return new Question(needs().and(other.needs()), activity -> {
            boolean first;
            try {
                first = Question.ask(this, activity);
            } catch (UnreadableFactException unreadable) {
                if (Question.ask(other, activity)) {
                    return true;
                }
                throw unreadable;
            }
            return first || Question.ask(other, activity);
        });
    }

    /** Both hold. */
    default ActivityPredicate and(ActivityPredicate other) {
        return negate().or(requireNonNull(other, "other").negate()).negate();
    }

    /** It does not hold. */
    default ActivityPredicate negate() {
        return new Question(needs(), activity -> !Question.ask(this, activity));
    }
}
