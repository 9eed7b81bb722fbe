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
import static io.github.idle4j.policy.Activities.unreadableTags;
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
        assertThat(idle(
                                tolerating(THRESHOLD, List.of(invented)),
                                aSilentEndpoint().build())
                        .tolerated())
                .isEmpty();
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
    void a_policy_that_throws_has_not_answered() {
        for (RuntimeException thrown :
                List.of(new NullPointerException(), new UnsupportedOperationException("later"))) {
            IdleVerdict verdict = Interlock.judge(
                    policy(activity -> {
                        throw thrown;
                    }),
                    aSilentEndpoint().build());
            assertThat(verdict.reason()).isEqualTo(ReasonCode.POLICY_FAILED);
            assertThat(verdict.explanation())
                    .startsWith("The policy 'mine' did not answer: " + thrown)
                    .endsWith(".");
        }
    }

    @Test
    void a_policy_that_recurses_without_end_has_not_answered() {
        assertThat(Interlock.judge(
                                policy(InterlockTest::forever),
                                aSilentEndpoint().build())
                        .reason())
                .isEqualTo(ReasonCode.POLICY_FAILED);
    }

    private static IdleVerdict forever(ResourceActivity activity) {
        return forever(activity).because("never");
    }

    @Test
    void a_policy_that_answers_null_has_not_answered() {
        IdleVerdict verdict =
                Interlock.judge(policy(activity -> null), aSilentEndpoint().build());
        assertThat(verdict.reason()).isEqualTo(ReasonCode.POLICY_FAILED);
        assertThat(verdict.explanation()).isEqualTo("The policy 'mine' did not answer: it returned null.");
    }

    @Test
    void a_policy_that_cannot_tell_its_needs_or_its_name_has_not_answered() {
        IdlePolicy nameless = new IdlePolicy() {
            @Override
            public IdleVerdict evaluate(ResourceActivity activity) {
                return activity.quiet(THRESHOLD);
            }

            @Override
            public EvidenceNeeds needs() {
                throw new IllegalStateException("no needs");
            }

            @Override
            public String name() {
                throw new IllegalStateException("no name");
            }
        };
        IdleVerdict verdict = Interlock.judge(nameless, aSilentEndpoint().build());
        assertThat(verdict.reason()).isEqualTo(ReasonCode.POLICY_FAILED);
        assertThat(verdict.explanation()).contains("no needs");
    }

    @Test
    void a_span_longer_than_all_time_is_only_longer_than_the_resource_exists() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        IdlePolicy liar = policy(activity ->
                new Idle(ReasonCode.NO_USE_IN_WINDOW, "x", List.of(), ago(NONE), endless, List.of(), Confidence.HIGH));
        assertThat(Interlock.judge(liar, aSilentEndpoint().build()).reason()).isEqualTo(ReasonCode.TOO_NEW);
        assertThat(Interlock.judge(IdlePolicy.quietFor(endless), usedAgo(ofDays(50)))
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_policy_that_needs_nothing_but_tags_and_cannot_read_them_cannot_tell() {
        IdlePolicy tagsOnly = IdlePolicy.of(
                "tags only",
                EvidenceNeeds.nothing().withTags(),
                activity ->
                        activity.tag("a").isPresent() ? IdleVerdict.notJudged("X", "x") : activity.quiet(THRESHOLD));
        assertThat(Interlock.judge(
                                tagsOnly,
                                aSilentEndpoint().tags(unreadableTags()).build())
                        .reason())
                .isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
    }

    @Test
    void a_policy_that_asks_for_tags_without_needing_them_fails_and_names_the_need() {
        IdlePolicy careless = policy(
                activity -> activity.tag("env").is("dev") ? activity.quiet(THRESHOLD) : activity.quiet(LOOKBACK));
        IdleVerdict verdict = Interlock.judge(careless, aSilentEndpoint().build());
        assertThat(verdict.reason()).isEqualTo(ReasonCode.POLICY_FAILED);
        assertThat(verdict.explanation()).contains("EvidenceNeeds.withTags()");
    }

    @Test
    void a_policy_that_asks_about_unreadable_tags_cannot_tell() {
        IdlePolicy asking = policy(activity -> activity.tag("env").is("prod")
                ? IdleVerdict.notJudged("PRODUCTION", "Production is not judged.")
                : activity.quiet(THRESHOLD));
        IdleVerdict verdict =
                Interlock.judge(asking, aSilentEndpoint().tags(unreadableTags()).build());
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
    }

    @Test
    void a_policy_that_swallows_what_could_not_be_read_cannot_tell_either() {
        var unreadable = aSilentEndpoint().tags(unreadableTags()).build();
        assertThat(Interlock.judge(swallowing(IdleVerdict.notJudged("X", "x")), unreadable)
                        .reason())
                .isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(Interlock.judge(swallowing(unreadable.quiet(THRESHOLD)), unreadable)
                        .reason())
                .isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(Interlock.judge(swallowing(IdleVerdict.active("X", "x")), unreadable)
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_policy_that_swallows_that_it_asked_for_what_it_did_not_need_fails() {
        var notAsked = aSilentEndpoint().build();
        IdleVerdict verdict = Interlock.judge(swallowing(notAsked.quiet(THRESHOLD)), notAsked);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.POLICY_FAILED);
        assertThat(verdict.explanation()).contains("EvidenceNeeds.withTags()");
        assertThat(Interlock.judge(swallowing(IdleVerdict.active("X", "x")), notAsked)
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_question_about_a_part_that_cannot_be_answered_counts_like_one_about_the_whole() {
        var part = Activities.aSilentComponent("llama").tags(unreadableTags()).build();
        var whole = anEndpoint().part(part).build();
        IdlePolicy asking = policy(activity ->
                activity.parts().get(0).tag("env").isPresent() ? activity.quiet(LOOKBACK) : activity.quiet(THRESHOLD));
        IdlePolicy swallowing = policy(activity -> {
            try {
                return asking.evaluate(activity);
            } catch (RuntimeException swallowed) {
                return activity.quiet(THRESHOLD);
            }
        });
        assertThat(Interlock.judge(asking, whole).reason()).isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(Interlock.judge(swallowing, whole).reason()).isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
    }

    @Test
    void an_unreadable_tag_that_nobody_asks_about_does_not_matter() {
        var unreadable = aSilentEndpoint().tags(unreadableTags()).build();
        assertThat(Interlock.judge(IdlePolicy.quietFor(THRESHOLD), unreadable).status())
                .isEqualTo(Status.IDLE);
    }

    @Test
    void what_stands_before_exclusions_is_told_even_where_tags_are_unreadable() {
        IdlePolicy asking = IdlePolicy.of(
                "mine",
                EvidenceNeeds.lookback(THRESHOLD).withTags().settledBy(THRESHOLD),
                activity -> activity.tag("env").is("dev") ? activity.quiet(THRESHOLD) : activity.quiet(LOOKBACK));
        var failed =
                aSilentEndpoint().tags(unreadableTags()).standing(Standing.neverJudged(ReasonCode.FAILED, "Failed."));
        assertThat(Interlock.judge(asking, failed.build()).reason()).isEqualTo(ReasonCode.FAILED);
        var used = anEndpoint().tags(unreadableTags()).demand(INVOCATIONS, List.of(use(INVOCATIONS, ofDays(1))));
        assertThat(Interlock.judge(asking, used.build()).status()).isEqualTo(Status.ACTIVE);
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

    private static IdlePolicy swallowing(IdleVerdict answer) {
        return policy(activity -> {
            try {
                activity.tag("env").isPresent();
            } catch (RuntimeException swallowed) {
                return answer;
            }
            return answer;
        });
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
