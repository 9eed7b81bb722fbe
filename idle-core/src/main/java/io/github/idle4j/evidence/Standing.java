package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * How a resource stands: whether it can be used now, and whether it costs anything while it is not.
 *
 * @param kind   what follows for judging it
 * @param reason why, as a code; for {@link Kind#SERVING} without meaning
 * @param detail the fact itself, as a sentence: {@code Its status is Updating.}
 */
public record Standing(Kind kind, ReasonCode reason, String detail) {

    private static final Set<ReasonCode> SERVING_NOBODY = Set.of(
            ReasonCode.FAILED,
            ReasonCode.OUT_OF_SERVICE,
            ReasonCode.DELETED,
            ReasonCode.NOT_BILLED,
            ReasonCode.ORPHAN_COMPONENT);

    /** What follows from a standing. */
    public enum Kind {
        /** It can be used and it is billed: it is judged by its use. */
        SERVING,
        /** It is changing: it is not judged idle now. */
        IN_TRANSITION,
        /** It can be used, and costs nothing while it is not. */
        WITHOUT_COST,
        /** It cannot be used, or is of a kind that is never judged. */
        NEVER_JUDGED,
        /** Nobody knows. */
        UNREADABLE
    }

    /** What a part of a larger resource gives to the judgement of the whole. */
    public enum Share {
        /** Its use, its silence, its age and its exclusions count. */
        WHOLE,
        /** As {@link #WHOLE}, and the whole is in transition while this part is. */
        WHOLE_IN_TRANSITION,
        /** Its use and its age count; it owes no silence, because nobody can use it yet. */
        AGE,
        /** Only use that was seen of it counts. */
        USE_ONLY
    }

    /** Checks that nothing is missing. */
    public Standing {
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
    }

    /** It can be used, and is billed whether it is or not. */
    public static Standing serving() {
        return new Standing(Kind.SERVING, ReasonCode.USED, "It is in service.");
    }

    /** It is changing right now. */
    public static Standing inTransition(String detail) {
        return new Standing(Kind.IN_TRANSITION, ReasonCode.IN_TRANSITION, detail);
    }

    /** Nothing on it is billed while nobody uses it. */
    public static Standing withoutCost(String detail) {
        return new Standing(Kind.WITHOUT_COST, ReasonCode.NO_STANDING_COST, detail);
    }

    /** It cannot be used, or is of a kind that is never judged. */
    public static Standing neverJudged(ReasonCode reason, String detail) {
        return new Standing(Kind.NEVER_JUDGED, reason, detail);
    }

    /** How it stands could not be read. */
    public static Standing unreadable(ReasonCode reason, String detail) {
        return new Standing(Kind.UNREADABLE, reason, detail);
    }

    /** What a part that stands like this gives to the judgement of the whole that it belongs to. */
    public Share share() {
        return switch (kind) {
            case SERVING, UNREADABLE -> Share.WHOLE;
            case IN_TRANSITION -> Share.WHOLE_IN_TRANSITION;
            case WITHOUT_COST -> Share.USE_ONLY;
            case NEVER_JUDGED -> shareOfNeverJudged();
        };
    }

    /** Only what is known to serve nobody owes nothing: a part of a status or type that nobody knows may be in use. */
    private Share shareOfNeverJudged() {
        if (reason.equals(ReasonCode.CREATING)) {
            return Share.AGE;
        }
        if (reason.equals(ReasonCode.DELETING)) {
            return Share.WHOLE_IN_TRANSITION;
        }
        return SERVING_NOBODY.contains(reason) ? Share.USE_ONLY : Share.WHOLE;
    }
}
