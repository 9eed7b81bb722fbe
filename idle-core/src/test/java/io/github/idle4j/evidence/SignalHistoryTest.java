package io.github.idle4j.evidence;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hours are counted from the start of a window of 24 hours; the resource is older unless told otherwise. */
class SignalHistoryTest {

    private static final Instant START = Instant.parse("2026-06-14T12:00:00Z");
    private static final Span WINDOW = new Span(START, hour(24));
    private static final Signal BUSY = Signal.demand("Busy", Map.of("App", "a"));
    private static final Signal ALIVE = Signal.control("Cpu", Map.of("App", "a"));

    @Test
    void time_of_which_nothing_is_said_is_a_gap() {
        assertThat(history().gaps()).containsExactly(notCovered(0, 24));
    }

    @Test
    void a_hole_between_two_silences_is_a_gap() {
        SignalHistory history = history(zeros(0, 10), zeros(12, 24));
        assertThat(history.gaps()).containsExactly(notCovered(10, 12));
        assertThat(history.silences()).containsExactly(zeros(0, 10), zeros(12, 24));
    }

    @Test
    void holes_at_both_ends_are_gaps() {
        assertThat(history(zeros(1, 23)).gaps()).containsExactly(notCovered(0, 1), notCovered(23, 24));
    }

    @Test
    void a_hole_of_one_nanosecond_is_a_gap() {
        var almost = new Silence(BUSY, hour(0), hour(24).minusNanos(1), Basis.MEASURED, Optional.empty(), ofHours(1));
        assertThat(history(almost).gaps()).hasSize(1);
    }

    @Test
    void a_short_piece_inside_a_long_one_does_not_shorten_what_is_covered() {
        assertThat(history(zeros(0, 24), readEmpty(3, 4)).gaps()).isEmpty();
        assertThat(history(zeros(0, 20), readEmpty(3, 4)).gaps()).containsExactly(notCovered(20, 24));
    }

    @Test
    void use_covers_the_time_in_which_it_can_have_happened() {
        SignalHistory history = history(zeros(0, 10), use(10, 12), zeros(12, 24));
        assertThat(history.gaps()).isEmpty();
        assertThat(history.lastUse()).contains(use(10, 12));
    }

    @Test
    void use_at_an_instant_covers_nothing() {
        assertThat(history(zeros(0, 10), use(11, 11), zeros(12, 24)).gaps()).containsExactly(notCovered(10, 12));
    }

    @Test
    void a_stated_gap_keeps_its_reason_and_stays_beside_silence_over_the_same_time() {
        Gap denied = gap(5, 6, ReasonCode.ACCESS_DENIED);
        assertThat(history(zeros(0, 24), denied).gaps()).containsExactly(denied);
    }

    @Test
    void gaps_are_told_by_time_whatever_their_order_and_neighbours_of_one_cause_as_one() {
        Gap denied = gap(2, 3, ReasonCode.ACCESS_DENIED);
        Gap failed = gap(3, 4, ReasonCode.CALL_FAILED);
        SignalHistory history = history(
                gap(8, 9, ReasonCode.CALL_FAILED), failed, zeros(0, 24), gap(7, 8, ReasonCode.CALL_FAILED), denied);
        assertThat(history.gaps()).containsExactly(denied, failed, gap(7, 9, ReasonCode.CALL_FAILED));
        assertThat(history.toString()).startsWith(BUSY + " ").endsWith("" + history.silences() + history.gaps());
    }

    @Test
    void pieces_are_cut_to_the_window() {
        SignalHistory history = history(zeros(-5, 3), gap(20, 30, ReasonCode.CALL_FAILED), zeros(3, 20));
        assertThat(history.silences()).containsExactly(zeros(0, 20));
        assertThat(history.gaps()).containsExactly(gap(20, 24, ReasonCode.CALL_FAILED));
    }

    @Test
    void pieces_outside_the_window_count_only_where_they_are_use() {
        SignalHistory history =
                history(zeros(-5, 0), gap(-9, 0, ReasonCode.CALL_FAILED), zeros(0, 24), zeros(24, 30), use(-8, -7));
        assertThat(history.silences()).containsExactly(zeros(0, 24));
        assertThat(history.gaps()).isEmpty();
        assertThat(history.uses()).containsExactly(use(-8, -7));
    }

    @Test
    void nothing_is_owed_before_the_resource_began() {
        SignalHistory history = of(hour(6), BUSY, zeros(0, 24));
        assertThat(history.owed()).isEqualTo(new Span(hour(6), hour(24)));
        assertThat(history.silences()).containsExactly(zeros(6, 24));
        assertThat(history.gapsWithin(WINDOW)).isEmpty();
    }

    @Test
    void nothing_is_owed_of_the_settling_tail() {
        SignalHistory history = of(hour(-9), BUSY.settlingFor(ofMinutes(15)));
        assertThat(history.owed()).isEqualTo(new Span(hour(0), hour(24).minus(ofMinutes(15))));
        assertThat(history.gaps()).extracting(Gap::to).containsExactly(hour(24).minus(ofMinutes(15)));
    }

    @Test
    void a_resource_that_began_inside_the_settling_tail_owes_nothing() {
        SignalHistory history = of(hour(23), BUSY.settlingFor(ofHours(2)));
        assertThat(history.owed().isEmpty()).isTrue();
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void a_signal_that_settles_slower_than_the_window_owes_nothing_of_it() {
        assertThat(of(hour(-9), BUSY.settlingFor(ofHours(100))).owed().isEmpty())
                .isTrue();
    }

    @Test
    void neighbours_of_one_kind_become_one() {
        assertThat(history(zeros(12, 24), zeros(0, 6), zeros(6, 12)).silences()).containsExactly(zeros(0, 24));
        assertThat(history(gap(0, 6, ReasonCode.CALL_FAILED), gap(5, 24, ReasonCode.CALL_FAILED))
                        .gaps())
                .containsExactly(gap(0, 24, ReasonCode.CALL_FAILED));
    }

    @Test
    void neighbours_of_two_kinds_stay_two() {
        assertThat(history(zeros(0, 6), readEmpty(6, 24)).silences()).containsExactly(zeros(0, 6), readEmpty(6, 24));
        assertThat(history(gap(0, 6, ReasonCode.CALL_FAILED), gap(6, 24, ReasonCode.ACCESS_DENIED))
                        .gaps())
                .hasSize(2);
        assertThat(history(
                                zeros(0, 6),
                                new Silence(BUSY, hour(6), hour(24), Basis.MEASURED, Optional.empty(), ofMinutes(5)))
                        .silences())
                .hasSize(2);
        assertThat(history(
                                zeros(0, 6),
                                new Silence(BUSY, hour(6), hour(24), Basis.MEASURED, Optional.of(ALIVE), ofHours(1)))
                        .silences())
                .hasSize(2);
    }

    @Test
    void silences_that_do_not_touch_stay_two() {
        assertThat(history(zeros(0, 6), zeros(7, 24)).silences()).hasSize(2);
    }

    @Test
    void the_order_in_which_pieces_come_does_not_matter() {
        var pieces = new ArrayList<Evidence>(List.of(
                zeros(0, 5),
                zeros(5, 9),
                gap(9, 11, ReasonCode.CALL_FAILED),
                use(11, 12),
                readEmpty(12, 20),
                use(2, 2)));
        String expected = history(pieces.toArray(Evidence[]::new)).toString();
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(pieces, new Random(seed));
            assertThat(history(pieces.toArray(Evidence[]::new))).hasToString(expected);
        }
    }

    @Test
    void uses_come_by_their_latest_instant() {
        assertThat(history(use(7, 9), use(8, 8), use(1, 2)).uses()).containsExactly(use(1, 2), use(8, 8), use(7, 9));
    }

    @Test
    void use_before_the_resource_began_is_dropped_and_leaves_the_time_open() {
        SignalHistory history = of(hour(6), BUSY, use(2, 6), zeros(6, 24));
        assertThat(history.uses()).isEmpty();
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void use_in_a_bucket_that_holds_the_beginning_is_a_gap() {
        SignalHistory history = of(hour(6), BUSY, use(5, 7), zeros(6, 24));
        assertThat(history.uses()).isEmpty();
        assertThat(history.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.reason()).isEqualTo(ReasonCode.EARLIER_INCARNATION);
            assertThat(gap.span()).isEqualTo(new Span(hour(6), hour(7)));
        });
    }

    @Test
    void what_lies_before_the_window_was_not_looked_at() {
        SignalHistory history = history(zeros(0, 24));
        assertThat(history.gapsWithin(Span.endingAt(hour(24), ofHours(25)))).containsExactly(notCovered(-1, 0));
        assertThat(history.gapsWithin(Span.endingAt(hour(24), ofHours(24)))).isEmpty();
    }

    @Test
    void what_lies_before_the_window_is_no_gap_where_the_resource_is_younger() {
        assertThat(of(hour(0), BUSY, zeros(0, 24)).gapsWithin(Span.endingAt(hour(24), ofHours(100))))
                .isEmpty();
    }

    @Test
    void gaps_and_silences_within_a_span_are_cut_to_it() {
        SignalHistory history = history(gap(0, 12, ReasonCode.CALL_FAILED), zeros(12, 24));
        Span span = new Span(hour(10), hour(20));
        assertThat(history.gapsWithin(span)).containsExactly(gap(10, 12, ReasonCode.CALL_FAILED));
        assertThat(history.silencesWithin(span)).containsExactly(zeros(12, 20));
    }

    @Test
    void of_a_use_only_history_silence_proves_nothing_and_gaps_hide_nothing() {
        SignalHistory history = history(zeros(0, 10), use(10, 11)).useOnly();
        assertThat(history.owesSilence()).isFalse();
        assertThat(history.uses()).containsExactly(use(10, 11));
        assertThat(history.silences()).isEmpty();
        assertThat(history.gaps()).isEmpty();
        assertThat(history.gapsWithin(Span.endingAt(hour(24), ofHours(48)))).isEmpty();
    }

    @Test
    void only_demand_signals_have_a_history() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(hour(0), ALIVE))
                .withMessageContaining("Cpu");
    }

    @Test
    void evidence_of_another_signal_is_refused() {
        var other = Signal.demand("Busy", Map.of("App", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(hour(0), other, zeros(0, 1)))
                .withMessageContaining("Busy{App=a}");
    }

    private static SignalHistory history(Evidence... seen) {
        return of(hour(-240), BUSY, seen);
    }

    private static SignalHistory of(Instant started, Signal signal, Evidence... seen) {
        return SignalHistory.of(signal, WINDOW, started, List.of(seen));
    }

    private static Instant hour(long hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private static Silence zeros(long from, long to) {
        return new Silence(BUSY, hour(from), hour(to), Basis.MEASURED, Optional.empty(), ofHours(1));
    }

    private static Silence readEmpty(long from, long to) {
        return new Silence(BUSY, hour(from), hour(to), Basis.READ_EMPTY, Optional.empty(), Duration.ZERO);
    }

    private static Use use(long earliest, long latest) {
        return new Use(BUSY, hour(earliest), hour(latest), OptionalLong.empty());
    }

    private static Gap gap(long from, long to, ReasonCode reason) {
        return new Gap(BUSY, hour(from), hour(to), reason, "it failed");
    }

    private static Gap notCovered(long from, long to) {
        return new Gap(BUSY, hour(from), hour(to), ReasonCode.NOT_COVERED, "not looked at");
    }
}
