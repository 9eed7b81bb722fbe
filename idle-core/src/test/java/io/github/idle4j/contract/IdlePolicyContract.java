package io.github.idle4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.Interlock;
import io.github.idle4j.policy.ResourceActivity;
import io.github.idle4j.policy.UnreadableFactException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds for every policy, as tests to inherit: say which policy, and these run with your own.
 *
 * <p>The activities on which they run are a few made by hand and some hundred drawn at random, always the same ones,
 * over the time that the policy says it needs.
 */
public abstract class IdlePolicyContract {

    /** For the classes that inherit it. */
    protected IdlePolicyContract() {}

    /** The policy; made anew each time, where it is made at all. */
    protected abstract IdlePolicy policy();

    @Test
    void it_has_a_name_and_says_what_it_needs_and_both_stay() {
        IdlePolicy policy = policy();
        String name = policy.name();
        EvidenceNeeds needs = policy.needs();
        assertThat(name).as("the name").isNotBlank();
        assertThat(needs).as("the needs").isNotNull();
        Samples.seenAsAskedFor(needs).forEach(activity -> Interlock.judge(policy, activity));
        assertThat(policy.name()).as("the name, after some judging").isEqualTo(name);
        assertThat(policy.needs()).as("the needs, after some judging").isEqualTo(needs);
        assertThat(policy().needs()).as("the needs of another of its kind").isEqualTo(needs);
    }

    @Test
    void it_answers_whatever_was_seen() {
        IdlePolicy policy = policy();
        for (ResourceActivity activity : Samples.seenAsAskedFor(policy.needs())) {
            answer(policy, activity).ifPresent(verdict -> {
                assertThat(verdict.reason()).as("the reason, of %s", activity).isNotNull();
                assertThat(verdict.explanation())
                        .as("the explanation, of %s", activity)
                        .isNotBlank();
            });
        }
    }

    @Test
    void it_answers_the_same_again_in_whatever_order_it_is_asked() {
        IdlePolicy policy = policy();
        Map<String, IdleVerdict> first = new HashMap<>();
        List<ResourceActivity> activities = Samples.seenAsAskedFor(policy.needs());
        for (ResourceActivity activity : activities) {
            first.put(activity.resource().path(), Interlock.judge(policy, activity));
        }
        List<ResourceActivity> again = Samples.seenAsAskedFor(policy.needs());
        Collections.reverse(again);
        for (ResourceActivity activity : again) {
            assertThat(Interlock.judge(policy, activity))
                    .as("the second verdict on %s", activity)
                    .isEqualTo(first.get(activity.resource().path()));
        }
    }

    @Test
    void it_calls_nothing_idle_whose_last_hour_is_not_known_to_be_silent() {
        IdlePolicy policy = policy();
        for (ResourceActivity activity : Samples.neverIdle(policy.needs())) {
            VerdictAssert.assertThat(Interlock.judge(policy, activity))
                    .as("the verdict on %s", activity)
                    .isNotIdle();
        }
    }

    @Test
    void what_it_calls_idle_is_known_to_be() {
        IdlePolicy policy = policy();
        for (ResourceActivity activity : Samples.seenAsAskedFor(policy.needs())) {
            if (Interlock.judge(policy, activity) instanceof Idle idle) {
                assertConfirmed(activity, idle);
            }
        }
    }

    @Test
    void it_looks_no_further_back_than_it_says_it_needs() {
        IdlePolicy policy = policy();
        EvidenceNeeds needs = policy.needs();
        for (ResourceActivity activity : Samples.seenForLonger(needs)) {
            if (answerIfAny(policy, activity) instanceof Idle idle) {
                assertThat(idle.over())
                        .as("the span on which its idle verdict rests, of %s", activity)
                        .isLessThanOrEqualTo(needs.lookback());
            }
        }
    }

    /** Whatever else fails, it fails with tags as well. */
    @Test
    void it_asks_for_tags_only_if_it_says_so() {
        IdlePolicy policy = policy();
        List<ResourceActivity> asked = Samples.seenAsAskedFor(policy.needs());
        List<ResourceActivity> withTags = Samples.seenAsAskedFor(policy.needs().withTags());
        for (int i = 0; i < asked.size(); i++) {
            boolean failed = failed(Interlock.judge(policy, asked.get(i)));
            assertThat(failed && !failed(Interlock.judge(policy, withTags.get(i))))
                    .as("whether it fails only because nobody had asked for tags, on %s", asked.get(i))
                    .isFalse();
        }
    }

    private static boolean failed(IdleVerdict verdict) {
        return verdict.reason().equals(ReasonCode.POLICY_FAILED);
    }

    /** Its own answer; null where it has none, which is for other tests to complain of. */
    private static @Nullable IdleVerdict answerIfAny(IdlePolicy policy, ResourceActivity activity) {
        try {
            return policy.evaluate(activity);
        } catch (RuntimeException | StackOverflowError none) {
            return null;
        }
    }

    /** Its own answer; none where it leaves something unreadable to the detector, as it should. */
    private static Optional<IdleVerdict> answer(IdlePolicy policy, ResourceActivity activity) {
        try {
            IdleVerdict verdict = policy.evaluate(activity);
            assertThat(verdict).as("the verdict on %s", activity).isNotNull();
            return Optional.of(verdict);
        } catch (UnreadableFactException unreadable) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new AssertionError("It throws on " + activity, thrown);
        }
    }

    private static void assertConfirmed(ResourceActivity activity, Idle idle) {
        assertThat(activity.gaps(idle.over())).as("the gaps of %s", activity).isEmpty();
        assertThat(activity.completeness()).as("of %s", activity).isEqualTo(Completeness.complete());
        assertThat(activity.standing().kind()).as("of %s", activity).isEqualTo(Standing.Kind.SERVING);
        assertThat(activity.started().orElseThrow())
                .as("the start of %s", activity)
                .isBeforeOrEqualTo(activity.judgedAt().minus(idle.over()));
        List<Use> uses = activity.uses(idle.over());
        assertThat(idle.tolerated()).as("what is tolerated of %s", activity).containsAll(uses);
    }
}
