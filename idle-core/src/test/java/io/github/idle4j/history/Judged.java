package io.github.idle4j.history;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A verdict, and what it was about.
 *
 * @param status what was concluded
 * @param at     for which instant
 * @param began  when this incarnation did
 * @param uses   what was seen of its use
 */
record Judged(Status status, Instant at, Optional<Instant> began, List<Instant> uses) {

    static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    /** On how much an idle verdict rests here. */
    static final Duration OVER = Duration.ofDays(14);

    private static final Signal CALLS = Signal.demand("Invocations", Map.of());

    /** So long after {@link #NOON}, on what is far older. */
    static Judged as(Status status, Duration after) {
        return new Judged(status, NOON.plus(after), Optional.of(NOON.minus(Duration.ofDays(400))), List.of());
    }

    Judged begunAt(Instant instant) {
        return new Judged(status, at, Optional.of(instant), uses);
    }

    Judged usedAt(Instant instant) {
        return new Judged(status, at, began, List.of(instant));
    }

    Optional<IdleStreak> after(Optional<IdleStreak> before) {
        return before.map(streak -> streak.after(verdict(), activity()))
                .orElseGet(() -> IdleStreak.begunBy(verdict(), activity()));
    }

    IdleVerdict verdict() {
        return switch (status) {
            case IDLE -> IdleVerdict.idle(activity(), OVER, "NO_USE_IN_WINDOW", "No invocation in 14 days.", List.of());
            case ACTIVE -> IdleVerdict.active("USED", "Used.");
            case UNKNOWN -> IdleVerdict.unknown("CALL_FAILED", "It was throttled.");
            case NOT_JUDGED -> IdleVerdict.notJudged("IN_TRANSITION", "It is changing.");
        };
    }

    ResourceActivity activity() {
        var id = new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", "churn");
        var activity = ResourceActivity.builder(id, Span.endingAt(at, Duration.ofDays(60)))
                .completeness(Completeness.complete())
                .demand(
                        CALLS,
                        uses.stream()
                                .map(use -> new Use(CALLS, use, use, OptionalLong.empty()))
                                .toList());
        began.ifPresent(activity::createdAt);
        return activity.build();
    }
}
