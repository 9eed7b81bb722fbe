package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.unreadableTags;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.Activities.usedAgo;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A policy that throws, answers nothing, or asks what nobody can tell: its evaluation ends as UNKNOWN. */
class PoliciesThatDoNotAnswerTest {

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
                                policy(PoliciesThatDoNotAnswerTest::forever),
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
        IdleVerdict verdict =
                Interlock.judge(new Speechless(), aSilentEndpoint().build());
        assertThat(verdict.reason()).isEqualTo(ReasonCode.POLICY_FAILED);
        assertThat(verdict.explanation()).contains("no needs");
        assertThat(verdict.decision().policy()).isEqualTo("Speechless");
        IdlePolicy one = IdlePolicy.anyOf(List.of(new Speechless(), IdlePolicy.quietFor(THRESHOLD)));
        assertThat(one.name()).isEqualTo("Speechless or quiet for 14 days");
    }

    private static final class Speechless implements IdlePolicy {
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
    }

    @Test
    void a_span_longer_than_all_time_is_only_longer_than_the_resource_exists() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        IdlePolicy liar = policy(activity -> IdleVerdict.idle(activity, endless, "NOBODY", "x", List.of()));
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
        assertThat(verdict.explanation()).contains("EvidenceNeeds.withTags(), or its source does not heed it");
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
}
