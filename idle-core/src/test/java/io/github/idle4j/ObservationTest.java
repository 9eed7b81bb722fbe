package io.github.idle4j;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final EvidenceNeeds NEEDS =
            EvidenceNeeds.lookback(ofDays(14)).withTags();

    @Test
    void it_looks_back_as_far_as_is_needed() {
        Observation asked = Observation.builder(NOW, NEEDS).build();
        assertThat(asked.window()).isEqualTo(new Span(NOW.minus(ofDays(14)), NOW));
        assertThat(asked.needs().tags()).isTrue();
        assertThat(asked.timeLeft()).isEmpty();
        assertThat(asked.stopped()).isEmpty();
    }

    @Test
    void it_is_stopped_when_its_deadline_is_reached() {
        var clock = new AtomicReference<>(NOW);
        Observation asked = Observation.builder(NOW, NEEDS)
                .deadline(NOW.plus(ofMinutes(5)), clock::get)
                .build();
        clock.set(NOW.plus(ofMinutes(5)).minusMillis(1));
        assertThat(asked.timeLeft()).contains(Duration.ofMillis(1));
        assertThat(asked.stopped()).isEmpty();
        clock.set(NOW.plus(ofMinutes(5)));
        assertThat(asked.stopped()).contains(ReasonCode.DEADLINE);
        clock.set(NOW.plus(ofMinutes(6)));
        assertThat(asked.stopped()).contains(ReasonCode.DEADLINE);
    }

    @Test
    void it_is_stopped_when_the_scan_is_cancelled_whatever_time_is_left() {
        var cancelled = new AtomicBoolean();
        Observation asked = Observation.builder(NOW, NEEDS)
                .deadline(NOW, () -> NOW)
                .cancelledWhen(cancelled::get)
                .build();
        assertThat(asked.stopped()).contains(ReasonCode.DEADLINE);
        cancelled.set(true);
        assertThat(asked.stopped()).contains(ReasonCode.CANCELLED);
    }

    @Test
    void a_source_sees_the_deadline_and_the_cancellation_of_the_detector() {
        var seen = new ArrayList<Optional<?>>();
        var cancelled = new AtomicBoolean();
        IdleDetector detector = IdleDetector.builder()
                .watch(
                        asked -> {
                            seen.add(asked.timeLeft());
                            seen.add(asked.stopped());
                            cancelled.set(true);
                            seen.add(asked.stopped());
                            return Stream.empty();
                        },
                        IdlePolicy.quietFor(ofDays(14)))
                .clock(() -> NOW)
                .asOf(NOW.minus(ofDays(100)))
                .deadline(ofMinutes(5))
                .cancelledWhen(cancelled::get)
                .build();
        detector.scan();
        assertThat(seen)
                .containsExactly(Optional.of(ofMinutes(5)), Optional.empty(), Optional.of(ReasonCode.CANCELLED));
    }

    static Stream<Duration> deadlinesBeyondAllTime() {
        Duration left = Duration.between(NOW, Instant.MAX);
        return Stream.of(Duration.ofSeconds(Long.MAX_VALUE), left.plusSeconds(1), left, left.minusDays(1));
    }

    @ParameterizedTest
    @MethodSource("deadlinesBeyondAllTime")
    void a_deadline_at_or_beyond_the_end_of_time_is_none(Duration deadline) {
        Instant start = NOW.plusMillis(1);
        var seen = new ArrayList<Optional<ReasonCode>>();
        IdleReport report = IdleDetector.builder()
                .watch(
                        asked -> {
                            seen.add(asked.stopped());
                            return Stream.empty();
                        },
                        IdlePolicy.quietFor(ofDays(14)))
                .clock(() -> start)
                .deadline(deadline)
                .build()
                .scan();
        assertThat(report.failures()).isEmpty();
        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void a_ledger_counts_by_api_in_alphabetical_order() {
        var ledger = new CallLedger();
        List.of("b", "a", "b").forEach(ledger::tryCall);
        assertThat(ledger.counts()).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(ledger.counts().firstKey()).isEqualTo("a");
        assertThat(ledger.attempts()).isEmpty();
        List.of("c", "a", "c").forEach(ledger::countAttempt);
        assertThat(ledger.attempts()).isEqualTo(Map.of("a", 1L, "c", 2L));
        assertThat(ledger.attempts().firstKey()).isEqualTo("a");
        assertThat(ledger.counts()).isEqualTo(Map.of("a", 1L, "b", 2L));
    }

    @Test
    void a_summary_counts_every_status_even_where_nothing_was_said_of_it() {
        var summary = new ScanSummary(NOW, NOW, NOW, Map.of(), List.of(), new TreeMap<>(), new TreeMap<>(), 0);
        assertThat(summary.counts()).containsOnlyKeys(Status.values()).containsEntry(Status.IDLE, 0L);
    }
}
