package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NOW;
import static io.github.idle4j.policy.Drawn.SLOT;
import static io.github.idle4j.policy.Drawn.slot;

import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing.Kind;
import io.github.idle4j.policy.Drawn.Tape;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules a second time, as plainly as they can be written: facts of {@link Drawn} alone, one slot of six hours after
 * another, and nothing of the code under test.
 */
final class NaiveJudge {

    record Answer(Status status, ReasonCode reason) {}

    /** A signal of the whole or of a part at any depth, with the start of what it belongs to. */
    private record Flat(Tape tape, boolean owes, Instant started) {}

    private NaiveJudge() {}

    static Answer judge(Drawn drawn, Duration threshold, boolean excludingKept, Predicate<Use> tolerated) {
        if (drawn.standing().kind() == Kind.NEVER_JUDGED) {
            return new Answer(Status.NOT_JUDGED, drawn.standing().reason());
        }
        Instant boundary = NOW.minus(threshold);
        List<Flat> signals = flat(drawn, true).toList();
        if (signals.stream().anyMatch(signal -> isUsed(signal, boundary, tolerated))) {
            return new Answer(Status.ACTIVE, ReasonCode.USED);
        }
        List<Drawn> lenders = lenders(drawn).toList();
        List<Drawn> excluding = lenders.stream()
                .filter(one -> !one.standing().reason().equals(ReasonCode.CREATING))
                .toList();
        if (excludingKept
                && excluding.stream().anyMatch(one -> one.tags().equals(Fact.known(Map.of("keep", "true"))))) {
            return new Answer(Status.NOT_JUDGED, ReasonCode.EXCLUDED);
        }
        if (excludingKept && excluding.stream().anyMatch(one -> one.tags() instanceof Fact.Unreadable<?>)) {
            return new Answer(Status.UNKNOWN, ReasonCode.EXCLUSION_UNREADABLE);
        }
        if (kind(drawn) == Kind.IN_TRANSITION) {
            return new Answer(Status.NOT_JUDGED, ReasonCode.IN_TRANSITION);
        }
        if (kind(drawn) == Kind.WITHOUT_COST) {
            return new Answer(Status.NOT_JUDGED, ReasonCode.NO_STANDING_COST);
        }
        if (kind(drawn) == Kind.UNREADABLE) {
            return new Answer(Status.UNKNOWN, unreadable(drawn).first());
        }
        if (drawn.started().isEmpty()) {
            return new Answer(Status.UNKNOWN, ReasonCode.AGE_UNKNOWN);
        }
        if (drawn.started().get().isAfter(boundary)) {
            return new Answer(Status.NOT_JUDGED, ReasonCode.TOO_NEW);
        }
        if (lenders.stream()
                .anyMatch(one -> one.started().filter(boundary::isBefore).isPresent())) {
            return new Answer(Status.NOT_JUDGED, ReasonCode.TOO_NEW_COMPONENT);
        }
        if (lenders.stream().anyMatch(one -> one.started().isEmpty())) {
            return new Answer(Status.UNKNOWN, ReasonCode.AGE_UNKNOWN);
        }
        if (drawn.completeness() instanceof Incomplete missing) {
            return new Answer(Status.UNKNOWN, missing.reason());
        }
        TreeSet<ReasonCode> missing = missing(drawn);
        if (!missing.isEmpty()) {
            return new Answer(Status.UNKNOWN, missing.first());
        }
        if (signals.stream().noneMatch(Flat::owes)) {
            return new Answer(Status.UNKNOWN, ReasonCode.NO_SIGNALS);
        }
        TreeSet<ReasonCode> gaps = gaps(drawn, threshold);
        return gaps.isEmpty()
                ? new Answer(Status.IDLE, ReasonCode.NO_USE_IN_WINDOW)
                : new Answer(Status.UNKNOWN, gaps.first());
    }

    /** Why anything within so-and-so long cannot be told. */
    static TreeSet<ReasonCode> gaps(Drawn drawn, Duration threshold) {
        var reasons = new TreeSet<ReasonCode>();
        long slots = threshold.dividedBy(SLOT);
        flat(drawn, true).forEach(signal -> {
            for (int ago = 0; ago < slots; ago++) {
                reasons.addAll(gaps(signal, ago));
            }
        });
        return reasons;
    }

    private static Set<ReasonCode> gaps(Flat signal, int ago) {
        Instant from = slot(ago + 1);
        Instant to = slot(ago);
        boolean isOwed = !from.isBefore(signal.started)
                && from.isBefore(NOW.minus(signal.tape.signal().settling()));
        if (!isOwed) {
            return Set.of();
        }
        if (from.isBefore(NOW.minus(LOOKBACK))) {
            return signal.owes ? Set.of(ReasonCode.NOT_COVERED) : Set.of();
        }
        var reasons = new TreeSet<ReasonCode>();
        boolean covered = false;
        for (Evidence piece : signal.tape.evidence()) {
            if (piece.from().isAfter(from) || piece.to().isBefore(to)) {
                continue;
            }
            covered = true;
            if (piece instanceof Use use && use.earliest().isBefore(signal.started)) {
                reasons.add(ReasonCode.EARLIER_INCARNATION);
            } else if (piece instanceof Gap gap && signal.owes) {
                reasons.add(gap.reason());
            }
        }
        if (!covered && signal.owes) {
            reasons.add(ReasonCode.NOT_COVERED);
        }
        return reasons;
    }

    /** Whether a signal shows use after an instant that is not tolerated. */
    private static boolean isUsed(Flat signal, Instant boundary, Predicate<Use> tolerated) {
        return signal.tape.evidence().stream()
                .filter(Use.class::isInstance)
                .map(Use.class::cast)
                .filter(use -> !use.earliest().isBefore(signal.started))
                .filter(use -> !use.earliest().isAfter(NOW.plus(Duration.ofHours(2))))
                .filter(use -> use.latest().isAfter(boundary))
                .anyMatch(use -> !(signal.tape.signal().isAdditive() && tolerated.test(use)));
    }

    private static Stream<Flat> flat(Drawn drawn, boolean owes) {
        Instant started = drawn.started().orElse(Instant.MIN);
        return Stream.concat(
                drawn.tapes().stream().map(tape -> new Flat(tape, owes && tape.owes(), started)),
                drawn.parts().stream().flatMap(part -> flat(part, owes && owes(part))));
    }

    private static boolean owes(Drawn part) {
        return !isSpent(part) && !part.standing().reason().equals(ReasonCode.CREATING);
    }

    /** Failed, or without copies. */
    private static boolean isSpent(Drawn part) {
        return part.standing().kind() == Kind.WITHOUT_COST
                || part.standing().reason().equals(ReasonCode.FAILED);
    }

    private static Stream<Drawn> lenders(Drawn drawn) {
        return Stream.concat(
                Stream.of(drawn),
                drawn.parts().stream().filter(part -> !isSpent(part)).flatMap(NaiveJudge::lenders));
    }

    private static Kind kind(Drawn drawn) {
        if (drawn.standing().kind() != Kind.SERVING) {
            return drawn.standing().kind();
        }
        List<Drawn> parts = drawn.parts();
        if (parts.stream()
                .anyMatch(part -> kind(part) == Kind.IN_TRANSITION
                        || part.standing().reason().equals(ReasonCode.DELETING))) {
            return Kind.IN_TRANSITION;
        }
        return parts.stream().anyMatch(part -> kind(part) == Kind.UNREADABLE) ? Kind.UNREADABLE : Kind.SERVING;
    }

    private static TreeSet<ReasonCode> unreadable(Drawn drawn) {
        var reasons = new TreeSet<ReasonCode>();
        if (drawn.standing().kind() == Kind.UNREADABLE) {
            reasons.add(drawn.standing().reason());
        } else {
            drawn.parts().stream()
                    .filter(part -> kind(part) == Kind.UNREADABLE)
                    .forEach(part -> reasons.addAll(unreadable(part)));
        }
        return reasons;
    }

    private static TreeSet<ReasonCode> missing(Drawn drawn) {
        var reasons = new TreeSet<ReasonCode>();
        if (drawn.completeness() instanceof Incomplete missing) {
            reasons.add(missing.reason());
        } else {
            drawn.parts().stream().filter(NaiveJudge::owes).forEach(part -> reasons.addAll(missing(part)));
        }
        return reasons;
    }

    /** Every use that is on any tape. */
    static List<Use> uses(Drawn drawn) {
        var uses = new ArrayList<Use>();
        flat(drawn, true)
                .forEach(signal -> signal.tape.evidence().forEach(piece -> {
                    if (piece instanceof Use use) {
                        uses.add(use);
                    }
                }));
        return uses;
    }

    /** How many requests were seen within so-and-so long; nothing where anything else was. */
    static Optional<Long> requests(Drawn drawn, Duration window) {
        long requests = 0;
        for (Flat signal : flat(drawn, true).toList()) {
            if (isUsed(signal, NOW.minus(window), use -> use.count().isPresent())) {
                return Optional.empty();
            }
            for (Evidence piece : signal.tape.evidence()) {
                boolean counts = piece instanceof Use use
                        && !use.earliest().isBefore(signal.started)
                        && !use.earliest().isAfter(NOW.plus(Duration.ofHours(2)))
                        && use.latest().isAfter(NOW.minus(window));
                requests += counts ? ((Use) piece).count().getAsLong() : 0;
            }
        }
        return Optional.of(requests);
    }
}
