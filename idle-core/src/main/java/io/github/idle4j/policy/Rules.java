package io.github.idle4j.policy;

import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.Limit.Tolerance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of judgement for one resource and one limit. {@link #ruling} is the list of them, in their order; the first that
 * applies decides. It allocates nothing; {@link RulesInWords} makes the verdict.
 */
final class Rules {

    static final Ruling USED = Ruling.of(Status.ACTIVE, ReasonCode.USED);
    private static final Ruling UNUSED = Ruling.of(Status.IDLE, ReasonCode.NO_USE_IN_WINDOW);
    private static final Ruling BARELY_USED = Ruling.of(Status.IDLE, ReasonCode.BARELY_USED);

    private Rules() {}

    static Ruling ruling(ResourceActivity activity, Limit limit) {
        Standing standing = activity.standing();
        Duration threshold = limit.over(activity);
        Tolerance tolerance = limit.tolerance(activity);
        if (standing.kind() == Standing.Kind.NEVER_JUDGED) {
            return Ruling.of(Status.NOT_JUDGED, standing.reason()); // 1
        }
        if (hasUse(activity, threshold, tolerance, false)) {
            return USED; // 2
        }
        // 3: what excludes a resource stands around a policy, see Unless
        if (standing.kind() == Standing.Kind.IN_TRANSITION || standing.kind() == Standing.Kind.WITHOUT_COST) {
            return Ruling.of(Status.NOT_JUDGED, standing.reason()); // 4
        }
        if (standing.kind() == Standing.Kind.UNREADABLE) {
            return Ruling.of(Status.UNKNOWN, standing.reason()); // 4
        }
        ReasonCode youth = youth(activity, threshold);
        if (youth != null) {
            return Ruling.of(youth.equals(ReasonCode.AGE_UNKNOWN) ? Status.UNKNOWN : Status.NOT_JUDGED, youth); // 5
        }
        ReasonCode unseen = unseen(activity, threshold, limit.history(activity));
        if (unseen != null) {
            return Ruling.of(Status.UNKNOWN, unseen); // 6
        }
        boolean touched = hasUse(activity, threshold, tolerance, true);
        return touched ? BARELY_USED : UNUSED; // 7
    }

    /** The verdict of the rules by a limit. */
    static IdleVerdict judge(ResourceActivity activity, Limit limit) {
        return new RulesInWords(activity, limit, ruling(activity, limit)).verdict();
    }

    /** What rules 1 and 2 say, where use younger than the threshold decides; empty where they do not apply. */
    static Optional<IdleVerdict> beforeExclusions(ResourceActivity activity, Optional<Duration> threshold) {
        Standing standing = activity.standing();
        if (standing.kind() == Standing.Kind.NEVER_JUDGED) {
            return Optional.of(IdleVerdict.of(Status.NOT_JUDGED, standing.reason(), standing.detail()));
        }
        return threshold
                .filter(age -> age.compareTo(IdleVerdict.Idle.SHORTEST) >= 0)
                .filter(age -> hasUse(activity, age, Tolerance.NONE, false))
                .map(age -> new RulesInWords(activity, new Quiet(age), USED).verdict());
    }

    /** Whether there was use inside the threshold that is tolerated, or that is not. What may lie inside is inside. */
    private static boolean hasUse(
            ResourceActivity activity, Duration threshold, Tolerance tolerance, boolean tolerated) {
        Instant judgedAt = activity.judgedAt();
        for (SignalHistory history : activity.signals()) {
            List<Use> uses = history.uses();
            for (int i = uses.size() - 1; i >= 0 && Span.isInside(uses.get(i).latest(), threshold, judgedAt); i--) {
                if (isTolerated(uses.get(i), tolerance) == tolerated) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Asks the signal that was seen, not the one that a policy names: two signals are the same whatever their counts mean. */
    static boolean canBeTolerated(Use seen) {
        return seen.signal().isAdditive() && seen.count().isPresent();
    }

    static boolean isTolerated(Use seen, Tolerance tolerance) {
        return canBeTolerated(seen) && tolerance.allows(seen);
    }

    /** Why it is too young to tell, or nothing tells its age. */
    private static @Nullable ReasonCode youth(ResourceActivity activity, Duration threshold) {
        if (activity.started().isEmpty()) {
            return ReasonCode.AGE_UNKNOWN;
        }
        if (isYoung(activity, threshold)) {
            return ReasonCode.TOO_NEW;
        }
        boolean known = true;
        for (ResourceActivity part : activity.lendingParts()) {
            if (isYoung(part, threshold)) {
                return ReasonCode.TOO_NEW_COMPONENT;
            }
            known &= part.started().isPresent();
        }
        return known ? null : ReasonCode.AGE_UNKNOWN;
    }

    static boolean isYoung(ResourceActivity activity, Duration threshold) {
        Optional<Instant> started = activity.started();
        return started.isPresent() && Span.isInside(started.get(), threshold, activity.judgedAt());
    }

    /** Why use could have been overlooked: inside the threshold, or in the history that the limit needs besides. */
    private static @Nullable ReasonCode unseen(ResourceActivity activity, Duration threshold, Duration needed) {
        if (activity.completeness() instanceof Incomplete missing) {
            return missing.reason();
        }
        boolean owes = false;
        ReasonCode first = null;
        for (SignalHistory history : activity.signals()) {
            owes |= history.owesSilence();
            first = first(
                    first, history.firstGapInLast(needed, activity.judgedAt()).orElse(null));
            first = first(first, isUnsettled(history, activity, threshold) ? ReasonCode.NOT_COVERED : null);
        }
        return owes ? first : ReasonCode.NO_SIGNALS;
    }

    private static @Nullable ReasonCode first(@Nullable ReasonCode one, @Nullable ReasonCode other) {
        return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
    }

    /** What has nothing settled inside the threshold has nothing to say about it. */
    static boolean isUnsettled(SignalHistory history, ResourceActivity activity, Duration threshold) {
        Span owed = history.owed();
        return history.owesSilence() && (owed.isEmpty() || !Span.isInside(owed.to(), threshold, activity.judgedAt()));
    }
}
