package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
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
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The seven rules, one by one, and then every rule against every rule after it: the first that applies decides. */
class RulesInOrderTest {

    private static final IdlePolicy POLICY = IdlePolicy.quietFor(THRESHOLD)
            .unless(ActivityPredicate.tagged("keep", "true"), "its owner asked to keep it");

    /** What makes a rule apply; a recipe begins as a resource to which rule 7 applies. */
    private enum Rule {
        NEVER_JUDGED(recipe -> recipe.standing(Standing.neverJudged(ReasonCode.FAILED, "Its status is Failed."))),
        USED(recipe -> recipe.evidence(use(INVOCATIONS, ofDays(1)))),
        EXCLUDED(recipe -> recipe.tags(tagged("keep", "true"))),
        EXCLUSION_UNREADABLE(recipe -> recipe.tags(unreadableTags())),
        IN_TRANSITION(recipe -> recipe.standing(Standing.inTransition("Its status is Updating."))),
        WITHOUT_COST(recipe -> recipe.standing(Standing.withoutCost("It is serverless."))),
        STANDING_UNREADABLE(recipe ->
                recipe.standing(Standing.unreadable(ReasonCode.ACCESS_DENIED, "DescribeEndpoint was denied."))),
        TOO_NEW(recipe -> recipe.created(ago(ofDays(2)))),
        INCOMPLETE(recipe -> recipe.completeness(
                Completeness.incomplete(ReasonCode.PARTS_INCOMPLETE, "Its components were not listed to the end."))),
        GAP(recipe -> recipe.evidence(gap(INVOCATIONS, ofDays(3), NONE))),
        SILENT(recipe -> recipe);

        private final UnaryOperator<Recipe> makes;

        Rule(UnaryOperator<Recipe> makes) {
            this.makes = makes;
        }
    }

    private record Answer(Status status, ReasonCode reason) {}

    private static final Map<Rule, Answer> ANSWERS = Map.ofEntries(
            Map.entry(Rule.NEVER_JUDGED, new Answer(Status.NOT_JUDGED, ReasonCode.FAILED)),
            Map.entry(Rule.USED, new Answer(Status.ACTIVE, ReasonCode.USED)),
            Map.entry(Rule.EXCLUDED, new Answer(Status.NOT_JUDGED, ReasonCode.EXCLUDED)),
            Map.entry(Rule.EXCLUSION_UNREADABLE, new Answer(Status.UNKNOWN, ReasonCode.EXCLUSION_UNREADABLE)),
            Map.entry(Rule.IN_TRANSITION, new Answer(Status.NOT_JUDGED, ReasonCode.IN_TRANSITION)),
            Map.entry(Rule.WITHOUT_COST, new Answer(Status.NOT_JUDGED, ReasonCode.NO_STANDING_COST)),
            Map.entry(Rule.STANDING_UNREADABLE, new Answer(Status.UNKNOWN, ReasonCode.ACCESS_DENIED)),
            Map.entry(Rule.TOO_NEW, new Answer(Status.NOT_JUDGED, ReasonCode.TOO_NEW)),
            Map.entry(Rule.INCOMPLETE, new Answer(Status.UNKNOWN, ReasonCode.PARTS_INCOMPLETE)),
            Map.entry(Rule.GAP, new Answer(Status.UNKNOWN, ReasonCode.CALL_FAILED)),
            Map.entry(Rule.SILENT, new Answer(Status.IDLE, ReasonCode.NO_USE_IN_WINDOW)));

    @TestFactory
    Stream<DynamicTest> each_rule_gives_its_answer() {
        return Stream.of(Rule.values())
                .map(rule -> DynamicTest.dynamicTest(
                        rule + " -> " + ANSWERS.get(rule),
                        () -> assertThat(answer(rule.makes.apply(new Recipe()))).isEqualTo(ANSWERS.get(rule))));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_wins_over_every_rule_after_it() {
        var tests = new ArrayList<DynamicTest>();
        for (Rule first : Rule.values()) {
            for (Rule later : Rule.values()) {
                if (first.ordinal() < later.ordinal() && canMeet(first, later)) {
                    tests.add(DynamicTest.dynamicTest(
                            first + " wins over " + later,
                            () -> assertThat(answer(first.makes.apply(later.makes.apply(new Recipe()))))
                                    .isEqualTo(ANSWERS.get(first))));
                }
            }
        }
        return tests.stream();
    }

    /** A resource stands in one way and has one set of tags. */
    private static boolean canMeet(Rule one, Rule other) {
        List<Rule> standings =
                List.of(Rule.NEVER_JUDGED, Rule.IN_TRANSITION, Rule.WITHOUT_COST, Rule.STANDING_UNREADABLE);
        List<Rule> tags = List.of(Rule.EXCLUDED, Rule.EXCLUSION_UNREADABLE);
        return !(standings.containsAll(List.of(one, other)) || tags.containsAll(List.of(one, other)));
    }

    @Test
    void what_is_never_judged_is_told_by_its_own_reason() {
        for (ReasonCode reason : List.of(
                ReasonCode.FAILED,
                ReasonCode.OUT_OF_SERVICE,
                ReasonCode.CREATING,
                ReasonCode.DELETING,
                ReasonCode.DELETED,
                ReasonCode.UNKNOWN_STATUS,
                ReasonCode.UNKNOWN_APP_TYPE,
                ReasonCode.NOT_BILLED,
                ReasonCode.SHARED_SERVER,
                ReasonCode.ORPHAN_COMPONENT)) {
            Recipe recipe = new Recipe().standing(Standing.neverJudged(reason, "It is so."));
            assertThat(answer(recipe)).isEqualTo(new Answer(Status.NOT_JUDGED, reason));
        }
    }

    @Test
    void a_resource_of_unknown_age_is_unknown_unless_it_is_used() {
        var ageless = ResourceActivity.builder(Activities.endpointNamed("e"), Activities.WINDOW)
                .completeness(Completeness.complete())
                .demand(INVOCATIONS, Activities.silent(INVOCATIONS))
                .build();
        assertThat(Activities.quiet(ageless).reason()).isEqualTo(ReasonCode.AGE_UNKNOWN);

        var used = ResourceActivity.builder(Activities.endpointNamed("e"), Activities.WINDOW)
                .completeness(Completeness.complete())
                .demand(INVOCATIONS, List.of(use(INVOCATIONS, ofDays(1))))
                .build();
        assertThat(Activities.quiet(used).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_resource_without_any_demand_signal_is_unknown() {
        assertThat(Activities.quiet(anEndpoint().build()).reason()).isEqualTo(ReasonCode.NO_SIGNALS);
    }

    @Test
    void a_resource_of_which_only_use_counts_is_unknown() {
        var activity = anEndpoint()
                .useOnly(INVOCATIONS, Activities.silent(INVOCATIONS))
                .build();
        assertThat(Activities.quiet(activity).reason()).isEqualTo(ReasonCode.NO_SIGNALS);
    }

    @Test
    void of_gaps_in_several_signals_the_reason_that_is_published_first_is_told_whatever_the_order() {
        var blue = Activities.invocationsOf("blue");
        var green = Activities.invocationsOf("green");
        var denied = List.of(gap(blue, LOOKBACK, NONE, ReasonCode.ACCESS_DENIED));
        var failed = List.of(gap(green, LOOKBACK, NONE, ReasonCode.CALL_FAILED));
        ReasonCode first = Stream.of(ReasonCode.ACCESS_DENIED, ReasonCode.CALL_FAILED)
                .sorted()
                .toList()
                .get(0);
        assertThat(Activities.quiet(anEndpoint()
                                .demand(blue, denied)
                                .demand(green, failed)
                                .build())
                        .reason())
                .isEqualTo(first);
        assertThat(Activities.quiet(anEndpoint()
                                .demand(green, failed)
                                .demand(blue, denied)
                                .build())
                        .reason())
                .isEqualTo(first);
    }

    @Test
    void one_used_signal_among_silent_ones_is_active() {
        var green = Activities.invocationsOf("green");
        var activity = Activities.aSilentEndpoint()
                .demand(green, List.of(zeros(green, LOOKBACK, NONE), use(green, ofDays(13))))
                .build();
        assertThat(Activities.quiet(activity).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void one_gap_in_one_signal_among_silent_ones_is_unknown() {
        var green = Activities.invocationsOf("green");
        var activity = Activities.aSilentEndpoint()
                .demand(green, List.of(zeros(green, LOOKBACK, ofDays(1))))
                .build();
        IdleVerdict verdict = Activities.quiet(activity);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.NOT_COVERED);
        assertThat(verdict.explanation()).contains("variant green");
    }

    @Test
    void among_gaps_the_reason_that_comes_first_in_the_published_order_is_told() {
        var activity = anEndpoint()
                .demand(
                        INVOCATIONS,
                        List.of(
                                gap(INVOCATIONS, LOOKBACK, ofDays(7), ReasonCode.NO_METRICS),
                                gap(INVOCATIONS, ofDays(7), NONE, ReasonCode.ACCESS_DENIED)))
                .build();
        IdleVerdict verdict = Activities.quiet(activity);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.ACCESS_DENIED);
        assertThat(verdict.findings()).hasSize(2);
    }

    @Test
    void the_published_order_follows_the_rules() {
        assertThat(ReasonCode.published())
                .containsSubsequence(
                        ReasonCode.FAILED,
                        ReasonCode.USED,
                        ReasonCode.EXCLUDED,
                        ReasonCode.EXCLUSION_UNREADABLE,
                        ReasonCode.IN_TRANSITION,
                        ReasonCode.NO_STANDING_COST,
                        ReasonCode.TOO_NEW,
                        ReasonCode.PARTS_INCOMPLETE,
                        ReasonCode.NO_USE_IN_WINDOW,
                        ReasonCode.POLICY_FAILED,
                        ReasonCode.NOT_YET_STEADY);
    }

    private static Answer answer(Recipe recipe) {
        IdleVerdict verdict = Interlock.judge(POLICY, recipe.build());
        assertThat(verdict.explanation()).isNotBlank();
        return new Answer(verdict.status(), verdict.reason());
    }

    /** One resource in the making, of which each fact can be changed. */
    private record Recipe(
            Standing standing,
            Fact<Map<String, String>> tags,
            Instant created,
            Completeness completeness,
            List<Evidence> evidence) {

        Recipe() {
            this(
                    Standing.serving(),
                    Fact.known(Map.of()),
                    ago(ofDays(60)),
                    Completeness.complete(),
                    List.of(zeros(INVOCATIONS, LOOKBACK, Duration.ZERO)));
        }

        Recipe standing(Standing how) {
            return new Recipe(how, tags, created, completeness, evidence);
        }

        Recipe tags(Fact<Map<String, String>> which) {
            return new Recipe(standing, which, created, completeness, evidence);
        }

        Recipe created(Instant when) {
            return new Recipe(standing, tags, when, completeness, evidence);
        }

        Recipe completeness(Completeness how) {
            return new Recipe(standing, tags, created, how, evidence);
        }

        Recipe evidence(Evidence more) {
            var all = new ArrayList<>(evidence);
            all.add(more);
            return new Recipe(standing, tags, created, completeness, all);
        }

        ResourceActivity build() {
            return anEndpoint()
                    .standing(standing)
                    .tags(tags)
                    .createdAt(created)
                    .completeness(completeness)
                    .demand(INVOCATIONS, evidence)
                    .build();
        }
    }
}
