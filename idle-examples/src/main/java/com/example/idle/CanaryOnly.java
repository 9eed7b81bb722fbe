package com.example.idle;

import static java.time.Duration.*;

import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;

public final class CanaryOnly {
    public static final IdlePolicy POLICY =
            IdlePolicy.of("canary only", EvidenceNeeds.lookback(ofDays(7)).inBucketsOf(ofHours(1)), activity -> {
                var calls = activity.uses(ofDays(7));
                boolean hourly = calls.stream().allMatch(call -> call.count().orElse(99) <= 1);
                return calls.isEmpty() || !hourly
                        ? activity.quiet(ofDays(7))
                        : IdleVerdict.idle(activity, ofDays(7), "CANARY_ONLY", "Only the canary calls it.", calls);
            });
}
