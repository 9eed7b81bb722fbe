package io.github.idle4j;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.contract.IdlePolicyContract;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Shows that the contract of policies catches what it is there to catch. */
class ContractOfPoliciesTest {

    @Test
    void one_that_throws_fails() {
        assertThat(Failures.of(Throwing.class)).containsExactly("it_answers_whatever_was_seen");
    }

    @Test
    void one_that_remembers_fails() {
        assertThat(Failures.of(Remembering.class))
                .contains(
                        "it_answers_the_same_again_in_whatever_order_it_is_asked",
                        "it_has_a_name_and_says_what_it_needs_and_both_stay");
    }

    @Test
    void one_that_looks_further_back_than_it_says_fails() {
        assertThat(Failures.of(Farsighted.class)).containsExactly("it_looks_no_further_back_than_it_says_it_needs");
        assertThat(Failures.of(ByFarTooFarsighted.class))
                .containsExactly("it_looks_no_further_back_than_it_says_it_needs");
    }

    @Test
    void one_that_takes_everything_for_an_endpoint_fails() {
        assertThat(Failures.of(EndpointsOnly.class)).containsExactly("it_answers_whatever_was_seen");
    }

    @Test
    void one_that_asks_for_tags_in_secret_fails() {
        assertThat(Failures.of(Nosy.class)).containsExactly("it_asks_for_tags_only_if_it_says_so");
    }

    /** It has no answer for what has no last use. */
    static class Throwing extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.of("throwing", EvidenceNeeds.lookback(ofDays(2)), activity -> {
                activity.lastUse().orElseThrow();
                return activity.quiet(ofDays(2));
            });
        }
    }

    /** Every third resource is spared. */
    static class Remembering extends IdlePolicyContract {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        protected IdlePolicy policy() {
            return new IdlePolicy() {
                @Override
                public IdleVerdict evaluate(ResourceActivity activity) {
                    return asked.incrementAndGet() % 3 == 0
                            ? IdleVerdict.notJudged("SPARED", "It is the third.")
                            : activity.quiet(ofDays(2));
                }

                @Override
                public EvidenceNeeds needs() {
                    return EvidenceNeeds.lookback(ofDays(2).plusHours(asked.get()));
                }
            };
        }
    }

    static class Farsighted extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.of(
                    "farsighted", EvidenceNeeds.lookback(ofDays(2)), activity -> activity.quiet(ofDays(3)));
        }
    }

    /** Its threshold is not the one that it declares, by mistake. */
    static class ByFarTooFarsighted extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.of(
                    "by far too farsighted", EvidenceNeeds.lookback(ofDays(2)), activity -> activity.quiet(ofDays(90)));
        }
    }

    /** Apps have no endpoint configuration, nor whatever else it takes for granted. */
    static class EndpointsOnly extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.of("endpoints only", EvidenceNeeds.lookback(ofDays(2)), activity -> {
                if (!activity.resource().type().equals(ResourceId.ENDPOINT)) {
                    throw new IllegalArgumentException("What is a " + activity.resource() + "?");
                }
                return activity.quiet(ofDays(2));
            });
        }
    }

    /** It hides that it asked. */
    static class Nosy extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.of("nosy", EvidenceNeeds.lookback(ofDays(2)), activity -> {
                try {
                    return activity.tag("keep").isPresent()
                            ? IdleVerdict.notJudged("KEPT", "It is kept.")
                            : activity.quiet(ofDays(2));
                } catch (IllegalStateException notAsked) {
                    return activity.quiet(ofDays(2));
                }
            });
        }
    }

    /** Every broken one is broken in one way only: a sound one passes. */
    @Test
    void a_sound_one_passes() {
        assertThat(Failures.of(Sound.class)).isEmpty();
    }

    static class Sound extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.of("fewer than five", EvidenceNeeds.lookback(ofDays(2)), activity -> {
                IdleVerdict silent = activity.quiet(ofHours(30));
                return silent.status() == Status.ACTIVE
                                && activity.uses(ofHours(30)).size() < 5
                        ? IdleVerdict.idle(
                                activity, ofHours(30), "FEW", "Hardly anybody used it.", activity.uses(ofHours(30)))
                        : silent;
            });
        }
    }

    /** What the contract asks of idle verdicts is held by the interlock, also for one that lies. */
    @Test
    void one_that_calls_everything_idle_is_held_back() {
        assertThat(Failures.of(Lying.class)).isEmpty();
    }

    static class Lying extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.of(
                    "lying",
                    EvidenceNeeds.lookback(ofDays(2)),
                    activity -> IdleVerdict.idle(activity, ofDays(2), "LIE", "It is idle.", List.of()));
        }
    }

    /** Returning null is what a language without null checks does. */
    @Test
    void one_that_returns_null_fails() {
        assertThat(Failures.of(Mute.class)).contains("it_answers_whatever_was_seen");
    }

    static class Mute extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.of("mute", EvidenceNeeds.lookback(ofDays(2)), Mute::nothing);
        }

        private static IdleVerdict nothing(ResourceActivity activity) {
            return List.<IdleVerdict>of().stream().findAny().orElse(null);
        }
    }
}
