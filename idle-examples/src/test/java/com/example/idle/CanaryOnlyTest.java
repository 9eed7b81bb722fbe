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
    void one_call_an_hour_is_the_canary() {
        var canary = Seen.uses(1, Seen.REQUESTS).from(Seen.ago(ofHours(2))).until(Seen.ago(ofHours(1)));
        assertThat(policy(), Seen.silentEndpoint("churn", canary)).isIdle().becauseOf("CANARY_ONLY");
    }
}
