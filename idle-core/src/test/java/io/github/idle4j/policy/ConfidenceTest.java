package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.KERNEL;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.SECOND;
import static io.github.idle4j.policy.Activities.absentAsPublished;
import static io.github.idle4j.policy.Activities.absentAsPublishedUnderControl;
import static io.github.idle4j.policy.Activities.absentWhileAlive;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.readEmpty;
import static io.github.idle4j.policy.Activities.requests;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule 7: how firmly an idle verdict stands. The threshold is ten days, so that 90 % are nine. */
class ConfidenceTest {

    private static final IdlePolicy TEN_DAYS = IdlePolicy.quietFor(ofDays(10));

    @Test
    void zeros_in_all_buckets_are_high() {
        assertThat(of(zeros(KERNEL, LOOKBACK, NONE))).isEqualTo(Confidence.HIGH);
    }

    @Test
    void zeros_in_exactly_nine_tenths_and_absence_while_alive_in_the_rest_are_high() {
        assertThat(of(zeros(KERNEL, LOOKBACK, ofDays(1)), absentWhileAlive(KERNEL, ofDays(1), NONE)))
                .isEqualTo(Confidence.HIGH);
    }

    @Test
    void zeros_in_one_second_less_than_nine_tenths_are_medium() {
        var most = ofDays(1).plus(SECOND);
        assertThat(of(zeros(KERNEL, LOOKBACK, most), absentWhileAlive(KERNEL, most, NONE)))
                .isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void tolerated_use_counts_as_measured_for_as_long_as_it_can_have_lasted() {
        var tolerant = IdlePolicy.fewerUsesThan(9, ofDays(10));
        Use lasting = requests(Activities.INVOCATIONS, 3, ofDays(5), ofDays(3));
        var activity = anEndpoint()
                .demand(
                        Activities.INVOCATIONS,
                        List.of(
                                zeros(Activities.INVOCATIONS, LOOKBACK, ofDays(5)),
                                lasting,
                                zeros(Activities.INVOCATIONS, ofDays(3), NONE)))
                .build();
        assertThat(((Idle) Interlock.judge(tolerant, activity)).confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    void zeros_that_were_read_twice_count_once() {
        Silence finer =
                new Silence(KERNEL, ago(LOOKBACK), ago(ofDays(5)), Basis.MEASURED, Optional.empty(), ofMinutes(5));
        assertThat(of(finer, zeros(KERNEL, LOOKBACK, ofDays(5)), absentWhileAlive(KERNEL, ofDays(5), NONE)))
                .isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void tolerated_use_counts_as_measured_but_not_in_the_settling_tail() {
        Signal calls = INVOCATIONS.settlingFor(ofDays(5));
        Use inTheTail = requests(calls, 1, ofDays(5), NONE);
        Use before = requests(calls, 1, ofDays(10), ofDays(5));
        assertThat(tolerating(calls, inTheTail, absentWhileAlive(calls, LOOKBACK, NONE)))
                .isEqualTo(Confidence.MEDIUM);
        assertThat(tolerating(calls, before, absentWhileAlive(calls, LOOKBACK, ofDays(10))))
                .isEqualTo(Confidence.HIGH);
    }

    private static Confidence tolerating(Signal signal, Use use, Evidence silence) {
        IdlePolicy policy = IdlePolicy.of(
                "tolerant",
                EvidenceNeeds.lookback(ofDays(10)),
                activity -> IdleVerdict.idle(activity, ofDays(10), "TOLERATED", "Too little to matter.", List.of(use)));
        var activity = anEndpoint().demand(signal, List.of(use, silence)).build();
        return ((Idle) Interlock.judge(policy, activity)).confidence();
    }

    @Test
    void what_a_resource_tells_of_itself_is_medium() {
        assertThat(of(new Silence(KERNEL, ago(LOOKBACK), ago(NONE), Basis.REPORTED, Optional.empty(), NONE)))
                .isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void zeros_outside_the_threshold_do_not_help() {
        assertThat(of(zeros(KERNEL, LOOKBACK, ofDays(5)), absentWhileAlive(KERNEL, ofDays(5), NONE)))
                .isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void zeros_in_nine_tenths_and_an_absence_without_control_are_medium() {
        assertThat(of(zeros(KERNEL, LOOKBACK, ofDays(1)), absentAsPublished(KERNEL, ofDays(1), NONE)))
                .isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void absence_as_published_is_high_with_its_control_and_medium_without() {
        assertThat(of(absentAsPublishedUnderControl(KERNEL, LOOKBACK, NONE))).isEqualTo(Confidence.HIGH);
        assertThat(of(absentAsPublished(KERNEL, LOOKBACK, NONE))).isEqualTo(Confidence.MEDIUM);
        assertThat(of(
                        absentAsPublishedUnderControl(KERNEL, LOOKBACK, ofHours(1)),
                        absentAsPublished(KERNEL, ofHours(1), NONE)))
                .isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void silence_of_logs_is_medium() {
        assertThat(of(readEmpty(KERNEL, LOOKBACK, NONE))).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void the_weakest_signal_decides() {
        var activity = anEndpoint()
                .demand(KERNEL, List.of(zeros(KERNEL, LOOKBACK, NONE)))
                .demand(INVOCATIONS, List.of(absentWhileAlive(INVOCATIONS, LOOKBACK, NONE)))
                .build();
        assertThat(confidence(activity)).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void a_source_can_bound_it_and_leaves_a_note() {
        var activity = anEndpoint()
                .demand(KERNEL, List.of(zeros(KERNEL, LOOKBACK, NONE)))
                .atMost(Confidence.LOW, "CONTROL_IS_WEAK")
                .atMost(Confidence.MEDIUM, "REMOVED_VARIANTS_INVISIBLE")
                .build();
        assertThat(confidence(activity)).isEqualTo(Confidence.LOW);
        assertThat(activity.notes()).containsExactly("CONTROL_IS_WEAK", "REMOVED_VARIANTS_INVISIBLE");
    }

    @Test
    void a_bound_never_raises_it() {
        var activity = anEndpoint()
                .demand(KERNEL, List.of(readEmpty(KERNEL, LOOKBACK, NONE)))
                .atMost(Confidence.HIGH, "NOTHING_TO_SAY")
                .build();
        assertThat(confidence(activity)).isEqualTo(Confidence.MEDIUM);
    }

    private static Confidence of(Evidence... evidence) {
        return confidence(anEndpoint().demand(KERNEL, List.of(evidence)).build());
    }

    private static Confidence confidence(ResourceActivity activity) {
        return ((Idle) Interlock.judge(TEN_DAYS, activity)).confidence();
    }
}
