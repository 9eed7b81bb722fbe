package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.unreadableTags;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.ActivityPredicate.ofType;
import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code unless}, {@code when … otherwise …}, and predicates that meet what could not be read. */
class ExclusionsTest {

    private static final IdlePolicy QUIET = IdlePolicy.quietFor(THRESHOLD);
    private static final ActivityPredicate YES = activity -> true;
    private static final ActivityPredicate NO = activity -> false;

    /** Where the tags could not be read, neither yes nor no. */
    private static final ActivityPredicate UNREADABLE = tagged("keep");

    private static final ResourceActivity UNTAGGED = with(Fact.known(Map.of()));
    private static final ResourceActivity KEPT = with(Activities.tagged("keep", "true"));
    private static final ResourceActivity NO_TELLING = with(unreadableTags());

    @Test
    void what_is_tagged_is_excluded_and_all_else_is_judged() {
        IdlePolicy policy = QUIET.unless(tagged("keep", "true"), "kept");
        assertThat(Interlock.judge(policy, KEPT).reason()).isEqualTo(ReasonCode.EXCLUDED);
        assertThat(Interlock.judge(policy, KEPT).explanation()).isEqualTo("Excluded: kept.");
        assertThat(Interlock.judge(policy, UNTAGGED).status()).isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(policy, with(Activities.tagged("keep", "True")))
                        .status())
                .isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(policy, with(Activities.tagged("Keep", "true")))
                        .status())
                .isEqualTo(Status.IDLE);
    }

    @Test
    void tags_that_could_not_be_read_are_not_no_tags() {
        IdleVerdict verdict = Interlock.judge(QUIET.unless(tagged("keep", "true"), "kept"), NO_TELLING);
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(verdict.explanation()).contains("AccessDeniedException on ListTags");
    }

    @Test
    void an_exclusion_of_one_operand_speaks_for_that_operand_only() {
        IdlePolicy kept = QUIET.unless(YES, "kept");
        assertThat(Interlock.judge(kept.or(QUIET), UNTAGGED).status()).isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(QUIET.or(kept), UNTAGGED).status()).isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(kept.and(QUIET), UNTAGGED).reason()).isEqualTo(ReasonCode.EXCLUDED);
    }

    @Test
    void an_exclusion_of_the_whole_policy_frees_the_resource() {
        IdlePolicy longer = IdlePolicy.quietFor(ofDays(20));
        assertThat(Interlock.judge(QUIET.or(longer).unless(YES, "kept"), UNTAGGED)
                        .reason())
                .isEqualTo(ReasonCode.EXCLUDED);
        assertThat(Interlock.judge(QUIET.and(longer).unless(YES, "kept"), UNTAGGED)
                        .reason())
                .isEqualTo(ReasonCode.EXCLUDED);
    }

    @Test
    void use_wins_over_exclusion_however_deep() {
        var used = Activities.anEndpoint()
                .demand(Activities.INVOCATIONS, List.of(use(Activities.INVOCATIONS, ofDays(1))))
                .tags(unreadableTags())
                .build();
        IdlePolicy deep =
                QUIET.unless(YES, "a").named("b").unless(UNREADABLE, "c").because("d");
        assertThat(Interlock.judge(deep, used).status()).isEqualTo(Status.ACTIVE);
    }

    @ParameterizedTest(name = "settled by {0}: {1}")
    @CsvSource({"PT1H, USED", "PT59M59S, EXCLUSION_UNREADABLE"})
    void a_policy_of_ones_own_lets_use_win_over_exclusion_where_it_is_settled_by_an_hour_or_more(
            Duration settledBy, String expected) {
        EvidenceNeeds needs = EvidenceNeeds.lookback(THRESHOLD).withTags().settledBy(settledBy);
        IdlePolicy own = IdlePolicy.of("own", needs, activity -> {
            boolean kept = activity.tag("keep").isPresent();
            return kept ? IdleVerdict.notJudged("KEPT", "Kept.") : activity.quiet(THRESHOLD);
        });
        var used = Activities.anEndpoint()
                .demand(Activities.INVOCATIONS, List.of(use(Activities.INVOCATIONS, Duration.ofMinutes(1))))
                .tags(unreadableTags())
                .build();
        assertThat(Interlock.judge(own, used).reason().code()).isEqualTo(expected);
    }

    @Test
    void of_two_that_hold_the_first_is_told() {
        IdlePolicy policy = QUIET.unless(Exemption.of(YES, "first"), Exemption.of(YES, "second"));
        assertThat(Interlock.judge(policy, UNTAGGED).explanation()).isEqualTo("Excluded: first.");
    }

    @Test
    void two_exclusions_exclude_where_either_does() {
        for (IdlePolicy policy : List.of(
                QUIET.unless(YES, "a").unless(NO, "b"), QUIET.unless(NO, "b").unless(YES, "a"))) {
            assertThat(Interlock.judge(policy, UNTAGGED).explanation()).isEqualTo("Excluded: a.");
        }
    }

    @Test
    void what_one_exclusion_excludes_is_excluded_even_where_another_cannot_be_answered() {
        for (IdlePolicy policy : List.of(
                QUIET.unless(YES, "a").unless(UNREADABLE, "b"),
                QUIET.unless(UNREADABLE, "b").unless(YES, "a"))) {
            assertThat(Interlock.judge(policy, NO_TELLING).explanation()).isEqualTo("Excluded: a.");
        }
    }

    @Test
    void a_predicate_that_fails_is_a_policy_that_fails() {
        IdlePolicy policy = QUIET.unless(
                activity -> {
                    throw new IllegalArgumentException("bad pattern");
                },
                "x");
        IdleVerdict verdict = Interlock.judge(policy, UNTAGGED);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.POLICY_FAILED);
        assertThat(verdict.explanation()).contains("bad pattern");
    }

    @Test
    void a_predicate_that_asks_for_tags_without_needing_them_fails_and_names_the_need() {
        var activity = aSilentEndpoint().build();
        IdlePolicy policy = QUIET.unless(one -> one.tag("keep").isPresent(), "kept");
        IdleVerdict verdict = Interlock.judge(policy, activity);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.POLICY_FAILED);
        assertThat(verdict.explanation()).contains("withTags()");
    }

    @Test
    void a_predicate_that_hides_what_could_not_be_read_has_not_answered() {
        ActivityPredicate hiding = activity -> {
            try {
                return activity.tag("keep").isPresent();
            } catch (RuntimeException hidden) {
                return false;
            }
        };
        assertThat(Interlock.judge(QUIET.unless(hiding, "kept"), NO_TELLING).reason())
                .isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(Interlock.judge(QUIET.unless(hiding.negate().negate().or(NO), "kept"), NO_TELLING)
                        .reason())
                .isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(Interlock.judge(IdlePolicy.when(hiding, QUIET).otherwise(QUIET), NO_TELLING)
                        .reason())
                .isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
    }

    @Test
    void unreadable_or_true_is_true_and_unreadable_and_false_is_false_whichever_comes_first() {
        assertThat(UNREADABLE.or(YES).test(NO_TELLING)).isTrue();
        assertThat(YES.or(UNREADABLE).test(NO_TELLING)).isTrue();
        assertThat(UNREADABLE.and(NO).test(NO_TELLING)).isFalse();
        assertThat(NO.and(UNREADABLE).test(NO_TELLING)).isFalse();
    }

    @Test
    void unreadable_decides_where_nothing_else_does() {
        for (ActivityPredicate undecided : List.of(
                UNREADABLE.or(NO),
                NO.or(UNREADABLE),
                UNREADABLE.and(YES),
                YES.and(UNREADABLE),
                UNREADABLE.negate(),
                UNREADABLE.or(UNREADABLE))) {
            assertThatThrownBy(() -> undecided.test(NO_TELLING)).isInstanceOf(UnreadableFactException.class);
        }
    }

    @Test
    void predicates_that_can_be_answered_are_plain_logic() {
        for (ActivityPredicate one : List.of(YES, NO)) {
            for (ActivityPredicate other : List.of(YES, NO)) {
                assertThat(one.or(other).test(UNTAGGED)).isEqualTo(one == YES || other == YES);
                assertThat(one.and(other).test(UNTAGGED)).isEqualTo(one == YES && other == YES);
            }
            assertThat(one.negate().test(UNTAGGED)).isEqualTo(one == NO);
        }
    }

    @Test
    void predicates_carry_their_needs_along() {
        assertThat(NO.or(tagged("keep")).needs().tags()).isTrue();
        assertThat(tagged("keep", "true").and(NO).needs().tags()).isTrue();
        assertThat(tagged("keep").negate().needs().tags()).isTrue();
        assertThat(ofType(ResourceId.ENDPOINT).needs()).isEqualTo(EvidenceNeeds.nothing());
    }

    @Test
    void when_routes_by_type_and_by_tag() {
        IdlePolicy never = IdlePolicy.of(
                "never", EvidenceNeeds.nothing(), activity -> IdleVerdict.notJudged("NOT_MINE", "Not mine."));
        IdlePolicy policy = IdlePolicy.when(ofType(ResourceId.ENDPOINT).and(tagged("keep")), never)
                .otherwise(QUIET);
        assertThat(Interlock.judge(policy, KEPT).reason().code()).isEqualTo("NOT_MINE");
        assertThat(Interlock.judge(policy, UNTAGGED).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void when_it_cannot_be_told_which_policy_judges_only_use_seen_by_both_decides() {
        IdlePolicy choice = IdlePolicy.when(UNREADABLE, QUIET).otherwise(IdlePolicy.quietFor(ofDays(3)));
        assertThat(Interlock.judge(choice, usedAgo(2)).status()).isEqualTo(Status.ACTIVE);
        assertThat(Interlock.judge(choice, usedAgo(4)).reason()).isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(Interlock.judge(choice, usedAgo(20)).reason()).isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
    }

    @Test
    void what_is_never_judged_is_not_excluded_either() {
        var failed = aSilentEndpoint()
                .standing(Standing.neverJudged(ReasonCode.OUT_OF_SERVICE, "Out of service."))
                .build();
        assertThat(Interlock.judge(QUIET.unless(YES, "kept"), failed).reason()).isEqualTo(ReasonCode.OUT_OF_SERVICE);
    }

    @Test
    void what_is_never_judged_does_not_depend_on_a_choice_that_cannot_be_made() {
        var failed = aSilentEndpoint()
                .tags(unreadableTags())
                .standing(Standing.neverJudged(ReasonCode.FAILED, "Failed."))
                .build();
        assertThat(Interlock.judge(IdlePolicy.when(UNREADABLE, QUIET).otherwise(QUIET), failed)
                        .reason())
                .isEqualTo(ReasonCode.FAILED);
    }

    private static ResourceActivity usedAgo(long days) {
        return Activities.anEndpoint()
                .tags(unreadableTags())
                .demand(
                        Activities.INVOCATIONS,
                        List.of(
                                Activities.zeros(Activities.INVOCATIONS, Activities.LOOKBACK, Activities.NONE),
                                use(Activities.INVOCATIONS, ofDays(days))))
                .build();
    }

    private static ResourceActivity with(Fact<Map<String, String>> tags) {
        return aSilentEndpoint().tags(tags).build();
    }
}
