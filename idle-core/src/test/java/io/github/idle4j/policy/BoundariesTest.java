package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.KERNEL;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.NOW;
import static io.github.idle4j.policy.Activities.SECOND;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.quiet;
import static io.github.idle4j.policy.Activities.silent;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.Activities.useBetween;
import static io.github.idle4j.policy.Activities.usedAgo;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each boundary just below, at, and just above: one second apart. */
class BoundariesTest {

    private static final Duration TAIL = ofMinutes(15);

    @Test
    void use_one_second_less_than_a_threshold_ago_is_inside() {
        assertThat(quiet(usedAgo(THRESHOLD.minus(SECOND))).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void use_exactly_one_threshold_ago_is_outside() {
        assertThat(quiet(usedAgo(THRESHOLD)).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void use_one_second_more_than_a_threshold_ago_is_outside() {
        assertThat(quiet(usedAgo(THRESHOLD.plus(SECOND))).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void use_that_may_lie_inside_counts_as_inside() {
        assertThat(with(useBetween(INVOCATIONS, THRESHOLD.plusDays(1), THRESHOLD.minus(SECOND)))
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_bucket_of_use_that_ends_exactly_one_threshold_ago_is_outside() {
        assertThat(with(useBetween(INVOCATIONS, THRESHOLD.plusDays(1), THRESHOLD))
                        .status())
                .isEqualTo(Status.IDLE);
    }

    @ParameterizedTest
    @CsvSource({"-1, NOT_JUDGED", "0, IDLE", "1, IDLE"})
    void a_resource_is_judged_once_it_is_exactly_as_old_as_the_threshold(int seconds, Status expected) {
        assertThat(createdAgo(THRESHOLD.plusSeconds(seconds)).status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, NOT_JUDGED", "0, IDLE", "1, IDLE"})
    void a_restart_counts_as_the_beginning(int seconds, Status expected) {
        var activity = anEndpoint()
                .runningSince(ago(THRESHOLD.plusSeconds(seconds)))
                .demand(INVOCATIONS, silent(INVOCATIONS))
                .build();
        assertThat(quiet(activity).status()).isEqualTo(expected);
    }

    @Test
    void a_start_before_the_creation_does_not_make_it_older() {
        var activity = anEndpoint()
                .createdAt(ago(ofDays(3)))
                .runningSince(ago(ofDays(40)))
                .demand(INVOCATIONS, silent(INVOCATIONS))
                .build();
        assertThat(quiet(activity).reason()).isEqualTo(ReasonCode.TOO_NEW);
    }

    @Test
    void a_gap_inside_the_settling_tail_is_no_gap() {
        assertThat(with(gap(INVOCATIONS, TAIL, NONE)).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void a_gap_that_begins_one_second_before_the_settling_tail_is_a_gap() {
        IdleVerdict verdict = with(gap(INVOCATIONS, TAIL.plus(SECOND), NONE));
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.findings()).containsExactly(gap(INVOCATIONS, TAIL.plus(SECOND), TAIL));
    }

    @Test
    void nothing_said_of_the_settling_tail_is_no_gap() {
        assertThat(only(zeros(INVOCATIONS, LOOKBACK, TAIL)).status()).isEqualTo(Status.IDLE);
        assertThat(only(zeros(INVOCATIONS, LOOKBACK, TAIL.plus(SECOND))).status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void use_in_the_settling_tail_is_use() {
        assertThat(with(use(INVOCATIONS, ofMinutes(1))).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void silence_in_the_settling_tail_is_no_finding() {
        var idle = (Idle) only(zeros(INVOCATIONS, LOOKBACK, NONE));
        assertThat(idle.findings()).containsExactly(zeros(INVOCATIONS, THRESHOLD, TAIL));
    }

    @ParameterizedTest
    @CsvSource({"-1, IDLE", "0, UNKNOWN", "1, UNKNOWN"})
    void a_signal_that_settles_no_faster_than_the_threshold_proves_nothing(int seconds, Status expected) {
        var slow = KERNEL.settlingFor(THRESHOLD.plusSeconds(seconds));
        assertThat(quiet(anEndpoint().demand(slow, silent(slow)).build()).status())
                .isEqualTo(expected);
    }

    @Test
    void a_gap_that_ends_exactly_one_threshold_ago_is_outside() {
        assertThat(with(gap(INVOCATIONS, LOOKBACK, THRESHOLD)).status()).isEqualTo(Status.IDLE);
        assertThat(with(gap(INVOCATIONS, LOOKBACK, THRESHOLD.minus(SECOND))).status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void use_up_to_two_hours_ahead_of_the_clock_counts_as_now() {
        var idle = with(use(INVOCATIONS, ofHours(-2)));
        assertThat(idle.status()).isEqualTo(Status.ACTIVE);
        assertThat(idle.findings()).extracting(Evidence::to).containsExactly(NOW);
    }

    @Test
    void use_more_than_two_hours_ahead_of_the_clock_is_ignored() {
        assertThat(with(use(INVOCATIONS, ofHours(-2).minus(SECOND))).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void use_in_a_bucket_that_holds_the_creation_is_neither_use_nor_silence() {
        Duration age = THRESHOLD.plusMinutes(30);
        var activity = anEndpoint()
                .createdAt(ago(age))
                .demand(
                        INVOCATIONS,
                        List.of(
                                useBetween(INVOCATIONS, age.plusMinutes(15), age.minusMinutes(45)),
                                zeros(INVOCATIONS, age.minusMinutes(45), NONE)))
                .build();
        IdleVerdict verdict = quiet(activity);
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.EARLIER_INCARNATION);
    }

    @Test
    void use_in_a_bucket_that_holds_the_creation_is_not_lost_where_only_use_counts() {
        Duration age = THRESHOLD.plusMinutes(30);
        var removed = Activities.invocationsOf("removed");
        var activity = anEndpoint()
                .createdAt(ago(age))
                .demand(INVOCATIONS, silent(INVOCATIONS))
                .useOnly(removed, List.of(useBetween(removed, age.plusMinutes(15), age.minusMinutes(45))));
        assertThat(quiet(activity.build()).reason()).isEqualTo(ReasonCode.EARLIER_INCARNATION);
    }

    @Test
    void use_in_a_bucket_that_ends_at_the_creation_was_of_an_earlier_incarnation() {
        assertThat(afterUseBefore(THRESHOLD.plusDays(1), useBetween(INVOCATIONS, ofDays(16), ofDays(15)))
                        .lastUse())
                .isEmpty();
    }

    @Test
    void use_at_the_very_instant_of_creation_is_use() {
        assertThat(afterUseBefore(ofDays(3), use(INVOCATIONS, ofDays(3))).lastUse())
                .isPresent();
        assertThat(afterUseBefore(ofDays(3), use(INVOCATIONS, ofDays(3).plus(SECOND)))
                        .lastUse())
                .isEmpty();
    }

    @Test
    void use_before_a_restart_is_of_an_earlier_run() {
        var activity = anEndpoint()
                .runningSince(ago(ofDays(15)))
                .demand(KERNEL, List.of(zeros(KERNEL, LOOKBACK, NONE), use(KERNEL, ofDays(16))))
                .build();
        assertThat(activity.lastUse()).isEmpty();
        assertThat(activity.started()).contains(ago(ofDays(15)));
    }

    @Test
    void a_threshold_is_at_least_an_hour() {
        assertThat(IdlePolicy.quietFor(ofHours(1)).evaluate(usedAgo(ofHours(2))).status())
                .isEqualTo(Status.IDLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdlePolicy.quietFor(ofHours(1).minus(SECOND)));
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.quietFor(ofDays(-14)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usedAgo(ofDays(1)).quiet(ofHours(1).minus(SECOND)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdleVerdict.idle(usedAgo(ofDays(1)), ofMinutes(59), "X", "x", List.of()));
    }

    @Test
    void an_idle_verdict_says_since_when() {
        assertThat(((Idle) quiet(usedAgo(ofDays(20)))).since()).isEqualTo(ago(ofDays(20)));
        assertThat(((Idle) quiet(usedAgo(THRESHOLD))).since()).isEqualTo(ago(THRESHOLD));
        assertThat(((Idle) quiet(usedAgo(ofDays(50)))).since()).isEqualTo(ago(LOOKBACK));
        assertThat(((Idle) with(gap(INVOCATIONS, ofDays(25), ofDays(22)))).since())
                .isEqualTo(ago(ofDays(22)));
        assertThat(((Idle) createdAgo(ofDays(17))).since()).isEqualTo(ago(ofDays(17)));
    }

    @Test
    void the_last_use_outside_the_threshold_is_told() {
        assertThat(quiet(usedAgo(ofDays(20))).explanation())
                .isEqualTo("No invocation of variant blue in 14 days; zeros were measured in 336 of 336 buckets."
                        + " Last used at 2026-05-26 12:00 UTC: an invocation of variant blue.");
    }

    private static IdleVerdict createdAgo(Duration age) {
        return quiet(anEndpoint()
                .createdAt(ago(age))
                .demand(INVOCATIONS, silent(INVOCATIONS))
                .build());
    }

    private static ResourceActivity afterUseBefore(Duration age, Evidence.Use use) {
        Instant created = ago(age);
        return anEndpoint()
                .createdAt(created)
                .demand(INVOCATIONS, List.of(zeros(INVOCATIONS, LOOKBACK, NONE), use))
                .build();
    }

    private static IdleVerdict with(Evidence more) {
        return quiet(anEndpoint()
                .demand(INVOCATIONS, List.of(zeros(INVOCATIONS, LOOKBACK, NONE), more))
                .build());
    }

    private static IdleVerdict only(Evidence all) {
        return quiet(anEndpoint().demand(INVOCATIONS, List.of(all)).build());
    }
}
