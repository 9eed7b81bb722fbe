package io.github.idle4j.examples;

import static io.github.idle4j.contract.Seen.NOW;
import static io.github.idle4j.contract.Seen.ago;
import static io.github.idle4j.contract.VerdictAssert.assertThat;
import static io.github.idle4j.policy.Confidence.HIGH;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;

import io.github.idle4j.contract.IdlePolicyContract;
import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.Interlock;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The test of a policy that the README shows. */
// README: test your own policy
class SandboxPolicyTest extends IdlePolicyContract {

    private static final Signal REQUESTS = Signal.demand("Requests", Map.of());

    @Override
    protected IdlePolicy policy() {
        return quietFor(ofDays(2)).because("nobody used this sandbox for two days");
    }

    @Test
    void a_sandbox_that_nobody_used_for_two_days_is_idle() {
        ResourceActivity sandbox = Seen.endpoint("sandbox", ofDays(2))
                .demand(
                        REQUESTS,
                        List.of(Seen.zeros(REQUESTS).from(ago(ofDays(2))).until(NOW)))
                .build();
        assertThat(Interlock.judge(policy(), sandbox))
                .isIdle()
                .becauseOf("NO_USE_IN_WINDOW")
                .withConfidence(HIGH)
                .saying("nobody used this sandbox");
    }
}
// README: end
