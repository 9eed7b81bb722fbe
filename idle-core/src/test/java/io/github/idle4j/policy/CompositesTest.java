package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.SECOND;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.aComponent;
import static io.github.idle4j.policy.Activities.aSilentComponent;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.absentWhileAlive;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.quiet;
import static io.github.idle4j.policy.Activities.signalOf;
import static io.github.idle4j.policy.Activities.silent;
import static io.github.idle4j.policy.Activities.tagged;
import static io.github.idle4j.policy.Activities.unreadableTags;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A whole is judged by the same rules on the evidence of its parts, never on their verdicts. */
class CompositesTest {

    private static final Signal CALLS = signalOf("llama");
    private static final Standing FAILED = Standing.neverJudged(ReasonCode.FAILED, "It has failed.");
    private static final Standing CREATING = Standing.neverJudged(ReasonCode.CREATING, "It is being created.");
    private static final Standing DELETING = Standing.neverJudged(ReasonCode.DELETING, "It is being deleted.");
    private static final Standing NO_COPIES = Standing.withoutCost("It has no copies.");
    private static final IdlePolicy UNLESS_KEPT = IdlePolicy.quietFor(THRESHOLD)
            .unless(ActivityPredicate.tagged("keep", "true"), "its owner asked to keep it");

    @Test
    void a_whole_of_silent_parts_is_idle() {
        assertThat(wholeOf(aSilentComponent("llama"), aSilentComponent("mistral"))
                        .status())
                .isEqualTo(Status.IDLE);
    }

    @Test
    void use_of_one_part_is_use_of_the_whole() {
        assertThat(wholeOf(aSilentComponent("mistral"), used(ofDays(1))).status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_gap_in_one_part_is_a_gap_in_the_whole() {
        var part =
                aComponent("llama").demand(CALLS, List.of(zeros(CALLS, LOOKBACK, NONE), gap(CALLS, ofDays(2), NONE)));
        assertThat(wholeOf(part).reason()).isEqualTo(ReasonCode.CALL_FAILED);
    }

    @Test
    void a_whole_is_as_young_as_its_youngest_part() {
        IdleVerdict verdict =
                wholeOf(aSilentComponent("mistral"), aSilentComponent("llama").createdAt(ago(THRESHOLD.minus(SECOND))));
        assertThat(verdict.status()).isEqualTo(Status.NOT_JUDGED);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.TOO_NEW_COMPONENT);
        assertThat(verdict.explanation()).contains("llama");
    }

    @Test
    void a_part_exactly_as_old_as_the_threshold_does_not_make_the_whole_too_new() {
        assertThat(wholeOf(aSilentComponent("llama").createdAt(ago(THRESHOLD))).status())
                .isEqualTo(Status.IDLE);
    }

    @Test
    void the_age_of_the_whole_comes_before_that_of_its_parts() {
        var whole = anEndpoint()
                .createdAt(ago(ofDays(1)))
                .part(aSilentComponent("llama").createdAt(ago(ofDays(1))).build())
                .build();
        assertThat(quiet(whole).reason()).isEqualTo(ReasonCode.TOO_NEW);
    }

    @Test
    void a_part_of_unknown_age_leaves_the_age_of_the_whole_unknown() {
        var ageless = ResourceActivity.builder(Activities.componentNamed("llama"), Activities.WINDOW)
                .completeness(Completeness.complete())
                .demand(CALLS, silent(CALLS));
        assertThat(wholeOf(ageless).reason()).isEqualTo(ReasonCode.AGE_UNKNOWN);
    }

    @Test
    void a_part_younger_than_a_long_look_back_leaves_no_gap() {
        var whole = anEndpoint()
                .part(aComponent("llama")
                        .createdAt(ago(ofDays(20)))
                        .demand(CALLS, List.of(zeros(CALLS, ofDays(20), NONE)))
                        .build())
                .build();
        var patient = IdlePolicy.of("patient", EvidenceNeeds.lookback(LOOKBACK), activity -> activity.quiet(THRESHOLD));
        IdleVerdict verdict = Interlock.judge(patient, whole);
        assertThat(verdict.status()).isEqualTo(Status.IDLE);
        assertThat(((Idle) verdict).since()).isEqualTo(ago(ofDays(20)));
    }

    @Test
    void a_part_that_is_updating_or_deleting_takes_the_whole_with_it() {
        for (Standing standing : List.of(Standing.inTransition("Its status is Updating."), DELETING)) {
            IdleVerdict verdict = wholeOf(aSilentComponent("llama").standing(standing));
            assertThat(verdict.status()).isEqualTo(Status.NOT_JUDGED);
            assertThat(verdict.reason()).isEqualTo(ReasonCode.IN_TRANSITION);
            assertThat(verdict.explanation()).contains("llama");
        }
    }

    @Test
    void a_part_whose_standing_cannot_be_read_leaves_the_whole_unknown() {
        var part = aSilentComponent("llama").standing(Standing.unreadable(ReasonCode.ACCESS_DENIED, "Denied."));
        assertThat(wholeOf(part).status()).isEqualTo(Status.UNKNOWN);
        assertThat(wholeOf(part).reason()).isEqualTo(ReasonCode.ACCESS_DENIED);
    }

    @Test
    void a_part_of_a_status_that_nobody_knows_owes_silence_like_any_other() {
        var unknown = Standing.neverJudged(ReasonCode.UNKNOWN_STATUS, "Its status is Hibernating.");
        assertThat(besides(aComponent("llama").standing(unknown).demand(CALLS, List.of()))
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(besides(aSilentComponent("llama").standing(unknown).createdAt(ago(ofDays(1))))
                        .reason())
                .isEqualTo(ReasonCode.TOO_NEW_COMPONENT);
        assertThat(besides(aSilentComponent("llama").standing(unknown)).status())
                .isEqualTo(Status.IDLE);
    }

    @Test
    void a_young_part_that_is_being_created_makes_the_whole_too_new() {
        var part = aComponent("llama").standing(CREATING).createdAt(ago(ofDays(1)));
        assertThat(besides(part).reason()).isEqualTo(ReasonCode.TOO_NEW_COMPONENT);
    }

    @Test
    void a_part_stuck_in_creation_owes_no_silence() {
        var part = aComponent("llama").standing(CREATING).demand(CALLS, List.of());
        assertThat(besides(part).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void a_part_that_failed_or_has_no_copies_lends_no_age_no_silence_no_exclusion() {
        for (Standing standing : List.of(FAILED, NO_COPIES)) {
            var part = aComponent("llama")
                    .standing(standing)
                    .createdAt(ago(ofDays(1)))
                    .tags(tagged("keep", "true"))
                    .completeness(Completeness.incomplete(ReasonCode.KIND_UNREADABLE, "Of no known kind."))
                    .atMost(Confidence.LOW, "WEAK")
                    .demand(CALLS, List.of());
            var whole = aSilentEndpoint().tags(tagged("keep", "no")).part(part.build());
            IdleVerdict verdict = Interlock.judge(UNLESS_KEPT, whole.build());
            assertThat(verdict.status()).isEqualTo(Status.IDLE);
            assertThat(((Idle) verdict).confidence()).isEqualTo(Confidence.HIGH);
        }
    }

    @Test
    void use_of_a_part_that_failed_or_has_no_copies_or_is_created_still_counts() {
        for (Standing standing : List.of(FAILED, NO_COPIES, CREATING)) {
            assertThat(besides(used(ofDays(13)).standing(standing)).status()).isEqualTo(Status.ACTIVE);
            assertThat(besides(used(THRESHOLD).standing(standing)).status()).isEqualTo(Status.IDLE);
        }
    }

    @Test
    void a_whole_of_parts_none_of_which_owes_silence_is_unknown() {
        assertThat(wholeOf(aSilentComponent("llama").standing(NO_COPIES)).reason())
                .isEqualTo(ReasonCode.NO_SIGNALS);
    }

    @Test
    void a_whole_with_a_part_that_may_show_more_is_not_complete() {
        var part = aSilentComponent("llama")
                .completeness(Completeness.incomplete(ReasonCode.KIND_UNREADABLE, "Of no known kind."));
        IdleVerdict verdict = wholeOf(part);
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.KIND_UNREADABLE);
        assertThat(verdict.explanation()).contains("llama", "Of no known kind.");
    }

    @Test
    void a_whole_whose_parts_were_not_all_listed_can_be_active_but_not_idle() {
        var unfinished = Completeness.incomplete(ReasonCode.PARTS_INCOMPLETE, "The list was cut off.");
        var silentSoFar = anEndpoint()
                .completeness(unfinished)
                .part(aSilentComponent("llama").build())
                .build();
        assertThat(quiet(silentSoFar).reason()).isEqualTo(ReasonCode.PARTS_INCOMPLETE);
        var usedSoFar = anEndpoint()
                .completeness(unfinished)
                .part(used(ofDays(1)).build())
                .build();
        assertThat(quiet(usedSoFar).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_part_that_is_excluded_excludes_the_whole_and_is_named() {
        var whole = anEndpoint()
                .tags(tagged("keep", "no"))
                .part(aSilentComponent("llama").tags(tagged("keep", "true")).build())
                .build();
        IdleVerdict verdict = Interlock.judge(UNLESS_KEPT, whole);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.EXCLUDED);
        assertThat(verdict.explanation())
                .isEqualTo("Excluded with its inference component llama: its owner asked to keep it.");
    }

    @Test
    void a_part_whose_tags_cannot_be_read_leaves_the_whole_unknown_unless_another_excludes_it() {
        var unreadable = aSilentComponent("llama").tags(unreadableTags()).build();
        var kept = aSilentComponent("mistral").tags(tagged("keep", "true")).build();
        var whole = anEndpoint().tags(tagged("keep", "no")).part(unreadable);
        assertThat(Interlock.judge(UNLESS_KEPT, whole.build()).reason()).isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(Interlock.judge(UNLESS_KEPT, whole.part(kept).build()).reason())
                .isEqualTo(ReasonCode.EXCLUDED);
    }

    @Test
    void a_part_of_a_part_lends_its_age_and_its_exclusion_too() {
        var young = aSilentComponent("adapter").createdAt(ago(ofDays(1))).build();
        assertThat(wholeOf(aSilentComponent("base").part(young)).reason()).isEqualTo(ReasonCode.TOO_NEW_COMPONENT);

        var kept = aSilentComponent("adapter").tags(tagged("keep", "true")).build();
        var base = aSilentComponent("base").tags(tagged("keep", "no")).part(kept);
        var whole = anEndpoint().tags(tagged("keep", "no")).part(base.build()).build();
        assertThat(Interlock.judge(UNLESS_KEPT, whole).reason()).isEqualTo(ReasonCode.EXCLUDED);
    }

    @Test
    void a_part_of_a_part_that_failed_lends_nothing() {
        var young = aSilentComponent("adapter").createdAt(ago(ofDays(1))).build();
        assertThat(besides(aSilentComponent("base").standing(FAILED).part(young))
                        .status())
                .isEqualTo(Status.IDLE);
    }

    @Test
    void cost_and_standing_are_those_of_the_whole() {
        var free = anEndpoint()
                .standing(Standing.withoutCost("Serverless."))
                .part(aSilentComponent("llama").standing(DELETING).build())
                .build();
        assertThat(quiet(free).reason()).isEqualTo(ReasonCode.NO_STANDING_COST);
        var failed = anEndpoint().standing(FAILED).part(used(ofDays(1)).build()).build();
        assertThat(quiet(failed).reason()).isEqualTo(ReasonCode.FAILED);
    }

    @Test
    void the_confidence_is_that_of_the_weakest_part() {
        List<Evidence> absent = List.of(absentWhileAlive(CALLS, LOOKBACK, NONE));
        var weak = aComponent("llama").demand(CALLS, absent);
        assertThat(((Idle) besides(weak)).confidence()).isEqualTo(Confidence.MEDIUM);
        var bounded = aSilentComponent("llama").atMost(Confidence.LOW, "WEAK");
        assertThat(((Idle) besides(bounded)).confidence()).isEqualTo(Confidence.LOW);
    }

    private static ResourceActivity.Builder used(Duration when) {
        return aComponent("llama").demand(CALLS, List.of(zeros(CALLS, LOOKBACK, NONE), use(CALLS, when)));
    }

    private static IdleVerdict wholeOf(ResourceActivity.Builder... parts) {
        return judged(anEndpoint(), parts);
    }

    private static IdleVerdict besides(ResourceActivity.Builder part) {
        return judged(aSilentEndpoint(), part);
    }

    private static IdleVerdict judged(ResourceActivity.Builder whole, ResourceActivity.Builder... parts) {
        for (ResourceActivity.Builder part : parts) {
            whole.part(part.build());
        }
        return quiet(whole.build());
    }

    @Test
    void where_a_condition_holds_of_a_part_alone_the_whole_has_to_be_idle_by_both() {
        IdlePolicy tagged = IdlePolicy.when(ActivityPredicate.tagged("env", "prod"), IdlePolicy.quietFor(ofDays(20)))
                .otherwise(IdlePolicy.quietFor(ofDays(7)));
        IdlePolicy typed = IdlePolicy.when(
                        ActivityPredicate.ofType(ResourceId.INFERENCE_COMPONENT), IdlePolicy.quietFor(ofDays(20)))
                .otherwise(IdlePolicy.quietFor(ofDays(7)));
        for (String env : List.of("prod", "test")) {
            var part = aSilentComponent("llama")
                    .tags(Activities.tagged("env", env))
                    .build();
            var whole = Activities.anEndpoint()
                    .tags(Fact.known(Map.of()))
                    .demand(
                            Activities.INVOCATIONS,
                            List.of(
                                    Activities.zeros(Activities.INVOCATIONS, Activities.LOOKBACK, Activities.NONE),
                                    Activities.use(Activities.INVOCATIONS, ofDays(9))))
                    .part(part)
                    .build();
            assertThat(Interlock.judge(tagged, whole).status())
                    .isEqualTo(env.equals("prod") ? Status.ACTIVE : Status.IDLE);
            assertThat(Interlock.judge(typed, whole).status()).isEqualTo(Status.IDLE);
        }
    }
}
