package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalComponent;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life of one inference component, drawn by chance: its copies, and who called it. */
final class ComponentLife {

    /** How it stands now. */
    enum State {
        SERVING,
        NO_COPIES,
        UPDATING,
        DELETING,
        /** The status is optional in AWS's model. */
        WITHOUT_STATUS,
        CREATING,
        FAILED
    }

    private static final String REQUESTS = "AWS/SageMaker";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    final String name;
    final State state;
    final Instant createdAt;
    final boolean kept;

    /** The component inside whose compute it runs, where it is an adapter. */
    final Optional<ComponentLife> base;

    final List<ComponentLife> adapters = new ArrayList<>();

    /** Until when it has copies: now, where it has them still. */
    final Instant copiesUntil;

    private final List<Instant> shown = new ArrayList<>();
    private final List<Instant> hidden = new ArrayList<>();

    private final HostLife host;
    private final List<Instant> refused = new ArrayList<>();
    private final boolean zerosWithoutCopies;

    /** Whether one of the same name was there before, somewhere else. */
    final boolean replaced;

    private final Dice dice;

    ComponentLife(String name, State state, HostLife host, Optional<ComponentLife> base, Dice dice) {
        this.name = name;
        this.state = state;
        this.host = host;
        this.base = base;
        this.dice = dice;
        Instant earliest = base.map(one -> one.createdAt).orElse(host.hostsSince());
        Instant latest = host.runsUntil.minusSeconds(60);
        createdAt = dice.chance(0.75)
                ? EndpointLife.earlier(earliest.plusSeconds(dice.between(60, 3_000)), latest)
                : dice.between(earliest, latest);
        copiesUntil = state == State.NO_COPIES
                ? dice.between(createdAt, EndpointLife.later(createdAt, host.runsUntil.minusSeconds(1_800)))
                : host.runsUntil;
        kept = dice.chance(0.04);
        zerosWithoutCopies = dice.chance(0.3);
        replaced = dice.chance(0.12);
        drawUses();
    }

    private void drawUses() {
        if (!hasServed()) {
            return;
        }
        Instant latest = EndpointLife.earlier(copiesUntil, host.now.minusSeconds(600));
        RequestPlan.drawn(createdAt, host.windowStart, latest, dice).stream()
                .filter(use -> !use.isAfter(latest))
                .forEach(use -> (host.isLost(use) ? hidden : shown).add(use));
        if (state == State.NO_COPIES && dice.chance(0.2)) {
            Instant tried = dice.between(copiesUntil, host.now.minusSeconds(600));
            if (!tried.isBefore(createdAt)) {
                (host.isLost(tried) ? hidden : refused).add(tried);
            }
        }
    }

    boolean hasServed() {
        return state != State.CREATING && state != State.FAILED;
    }

    /** Whether it can be used now, or will be in a moment, or nobody knows. */
    boolean counts() {
        return hasServed() && state != State.NO_COPIES;
    }

    /** Uses that AWS shows. */
    List<Instant> shown() {
        List<Instant> all = new ArrayList<>(shown);
        all.addAll(refused);
        return all;
    }

    /** Whether AWS shows use of it after that instant. */
    boolean isShownAfter(Instant instant) {
        return shown().stream().anyMatch(instant::isBefore);
    }

    /** All uses, its adapters' too. */
    List<Instant> uses() {
        List<Instant> all = new ArrayList<>(shown);
        all.addAll(refused);
        all.addAll(hidden);
        adapters.forEach(adapter -> all.addAll(adapter.uses()));
        return all;
    }

    /** Itself, and those that it lends its compute to. */
    List<ComponentLife> withAdapters() {
        List<ComponentLife> all = new ArrayList<>(adapters);
        all.add(this);
        return all;
    }

    void describeIn(LocalRegion region, String endpoint) {
        region.inferenceComponent(name, component -> {
            component.endpoint(endpoint).variant(HostLife.VARIANT).createdAt(createdAt);
            base.ifPresentOrElse(one -> component.baseComponent(one.name), () -> component.copies(copies()));
            describeStatus(component);
            if (kept) {
                component.tag("keep", "true");
            }
            if (hasServed()) {
                describeSeries(component);
            }
        });
        if (replaced) {
            describePredecessor(region);
        }
    }

    private int copies() {
        return counts() ? dice.between(1, 2) : 0;
    }

    private void describeStatus(LocalComponent component) {
        switch (state) {
            case SERVING, NO_COPIES -> component.status("InService");
            case UPDATING -> component.status("Updating");
            case DELETING -> component.status("Deleting");
            case CREATING -> component.status("Creating");
            case FAILED -> component.status("Failed").failureReason("no such image");
            case WITHOUT_STATUS -> component.noStatus();
        }
    }

    private void describeSeries(LocalComponent component) {
        if (host.habit != HostLife.Habit.CPU_ONLY) {
            Instant until = zerosWithoutCopies ? host.now : copiesUntil;
            component.series(REQUESTS, "Invocations", series -> describe(series, 0, until));
        }
        if (host.publishesComponentCpu && base.isEmpty()) {
            component.series(
                    "/aws/sagemaker/InferenceComponents",
                    "CPUUtilizationNormalized",
                    series -> describe(series, 2.5, copiesUntil));
        }
        shown.forEach(use -> component.requests(use, dice.between(1, 20)));
        refused.forEach(use -> component.refusedRequests(use, dice.between(1, 3)));
    }

    private void describe(LocalSeries series, double value, Instant until) {
        series.every(MINUTE, value, createdAt, until);
        host.cutOutIfMissing(series);
    }

    /** One of the same name was there before, somewhere else, and was busy to its end. */
    private void describePredecessor(LocalRegion region) {
        Instant end = createdAt.minusSeconds(dice.pick(60, 600, 7_200, 200_000));
        Instant start = end.minus(Duration.ofDays(dice.between(1, 20)));
        region.series(REQUESTS, "Invocations", Map.of("InferenceComponentName", name), series -> {
            series.zeros(start, end);
            RequestPlan.endingAt(end.minusSeconds(60), start, dice).forEach(use -> series.add(use, 1, 7));
        });
    }

    @Override
    public String toString() {
        return name + " " + state + base.map(one -> " in " + one.name).orElse("") + ", created " + createdAt
                + (copiesUntil.isBefore(host.now) ? ", copies until " + copiesUntil : "") + (kept ? ", kept" : "")
                + (replaced ? ", replaced" : "") + ", uses shown " + shown
                + (refused.isEmpty() ? "" : ", refused " + refused) + (hidden.isEmpty() ? "" : ", hidden " + hidden);
    }
}
