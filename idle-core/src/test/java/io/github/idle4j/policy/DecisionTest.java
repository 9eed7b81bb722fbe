package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.usedAgo;
import static io.github.idle4j.policy.ActivityPredicate.named;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A verdict tells which part decided, what it saw and what its limit was; on request what the others answered. */
class DecisionTest {

    private static final IdlePolicy WEEK = quietFor(ofDays(7));
    private static final IdlePolicy MONTH = quietFor(ofDays(28));
    private static final IdlePolicy OWN =
            IdlePolicy.of("own", EvidenceNeeds.lookback(ofDays(3)), activity -> activity.quiet(ofDays(3)));

    record Case(String name, IdlePolicy policy, Duration used, Status status, String by, Duration limit) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("a policy alone", WEEK, ofDays(9), Status.IDLE, "quiet for 7 days", ofDays(7)),
                new Case(
                        "in use by both: the shorter",
                        WEEK.and(MONTH),
                        ofDays(3),
                        Status.ACTIVE,
                        "quiet for 7 days",
                        ofDays(7)),
                new Case("in use by one", WEEK.and(MONTH), ofDays(9), Status.ACTIVE, "quiet for 28 days", ofDays(28)),
                new Case("idle by one", WEEK.or(MONTH), ofDays(9), Status.IDLE, "quiet for 7 days", ofDays(7)),
                new Case(
                        "idle by both: the longer",
                        WEEK.or(MONTH),
                        ofDays(29),
                        Status.IDLE,
                        "quiet for 28 days",
                        ofDays(28)),
                new Case(
                        "by its own name",
                        WEEK.named("a week").and(OWN),
                        ofDays(5),
                        Status.ACTIVE,
                        "a week",
                        ofDays(7)),
                new Case("somebody's own policy", OWN.and(WEEK.or(OWN)), ofDays(2), Status.ACTIVE, "own", ofDays(3)),
                new Case(
                        "where a predicate holds",
                        IdlePolicy.when(named("churn*"), MONTH).otherwise(WEEK),
                        ofDays(9),
                        Status.ACTIVE,
                        "quiet for 28 days",
                        ofDays(28)),
                new Case(
                        "deep inside",
                        WEEK.or(MONTH)
                                .named("team")
                                .unless(named("other"), "not ours")
                                .because("so"),
                        ofDays(9),
                        Status.IDLE,
                        "quiet for 7 days",
                        ofDays(7)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void it_names_the_part_that_decided(Case one) {
        IdleVerdict verdict = Interlock.judge(one.policy(), usedAgo(one.used()));
        assertThat(verdict.status()).isEqualTo(one.status());
        assertThat(verdict.decision())
                .isEqualTo(new Decision(
                        one.by(),
                        Optional.of(new Quantity.Time(one.used())),
                        Optional.of(new Quantity.Time(one.limit()))));
    }

    @Test
    void the_sentence_names_the_part_once_where_there_are_several() {
        IdlePolicy deep = WEEK.and(MONTH).and(OWN).or(WEEK.and(MONTH));
        assertThat(Interlock.judge(deep, usedAgo(ofDays(9))).explanation())
                .endsWith(". Decided by 'quiet for 28 days' (it has been 9 days).")
                .containsOnlyOnce("Decided by");
        assertThat(Interlock.judge(WEEK, usedAgo(ofDays(9))).explanation()).doesNotContain("Decided by");
        assertThat(Interlock.judge(IdlePolicy.allOf(List.of(WEEK)), usedAgo(ofDays(9)))
                        .explanation())
                .doesNotContain("Decided by");
    }

    @Test
    void a_decision_reads_as_a_sentence() {
        assertThat(Interlock.judge(WEEK, usedAgo(ofDays(3))).decision().sentence())
                .isEqualTo("'quiet for 7 days' decided: it saw 3 days, its limit is 7 days.");
        assertThat(Interlock.judge(WEEK, aSilentEndpoint().build()).decision().sentence())
                .isEqualTo("'quiet for 7 days' decided: its limit is 7 days.");
        assertThat(new Decision("own", Optional.empty(), Optional.empty()).sentence())
                .isEqualTo("'own' decided.");
        assertThat(new Decision("own", Optional.empty(), Optional.empty())).hasToString("'own' decided.");
        assertThat(new Quantity.Work(ofHours(40)).words()).isEqualTo("40 hours of working time");
        assertThat(new Quantity.Count(1, "use").words()).isEqualTo("1 use");
        assertThat(new Quantity.Count(1200, "use").words()).isEqualTo("1,200 uses");
    }

    @Test
    void what_is_too_new_shows_its_age_and_what_could_not_be_seen_shows_nothing() {
        Decision young = Interlock.judge(
                        WEEK, aSilentEndpoint().createdAt(ago(ofHours(5))).build())
                .decision();
        assertThat(young.saw()).contains(new Quantity.Time(ofHours(5)));
        Decision unseen = Interlock.judge(
                        WEEK,
                        anEndpoint()
                                .demand(INVOCATIONS, List.of(gap(INVOCATIONS, ofDays(30), ofDays(0))))
                                .build())
                .decision();
        assertThat(unseen.saw()).isEmpty();
        assertThat(unseen.limit()).contains(new Quantity.Time(ofDays(7)));
    }

    @Test
    void a_policy_that_says_nothing_of_itself_is_named_all_the_same() {
        IdlePolicy silent =
                IdlePolicy.of("silent", EvidenceNeeds.nothing(), activity -> IdleVerdict.active("MINE", "Mine."));
        assertThat(Interlock.judge(silent, usedAgo(ofDays(1))).decision())
                .isEqualTo(new Decision("silent", Optional.empty(), Optional.empty()));
    }

    @Test
    void a_policy_of_ones_own_can_tell_what_it_saw_and_its_limit() {
        var saw = new Quantity.Count(3, "login");
        var limit = new Quantity.Count(5, "login");
        IdlePolicy logins = IdlePolicy.of(
                "logins",
                EvidenceNeeds.nothing(),
                activity -> IdleVerdict.active("LOGINS", "Three logins.").measuring(saw, limit));
        IdleVerdict verdict = Interlock.judge(logins, usedAgo(ofDays(1)));
        assertThat(verdict.status()).isEqualTo(Status.ACTIVE);
        assertThat(verdict.decision()).isEqualTo(new Decision("logins", Optional.of(saw), Optional.of(limit)));
    }

    @Test
    void several_under_one_name_are_told_apart() {
        IdlePolicy both = WEEK.and(MONTH);
        for (IdlePolicy policy : List.of(
                both.named("team"),
                both.named("team").named("ours"),
                both.keepingChain().named("ours"))) {
            assertThat(Interlock.judge(policy, usedAgo(ofDays(9))).decision().policy())
                    .isEqualTo("quiet for 28 days");
        }
        assertThat(Interlock.judge(WEEK.named("a week").named("ours"), usedAgo(ofDays(9)))
                        .decision()
                        .policy())
                .isEqualTo("ours");
    }

    @Test
    void the_others_are_told_only_where_the_chain_is_kept() {
        IdlePolicy policy = MONTH.or(WEEK).and(OWN).unless(named("other"), "not ours");
        assertThat(Interlock.judge(policy, usedAgo(ofDays(9))).others()).isEmpty();
        IdleVerdict kept = Interlock.judge(policy.keepingChain(), usedAgo(ofDays(9)));
        assertThat(kept.status()).isEqualTo(Status.IDLE);
        assertThat(kept.decision().policy()).isEqualTo("quiet for 7 days");
        assertThat(kept.others())
                .extracting(other -> other.decision().policy() + " " + other.status())
                .containsExactly("quiet for 28 days ACTIVE", "own IDLE");
        assertThat(kept.others().get(0).explanation()).startsWith("Used at ");
        assertThat(policy.keepingChain().name()).isEqualTo(policy.name());
        assertThat(policy.keepingChain().needs()).isEqualTo(policy.needs());
    }

    @Test
    void the_parts_of_what_has_another_name_are_others_too() {
        IdlePolicy policy = WEEK.or(MONTH).named("team").keepingChain();
        assertThat(Interlock.judge(policy, usedAgo(ofDays(9))).others())
                .extracting(other -> other.decision().policy())
                .containsExactly("quiet for 28 days");
    }

    @Test
    void where_nobody_knows_which_part_judges_both_are_told() {
        IdlePolicy chosen =
                IdlePolicy.when(ActivityPredicate.tagged("env", "prod"), MONTH).otherwise(WEEK);
        var untold = aSilentEndpoint().tags(Activities.unreadableTags()).build();
        assertThat(Interlock.judge(chosen.keepingChain(), untold).others())
                .extracting(other -> other.decision().policy() + " " + other.status())
                .containsExactly("quiet for 28 days IDLE", "quiet for 7 days IDLE");
    }

    @Test
    void a_chain_inside_another_policy_is_kept_too_and_tells_only_what_judged() {
        IdlePolicy chosen = IdlePolicy.when(named("churn*"), MONTH.and(WEEK)).otherwise(OWN);
        IdleVerdict verdict =
                Interlock.judge(chosen.keepingChain().named("kept").because("it is so"), usedAgo(ofDays(29)));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Idle.class, idle -> assertThat(idle.over()).isEqualTo(ofDays(28)));
        assertThat(verdict.others())
                .extracting(other -> other.decision().policy())
                .containsExactly("quiet for 7 days");
    }

    @Test
    void whoever_decided_has_a_name_even_where_an_exclusion_or_a_condition_could_not_be_read() {
        var activity = aSilentEndpoint().tags(Activities.unreadableTags()).build();
        var asking = ActivityPredicate.tagged("env", "prod");
        for (IdlePolicy policy : List.of(
                WEEK.unless(asking, "kept").and(MONTH),
                IdlePolicy.when(asking, WEEK).otherwise(MONTH).and(MONTH),
                WEEK.unless(asking, "kept"),
                WEEK.unless(
                        a -> {
                            throw new IllegalStateException("broken");
                        },
                        "kept"))) {
            IdleVerdict verdict = Interlock.judge(policy, activity);
            assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
            assertThat(verdict.explanation()).doesNotContain("''");
            assertThat(verdict.decision().policy()).isNotEmpty();
        }
    }

    @Test
    void what_was_seen_and_its_limit_are_of_one_kind() {
        for (IdlePolicy policy : List.of(IdlePolicy.fewerUsesThan(5, ofDays(100)), quietFor(ofDays(100)))) {
            IdleVerdict verdict = Interlock.judge(policy, aSilentEndpoint().build());
            assertThat(verdict.reason().code()).isEqualTo("TOO_NEW");
            Decision decision = verdict.decision();
            assertThat(decision.saw().orElseThrow())
                    .as(decision.sentence())
                    .hasSameClassAs(decision.limit().orElseThrow());
        }
    }
}
