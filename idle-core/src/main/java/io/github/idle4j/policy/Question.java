package io.github.idle4j.policy;

import java.util.function.Predicate;

/**
 * A predicate of the library's own, which knows how to deal with what could not be read.
 *
 * @param description what holds of a resource, in words: {@code its tag env is 'prod'}
 * @param needs       what it needs to see
 * @param wholeAlone  whether it means nothing to ask it of the parts of a whole, as of which type they are
 * @param body        the question
 */
record Question(String description, EvidenceNeeds needs, boolean wholeAlone, Predicate<ResourceActivity> body)
        implements ActivityPredicate {

    Question(String description, EvidenceNeeds needs, Predicate<ResourceActivity> body) {
        this(description, needs, false, body);
    }

    /** A question that any source can answer. */
    static Question plain(String description, Predicate<ResourceActivity> body) {
        return new Question(description, EvidenceNeeds.nothing(), body);
    }

    static boolean isOfWholeAlone(ActivityPredicate predicate) {
        return predicate instanceof Question question && question.wholeAlone;
    }

    /** A description inside another one, in brackets where it would not be clear what "or" is between. */
    static String inside(String description) {
        return description.contains(" or ") ? "(" + description + ")" : description;
    }

    @Override
    public boolean test(ResourceActivity activity) {
        return body.test(activity);
    }

    /**
     * Asks a predicate, a user's too: one that hides that it met something unreadable, or something that
     * nobody asked for, has not answered.
     *
     * @throws UnreadableFactException if what it asks about could not be read
     */
    static boolean ask(ActivityPredicate predicate, ResourceActivity activity) {
        if (predicate instanceof Question) {
            return predicate.test(activity);
        }
        var unanswered = new Unanswered();
        boolean holds = predicate.test(activity.tellingUnanswered(unanswered));
        unanswered.first().ifPresent(why -> {
            throw why;
        });
        return holds;
    }
}
