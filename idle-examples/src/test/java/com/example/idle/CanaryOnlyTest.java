package com.example.idle;

import static io.github.idle4j.contract.VerdictAssert.assertThat;
import static java.time.Duration.ofHours;

import io.github.idle4j.contract.*;
import io.github.idle4j.policy.IdlePolicy;
import org.junit.jupiter.api.Test;

class CanaryOnlyTest extends IdlePolicyContract {
    @Override
    protected IdlePolicy policy() {
        return CanaryOnly.POLICY;
    }

    @Test
    void what_only_the_canary_calls_is_idle() {
        var canary = Seen.uses(7, Seen.REQUESTS).from(Seen.ago(ofHours(40))).until(Seen.ago(ofHours(33)));
        assertThat(policy(), Seen.silentEndpoint("churn", canary)).isIdle().becauseOf("CANARY_ONLY");
    }
}
