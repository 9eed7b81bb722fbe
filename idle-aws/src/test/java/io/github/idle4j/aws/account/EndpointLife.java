package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSeries;
import io.github.idle4j.aws.local.LocalVariant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The life of one endpoint, drawn by chance: what it is, when it was made and changed, and who called it. */
final class EndpointLife {

    enum Kind {
        CLASSIC,
        SERVERLESS,
        PROVISIONED,
        ASYNC,
        COMPONENTS
    }

    /** What a classic variant publishes besides its requests; what AWS does in each case is not known. */
    enum Habit {
        ZEROS,
        /** As endpoints of old did: nothing but requests, while the CPU is measured. */
        CPU_ONLY,
        /** Zeros, but for a stretch; the CPU is measured in it. */
        MOST_ZEROS,
        /** Neither zeros nor CPU in a stretch, and no requests, whoever called. */
        OUTAGE,
        NOTHING
    }

    static final List<String> NEVER_JUDGED = List.of("Creating", "Deleting", "Failed", "OutOfService", "Hibernating");
    static final List<String> CHANGING = List.of("Updating", "SystemUpdating", "RollingBack");

    final String name;
    final Kind kind;
    final Habit habit;
    final Instant createdAt;
    final Instant modifiedAt;
    final boolean renamed;
    final String status;
    final boolean hasInstances;
    final boolean kept;
    final boolean configDeleted;

    /** Uses that AWS shows, and those that it lost. */
    final List<Instant> shown = new ArrayList<>();

    final List<Instant> hidden = new ArrayList<>();
    final Instant missingFrom;
    final Instant missingTo;

    private final Instant now;
    private final Instant windowStart;
    private final Dice dice;
    private final List<String> variants = new ArrayList<>();

    EndpointLife(String name, Instant now, Duration window, Dice dice) {
        this.name = name;
        this.now = now;
        this.windowStart = now.minus(window);
        this.dice = dice;
        kind = dice.weighted(List.of(Kind.values()), 86, 4, 3, 3, 4);
        habit = dice.weighted(List.of(Habit.values()), 70, 12, 7, 6, 5);
        createdAt = birth();
        boolean old = createdAt.isBefore(now.minus(Duration.ofHours(6)));
        renamed = kind == Kind.CLASSIC && old && dice.chance(0.2);
        modifiedAt = change(old);
        status = status();
        hasInstances = !dice.chance(0.04);
        kept = dice.chance(0.06);
        configDeleted = dice.chance(0.08);
        Instant earliest = later(createdAt, windowStart);
        missingFrom = dice.between(earliest, now.minus(Duration.ofHours(30)));
        missingTo = missingFrom.plus(Duration.ofHours(dice.between(5, 24)));
        for (int i = dice.weighted(List.of(1, 2, 3), 60, 30, 10); i > 0; i--) {
            variants.add(dice.pick("blue", "AllTraffic", "variant-", "Prod") + i);
        }
        List<Instant> uses = RequestPlan.drawn(createdAt, windowStart, now.minus(Duration.ofMinutes(10)), dice);
        uses.forEach(use -> (isLost(use) ? hidden : shown).add(use));
    }

    private Instant birth() {
        return switch (dice.between(0, 19)) {
            case 0 -> windowStart;
            case 1 -> windowStart.plusSeconds(1);
            case 2, 3, 4, 5 -> dice.between(windowStart.plusSeconds(1), now.minusSeconds(600));
            default -> dice.between(now.minus(Duration.ofDays(300)), windowStart);
        };
    }

    private Instant change(boolean old) {
        if (renamed) {
            return dice.between(createdAt.plus(Duration.ofHours(1)), now.minus(Duration.ofHours(1)));
        }
        return old && dice.chance(0.4) ? dice.between(createdAt, now) : createdAt.plusSeconds(480);
    }

    private String status() {
        int drawn = dice.between(0, 99);
        if (drawn < 6) {
            return dice.pick(NEVER_JUDGED);
        }
        if (drawn < 10) {
            return dice.pick(CHANGING);
        }
        return drawn < 13 ? "UpdateRollbackFailed" : "InService";
    }

    private boolean isLost(Instant use) {
        boolean invisible = kind == Kind.ASYNC || kind == Kind.COMPONENTS;
        // A minute more on each side: time stamps are cut to the minute.
        return invisible
                || kind == Kind.CLASSIC
                        && habit == Habit.OUTAGE
                        && use.isAfter(missingFrom.minusSeconds(60))
                        && use.isBefore(missingTo.plusSeconds(60));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Describes what AWS shows of it. */
    void describeIn(LocalRegion region) {
        if (kind == Kind.CLASSIC && dice.chance(0.15)) {
            describeEarlierLife(region);
        }
        region.endpoint(name, endpoint -> {
            endpoint.createdAt(createdAt).lastModifiedAt(modifiedAt).status(status);
            endpoint.configName(name + "-config-" + dice.between(1, 9));
            if (kept) {
                endpoint.tag("keep", "true");
            }
            if (dice.chance(0.3)) {
                endpoint.tag("team", dice.pick("vision", "ranking"));
            }
            if (configDeleted) {
                endpoint.configDeleted();
            }
            describeKind(endpoint);
            variants.forEach(variant -> endpoint.variant(variant, this::describe));
            if (kind == Kind.CLASSIC && hasInstances && dice.chance(0.05)) {
                endpoint.shadowVariant(
                        "shadow", shadow -> shadow.instances(1).living().requests(now.minusSeconds(90_000), 3));
            }
        });
        if (renamed) {
            variants.forEach(variant -> region.series(
                    "AWS/SageMaker", "Invocations", of(variant + "-old"), old -> describe(old, createdAt, modifiedAt)));
        }
        for (Instant use : shown) {
            String variant = dice.pick(variants) + (renamed && use.isBefore(modifiedAt) ? "-old" : "");
            region.series("AWS/SageMaker", "Invocations", of(variant), one -> one.add(use, 1, dice.between(1, 500)));
        }
    }

    private void describeKind(LocalEndpoint endpoint) {
        if (kind == Kind.ASYNC) {
            endpoint.async();
        } else if (kind == Kind.COMPONENTS) {
            endpoint.hostsComponents();
        }
    }

    private void describe(LocalVariant variant) {
        switch (kind) {
            case SERVERLESS -> variant.model("m").serverless(2048, 5);
            case PROVISIONED -> variant.model("m").provisionedConcurrency(1);
            case ASYNC, COMPONENTS -> variant.instances(dice.between(1, 2)).cpu();
            case CLASSIC -> {
                variant.model("m").instances(hasInstances ? dice.between(1, 3) : 0);
                Instant from = renamed ? modifiedAt : createdAt;
                variant.series("AWS/SageMaker", "Invocations", series -> describe(series, from, now));
                if (habit != Habit.NOTHING) {
                    variant.series("/aws/sagemaker/Endpoints", "CPUUtilization", cpu -> {
                        cpu.every(Duration.ofMinutes(1), 2.5, from, now);
                        if (habit == Habit.OUTAGE) {
                            cpu.gap(missingFrom, missingTo);
                        }
                    });
                }
            }
        }
    }

    /** The zeros of a classic variant over some time. */
    private void describe(LocalSeries series, Instant from, Instant to) {
        if (habit == Habit.ZEROS || habit == Habit.MOST_ZEROS || habit == Habit.OUTAGE) {
            series.zeros(from, to);
        }
        if (habit == Habit.MOST_ZEROS || habit == Habit.OUTAGE) {
            series.gap(missingFrom, missingTo);
        }
    }

    /** One of the same name was there before, was busy to its end, and is none of this one's business. */
    private void describeEarlierLife(LocalRegion region) {
        Instant end = createdAt.minusSeconds(dice.pick(60, 600, 7_200, 200_000));
        Instant start = end.minus(Duration.ofDays(dice.between(1, 20)));
        String variant = variants.get(0) + (renamed ? "-old" : "");
        region.series("AWS/SageMaker", "Invocations", of(variant), series -> {
            series.zeros(start, end);
            RequestPlan.endingAt(end.minusSeconds(60), start, dice).forEach(use -> series.add(use, 1, 7));
        });
    }

    private Map<String, String> of(String variant) {
        return Map.of("EndpointName", name, "VariantName", variant);
    }

    Truth truth() {
        List<Instant> uses = new ArrayList<>(shown);
        uses.addAll(hidden);
        boolean serving = !NEVER_JUDGED.contains(status);
        return new Truth(
                "sagemaker:endpoint",
                name,
                createdAt,
                serving,
                uses,
                new EndpointExpectation(this, windowStart).allowed(),
                toString());
    }

    @Override
    public String toString() {
        return kind + " " + habit + " " + status + ", created " + createdAt + ", "
                + (renamed ? "renamed " : "modified ") + modifiedAt + (hasInstances ? "" : ", no instance")
                + (kept ? ", kept" : "") + (configDeleted ? ", config deleted" : "") + ", uses shown " + shown
                + (hidden.isEmpty() ? "" : ", lost " + hidden)
                + (habit == Habit.OUTAGE || habit == Habit.MOST_ZEROS
                        ? ", missing " + missingFrom + " to " + missingTo
                        : "");
    }
}
