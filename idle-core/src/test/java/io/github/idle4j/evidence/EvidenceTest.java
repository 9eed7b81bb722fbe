package io.github.idle4j.evidence;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Standing.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant ONE = NOON.plus(ofHours(1));
    private static final Signal CALLS = Signal.demand("Invocations", Map.of()).inWords("invocation", "");
    private static final Signal CPU = Signal.control("CPUUtilization", Map.of());

    @Test
    void no_evidence_ends_before_it_begins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Use(CALLS, ONE, NOON, OptionalLong.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> silence(ONE, NOON, Basis.MEASURED, ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gap(CALLS, ONE, NOON, ReasonCode.CALL_FAILED, "it failed"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(ONE, NOON));
    }

    @Test
    void use_is_never_counted_below_zero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Use(CALLS, NOON, ONE, OptionalLong.of(-1)));
    }

    @Test
    void absence_while_alive_names_its_witness() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> silence(NOON, ONE, Basis.ABSENT_WHILE_ALIVE, ofHours(1)))
                .withMessageContaining("control");
    }

    @Test
    void a_bucket_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> silence(NOON, ONE, Basis.MEASURED, ofHours(-1)));
    }

    @Test
    void buckets_that_are_begun_count() {
        assertThat(silence(NOON, ONE, Basis.MEASURED, ofMinutes(5)).buckets()).isEqualTo(12);
        assertThat(silence(NOON, ONE, Basis.MEASURED, ofMinutes(50)).buckets()).isEqualTo(2);
        assertThat(silence(NOON, ONE, Basis.READ_EMPTY, Duration.ZERO).buckets())
                .isZero();
        assertThat(silence(NOON, NOON, Basis.MEASURED, ofHours(1)).buckets()).isZero();
    }

    @Test
    void evidence_says_what_was_seen() {
        assertThat(new Use(CALLS, NOON, ONE, OptionalLong.of(1)).detail()).isEqualTo("1 invocation");
        assertThat(new Use(CALLS, NOON, ONE, OptionalLong.of(1234)).detail()).isEqualTo("1,234 invocations");
        assertThat(new Use(CALLS, NOON, ONE, OptionalLong.empty()).detail()).isEqualTo("an invocation");
        assertThat(new Use(CALLS.inWords("use", ""), NOON, ONE, OptionalLong.empty()).detail())
                .isEqualTo("a use");
        assertThat(new Use(CALLS.inWords("answer", ""), NOON, ONE, OptionalLong.empty()).detail())
                .isEqualTo("an answer");
        assertThat(silence(NOON, ONE, Basis.MEASURED, ofMinutes(5)).detail()).isEqualTo("12 measured zeros");
        assertThat(new Silence(CALLS, NOON, ONE, Basis.ABSENT_WHILE_ALIVE, Optional.of(CPU), ofHours(1)).detail())
                .isEqualTo("nothing published while it was alive, shown by CPUUtilization{}");
        assertThat(silence(NOON, ONE, Basis.READ_EMPTY, Duration.ZERO).detail())
                .isEqualTo("read to the end, no invocation");
        assertThat(silence(NOON, ONE, Basis.REPORTED, Duration.ZERO).detail()).isEqualTo("said by itself");
    }

    @Test
    void a_span_is_cut_to_another() {
        Span hour = new Span(NOON, ONE);
        assertThat(hour.within(new Span(NOON.plusSeconds(60), ONE.plusSeconds(60))))
                .isEqualTo(new Span(NOON.plusSeconds(60), ONE));
        assertThat(hour.within(new Span(ONE, ONE.plusSeconds(60))).isEmpty()).isTrue();
        assertThat(hour.within(new Span(ONE.plusSeconds(1), ONE.plusSeconds(60)))
                        .isEmpty())
                .isTrue();
        assertThat(hour.within(new Span(NOON.minusSeconds(60), NOON.minusSeconds(1)))
                        .isEmpty())
                .isTrue();
        assertThat(Span.endingAt(ONE, ofHours(1))).isEqualTo(hour);
    }

    @Test
    void a_span_that_would_begin_before_all_time_begins_with_it() {
        Duration all = Duration.between(Instant.MIN, NOON);
        assertThat(Span.endingAt(NOON, all).from()).isEqualTo(Instant.MIN);
        assertThat(Span.endingAt(NOON, all.plusNanos(1)).from()).isEqualTo(Instant.MIN);
        assertThat(Span.endingAt(NOON, all.minusSeconds(1)).from()).isEqualTo(Instant.MIN.plusSeconds(1));
    }

    @ParameterizedTest(name = "{1} is less than {2} before {0}: {3}")
    @CsvSource({
        "2026-06-15T12:00:00Z, 2026-06-15T11:00:00Z, PT1H, false",
        "2026-06-15T12:00:00Z, 2026-06-15T11:00:00.000000001Z, PT1H, true",
        "2026-06-15T12:00:00Z, 2026-06-15T10:59:59.999999999Z, PT1H, false",
        "2026-06-15T12:00:00.5Z, 2026-06-15T11:00:00.4Z, PT1H, false",
        "2026-06-15T12:00:00.5Z, 2026-06-15T11:00:00.5Z, PT1H0.1S, true",
        "2026-06-15T12:00:00.5Z, 2026-06-15T11:00:00.3Z, PT1H0.1S, false",
        "2026-06-15T12:00:00.2Z, 2026-06-15T10:59:59.4Z, PT1H0.9S, true",
        "2026-06-15T12:00:00.2Z, 2026-06-15T10:59:59.4Z, PT1H0.8S, false",
        "2026-06-15T12:00:00.2Z, 2026-06-15T11:59:59.4Z, PT0.9S, true",
        "2026-06-15T12:00:00.2Z, 2026-06-15T11:59:59.4Z, PT0.7S, false",
        "2026-06-15T12:00:00.2Z, 2026-06-15T11:00:59.4Z, PT1H, true",
        "2026-06-15T12:00:00Z, 2026-06-15T13:00:00Z, PT1H, true",
    })
    void what_is_less_than_so_long_before_the_end_is_inside(
            Instant end, Instant instant, Duration length, boolean inside) {
        assertThat(Span.isInside(instant, length, end)).isEqualTo(inside);
        assertThat(instant.isAfter(Span.endingAt(end, length).from())).isEqualTo(inside);
    }

    @Test
    void two_signals_are_the_same_when_name_dimensions_and_role_are() {
        Signal plain = Signal.demand("Invocations", Map.of("A", "1"));
        assertThat(plain.additive()
                        .settlingFor(ofHours(1))
                        .inWords("call", "it")
                        .withCaveat("It may."))
                .isEqualTo(plain)
                .hasSameHashCodeAs(plain);
        assertThat(plain)
                .isNotEqualTo(Signal.control("Invocations", Map.of("A", "1")))
                .isNotEqualTo(Signal.demand("Invocations", Map.of("A", "2")))
                .isNotEqualTo(Signal.demand("Calls", Map.of("A", "1")));
    }

    @Test
    void a_signal_keeps_what_it_was_told() {
        var dimensions = new HashMap<>(Map.of("B", "2", "A", "1"));
        Signal signal = Signal.demand("Invocations", dimensions).settlingFor(ofMinutes(15));
        dimensions.clear();
        assertThat(signal).hasToString("Invocations{A=1,B=2}");
        assertThat(signal.name()).isEqualTo("Invocations");
        assertThat(signal.dimensions()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(Signal.control("Cpu", Map.of()).role()).isEqualTo(Signal.Role.CONTROL);
        assertThat(signal.isAdditive()).isFalse();
        assertThat(signal.additive().inWords("call", "it").isAdditive()).isTrue();
        assertThat(signal.additive().inWords("call", "it").settling()).isEqualTo(ofMinutes(15));
        assertThatIllegalArgumentException().isThrownBy(() -> signal.settlingFor(ofMinutes(-1)));
    }

    @Test
    void reasons_of_others_come_after_the_published_ones_by_name() {
        ReasonCode own = ReasonCode.of("A_REASON_OF_MY_OWN", "Because.");
        assertThat(ReasonCode.published()).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(ReasonCode.published()).allSatisfy(reason -> {
            assertThat(own).isGreaterThan(reason);
            assertThat(reason.sentence()).endsWith(".");
        });
        assertThat(own).isLessThan(ReasonCode.of("B_REASON", "Because."));
        assertThat(own).isEqualTo(ReasonCode.of("A_REASON_OF_MY_OWN", "Other words."));
    }

    @Test
    void a_published_code_keeps_its_sentence_whatever_one_says() {
        assertThat(ReasonCode.of("FAILED", "All is well.").sentence()).isEqualTo(ReasonCode.FAILED.sentence());
    }

    @Test
    void a_code_is_upper_case() {
        for (String wrong : List.of("", "lower", "WITH SPACE", "1ST", "_X", "ÄRGER")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ReasonCode.of(wrong, "x"));
        }
    }

    @Test
    void a_part_gives_what_its_standing_lets_it_give() {
        assertThat(Standing.serving().share()).isEqualTo(Share.WHOLE);
        assertThat(Standing.unreadable(ReasonCode.ACCESS_DENIED, "Denied.").share())
                .isEqualTo(Share.WHOLE);
        assertThat(Standing.inTransition("Updating.").share()).isEqualTo(Share.WHOLE_IN_TRANSITION);
        assertThat(never(ReasonCode.DELETING)).isEqualTo(Share.WHOLE_IN_TRANSITION);
        assertThat(never(ReasonCode.CREATING)).isEqualTo(Share.AGE);
        assertThat(never(ReasonCode.FAILED)).isEqualTo(Share.USE_ONLY);
        assertThat(never(ReasonCode.DELETED)).isEqualTo(Share.USE_ONLY);
        assertThat(never(ReasonCode.UNKNOWN_STATUS)).isEqualTo(Share.WHOLE);
        assertThat(never(ReasonCode.UNKNOWN_APP_TYPE)).isEqualTo(Share.WHOLE);
        assertThat(never(ReasonCode.SHARED_SERVER)).isEqualTo(Share.WHOLE);
        assertThat(never(ReasonCode.of("A_REASON_OF_MY_OWN", "Because."))).isEqualTo(Share.WHOLE);
        assertThat(Standing.withoutCost("No copies.").share()).isEqualTo(Share.USE_ONLY);
    }

    @Test
    void a_resource_is_known_by_the_last_segment_of_its_path() {
        assertThat(app("d-abc/user/alice/KernelGateway/app-1").name()).isEqualTo("app-1");
        assertThat(app("churn-v3").name()).isEqualTo("churn-v3");
        assertThatIllegalArgumentException().isThrownBy(() -> app(""));
    }

    @Test
    void nothing_may_be_missing() {
        assertThatNullPointerException().isThrownBy(() -> Fact.known(null)).withMessage("value");
        assertThatNullPointerException().isThrownBy(() -> Fact.unreadable(null)).withMessage("why");
        assertThatNullPointerException()
                .isThrownBy(() -> Completeness.incomplete(null, "x"))
                .withMessage("reason");
        assertThatNullPointerException()
                .isThrownBy(() -> Standing.neverJudged(null, "x"))
                .withMessage("reason");
    }

    private static Share never(ReasonCode reason) {
        return Standing.neverJudged(reason, "It is so.").share();
    }

    private static ResourceId app(String path) {
        return new ResourceId(ResourceId.STUDIO_APP, "aws", "111122223333", "eu-central-1", path);
    }

    private static Silence silence(Instant from, Instant to, Basis basis, Duration bucket) {
        return new Silence(CALLS, from, to, basis, Optional.empty(), bucket);
    }
}
