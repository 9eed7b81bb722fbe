package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Active;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands between every policy and its verdict: whatever a policy answers, no resource leaves as idle unless the evidence
 * confirms it. The detector asks all policies through it; tests of policies should too.
 */
public final class Interlock {

    private Interlock() {}

    /**
     * Evaluates a policy, and lets its answer pass unless it is an idle verdict that the evidence does not confirm: that
     * one leaves as what the {@linkplain ResourceActivity#quiet rules} say.
     *
     * <p>A policy that throws, or returns {@code null}, answers {@code UNKNOWN(POLICY_FAILED)}; one that asked about tags
     * or an owner that could not be read, {@code UNKNOWN(EXCLUSION_UNREADABLE)}, or that nobody had asked for,
     * {@code UNKNOWN(POLICY_FAILED)}, unless it is ACTIVE, even where it hides that it asked. Never throws for what a
     * policy does.
     */
    public static IdleVerdict judge(IdlePolicy policy, ResourceActivity activity) {
        requireNonNull(policy, "policy");
        requireNonNull(activity, "activity");
        try {
            IdleVerdict verdict = evaluate(policy, activity);
            if (policy instanceof BuiltIn) {
                return verdict;
            }
            IdleVerdict confirmed = verdict instanceof Idle idle ? confirm(idle, policy, activity) : verdict;
            return confirmed.by(nameOf(policy));
        } catch (Throwable thrown) {
            return failed(policy, thrown.toString()); // by its needs, or by a span that no calendar holds
        }
    }

    private static IdleVerdict evaluate(IdlePolicy policy, ResourceActivity activity) {
        if (policy instanceof BuiltIn) {
            return evaluateOrFail(policy, activity);
        }
        var unanswered = new Unanswered();
        IdleVerdict verdict = evaluateOrFail(policy, activity.tellingUnanswered(unanswered));
        if (unanswered.first().isEmpty() || verdict instanceof Active) {
            return verdict;
        }
        RuntimeException why = unanswered.first().get();
        if (!(why instanceof UnreadableFactException unreadable)) {
            return failed(policy, why.toString());
        }
        return Rules.beforeExclusions(activity, policy.needs().settledBy())
                .orElseGet(() -> Unless.exclusionUnreadable(nameOf(policy), unreadable.getMessage()));
    }

    private static IdleVerdict evaluateOrFail(IdlePolicy policy, ResourceActivity activity) {
        try {
            @Nullable IdleVerdict verdict = policy.evaluate(activity);
            return verdict != null ? verdict : failed(policy, "it returned null");
        } catch (Throwable thrown) {
            return failed(policy, thrown.toString());
        }
    }

    private static IdleVerdict failed(IdlePolicy policy, String how) {
        String name = nameOf(policy);
        String sentence = "The policy '" + name + "' did not answer: " + Sentences.finished(how);
        return IdleVerdict.of(Status.UNKNOWN, ReasonCode.POLICY_FAILED, sentence)
                .by(name);
    }

    /**
     * What is said of a resource to which a policy gave no answer, because it was not waited for any longer.
     *
     * @param policy the name of the policy
     * @param why    {@code POLICY_FAILED}, or why the scan was over
     */
    public static IdleVerdict unanswered(String policy, ReasonCode why) {
        requireNonNull(why, "why");
        String sentence = "The policy '" + policy + "' did not answer in time. " + why.sentence();
        return IdleVerdict.of(Status.UNKNOWN, why, sentence).by(policy);
    }

    /** What a policy is called; by its class where it does not say. */
    public static String nameOf(IdlePolicy policy) {
        @Nullable String name = null;
        try {
            name = policy.name();
        } catch (Throwable nameless) {
            // Its class tells, below.
        }
        String simple = policy.getClass().getSimpleName();
        return name != null ? name : simple.isEmpty() ? "a policy without a name" : simple;
    }

    /** How far back a policy looks; nowhere where it does not say. */
    static Duration lookbackOf(IdlePolicy policy) {
        try {
            return policy.needs().lookback();
        } catch (Throwable unsaid) {
            return Duration.ZERO;
        }
    }

    private static IdleVerdict confirm(Idle idle, IdlePolicy policy, ResourceActivity activity) {
        IdleVerdict ruled = Rules.judge(
                activity, new Claimed(nameOf(policy), policy.needs(), idle.over(), Set.copyOf(idle.tolerated())));
        return ruled instanceof Idle confirmed ? together(idle, confirmed) : ruled;
    }

    /** The policy's reason and words, on the evidence and with the confidence that the rules found. */
    private static Idle together(Idle claimed, Idle confirmed) {
        return new Idle(
                claimed.reason(),
                claimed.account().standingOn(confirmed::findings),
                claimed.over(),
                () -> new Idle.Extent(
                        confirmed.since(),
                        confirmed.tolerated(),
                        claimed.confidence().and(confirmed.confidence())));
    }
}
