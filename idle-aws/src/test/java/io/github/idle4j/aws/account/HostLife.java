package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSeries;
import io.github.idle4j.aws.local.LocalVariant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The life of an endpoint that hosts inference components: those that are on it now, and those that were deleted. */
final class HostLife extends EndpointLife {

    static final String VARIANT = "AllTraffic";

    private static final String REQUESTS = "AWS/SageMaker";
    private static final String INSTANCES = "/aws/sagemaker/Endpoints";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What each component reserves of an instance, in percent. */
    private static final double SHARE = 20;

    /** What is published while nobody calls; what AWS does in each case is not known. */
    enum Habit {
        ZEROS,
        /** Nothing but requests, while the CPU may be measured. */
        CPU_ONLY,
        /** In a stretch nothing at all, whoever called. */
        OUTAGE
    }

    /**
     * A component that is there no more, and took with it what it published.
     *
     * @param name      its name, under which the series stays
     * @param createdAt when it came
     * @param deletedAt when it went
     * @param uses      when it was used
     */
    record Deleted(String name, Instant createdAt, Instant deletedAt, List<Instant> uses) {}

    final Habit habit;
    final boolean publishesComponentCpu;
    final boolean publishesCpu;
    final boolean publishesReservation;

    /** Until when it had instances; now, where it has them. */
    final Instant runsUntil;

    final boolean hasInstances;
    final List<ComponentLife> components = new ArrayList<>();
    final List<Deleted> deleted = new ArrayList<>();

    /** Whether it was a classic endpoint before the last change, and the requests of that time. */
    final boolean wasClassic;

    final List<Instant> shownBefore = new ArrayList<>();

    /** Whether a component that is being created reserves its share already. */
    final boolean creatingReserves;

    private final Instant modifiedAt;

    HostLife(String name, Instant now, Duration window, Dice dice) {
        super(name, now, window, dice);
        habit = dice.weighted(List.of(Habit.values()), 76, 14, 10);
        publishesComponentCpu = dice.chance(0.6);
        publishesCpu = dice.chance(0.85);
        publishesReservation = dice.chance(0.6);
        creatingReserves = dice.chance(0.5);
        wasClassic = grown && dice.chance(0.06);
        modifiedAt = wasClassic ? changedInEarnest() : changedSomehow();
        hasInstances = !grown || !dice.chance(0.1);
        runsUntil = hasInstances ? now : dice.between(hostsSince().plusSeconds(3_600), now.minusSeconds(1_200));
        if (wasClassic) {
            RequestPlan.drawn(createdAt, windowStart, modifiedAt.minusSeconds(60), dice).stream()
                    .filter(use -> use.isBefore(modifiedAt))
                    .forEach(shownBefore::add);
        }
        drawComponents();
        if (grown && dice.chance(0.2)) {
            drawDeleted();
        }
    }

    /** Since when it can host components. */
    Instant hostsSince() {
        return wasClassic ? modifiedAt : createdAt;
    }

    private void drawComponents() {
        for (int i = dice.weighted(List.of(0, 1, 2, 3), 14, 40, 30, 16); i > 0; i--) {
            ComponentLife.State state = dice.weighted(List.of(ComponentLife.State.values()), 66, 12, 5, 3, 3, 5, 6);
            boolean stopped = state != ComponentLife.State.CREATING && state != ComponentLife.State.FAILED;
            var life = new ComponentLife(
                    name + "-ic" + i,
                    hasInstances || !stopped ? state : ComponentLife.State.NO_COPIES,
                    this,
                    Optional.empty(),
                    dice);
            components.add(life);
            if (life.state == ComponentLife.State.SERVING && dice.chance(0.25)) {
                drawAdapter(life);
            }
        }
    }

    private void drawAdapter(ComponentLife base) {
        var adapter =
                new ComponentLife(base.name + "-lora", ComponentLife.State.SERVING, this, Optional.of(base), dice);
        base.adapters.add(adapter);
        components.add(adapter);
    }

    private void drawDeleted() {
        Instant from = dice.between(hostsSince(), now.minus(Duration.ofHours(5)));
        Instant to = dice.between(from.plusSeconds(3_600), earlier(runsUntil, now.minusSeconds(1_200)));
        boolean atTheBoundary = minute(to).equals(windowStart);
        if (from.plusSeconds(3_599).isBefore(to) && !atTheBoundary) {
            List<Instant> uses = RequestPlan.drawn(from, windowStart, to, dice).stream()
                    .filter(use -> use.isBefore(to))
                    .toList();
            deleted.add(new Deleted(name + "-gone", from, to, uses));
        }
    }

    boolean isLost(Instant use) {
        return habit == Habit.OUTAGE && isMissing(use);
    }

    void cutOutIfMissing(LocalSeries series) {
        if (habit == Habit.OUTAGE) {
            cutOut(series);
        }
    }

    @Override
    Instant modifiedAt() {
        return modifiedAt;
    }

    @Override
    void describeIn(LocalRegion region) {
        region.endpoint(name, endpoint -> {
            describe(endpoint);
            endpoint.hostsComponents();
            endpoint.variant(VARIANT, this::describe);
            index(endpoint, List.of(VARIANT));
        });
        components.forEach(component -> component.describeIn(region, name));
        for (Deleted one : deleted) {
            region.series(REQUESTS, "Invocations", Map.of("InferenceComponentName", one.name()), series -> {
                series.zeros(one.createdAt(), one.deletedAt());
                one.uses().forEach(use -> series.add(use, 1, 4));
            });
        }
        if (wasClassic) {
            region.series(REQUESTS, "Invocations", of(VARIANT), series -> {
                series.zeros(createdAt, modifiedAt);
                shownBefore.forEach(use -> series.add(use, 1, 4));
            });
        }
    }

    private void describe(LocalVariant variant) {
        variant.instances(hasInstances ? dice.between(1, 2) : 0);
        if (publishesCpu && createdAt.isBefore(runsUntil)) {
            variant.series(INSTANCES, "CPUUtilization", cpu -> {
                cpu.every(MINUTE, 2.5, createdAt, runsUntil);
                cutOutIfMissing(cpu);
            });
        }
        if (publishesReservation) {
            variant.series(INSTANCES, dice.pick("CPUReservation", "GPUReservation"), reservation -> {
                describeReservation(reservation);
                cutOutIfMissing(reservation);
            });
        }
        if (dice.chance(0.2)) {
            variant.placedIn("ml.g5.xlarge", "us-east-1a");
        }
    }

    /** Steps, one for each time at which a component gained or lost its copies. */
    private void describeReservation(LocalSeries reservation) {
        var steps = new TreeSet<Instant>();
        steps.add(minute(hostsSince()));
        steps.add(minute(runsUntil));
        List<Instant[]> spans = reserving();
        for (Instant[] span : spans) {
            steps.add(span[0]);
            steps.add(span[1]);
        }
        for (Instant from : steps.headSet(minute(runsUntil))) {
            long holders = spans.stream()
                    .filter(span -> !from.isBefore(span[0]) && from.isBefore(span[1]))
                    .count();
            reservation.every(MINUTE, SHARE * holders, from, steps.higher(from));
        }
    }

    /** From when to when each component that is or was here had something of an instance. */
    private List<Instant[]> reserving() {
        List<Instant[]> spans = new ArrayList<>();
        for (ComponentLife one : components) {
            boolean reserves = one.hasServed() || one.state == ComponentLife.State.CREATING && creatingReserves;
            if (reserves && one.base.isEmpty()) {
                spans.add(new Instant[] {minute(one.createdAt), minute(one.copiesUntil)});
            }
        }
        deleted.forEach(one -> spans.add(new Instant[] {minute(one.createdAt()), minute(one.deletedAt())}));
        return spans;
    }

    /** Whether somebody is known to have reserved something of it after that instant. */
    boolean isReservedAfter(Instant instant) {
        return reserving().stream().anyMatch(span -> span[1].isAfter(instant));
    }

    private static Instant minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    @Override
    List<Truth> truths() {
        return new HostExpectation(this).truths();
    }

    @Override
    public String toString() {
        return super.toString() + ", " + habit + (publishesCpu ? ", cpu" : "")
                + (publishesComponentCpu ? ", component cpu" : "") + (publishesReservation ? ", reservation" : "")
                + (wasClassic ? ", classic before and then used " + shownBefore : "")
                + (hasInstances ? "" : ", no instance since " + runsUntil) + ", hosts " + components
                + (deleted.isEmpty() ? "" : ", hosted " + deleted)
                + (habit == Habit.OUTAGE ? ", missing " + missingFrom + " to " + missingTo : "");
    }
}
