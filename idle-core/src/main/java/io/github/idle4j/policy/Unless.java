package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.IdleVerdict.Active;
import io.github.idle4j.policy.IdleVerdict.NotJudged;
import io.github.idle4j.policy.IdleVerdict.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy with an exclusion: rule 3 of the rules of judgement, between what stands before it (1: never judged, 2: in
 * use) and all that comes after.
 *
 * @param policy    judges what is not excluded
 * @param predicate what is excluded; a whole is when one of its parts is
 * @param because   why
 */
record Unless(IdlePolicy policy, ActivityPredicate predicate, String because) implements Composed {

    Unless {
        requireNonNull(policy, "policy");
        requireNonNull(predicate, "predicate");
        requireNonNull(because, "reason");
    }

    @Override
    public IdleVerdict evaluate(ResourceActivity activity) {
        IdleVerdict verdict = Interlock.judge(policy, activity);
        boolean neverJudged = activity.standing().kind() == Standing.Kind.NEVER_JUDGED;
        boolean excluded = verdict instanceof NotJudged && verdict.reason().equals(ReasonCode.EXCLUDED);
        if (neverJudged || excluded || verdict instanceof Active) {
            return verdict;
        }
        return exclusion(activity).orElse(verdict);
    }

    private Optional<IdleVerdict> exclusion(ResourceActivity activity) {
        Optional<IdleVerdict> unreadable = Optional.empty();
        Stream<ResourceActivity> parts =
                activity.lendingParts().stream().filter(part -> part.standing().share() != Share.AGE);
        for (ResourceActivity one : Stream.concat(Stream.of(activity), parts).toList()) {
            try {
                if (Question.ask(predicate, one)) {
                    String what =
                            one == activity ? "" : " with its " + Sentences.part(activity.resource(), one.resource());
                    return Optional.of(new NotJudged(
                            ReasonCode.EXCLUDED, "Excluded" + what + ": " + Sentences.finished(because), List.of()));
                }
            } catch (UnreadableFactException unanswered) {
                unreadable = Optional.of(exclusionUnreadable(unanswered.getMessage()));
            }
        }
        return unreadable;
    }

    static IdleVerdict exclusionUnreadable(String why) {
        return new Unknown(
                ReasonCode.EXCLUSION_UNREADABLE,
                "Whether it is excluded cannot be told: " + Sentences.finished(why),
                List.of());
    }

    @Override
    public EvidenceNeeds needs() {
        return policy.needs().and(predicate.needs());
    }

    @Override
    public String name() {
        return policy.name() + " unless " + because;
    }
}
