package io.github.idle4j.aws.account;

import io.github.idle4j.aws.account.EndpointLife.Habit;
import io.github.idle4j.aws.account.EndpointLife.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may be said of an endpoint, from the truth about it. One answer where the truth is plain; two where what AWS shows
 * allows more than one honest reading.
 */
final class EndpointExpectation {

    /** Requests are known to two hours, so those of so short a time after the creation may be those of a predecessor. */
    private static final Duration BUCKET = Duration.ofHours(2);

    private final EndpointLife life;
    private final Instant windowStart;

    EndpointExpectation(EndpointLife life, Instant windowStart) {
        this.life = life;
        this.windowStart = windowStart;
    }

    Set<Answer> allowed() {
        if (EndpointLife.NEVER_JUDGED.contains(life.status)) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        boolean young = life.createdAt.isAfter(windowStart);
        Instant beyondDoubt = young ? life.createdAt.plus(BUCKET) : windowStart;
        if (life.shown.stream().anyMatch(beyondDoubt::isBefore)) {
            return EnumSet.of(Answer.ACTIVE);
        }
        Set<Answer> allowed = EnumSet.copyOf(withoutUse(young));
        if (life.shown.stream().anyMatch(use -> !use.isBefore(windowStart))) {
            allowed.add(Answer.ACTIVE);
        }
        return allowed;
    }

    private Set<Answer> withoutUse(boolean young) {
        boolean free = life.kind == Kind.SERVERLESS || life.kind == Kind.CLASSIC && !life.hasInstances;
        if (life.kept || EndpointLife.CHANGING.contains(life.status) || free || young) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        if (life.kind != Kind.CLASSIC) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        return switch (life.habit) {
            case ZEROS -> EnumSet.of(Answer.IDLE);
            case OUTAGE, NOTHING -> EnumSet.of(Answer.UNKNOWN);
            case CPU_ONLY, MOST_ZEROS -> withMissingZeros();
        };
    }

    /** Missing points are silence where it is sure of which kind the endpoint was at that time. */
    private Set<Answer> withMissingZeros() {
        if (life.configDeleted && life.habit == Habit.CPU_ONLY) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        return life.modifiedAt.isAfter(windowStart) ? EnumSet.of(Answer.IDLE, Answer.UNKNOWN) : EnumSet.of(Answer.IDLE);
    }
}
