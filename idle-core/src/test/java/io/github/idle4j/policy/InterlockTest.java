package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.KERNEL;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.requests;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.Activities.usedAgo;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever a policy answers, no resource leaves as idle unless the evidence confirms it. */
class InterlockTest {

    @Test
    void a_policy_that_overlooks_use_inside_its_own_span_is_overruled() {
        IdleVerdict verdict = Interlock.judge(claimingIdleOver(THRESHOLD), usedAgo(ofDays(13)));
        assertThat(verdict.status()).isEqualTo(Status.ACTIVE);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.USED);
    }

    @Test
    void a_policy_may_rest_on_a_shorter_span_than_it_looked_at() {
        Idle idle = idle(claimingIdleOver(ofHours(1)), usedAgo(ofHours(2)));
        assertThat(idle.over()).isEqualTo(ofHours(1));
        assertThat(idle.since()).isEqualTo(ago(ofHours(2)));
    }

    @Test
    void a_policy_that_claims_more_time_than_was_looked_at_is_overruled() {
        IdleVerdict verdict =
                Interlock.judge(claimingIdleOver(ofDays(40)), aSilentEndpoint().build());
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.NOT_COVERED);
    }

    @Test
    void a_policy_that_claims_more_time_than_the_resource_exists_is_overruled() {
        assertThat(Interlock.judge(
                                claimingIdleOver(ofDays(70)), aSilentEndpoint().build())
                        .reason())
                .isEqualTo(ReasonCode.TOO_NEW);
    }

    @Test
    void a_policy_that_overlooks_standing_or_completeness_is_overruled() {
        var failed = aSilentEndpoint().standing(Standing.neverJudged(ReasonCode.FAILED, "Failed."));
        assertThat(Interlock.judge(claimingIdleOver(THRESHOLD), failed.build()).reason())
                .isEqualTo(ReasonCode.FAILED);
        var unfinished =
                aSilentEndpoint().completeness(Completeness.incomplete(ReasonCode.PARTS_INCOMPLETE, "Cut off."));
        assertThat(Interlock.judge(claimingIdleOver(THRESHOLD), unfinished.build())
                        .reason())
                .isEqualTo(ReasonCode.PARTS_INCOMPLETE);
    }

    @Test
    void use_that_is_counted_in_requests_can_be_tolerated() {
        Use three = requests(INVOCATIONS, 3, ofDays(2), ofDays(1));
        Idle idle = idle(tolerating(THRESHOLD, List.of(three)), seen(three));
        assertThat(idle.tolerated()).containsExactly(three);
        assertThat(idle.findings()).contains(three);
        assertThat(idle.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(idle.since()).isEqualTo(ago(THRESHOLD));
    }

    @Test
    void one_use_that_is_not_tolerated_is_enough() {
        Use three = requests(INVOCATIONS, 3, ofDays(2), ofDays(1));
        Use four = requests(INVOCATIONS, 4, ofDays(2), ofDays(1));
        IdleVerdict verdict = Interlock.judge(tolerating(THRESHOLD, List.of(three)), seen(three, four));
        assertThat(verdict.status()).isEqualTo(Status.ACTIVE);
        assertThat(verdict.findings()).containsExactly(four);
    }

    @Test
    void an_overruled_policy_is_named_and_the_use_that_it_did_not_tolerate_is_told() {
        Use later = requests(INVOCATIONS, 3, ofDays(2), ofDays(1));
        Use earlier = requests(INVOCATIONS, 4, ofDays(4), ofDays(3));
        IdleVerdict verdict = Interlock.judge(tolerating(THRESHOLD, List.of(later)), seen(later, earlier));
        assertThat(verdict.explanation())
                .isEqualTo("Used between 2026-06-11 12:00 and 2026-06-12 12:00 UTC: 4 invocations of variant blue.");
        assertThat(verdict.findings()).containsExactly(earlier);
        assertThat(verdict.decision().policy()).isEqualTo("mine");
    }

    @Test
    void an_idle_verdict_of_ones_own_stands_on_the_use_that_it_tolerates() {
        Use three = requests(INVOCATIONS, 3, ofDays(2), ofDays(1));
        assertThat(IdleVerdict.idle(seen(three), THRESHOLD, "CLAIMED", "I claim it.", List.of(three))
                        .findings())
                .containsExactly(three);
    }

    @Test
    void use_of_which_the_count_is_not_known_cannot_be_tolerated() {
        Use some = use(INVOCATIONS, ofDays(1));
        assertThat(Interlock.judge(tolerating(THRESHOLD, List.of(some)), seen(some))
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void use_that_is_not_counted_in_requests_cannot_be_tolerated() {
        Use busy = requests(KERNEL, 1, ofDays(2), ofDays(1));
        var activity = anEndpoint()
                .demand(KERNEL, List.of(zeros(KERNEL, LOOKBACK, NONE), busy))
                .build();
        assertThat(Interlock.judge(tolerating(THRESHOLD, List.of(busy)), activity)
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_policy_cannot_make_a_signal_additive_by_saying_so() {
        Use busy = requests(KERNEL, 1, ofDays(2), ofDays(1));
        Use disguised = requests(KERNEL.additive(), 1, ofDays(2), ofDays(1));
        var activity = anEndpoint()
                .demand(KERNEL, List.of(zeros(KERNEL, LOOKBACK, NONE), busy))
                .build();
        assertThat(Interlock.judge(tolerating(THRESHOLD, List.of(disguised)), activity)
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void use_that_was_never_seen_is_not_silence() {
        Use invented = requests(INVOCATIONS, 1, ofDays(10), ofDays(5));
        var half = anEndpoint()
                .demand(
                        INVOCATIONS,
                        List.of(zeros(INVOCATIONS, LOOKBACK, ofDays(10)), zeros(INVOCATIONS, ofDays(5), NONE)))
                .build();
        assertThat(Interlock.judge(tolerating(THRESHOLD, List.of(invented)), half)
                        .reason())
                .isEqualTo(ReasonCode.NOT_COVERED);
        Idle silent =
                idle(tolerating(THRESHOLD, List.of(invented)), aSilentEndpoint().build());
        assertThat(silent.tolerated()).isEmpty();
        assertThat(silent.findings()).doesNotContain(invented).isNotEmpty();
    }

    @Test
    void a_gap_inside_the_declared_look_back_but_outside_the_span_blocks_that_part() {
        IdlePolicy policy = IdlePolicy.of(
                "remembers a month", EvidenceNeeds.lookback(LOOKBACK), activity -> activity.quiet(THRESHOLD));
        IdleVerdict verdict = Interlock.judge(policy, withOldGap());
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.CALL_FAILED);
    }

    @Test
    void a_need_of_another_part_does_not_block() {
        IdlePolicy remembering = IdlePolicy.of(
                "remembers a month", EvidenceNeeds.lookback(LOOKBACK), activity -> activity.quiet(THRESHOLD));
        IdlePolicy forgetting = IdlePolicy.quietFor(THRESHOLD);
        assertThat(Interlock.judge(remembering.or(forgetting), withOldGap()).status())
                .isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(forgetting.or(remembering), withOldGap()).status())
                .isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(forgetting.and(remembering), withOldGap()).status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void a_policy_keeps_its_own_reason_and_words_where_the_evidence_confirms_it() {
        Idle idle = idle(claimingIdleOver(THRESHOLD), aSilentEndpoint().build());
        assertThat(idle.reason().code()).isEqualTo("CLAIMED");
        assertThat(idle.explanation()).isEqualTo("I claim it.");
        assertThat(idle.findings()).isNotEmpty();
    }

    @Test
    void a_policy_cannot_claim_more_confidence_than_the_evidence_has() {
        var logs = anEndpoint()
                .demand(KERNEL, List.of(Activities.readEmpty(KERNEL, LOOKBACK, NONE)))
                .build();
        assertThat(idle(claimingIdleOver(THRESHOLD), logs).confidence()).isEqualTo(Confidence.MEDIUM);
    }

    private static IdlePolicy claimingIdleOver(Duration over) {
        return tolerating(over, List.of());
    }

    private static IdlePolicy tolerating(Duration over, List<Use> tolerated) {
        return policy(activity -> IdleVerdict.idle(activity, over, "CLAIMED", "I claim it.", tolerated));
    }

    private static IdlePolicy policy(Function<ResourceActivity, IdleVerdict> judgement) {
        return IdlePolicy.of("mine", EvidenceNeeds.lookback(ofHours(1)), judgement);
    }

    private static ResourceActivity seen(Evidence... more) {
        var all = new ArrayList<Evidence>(List.of(more));
        all.add(zeros(INVOCATIONS, LOOKBACK, NONE));
        return anEndpoint().demand(INVOCATIONS, all).build();
    }

    private static ResourceActivity withOldGap() {
        return seen(gap(INVOCATIONS, ofDays(21), ofDays(20)));
    }

    private static Idle idle(IdlePolicy policy, ResourceActivity activity) {
        IdleVerdict verdict = Interlock.judge(policy, activity);
        assertThat(verdict.status()).as(verdict.toString()).isEqualTo(Status.IDLE);
        return (Idle) verdict;
    }
}
