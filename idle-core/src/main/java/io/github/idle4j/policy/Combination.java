package io.github.idle4j.policy;

import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several policies of which one verdict stands for all: that of the status which comes first, and among equals the one
 * whose reason comes first in the published order.
 *
 * @param conjunction the word between their names
 * @param precedence  the four statuses, the one that wins first
 * @param policies    at least one
 */
record Combination(String conjunction, List<Status> precedence, List<IdlePolicy> policies) implements Composed {

    /** Among idle verdicts of one reason the one that rests on most; the sentence settles the rest, so order never does. */
    private static final Comparator<IdleVerdict> AMONG_EQUALS = Comparator.comparing(IdleVerdict::reason)
            .thenComparing(Combination::over, Comparator.reverseOrder())
            .thenComparing(IdleVerdict::explanation);

    Combination {
        policies = List.copyOf(policies);
        if (policies.isEmpty()) {
            throw new IllegalArgumentException("Composing nothing would judge nothing: name at least one policy");
        }
    }

    @Override
    public IdleVerdict evaluate(ResourceActivity activity) {
        return policies.stream()
                .map(policy -> Interlock.judge(policy, activity))
                .min(Comparator.<IdleVerdict>comparingInt(verdict -> precedence.indexOf(verdict.status()))
                        .thenComparing(AMONG_EQUALS))
                .orElseThrow();
    }

    private static Duration over(IdleVerdict verdict) {
        return verdict instanceof Idle idle ? idle.over() : Duration.ZERO;
    }

    @Override
    public EvidenceNeeds needs() {
        return policies.stream()
                .map(IdlePolicy::needs)
                .reduce(EvidenceNeeds::and)
                .orElseThrow();
    }

    @Override
    public String name() {
        return policies.stream().map(IdlePolicy::name).collect(Collectors.joining(conjunction));
    }
}
