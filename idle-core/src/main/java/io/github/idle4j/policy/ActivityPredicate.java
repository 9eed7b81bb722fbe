package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

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

    /** What holds of a resource for which the answer is yes, as a phrase for names: {@code its tag env is 'prod'}. */
    default String description() {
        return "a condition holds";
    }

    /** The same question, described in one's own words. */
    default ActivityPredicate describedAs(String phrase) {
        return new Question(requireNonNull(phrase, "phrase"), needs(), activity -> Question.ask(this, activity));
    }

    /** The resource carries that tag with that value. */
    static ActivityPredicate tagged(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        return new Question(
                "its tag " + key + " is '" + value + "'",
                EvidenceNeeds.nothing().withTags(),
                activity -> value.equals(activity.tagsOrThrow().get(key)));
    }

    /** The resource carries that tag, with whatever value. */
    static ActivityPredicate tagged(String key) {
        requireNonNull(key, "key");
        return new Question(
                "it has the tag " + key,
                EvidenceNeeds.nothing().withTags(),
                activity -> activity.tagsOrThrow().containsKey(key));
    }

    /** The resource is of that type, such as {@link io.github.idle4j.evidence.ResourceId#ENDPOINT}. */
    static ActivityPredicate ofType(String type) {
        requireNonNull(type, "type");
        return new Question(
                "it is of type " + type,
                EvidenceNeeds.nothing(),
                true,
                activity -> activity.resource().type().equals(type));
    }

    /** That is the owner of the resource. What has none is owned by nobody. */
    static ActivityPredicate ownedBy(String owner) {
        requireNonNull(owner, "owner");
        return Question.plain(owner + " owns it", activity -> activity.isOwnedBy(owner));
    }

    /**
     * The name of the resource, as reports show it, fits a pattern.
     *
     * @param pattern in which {@code *} stands for any characters and {@code ?} for one; all else for itself, upper and lower
     *                case apart
     */
    static ActivityPredicate named(String pattern) {
        var names = new NamePattern(requireNonNull(pattern, "pattern"));
        return Question.plain(
                "its name fits '" + pattern + "'",
                activity -> names.fits(activity.resource().name()));
    }

    /**
     * The resource began at least so long ago: it was created, or last started. Of which nothing tells, the answer is no.
     *
     * @param age not negative
     */
    static ActivityPredicate olderThan(Duration age) {
        if (requireNonNull(age, "age").isNegative()) {
            throw new IllegalArgumentException("An age cannot be negative: " + age);
        }
        return Question.plain(
                "it is older than " + Sentences.words(age),
                activity -> activity.started()
                        .filter(began ->
                                Duration.between(began, activity.judgedAt()).compareTo(age) >= 0)
                        .isPresent());
    }

    /** The resource, or one of its parts, carries that note, such as {@code BROKEN_UPDATE}. */
    static ActivityPredicate noted(String code) {
        requireNonNull(code, "code");
        return Question.plain("it is noted " + code, activity -> hasNote(activity, code));
    }

    private static boolean hasNote(ResourceActivity activity, String code) {
        return activity.notes().contains(code) || activity.parts().stream().anyMatch(part -> hasNote(part, code));
    }

    /** The resource has that attribute with that value, such as {@code appType} and {@code JupyterLab}. */
    static ActivityPredicate attribute(String name, String value) {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        return Question.plain(
                "its " + name + " is '" + value + "'",
                activity -> value.equals(activity.attributes().get(name)));
    }

    /** Either of the two holds. */
    default ActivityPredicate or(ActivityPredicate other) {
        requireNonNull(other, "other");
        return new Question(
                description() + " or " + other.description(),
                needs().and(other.needs()),
                Question.isOfWholeAlone(this) && Question.isOfWholeAlone(other),
                activity -> {
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
        requireNonNull(other, "other");
        return negate().or(other.negate())
                .negate()
                .describedAs(Question.inside(description()) + " and " + Question.inside(other.description()));
    }

    /** It does not hold. */
    default ActivityPredicate negate() {
        return new Question(
                "not (" + description() + ")",
                needs(),
                Question.isOfWholeAlone(this),
                activity -> !Question.ask(this, activity));
    }
}
