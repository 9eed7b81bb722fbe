package io.github.idle4j.policy;

import static java.time.Duration.ofDays;

import io.github.idle4j.contract.IdlePolicyContract;
import org.junit.jupiter.api.Nested;

/** Our own policies, by the contract that holds for everybody's. */
class OurPoliciesTest {

    private static final IdlePolicy TWO_WEEKS = IdlePolicy.quietFor(ofDays(14));

    private static final IdlePolicy SANDBOX = IdlePolicy.of(
            "sandbox quiet for two days",
            EvidenceNeeds.lookback(ofDays(2)).withTags(),
            activity -> activity.tag("env").is("sandbox")
                    ? activity.quiet(ofDays(2)).because("nobody used this sandbox for two days")
                    : IdleVerdict.notJudged("NOT_A_SANDBOX", "This policy judges sandboxes only."));

    @Nested
    class Quiet extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return TWO_WEEKS;
        }
    }

    @Nested
    class Both extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return TWO_WEEKS.and(SANDBOX);
        }
    }

    @Nested
    class Either extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return SANDBOX.or(TWO_WEEKS);
        }
    }

    @Nested
    class Except extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return TWO_WEEKS.unless(ActivityPredicate.tagged("keep", "true"), "its owner asked to keep it");
        }
    }

    @Nested
    class Routed extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return IdlePolicy.when(ActivityPredicate.tagged("env", "sandbox"), SANDBOX)
                    .otherwise(TWO_WEEKS)
                    .because("the house says so")
                    .named("house");
        }
    }

    @Nested
    class WrittenByAUser extends IdlePolicyContract {
        @Override
        protected IdlePolicy policy() {
            return SANDBOX;
        }
    }
}
