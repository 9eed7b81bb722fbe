package io.github.idle4j.aws.account;

import io.github.idle4j.aws.account.ComponentLife.State;
import io.github.idle4j.aws.account.HostLife.Deleted;
import io.github.idle4j.aws.account.HostLife.Habit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What may be said of an endpoint that hosts inference components, and of each of these. */
final class HostExpectation {

    private final HostLife host;

    HostExpectation(HostLife host) {
        this.host = host;
    }

    List<Truth> truths() {
        List<Truth> truths = new ArrayList<>();
        truths.add(endpoint());
        host.components.forEach(component -> truths.add(component(component)));
        return truths;
    }

    private Truth component(ComponentLife one) {
        Set<Answer> allowed = allowed(one);
        return new Truth(
                "sagemaker:inference-component",
                one.name,
                one.createdAt,
                !host.neverJudged() && one.counts(),
                one.uses(),
                allowed,
                one + " on " + host);
    }

    private Set<Answer> allowed(ComponentLife one) {
        boolean unjudged = one.state == State.CREATING
                || one.state == State.FAILED
                || one.state == State.DELETING
                || one.state == State.WITHOUT_STATUS;
        if (unjudged || host.neverJudged()) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        return used(one.withAdapters(), () -> withoutUse(one));
    }

    /** What may be said of a whole of components, each of which was used since it was created or not. */
    private Set<Answer> used(List<ComponentLife> parts, Supplier<Set<Answer>> withoutUse) {
        if (parts.stream().anyMatch(one -> one.isShownAfter(host.beyondDoubt(one.createdAt)))) {
            return EnumSet.of(Answer.ACTIVE);
        }
        Set<Answer> allowed = EnumSet.noneOf(Answer.class);
        parts.forEach(one -> allowed.addAll(host.allowed(one.shown(), one.createdAt, Set::of)));
        allowed.addAll(withoutUse.get());
        return allowed;
    }

    private Set<Answer> withoutUse(ComponentLife one) {
        boolean leftAlone = one.state == State.UPDATING
                || one.state == State.NO_COPIES
                || one.withAdapters().stream().anyMatch(part -> part.kept || isYoung(part));
        return leftAlone ? EnumSet.of(Answer.NOT_JUDGED) : silence(one);
    }

    /** What the silence of a component and of its adapters amounts to. */
    private Set<Answer> silence(ComponentLife one) {
        boolean seen = one.withAdapters().stream().allMatch(this::isSeen);
        return EnumSet.of(seen ? Answer.IDLE : Answer.UNKNOWN);
    }

    private boolean isSeen(ComponentLife one) {
        return switch (host.habit) {
            case ZEROS -> true;
            case OUTAGE -> false;
            case CPU_ONLY -> host.publishesCpu || host.publishesComponentCpu && one.base.isEmpty();
        };
    }

    private boolean isYoung(ComponentLife one) {
        return one.createdAt.isAfter(host.windowStart);
    }

    private Truth endpoint() {
        List<Instant> uses = new ArrayList<>(host.shownBefore);
        host.components.forEach(one -> uses.addAll(one.uses()));
        boolean deletedUnseen = !host.publishesReservation && !host.deleted.isEmpty();
        if (!deletedUnseen) { // it is settled that what is deleted and left no trace is not asked for
            host.deleted.forEach(one -> uses.addAll(one.uses()));
        }
        return new Truth(
                "sagemaker:endpoint",
                host.name,
                host.createdAt,
                !host.neverJudged(),
                uses,
                host.neverJudged() ? EnumSet.of(Answer.NOT_JUDGED) : allowed(),
                !deletedUnseen,
                host.toString());
    }

    private Set<Answer> allowed() {
        return host.allowed(host.shownBefore, host.createdAt, () -> used(host.components, this::withoutUse));
    }

    private Set<Answer> withoutUse() {
        boolean leftAlone = host.leftAlone()
                || !host.hasInstances
                || host.components.stream().anyMatch(HostExpectation::isChanging)
                || host.components.stream().anyMatch(one -> one.kept && one.counts())
                || host.components.stream().anyMatch(one -> isYoung(one) && lendsAge(one));
        if (leftAlone) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        Set<Answer> allowed = EnumSet.noneOf(Answer.class);
        allowed.addAll(host.components.stream().anyMatch(ComponentLife::counts) ? hosting() : empty());
        if (host.components.stream().anyMatch(one -> one.replaced && isYoung(one))) {
            allowed.add(Answer.UNKNOWN); // what was the use of its predecessor may have been its own
        }
        return allowed;
    }

    private static boolean isChanging(ComponentLife one) {
        return one.state == State.UPDATING || one.state == State.DELETING;
    }

    private static boolean lendsAge(ComponentLife one) {
        return one.counts() || one.state == State.CREATING;
    }

    private Set<Answer> hosting() {
        boolean seen = host.components.stream().filter(ComponentLife::counts).allMatch(this::isSeen);
        if (!seen || host.publishesReservation && host.deleted.stream().anyMatch(this::wentInside)) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        boolean gaveUpCopies = host.components.stream()
                .anyMatch(one -> one.state == State.NO_COPIES && one.copiesUntil.isAfter(host.windowStart));
        return host.publishesReservation && gaveUpCopies
                ? EnumSet.of(Answer.IDLE, Answer.UNKNOWN)
                : EnumSet.of(Answer.IDLE);
    }

    private boolean wentInside(Deleted one) {
        return one.deletedAt().isAfter(host.windowStart);
    }

    /** Of one that hosts nothing that could be used. */
    private Set<Answer> empty() {
        if (host.components.isEmpty() && host.configDeleted) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        boolean changed = host.wasClassic && host.modifiedAt().isAfter(host.windowStart);
        if (host.publishesReservation) {
            if (host.isReservedAfter(host.windowStart)) {
                return reservedInside();
            }
        } else if (!host.publishesCpu) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        if (host.habit == Habit.OUTAGE) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        return changed ? EnumSet.of(Answer.IDLE, Answer.UNKNOWN) : EnumSet.of(Answer.IDLE);
    }

    /** It hosted something; where that was one that is still being created, two readings are honest. */
    private Set<Answer> reservedInside() {
        Set<Answer> allowed = EnumSet.of(Answer.NOT_JUDGED);
        if (host.habit == Habit.OUTAGE) {
            allowed.add(Answer.UNKNOWN);
        } else if (host.components.stream().anyMatch(one -> one.state == State.CREATING)
                && host.deleted.stream().noneMatch(this::wentInside)) {
            allowed.add(Answer.IDLE);
        }
        return allowed;
    }
}
