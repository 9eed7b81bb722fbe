package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalQueue;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The life of an asynchronous endpoint: requests wait in its queue, and are worked off, fail or expire. */
final class AsyncLife extends EndpointLife {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How its use shows. */
    private enum Work {
        InvocationsProcessed,
        InvocationFailures,
        ExpiredRequests,
        /** Requests wait for minutes, and nothing tells what became of them. */
        ApproximateBacklogSize,
        HasBacklogWithoutCapacity
    }

    /** What shows that its instances are alive. */
    private enum Alive {
        ALWAYS,
        /** Neither instances nor queue nor work, whoever called. */
        BUT_FOR_A_STRETCH,
        NEVER
    }

    private final Work work;
    private final Alive alive;

    /** Whether an empty queue is published, and whether zeros are once it was used: AWS's ways are not known. */
    private final boolean queue;

    private final boolean zerosAfterUse;
    private final boolean renamed;
    private final Instant modifiedAt;

    /** Until when it had instances; now, where it has them. */
    private final Instant runsUntil;

    private final boolean hasInstances;
    private final List<String> variants = new ArrayList<>();
    private final List<Instant> shown = new ArrayList<>();
    private final List<Instant> hidden = new ArrayList<>();

    AsyncLife(String name, Instant now, Duration window, Dice dice) {
        super(name, now, window, dice);
        work = dice.weighted(List.of(Work.values()), 55, 15, 10, 12, 8);
        alive = dice.weighted(List.of(Alive.values()), 75, 12, 13);
        queue = dice.chance(0.6);
        zerosAfterUse = dice.chance(0.5);
        renamed = grown && dice.chance(0.15);
        modifiedAt = renamed ? changedInEarnest() : changedSomehow();
        hasInstances = !dice.chance(0.15);
        runsUntil = hasInstances ? now : dice.between(createdAt, now);
        for (int i = dice.weighted(List.of(1, 2), 80, 20); i > 0; i--) {
            variants.add(variantName(i));
        }
        for (Instant use : RequestPlan.drawn(createdAt, windowStart, now.minus(Duration.ofMinutes(10)), dice)) {
            take(use);
            if (waits()) {
                take(use.plus(MINUTE.multipliedBy(4)));
            }
        }
    }

    private void take(Instant use) {
        (alive == Alive.BUT_FOR_A_STRETCH && isMissing(use) ? hidden : shown).add(use);
    }

    private boolean waits() {
        return work == Work.ApproximateBacklogSize || work == Work.HasBacklogWithoutCapacity;
    }

    @Override
    Instant modifiedAt() {
        return modifiedAt;
    }

    @Override
    void describeIn(LocalRegion region) {
        region.endpoint(name, endpoint -> {
            describe(endpoint);
            endpoint.async(this::describe);
            variants.forEach(variant ->
                    endpoint.variant(variant, one -> one.instances(hasInstances ? dice.between(1, 2) : 0)));
            index(endpoint, variants);
        });
        for (String variant : variants) {
            describeCpu(region, variant, renamed ? modifiedAt : createdAt, runsUntil);
            if (renamed) {
                describeCpu(region, variant + "-old", createdAt, earlier(modifiedAt, runsUntil));
            }
        }
        if (!waits()) {
            describeWork(region);
        }
        if (alive == Alive.BUT_FOR_A_STRETCH) {
            for (Work one : List.of(Work.ApproximateBacklogSize, Work.HasBacklogWithoutCapacity)) {
                region.series("AWS/SageMaker", one.name(), Map.of("EndpointName", name), this::cutOut);
            }
        }
    }

    private void describe(LocalQueue described) {
        if (queue) {
            described.empty();
        }
        for (Instant use : waits() ? shown : List.<Instant>of()) {
            if (work == Work.ApproximateBacklogSize) {
                described.backlog(dice.between(1, 9), use, use.plus(MINUTE));
            } else {
                described.backlogWithoutCapacity(use, use.plus(MINUTE));
            }
        }
    }

    private void describeCpu(LocalRegion region, String variant, Instant from, Instant to) {
        if (alive != Alive.NEVER && from.isBefore(to)) {
            region.series("/aws/sagemaker/Endpoints", "CPUUtilization", of(variant), cpu -> {
                cpu.every(MINUTE, 1.5, from, to);
                cutOutIfMissing(cpu);
            });
        }
    }

    private void describeWork(LocalRegion region) {
        for (Instant use : shown) {
            String variant = dice.pick(variants) + (isOfOldName(use) ? "-old" : "");
            region.series(
                    "AWS/SageMaker",
                    work.name(),
                    of(variant),
                    one -> one.unit("Count").add(use, 1, 2));
        }
        if (zerosAfterUse && !shown.isEmpty()) {
            Instant first = shown.get(0);
            for (String variant : variants) {
                region.series("AWS/SageMaker", work.name(), of(variant), one -> {
                    one.unit("Count").zeros(renamed ? later(first, modifiedAt) : first, now);
                    cutOutIfMissing(one);
                });
                if (renamed && first.isBefore(modifiedAt)) {
                    region.series("AWS/SageMaker", work.name(), of(variant + "-old"), one -> {
                        one.unit("Count").zeros(first, modifiedAt);
                        cutOutIfMissing(one);
                    });
                }
            }
        }
    }

    private boolean isOfOldName(Instant use) {
        return renamed && use.isBefore(modifiedAt);
    }

    private void cutOutIfMissing(LocalSeries series) {
        if (alive == Alive.BUT_FOR_A_STRETCH) {
            cutOut(series);
        }
    }

    @Override
    List<Truth> truths() {
        List<Instant> uses = new ArrayList<>(shown);
        uses.addAll(hidden);
        Set<Answer> allowed =
                neverJudged() ? EnumSet.of(Answer.NOT_JUDGED) : allowed(shown, createdAt, this::withoutUse);
        return List.of(truth(uses, allowed));
    }

    private Set<Answer> withoutUse() {
        if (leftAlone() || !hasInstances) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        boolean seen = alive == Alive.ALWAYS || alive == Alive.NEVER && queue;
        if (!seen) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        // Who it was that published before it was renamed may not be told.
        boolean changed = renamed && modifiedAt.isAfter(windowStart);
        return changed ? EnumSet.of(Answer.IDLE, Answer.UNKNOWN) : EnumSet.of(Answer.IDLE);
    }

    @Override
    public String toString() {
        return super.toString() + ", " + work + ", alive " + alive + (queue ? ", queue" : "")
                + (zerosAfterUse ? ", zeros after use" : "") + (renamed ? ", renamed" : "")
                + (hasInstances ? "" : ", no instance since " + runsUntil) + ", variants " + variants + ", uses shown "
                + shown + (hidden.isEmpty() ? "" : ", hidden " + hidden)
                + (alive == Alive.BUT_FOR_A_STRETCH ? ", missing " + missingFrom + " to " + missingTo : "");
    }
}
