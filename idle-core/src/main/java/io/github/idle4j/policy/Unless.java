package io.github.idle4j.policy;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.Exemption.Answer;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy with exemptions: rule 3 of the rules of judgement, between what stands before it (1: never judged, 2: in use) and
 * all that comes after. A whole is exempt when one of its parts is.
 *
 * @param policy     judges what is not exempt
 * @param exemptions what is; at least one
 * @param name       what it is called
 */
record Unless(BuiltIn policy, List<Exemption> exemptions, String name) implements BuiltIn {

    static Unless of(IdlePolicy policy, List<Exemption> exemptions) {
        List<Exemption> copy = List.copyOf(exemptions);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("Name at least one exemption");
        }
        String names = copy.stream().map(Exemption::description).collect(Collectors.joining(" or "));
        BuiltIn part = BuiltIn.of(policy);
        return new Unless(
                part, copy, (part instanceof Unless ? part.name() : Combination.nameInside(part)) + " unless " + names);
    }

    /** What an exemption says of a resource or of one of its parts. */
    private record Match(Exemption exemption, Answer answer, ResourceActivity whose, String why) {

        /** What that makes of the resource; empty where it is judged as if there were no exemption. */
        Optional<Ruling> ruling() {
            return switch (answer) {
                case EXEMPT -> Optional.of(Ruling.of(Status.NOT_JUDGED, exemption.reason()));
                case MALFORMED -> Optional.of(Ruling.of(Status.UNKNOWN, ReasonCode.EXEMPTION_MALFORMED));
                case UNREADABLE -> Optional.of(exclusionUnreadable(exemption.description(), why));
                case EXPIRED, NO -> Optional.empty();
            };
        }
    }

    @Override
    public Ruling rule(ResourceActivity activity) {
        Ruling ruling = policy.rule(activity);
        Match match = stands(ruling, activity) ? null : match(activity);
        if (match == null) {
            return ruling;
        }
        return match.ruling()
                .orElseGet(() -> ruling instanceof IdleVerdict verdict ? expired(verdict, match, activity) : ruling);
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        if (ruling instanceof IdleVerdict verdict) {
            return verdict;
        }
        Match match = ruling.status() == Status.ACTIVE || isNeverJudged(activity) ? null : match(activity);
        if (match == null) {
            return policy.tell(ruling, activity);
        }
        if (match.ruling().filter(ruling::equals).isPresent()) {
            return exempt(ruling, match, activity);
        }
        IdleVerdict verdict = policy.tell(ruling, activity);
        return match.answer() == Answer.EXPIRED ? expired(verdict, match, activity) : verdict;
    }

    /** What is told before exemptions are looked at, and what an exemption further inside has freed already. */
    private static boolean stands(Ruling ruling, ResourceActivity activity) {
        return ruling.status() == Status.ACTIVE
                || isNeverJudged(activity)
                || (ruling.status() == Status.NOT_JUDGED && ruling.reason().equals(ReasonCode.EXCLUDED));
    }

    private static boolean isNeverJudged(ResourceActivity activity) {
        return activity.standing().kind() == Standing.Kind.NEVER_JUDGED;
    }

    /** What counts most of all that the exemptions say of the resource and of its parts; null where they say nothing. */
    private @Nullable Match match(ResourceActivity activity) {
        Match match = match(activity, null);
        for (ResourceActivity part : activity.lendingParts()) {
            if (part.standing().share() != Share.AGE) {
                match = match(part, match);
            }
        }
        return match;
    }

    private @Nullable Match match(ResourceActivity whose, @Nullable Match before) {
        Match match = before;
        for (int i = 0; i < exemptions.size(); i++) {
            Exemption exemption = exemptions.get(i);
            Answer answer;
            String why = "";
            try {
                answer = exemption.test(whose);
            } catch (UnreadableFactException unreadable) {
                answer = Answer.UNREADABLE;
                why = unreadable.getMessage();
            }
            if (answer != Answer.NO && (match == null || countsMore(exemption, answer, match))) {
                match = new Match(exemption, answer, whose, why);
            }
        }
        return match;
    }

    /** Of equal answers that one whose reason is published first, whatever their order. */
    private static boolean countsMore(Exemption exemption, Answer answer, Match match) {
        int order = answer.compareTo(match.answer());
        return order < 0
                || (order == 0 && exemption.reason().compareTo(match.exemption().reason()) < 0);
    }

    private static IdleVerdict exempt(Ruling ruling, Match match, ResourceActivity activity) {
        Account account = Account.of(sentence(match, activity), List.of())
                .decided(decision -> decision.by(match.exemption().description()));
        return IdleVerdict.of(
                ruling,
                match.exemption()
                        .lastDay(match.whose())
                        .map(day -> account.noting("EXEMPT_UNTIL(" + day + ")"))
                        .orElse(account));
    }

    /** The verdict as if there were no exemption, which says that there was one. */
    private static IdleVerdict expired(IdleVerdict verdict, Match match, ResourceActivity activity) {
        String day = match.exemption().lastDay(match.whose()).orElseThrow().toString();
        return verdict.telling(said -> said.explained(words -> Sentences.join(words, sentence(match, activity)))
                .noting("EXEMPTION_EXPIRED(" + day + ")"));
    }

    private static String sentence(Match match, ResourceActivity activity) {
        Optional<String> part = match.whose() == activity
                ? Optional.empty()
                : Optional.of(Sentences.part(activity.resource(), match.whose().resource()));
        return match.exemption().sentence(match.answer(), match.whose(), part);
    }

    static IdleVerdict exclusionUnreadable(String decidedBy, String why) {
        String sentence = "Whether it is excluded cannot be told: " + Sentences.finished(why);
        return IdleVerdict.of(Status.UNKNOWN, ReasonCode.EXCLUSION_UNREADABLE, sentence)
                .by(decidedBy);
    }

    @Override
    public List<BuiltIn> parts() {
        return List.of(policy);
    }

    @Override
    public EvidenceNeeds needs() {
        return exemptions.stream().map(Exemption::needs).reduce(policy.needs(), EvidenceNeeds::and);
    }
}
