package com.example.idle;

import static java.time.Duration.ofDays;

import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;

public final class CanaryOnly {
    public static final IdlePolicy POLICY =
            IdlePolicy.of("called by the canary only", EvidenceNeeds.lookback(ofDays(7)), activity -> {
                var calls = activity.uses(ofDays(7));
                boolean rare = calls.stream().allMatch(call -> call.count().orElse(99) <= 7); // in a bucket of 7 hours
                return rare && !calls.isEmpty()
                        ? IdleVerdict.idle(activity, ofDays(7), "CANARY_ONLY", "Only the canary calls it.", calls)
                        : activity.quiet(ofDays(7));
            });
}
