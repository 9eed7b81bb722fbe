package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSeries;
import io.github.idle4j.aws.local.LocalVariant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The life of an endpoint of classic variants: with models of their own, on instances of their own. */
final class ClassicLife extends EndpointLife {

    private static final String REQUESTS = "AWS/SageMaker";
    private static final String INSTANCES = "/aws/sagemaker/Endpoints";

    /** What its variants publish besides requests; what AWS does in each case is not known. */
    private enum Habit {
        ZEROS,
        /** As endpoints of old did: nothing but requests, while the CPU is measured. */
        CPU_ONLY,
        /** Zeros, but for a stretch; the CPU is measured in it. */
        MOST_ZEROS,
        /** Neither zeros nor CPU in a stretch, and no requests, whoever called. */
        OUTAGE,
        NOTHING,
        /** Since the last change, which brought enhanced metrics, each instance for itself and no sum. */
        PER_INSTANCE
    }

    /** What the last change did. */
    private enum Change {
        NOTHING_MUCH,
        RENAMED,
        /** Its requests were published elsewhere before, as those of an asynchronous endpoint or of components. */
        ANOTHER_KIND
    }

    private final Habit habit;
    private final Change change;
    private final Instant modifiedAt;
    private final boolean hasInstances;
    private final boolean hasShadow;
    private final List<String> variants = new ArrayList<>();

    /** Uses that AWS shows, and those that it shows nowhere, or not where anybody would look. */
    private final List<Instant> shown = new ArrayList<>();

    private final List<Instant> hidden = new ArrayList<>();

    ClassicLife(String name, Instant now, Duration window, Dice dice) {
        super(name, now, window, dice);
        habit = dice.weighted(List.of(Habit.values()), 66, 12, 7, 6, 5, grown ? 4 : 0);
        boolean mayChange = grown && habit != Habit.PER_INSTANCE;
        change = dice.weighted(List.of(Change.values()), 74, mayChange ? 20 : 0, mayChange ? 6 : 0);
        modifiedAt =
                change == Change.NOTHING_MUCH && habit != Habit.PER_INSTANCE ? changedSomehow() : changedInEarnest();
        hasInstances = !dice.chance(0.04);
        hasShadow = dice.chance(0.06);
        for (int i = dice.weighted(List.of(1, 2, 3), 60, 30, 10); i > 0; i--) {
            variants.add(variantName(i));
        }
        List<Instant> uses = RequestPlan.drawn(createdAt, windowStart, now.minus(Duration.ofMinutes(10)), dice);
        uses.forEach(use -> (isHidden(use) ? hidden : shown).add(use));
    }

    private boolean isHidden(Instant use) {
        boolean elsewhere = change == Change.ANOTHER_KIND && use.isBefore(modifiedAt);
        boolean unsummed = habit == Habit.PER_INSTANCE && !use.isBefore(modifiedAt.minusSeconds(60));
        return elsewhere || unsummed || habit == Habit.OUTAGE && isMissing(use);
    }

    @Override
    Instant modifiedAt() {
        return modifiedAt;
    }

    @Override
    void describeIn(LocalRegion region) {
        if (dice.chance(0.15)) {
            describeEarlierLife(region);
        }
        region.endpoint(name, endpoint -> {
            describe(endpoint);
            if (habit == Habit.PER_INSTANCE || habit == Habit.ZEROS && dice.chance(0.05)) {
                endpoint.described("MetricsConfig", Map.of("EnableEnhancedMetrics", true));
            }
            variants.forEach(variant -> endpoint.variant(variant, this::describe));
            if (hasShadow) {
                endpoint.shadowVariant("shadow", this::describeShadow);
            }
            index(endpoint, variants);
        });
        if (change == Change.RENAMED) {
            variants.forEach(variant -> region.series(
                    REQUESTS, "Invocations", of(variant + "-old"), old -> describe(old, createdAt, modifiedAt)));
        }
        for (Instant use : shown) {
            boolean renamedSince = change == Change.RENAMED && use.isBefore(modifiedAt);
            String variant = dice.pick(variants) + (renamedSince ? "-old" : "");
            region.series(REQUESTS, "Invocations", of(variant), one -> one.add(use, 1, dice.between(1, 500)));
        }
        if (habit == Habit.PER_INSTANCE) {
            hidden.forEach(use -> region.series(REQUESTS, "Invocations", instance(), one -> one.add(use, 1, 3)));
        }
    }

    private Map<String, String> instance() {
        return Map.of("EndpointName", name, "VariantName", variants.get(0), "InstanceId", "i-1");
    }

    /** What it gets are copies of requests: no use of anybody's. */
    private void describeShadow(LocalVariant shadow) {
        shadow.instances(1).living().requests(copied(), 3);
    }

    private void describe(LocalVariant variant) {
        variant.model("m").instances(hasInstances ? dice.between(1, 3) : 0).weight(dice.between(0, 1));
        Instant from = change == Change.NOTHING_MUCH ? createdAt : modifiedAt;
        variant.series(REQUESTS, "Invocations", series -> describe(series, from, now));
        if (habit != Habit.NOTHING) {
            Instant alive = change == Change.RENAMED ? modifiedAt : createdAt;
            variant.series(INSTANCES, "CPUUtilization", cpu -> {
                cpu.every(Duration.ofMinutes(1), 2.5, alive, now);
                if (habit == Habit.OUTAGE) {
                    cutOut(cpu);
                }
            });
        }
        describeDuplicates(variant);
    }

    /** All is published once more for each zone, and for each container of a pipeline; or for a model among many. */
    private void describeDuplicates(LocalVariant variant) {
        if (dice.chance(0.2)) {
            variant.placedIn("ml.m5.xlarge", "us-east-1a").placedIn("ml.m5.xlarge", "us-east-1b");
        }
        if (dice.chance(0.1)) {
            variant.container("first").container("second");
        }
        if (dice.chance(0.1)) {
            variant.series(
                    INSTANCES,
                    "LoadedModelCount",
                    models -> models.every(
                            Duration.ofMinutes(5), 3, later(createdAt, now.minus(Duration.ofDays(20))), now));
        }
    }

    /** The zeros of a variant over some time. */
    private void describe(LocalSeries series, Instant from, Instant to) {
        switch (habit) {
            case ZEROS -> series.zeros(from, to);
            case PER_INSTANCE -> series.zeros(createdAt, modifiedAt);
            case MOST_ZEROS, OUTAGE -> {
                series.zeros(from, to);
                cutOut(series);
            }
            case CPU_ONLY, NOTHING -> {}
        }
    }

    /** One of the same name was there before, was busy to its end, and is none of this one's business. */
    private void describeEarlierLife(LocalRegion region) {
        Instant end = createdAt.minusSeconds(dice.pick(60, 600, 7_200, 200_000));
        Instant start = end.minus(Duration.ofDays(dice.between(1, 20)));
        String variant = variants.get(0) + (change == Change.RENAMED ? "-old" : "");
        region.series(REQUESTS, "Invocations", of(variant), series -> {
            series.zeros(start, end);
            RequestPlan.endingAt(end.minusSeconds(60), start, dice).forEach(use -> series.add(use, 1, 7));
        });
    }

    @Override
    List<Truth> truths() {
        List<Instant> uses = new ArrayList<>(shown);
        uses.addAll(hidden);
        Set<Answer> allowed =
                neverJudged() ? EnumSet.of(Answer.NOT_JUDGED) : allowed(shown, createdAt, this::withoutUse);
        return List.of(truth(uses, allowed));
    }

    /** When the shadow variant got copies of requests. */
    private Instant copied() {
        return now.minusSeconds(90_000);
    }

    private Set<Answer> withoutUse() {
        Set<Answer> answers = withoutUseOrShadow();
        boolean mayHaveBeenNoShadow = hasShadow && modifiedAt.isAfter(windowStart) && copied().isBefore(modifiedAt);
        if (mayHaveBeenNoShadow && answers.contains(Answer.IDLE)) {
            answers.add(Answer.UNKNOWN);
        }
        return answers;
    }

    private Set<Answer> withoutUseOrShadow() {
        if (leftAlone() || !hasInstances && !hasShadow) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        if (change == Change.ANOTHER_KIND && modifiedAt.isAfter(windowStart)) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        return switch (habit) {
            case ZEROS -> EnumSet.of(Answer.IDLE);
            case OUTAGE, NOTHING, PER_INSTANCE -> EnumSet.of(Answer.UNKNOWN);
            case CPU_ONLY, MOST_ZEROS -> withMissingZeros();
        };
    }

    /** Missing points are silence where it is sure of which kind the endpoint was at that time. */
    private Set<Answer> withMissingZeros() {
        if (configDeleted && habit == Habit.CPU_ONLY) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        return modifiedAt.isAfter(windowStart) ? EnumSet.of(Answer.IDLE, Answer.UNKNOWN) : EnumSet.of(Answer.IDLE);
    }

    @Override
    public String toString() {
        return super.toString() + ", " + habit + ", " + change + (hasInstances ? "" : ", no instance")
                + (hasShadow ? ", shadow" : "") + ", variants " + variants + ", uses shown " + shown
                + (hidden.isEmpty() ? "" : ", hidden " + hidden)
                + (habit == Habit.OUTAGE || habit == Habit.MOST_ZEROS
                        ? ", missing " + missingFrom + " to " + missingTo
                        : "");
    }
}
