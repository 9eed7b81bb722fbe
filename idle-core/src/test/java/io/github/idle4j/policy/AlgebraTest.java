package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.usedAgo;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlgebraTest {

    private static final ResourceActivity SILENT = aSilentEndpoint().build();

    @ParameterizedTest(name = "{0} and {1} is {2}")
    @CsvSource({
        "ACTIVE, ACTIVE, ACTIVE",
        "ACTIVE, UNKNOWN, ACTIVE",
        "ACTIVE, NOT_JUDGED, ACTIVE",
        "ACTIVE, IDLE, ACTIVE",
        "UNKNOWN, ACTIVE, ACTIVE",
        "UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, NOT_JUDGED, UNKNOWN",
        "UNKNOWN, IDLE, UNKNOWN",
        "NOT_JUDGED, ACTIVE, ACTIVE",
        "NOT_JUDGED, UNKNOWN, UNKNOWN",
        "NOT_JUDGED, NOT_JUDGED, NOT_JUDGED",
        "NOT_JUDGED, IDLE, NOT_JUDGED",
        "IDLE, ACTIVE, ACTIVE",
        "IDLE, UNKNOWN, UNKNOWN",
        "IDLE, NOT_JUDGED, NOT_JUDGED",
        "IDLE, IDLE, IDLE"
    })
    void and_answers_as_its_table_says(Status one, Status other, Status expected) {
        assertThat(judge(saying(one).and(saying(other))).status()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} or {1} is {2}")
    @CsvSource({
        "ACTIVE, ACTIVE, ACTIVE",
        "ACTIVE, UNKNOWN, UNKNOWN",
        "ACTIVE, NOT_JUDGED, NOT_JUDGED",
        "ACTIVE, IDLE, IDLE",
        "UNKNOWN, ACTIVE, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, NOT_JUDGED, UNKNOWN",
        "UNKNOWN, IDLE, IDLE",
        "NOT_JUDGED, ACTIVE, NOT_JUDGED",
        "NOT_JUDGED, UNKNOWN, UNKNOWN",
        "NOT_JUDGED, NOT_JUDGED, NOT_JUDGED",
        "NOT_JUDGED, IDLE, IDLE",
        "IDLE, ACTIVE, IDLE",
        "IDLE, UNKNOWN, IDLE",
        "IDLE, NOT_JUDGED, IDLE",
        "IDLE, IDLE, IDLE"
    })
    void or_answers_as_its_table_says(Status one, Status other, Status expected) {
        assertThat(judge(saying(one).or(saying(other))).status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void one_policy_alone_answers_for_itself(Status status) {
        assertThat(judge(IdlePolicy.allOf(List.of(saying(status)))).status()).isEqualTo(status);
        assertThat(judge(IdlePolicy.anyOf(List.of(saying(status)))).status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "at least 2 of {0}, {1}, {2} is {3}")
    @CsvSource({
        "IDLE, IDLE, ACTIVE, IDLE",
        "IDLE, IDLE, UNKNOWN, IDLE",
        "IDLE, ACTIVE, ACTIVE, ACTIVE",
        "UNKNOWN, ACTIVE, ACTIVE, ACTIVE",
        "NOT_JUDGED, ACTIVE, ACTIVE, ACTIVE",
        "IDLE, UNKNOWN, ACTIVE, UNKNOWN",
        "IDLE, UNKNOWN, NOT_JUDGED, UNKNOWN",
        "UNKNOWN, NOT_JUDGED, NOT_JUDGED, UNKNOWN",
        "IDLE, NOT_JUDGED, ACTIVE, NOT_JUDGED",
        "NOT_JUDGED, NOT_JUDGED, NOT_JUDGED, NOT_JUDGED",
    })
    void so_many_of_several_answer_as_their_table_says(Status one, Status other, Status third, Status expected) {
        var policies = new ArrayList<>(List.of(saying(one), saying(other), saying(third)));
        for (int turn = 0; turn < 3; turn++) {
            Collections.rotate(policies, 1);
            assertThat(judge(IdlePolicy.atLeast(2, policies)).status()).isEqualTo(expected);
        }
    }

    @Test
    void so_many_of_several_are_at_least_one_and_at_most_all() {
        List<IdlePolicy> two = List.of(saying(Status.IDLE), saying(Status.ACTIVE));
        assertThat(IdlePolicy.atLeast(1, two).name())
                .isEqualTo(IdlePolicy.anyOf(two).name());
        assertThat(IdlePolicy.atLeast(2, two).name())
                .isEqualTo(IdlePolicy.allOf(two).name());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdlePolicy.atLeast(0, two))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdlePolicy.atLeast(3, two))
                .withMessageContaining("3");
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.atLeast(1, List.of()));
    }

    @Test
    void where_some_of_several_are_enough_the_sentence_says_how_many_it_takes() {
        IdlePolicy two =
                IdlePolicy.atLeast(2, List.of(saying(Status.IDLE), saying(Status.ACTIVE), saying(Status.IDLE)));
        assertThat(judge(two).explanation()).endsWith(". It takes 2 of 3 policies.");
        assertThat(judge(saying(Status.IDLE).and(saying(Status.ACTIVE))).explanation())
                .doesNotContain("It takes");
    }

    @Test
    void each_part_is_asked_once_however_deep_it_stands() {
        int[] asked = new int[1];
        IdlePolicy counting = IdlePolicy.of("counting", EvidenceNeeds.nothing(), activity -> {
            asked[0]++;
            return IdleVerdict.active("MINE", "Mine.");
        });
        IdlePolicy deep = IdlePolicy.quietFor(THRESHOLD)
                .and(saying(Status.IDLE).or(counting).named("deep").unless(activity -> false, "no"))
                .and(saying(Status.IDLE));
        IdlePolicy chosen = IdlePolicy.when(activity -> true, counting).otherwise(IdlePolicy.quietFor(THRESHOLD));
        IdlePolicy week = IdlePolicy.quietFor(ofDays(7));
        for (IdlePolicy policy : List.of(
                counting,
                deep,
                chosen,
                counting.and(week),
                chosen.and(week),
                chosen.or(IdlePolicy.quietFor(THRESHOLD)).and(week))) {
            asked[0] = 0;
            judge(policy);
            assertThat(asked[0]).as(policy.name()).isEqualTo(1);
        }
    }

    @Test
    void composing_nothing_throws() {
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.allOf(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.anyOf(List.of()));
    }

    @Test
    void composing_with_nobody_throws_at_once() {
        IdlePolicy policy = saying(Status.IDLE);
        assertThatNullPointerException().isThrownBy(() -> policy.and(null));
        assertThatNullPointerException().isThrownBy(() -> policy.or(null));
        assertThatNullPointerException().isThrownBy(() -> policy.unless(null, "because"));
        assertThatNullPointerException().isThrownBy(() -> policy.named(null));
        assertThatNullPointerException().isThrownBy(() -> policy.because(null));
        assertThatNullPointerException().isThrownBy(() -> IdlePolicy.when(activity -> true, null));
        assertThatNullPointerException()
                .isThrownBy(() -> IdlePolicy.when(activity -> true, policy).otherwise(null));
    }

    @Test
    void among_equal_answers_the_reason_that_is_published_first_is_told_whatever_the_order() {
        IdlePolicy failed = answering(IdleVerdict.notJudged("FAILED", "Failed."));
        IdlePolicy tooNew = answering(IdleVerdict.notJudged("TOO_NEW", "Too new."));
        IdlePolicy own = answering(IdleVerdict.notJudged("A_REASON", "My own."));
        IdlePolicy another = answering(IdleVerdict.notJudged("B_REASON", "Another one."));
        assertReasonInEveryOrder(List.of(tooNew, failed, own), ReasonCode.FAILED);
        assertReasonInEveryOrder(List.of(another, own, tooNew), ReasonCode.TOO_NEW);
        assertReasonInEveryOrder(List.of(another, own, own), ReasonCode.of("A_REASON", ""));
    }

    @Test
    void among_idle_answers_the_one_that_rests_on_most_stands() {
        IdlePolicy week = IdlePolicy.quietFor(ofDays(7));
        IdlePolicy twoWeeks = IdlePolicy.quietFor(ofDays(14));
        for (IdlePolicy policy :
                List.of(week.or(twoWeeks), twoWeeks.or(week), week.and(twoWeeks), twoWeeks.and(week))) {
            assertThat(((Idle) judge(policy)).over()).isEqualTo(ofDays(14));
        }
    }

    @Test
    void a_shorter_threshold_or_a_longer_one_is_the_shorter_one() {
        IdlePolicy either = IdlePolicy.quietFor(ofDays(7)).or(IdlePolicy.quietFor(ofDays(21)));
        IdlePolicy both = IdlePolicy.quietFor(ofDays(7)).and(IdlePolicy.quietFor(ofDays(21)));
        assertThat(Interlock.judge(either, usedAgo(ofDays(10))).status()).isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(both, usedAgo(ofDays(10))).status()).isEqualTo(Status.ACTIVE);
        assertThat(Interlock.judge(either, usedAgo(ofDays(3))).status()).isEqualTo(Status.ACTIVE);
        assertThat(Interlock.judge(both, usedAgo(ofDays(22))).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void a_part_that_throws_is_one_unknown_among_the_answers() {
        IdlePolicy broken = IdlePolicy.of("broken", EvidenceNeeds.nothing(), activity -> {
            throw new IllegalStateException("no");
        });
        assertThat(judge(broken.and(saying(Status.ACTIVE))).status()).isEqualTo(Status.ACTIVE);
        assertThat(judge(broken.or(saying(Status.IDLE))).status()).isEqualTo(Status.IDLE);
        assertThat(judge(broken.and(saying(Status.IDLE))).reason()).isEqualTo(ReasonCode.POLICY_FAILED);
    }

    @Test
    void because_speaks_only_of_idle() {
        String words = "Nobody used it, so it can go.";
        for (Status status : Status.values()) {
            IdleVerdict verdict = judge(saying(status).because(words));
            assertThat(verdict.status()).isEqualTo(status);
            if (status == Status.IDLE) {
                assertThat(verdict.explanation()).startsWith(words).endsWith("I say so.");
            } else {
                assertThat(verdict.explanation()).doesNotContain(words);
            }
        }
    }

    @Test
    void because_is_not_said_of_an_idle_that_the_evidence_does_not_confirm() {
        String words = "Nobody used it, so it can go.";
        IdlePolicy liar = saying(Status.IDLE).because(words);
        assertThat(Interlock.judge(liar, usedAgo(ofDays(1))).explanation()).doesNotContain(words);
        IdlePolicy own = IdlePolicy.of(
                "own",
                EvidenceNeeds.lookback(LOOKBACK),
                activity -> activity.quiet(THRESHOLD).because(words));
        assertThat(Interlock.judge(own, usedAgo(ofDays(1))).explanation()).doesNotContain(words);
        assertThat(Interlock.judge(own, usedAgo(ofDays(15))).explanation()).startsWith(words);
    }

    @Test
    void because_ends_as_a_sentence() {
        assertThat(judge(saying(Status.IDLE).because("nobody used it")).explanation())
                .isEqualTo("nobody used it. I say so.");
    }

    @Test
    void named_changes_the_name_alone() {
        IdlePolicy policy = IdlePolicy.quietFor(THRESHOLD).named("two weeks");
        assertThat(policy.name()).isEqualTo("two weeks");
        assertThat(policy.needs()).isEqualTo(IdlePolicy.quietFor(THRESHOLD).needs());
        assertThat(judge(policy).decision().policy()).isEqualTo("two weeks");
        assertThat(judge(policy).explanation())
                .isEqualTo(judge(IdlePolicy.quietFor(THRESHOLD)).explanation());
        assertThat(policy.because("so").name()).isEqualTo("two weeks");
    }

    @Test
    void names_read_as_phrases() {
        IdlePolicy week = IdlePolicy.quietFor(ofDays(7));
        assertThat(week.name()).isEqualTo("quiet for 7 days");
        assertThat(IdlePolicy.quietFor(Duration.ofMinutes(90)).name()).isEqualTo("quiet for 1 hour 30 minutes");
        assertThat(week.and(saying(Status.IDLE)).name()).isEqualTo("quiet for 7 days and says IDLE");
        assertThat(week.or(saying(Status.IDLE)).name()).isEqualTo("quiet for 7 days or says IDLE");
        assertThat(IdlePolicy.atLeast(2, List.of(week, saying(Status.IDLE), week.or(week)))
                        .name())
                .isEqualTo("at least 2 of (quiet for 7 days, says IDLE, (quiet for 7 days or quiet for 7 days))");
        assertThat(IdlePolicy.allOf(List.of(week))
                        .unless(activity -> true, "it is mine")
                        .name())
                .isEqualTo("quiet for 7 days unless it is mine");
        assertThat(week.unless(activity -> true, "it is mine").name()).isEqualTo("quiet for 7 days unless it is mine");
        assertThat(week.or(saying(Status.IDLE))
                        .unless(activity -> true, "it is mine")
                        .name())
                .isEqualTo("(quiet for 7 days or says IDLE) unless it is mine");
        assertThat(IdlePolicy.when(activity -> true, week)
                        .otherwise(saying(Status.ACTIVE))
                        .name())
                .isEqualTo("quiet for 7 days where a condition holds, otherwise says ACTIVE");
    }

    @Test
    void needs_are_merged_to_the_strictest() {
        IdlePolicy fine = IdlePolicy.of(
                "fine",
                new EvidenceNeeds(ofDays(1), Duration.ofMinutes(5), true, false, Optional.of(ofDays(2))),
                activity -> activity.quiet(ofDays(1)));
        EvidenceNeeds merged = IdlePolicy.quietFor(THRESHOLD).and(fine).needs();
        assertThat(merged)
                .isEqualTo(new EvidenceNeeds(THRESHOLD, Duration.ofMinutes(5), true, false, Optional.of(ofDays(2))))
                .isEqualTo(fine.or(IdlePolicy.quietFor(THRESHOLD)).needs())
                .isEqualTo(IdlePolicy.when(activity -> true, fine)
                        .otherwise(IdlePolicy.quietFor(THRESHOLD))
                        .needs());
        assertThat(saying(Status.IDLE).or(fine).needs().settledBy()).isEmpty();
        assertThat(IdlePolicy.quietFor(THRESHOLD)
                        .unless(ActivityPredicate.tagged("keep"), "kept")
                        .needs())
                .isEqualTo(IdlePolicy.quietFor(THRESHOLD).needs().withTags());
    }

    @Test
    void a_policy_needs_as_much_as_it_looks_at_and_settles_by_use_only_where_one_is_enough() {
        assertThat(IdlePolicy.quietFor(THRESHOLD).needs())
                .isEqualTo(EvidenceNeeds.lookback(THRESHOLD).settledBy(THRESHOLD));
        assertThat(IdlePolicy.fewerUsesThan(5, THRESHOLD).needs()).isEqualTo(EvidenceNeeds.lookback(THRESHOLD));
        assertThat(IdlePolicy.quietBeyondRhythm(THRESHOLD, ofDays(100)).needs())
                .isEqualTo(EvidenceNeeds.lookback(ofDays(100)).settledBy(THRESHOLD));
        IdlePolicy graceful = IdlePolicy.quietFor(THRESHOLD).unless(Exemption.forNew(ofDays(2)));
        assertThat(graceful.needs()).isEqualTo(IdlePolicy.quietFor(THRESHOLD).needs());
    }

    @ParameterizedTest(name = "{0} in buckets of {1}")
    @CsvSource({"PT0S, PT1M", "PT10M, PT1M", "PT1H, PT2M30S", "P1D, PT1H", "P24D, P1D", "P48D, P1D"})
    void buckets_are_a_twenty_fourth_of_the_look_back_at_least_a_minute_and_at_most_a_day(
            Duration lookback, Duration bucket) {
        assertThat(EvidenceNeeds.lookback(lookback).resolution()).isEqualTo(bucket);
    }

    @Test
    void buckets_can_be_chosen_down_to_a_minute() {
        EvidenceNeeds needs = EvidenceNeeds.lookback(THRESHOLD);
        assertThat(needs.inBucketsOf(Duration.ofMinutes(1)).resolution()).isEqualTo(Duration.ofMinutes(1));
        assertThatIllegalArgumentException().isThrownBy(() -> needs.inBucketsOf(Duration.ofSeconds(59)));
        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceNeeds.lookback(ofDays(-1)));
    }

    private static void assertReasonInEveryOrder(List<IdlePolicy> policies, ReasonCode expected) {
        for (int turn = 0; turn < policies.size(); turn++) {
            var turned = new ArrayList<>(policies);
            Collections.rotate(turned, turn);
            assertThat(judge(IdlePolicy.allOf(turned)).reason()).isEqualTo(expected);
            assertThat(judge(IdlePolicy.anyOf(turned)).reason()).isEqualTo(expected);
        }
    }

    private static IdleVerdict judge(IdlePolicy policy) {
        return Interlock.judge(policy, SILENT);
    }

    /** A policy that always says the same; of a silent endpoint, so that the interlock lets an idle verdict pass. */
    private static IdlePolicy saying(Status status) {
        return IdlePolicy.of("says " + status, EvidenceNeeds.lookback(LOOKBACK), activity -> switch (status) {
            case IDLE -> IdleVerdict.idle(activity, THRESHOLD, "SAID", "I say so.", List.of());
            case ACTIVE -> IdleVerdict.active("SAID", "I say so.");
            case UNKNOWN -> IdleVerdict.unknown("SAID", "I say so.");
            case NOT_JUDGED -> IdleVerdict.notJudged("SAID", "I say so.");
        });
    }

    private static IdlePolicy answering(IdleVerdict verdict) {
        return IdlePolicy.of("answers " + verdict.reason(), EvidenceNeeds.nothing(), activity -> verdict);
    }
}
