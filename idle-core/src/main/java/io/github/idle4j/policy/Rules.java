package io.github.idle4j.policy;

import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of judgement for one resource and one limit. {@link #ruling()} is the list of them, in their order; the first that
 * applies decides. {@link #verdict} puts it into words.
 */
final class Rules {

    private static final Ruling USED = Ruling.of(Status.ACTIVE, ReasonCode.USED);
    private static final Ruling UNUSED = Ruling.of(Status.IDLE, ReasonCode.NO_USE_IN_WINDOW);
    private static final Ruling BARELY_USED = Ruling.of(Status.IDLE, ReasonCode.BARELY_USED);

    private final ResourceActivity activity;
    private final Limit limit;
    private final Duration threshold;
    private final Limit.Tolerance tolerance;
    private final Instant from;

    Rules(ResourceActivity activity, Limit limit) {
        this.activity = activity;
        this.limit = limit;
        this.threshold = limit.over(activity);
        this.tolerance = limit.tolerance(activity);
        this.from = Span.endingAt(activity.judgedAt(), threshold).from();
    }

    /** The verdict of the rules by a limit. */
    static IdleVerdict judge(ResourceActivity activity, Limit limit) {
        var rules = new Rules(activity, limit);
        return rules.verdict(rules.ruling());
    }

    /** What rules 1 and 2 say, where use younger than the threshold decides; empty where they do not apply. */
    static Optional<IdleVerdict> beforeExclusions(ResourceActivity activity, Optional<Duration> threshold) {
        Standing standing = activity.standing();
        if (standing.kind() == Standing.Kind.NEVER_JUDGED) {
            return Optional.of(IdleVerdict.of(Status.NOT_JUDGED, standing.reason(), standing.detail(), List.of()));
        }
        return threshold
                .filter(age -> age.compareTo(IdleVerdict.Idle.SHORTEST) >= 0)
                .map(age -> new Rules(activity, new Quiet(age)))
                .filter(Rules::isUsed)
                .map(rules -> rules.verdict(USED));
    }

    Ruling ruling() {
        Standing standing = activity.standing();
        if (standing.kind() == Standing.Kind.NEVER_JUDGED) {
            return Ruling.of(Status.NOT_JUDGED, standing.reason()); // 1
        }
        if (isUsed()) {
            return USED; // 2
        }
        // 3: what excludes a resource stands around a policy, see Unless
        if (standing.kind() == Standing.Kind.IN_TRANSITION || standing.kind() == Standing.Kind.WITHOUT_COST) {
            return Ruling.of(Status.NOT_JUDGED, standing.reason()); // 4
        }
        if (standing.kind() == Standing.Kind.UNREADABLE) {
            return Ruling.of(Status.UNKNOWN, standing.reason()); // 4
        }
        ReasonCode youth = youth();
        if (youth != null) {
            return Ruling.of(youth == ReasonCode.AGE_UNKNOWN ? Status.UNKNOWN : Status.NOT_JUDGED, youth); // 5
        }
        ReasonCode unseen = unseen();
        if (unseen != null) {
            return Ruling.of(Status.UNKNOWN, unseen); // 6
        }
        return wasTouched() ? BARELY_USED : UNUSED; // 7
    }

    /** Whether it was used inside the threshold, but for what is tolerated. */
    private boolean isUsed() {
        return hasUse(false);
    }

    /** Whether it was used inside the threshold, by what is tolerated. */
    private boolean wasTouched() {
        return tolerance != Limit.Tolerance.NONE && hasUse(true);
    }

    private boolean hasUse(boolean tolerated) {
        for (SignalHistory history : activity.signals()) {
            List<Use> uses = history.uses();
            for (int i = uses.size() - 1; i >= 0 && isInside(uses.get(i), activity.judgedAt(), threshold); i--) {
                if (isTolerated(uses.get(i)) == tolerated) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Use exactly so long ago is outside; what may lie inside is inside. */
    static boolean isInside(Use use, Instant judgedAt, Duration threshold) {
        long seconds = judgedAt.getEpochSecond() - use.latest().getEpochSecond();
        long nanos = judgedAt.getNano() - use.latest().getNano();
        if (nanos < 0) {
            seconds--;
            nanos += 1_000_000_000;
        }
        return seconds < threshold.getSeconds() || seconds == threshold.getSeconds() && nanos < threshold.getNano();
    }

    /** Asks the signal that was seen, not the one that a policy names: two signals are the same whatever their counts mean. */
    static boolean canBeTolerated(Use seen) {
        return seen.signal().isAdditive() && seen.count().isPresent();
    }

    boolean isTolerated(Use seen) {
        return tolerance != Limit.Tolerance.NONE && canBeTolerated(seen) && tolerance.allows(seen);
    }

    /** Why it is too young to tell, or nothing tells its age. */
    private @Nullable ReasonCode youth() {
        Optional<Instant> started = activity.started();
        if (started.isEmpty()) {
            return ReasonCode.AGE_UNKNOWN;
        }
        if (started.get().isAfter(from)) {
            return ReasonCode.TOO_NEW;
        }
        boolean known = true;
        for (ResourceActivity part : activity.lendingParts()) {
            Optional<Instant> began = part.started();
            if (began.isPresent() && began.get().isAfter(from)) {
                return ReasonCode.TOO_NEW_COMPONENT;
            }
            known &= began.isPresent();
        }
        return known ? null : ReasonCode.AGE_UNKNOWN;
    }

    /** Why use could have been overlooked: inside the threshold, or in the history that the limit needs besides. */
    private @Nullable ReasonCode unseen() {
        if (activity.completeness() instanceof Incomplete missing) {
            return missing.reason();
        }
        boolean owes = false;
        ReasonCode first = null;
        Instant needed = historyFrom();
        for (SignalHistory history : activity.signals()) {
            owes |= history.owesSilence();
            first = first(first, history.firstGapSince(needed).orElse(null));
            first = first(first, isUnsettled(history) ? ReasonCode.NOT_COVERED : null);
        }
        return owes ? first : ReasonCode.NO_SIGNALS;
    }

    private static @Nullable ReasonCode first(@Nullable ReasonCode one, @Nullable ReasonCode other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }

    /** What has nothing settled inside the threshold has nothing to say about it. */
    private boolean isUnsettled(SignalHistory history) {
        return history.owesSilence()
                && (history.owed().isEmpty() || !history.owed().to().isAfter(from));
    }

    private Instant historyFrom() {
        return Span.endingAt(activity.judgedAt(), limit.history(activity)).from();
    }

    /** Puts a ruling of these rules into words. */
    IdleVerdict verdict(Ruling ruling) {
        return new RulesInWords(this, ruling).verdict();
    }

    ResourceActivity activity() {
        return activity;
    }

    Limit limit() {
        return limit;
    }

    Duration threshold() {
        return threshold;
    }

    Span window() {
        return new Span(from, activity.judgedAt());
    }

    /** Use inside the threshold, the oldest first: what is tolerated, or what is not. */
    List<Use> uses(boolean tolerated) {
        return activity.uses(threshold).stream()
                .filter(use -> isTolerated(use) == tolerated)
                .toList();
    }

    /** All that could not be seen and would have to be, at least one. */
    List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        for (SignalHistory history : activity.signals()) {
            gaps.addAll(history.gapsWithin(new Span(historyFrom(), activity.judgedAt())));
            if (isUnsettled(history)) {
                gaps.add(new Gap(
                        history.signal(),
                        from,
                        activity.judgedAt(),
                        ReasonCode.NOT_COVERED,
                        "nothing of it has settled yet"));
            }
        }
        return gaps;
    }
}
