package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSeries;
import io.github.idle4j.aws.local.LocalVariant;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The life of one endpoint, drawn by chance: when it was made and changed, how it stands, and what Search has of it. */
abstract class EndpointLife {

    /** What Search has of it; AWS does not say how late its index is. */
    private enum Indexed {
        AS_IT_IS,
        MISSING,
        /** As it was before the last change: other variants, another status, other tags. */
        AS_IT_WAS,
        OTHER_STATUS,
        /** A change of tags does not move the time of the last modification. */
        OTHER_TAGS
    }

    static final List<String> NEVER_JUDGED = List.of("Creating", "Deleting", "Failed", "OutOfService", "Hibernating");
    static final List<String> CHANGING = List.of("Updating", "SystemUpdating", "RollingBack");

    /** Requests are known to two hours, so those of so short a time after the creation may be those of a predecessor. */
    static final Duration BUCKET = Duration.ofHours(2);

    private static final int YEARLY = 300;

    final String name;
    final Instant now;
    final Instant windowStart;
    final Dice dice;
    final Instant createdAt;

    /** Whether it lives for long enough to have been changed. */
    final boolean grown;

    final String status;
    final boolean kept;
    final boolean configDeleted;

    /** A stretch in which some of what is published is missing, where it is missing at all. */
    final Instant missingFrom;

    final Instant missingTo;

    private final Indexed indexed;

    EndpointLife(String name, Instant now, Duration window, Dice dice) {
        this.name = name;
        this.now = now;
        this.windowStart = now.minus(window);
        this.dice = dice;
        createdAt = birth();
        grown = createdAt.isBefore(now.minus(Duration.ofHours(6)));
        status = drawStatus();
        kept = dice.chance(0.06);
        configDeleted = dice.chance(0.08);
        missingFrom = dice.between(later(createdAt, windowStart), now.minus(Duration.ofHours(30)));
        missingTo = missingFrom.plus(Duration.ofHours(dice.between(5, 24)));
        indexed = dice.weighted(List.of(Indexed.values()), 70, 8, 8, 7, 7);
    }

    private Instant birth() {
        return switch (dice.between(0, 19)) {
            case 0 -> windowStart;
            case 1 -> windowStart.plusSeconds(1);
            case 2, 3, 4, 5 -> dice.between(windowStart.plusSeconds(1), now.minusSeconds(600));
            default -> dice.between(now.minus(Duration.ofDays(YEARLY)), windowStart);
        };
    }

    private String drawStatus() {
        int drawn = dice.between(0, 99);
        if (drawn < 6) {
            return dice.pick(NEVER_JUDGED);
        }
        if (drawn < 10) {
            return dice.pick(CHANGING);
        }
        return drawn < 13 ? "UpdateRollbackFailed" : "InService";
    }

    /** A change of no consequence, or the end of its creation. */
    final Instant changedSomehow() {
        return grown && dice.chance(0.4) ? dice.between(createdAt, now) : createdAt.plusSeconds(480);
    }

    /** A change that matters: neither so early nor so late that it shares a bucket with either end of the window. */
    final Instant changedInEarnest() {
        Instant drawn = dice.between(createdAt.plus(Duration.ofHours(1)), now.minus(Duration.ofHours(3)));
        boolean early = drawn.isAfter(windowStart) && drawn.isBefore(windowStart.plus(Duration.ofHours(3)));
        return early ? later(createdAt, windowStart).plus(Duration.ofHours(5)) : drawn;
    }

    /** Time stamps are cut to the minute, so a minute more on each side is missing too. */
    final boolean isMissing(Instant use) {
        return use.isAfter(missingFrom.minusSeconds(60)) && use.isBefore(missingTo.plusSeconds(60));
    }

    final void cutOut(LocalSeries series) {
        series.gap(missingFrom, missingTo);
    }

    final boolean young() {
        return createdAt.isAfter(windowStart);
    }

    final boolean neverJudged() {
        return NEVER_JUDGED.contains(status);
    }

    /** Whether nothing but use could have it judged. */
    final boolean leftAlone() {
        return kept || CHANGING.contains(status) || young();
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    final Map<String, String> of(String variant) {
        return Map.of("EndpointName", name, "VariantName", variant);
    }

    /** Names of variants. */
    final String variantName(int number) {
        return dice.pick("blue", "AllTraffic", "variant-", "Prod") + number;
    }

    /** Describes what AWS shows of it. */
    abstract void describeIn(LocalRegion region);

    /** What is true of it, and of what is on it. */
    abstract List<Truth> truths();

    /** When it was last changed. */
    abstract Instant modifiedAt();

    /** Describes what all kinds have. */
    final void describe(LocalEndpoint endpoint) {
        endpoint.createdAt(createdAt).lastModifiedAt(modifiedAt()).status(status);
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
    }

    /** Describes what Search has of it; to be said last. */
    final void index(LocalEndpoint endpoint, List<String> variants) {
        switch (indexed) {
            case AS_IT_IS -> {}
            case MISSING -> endpoint.notInSearch();
            case AS_IT_WAS ->
                endpoint.searchRecord(record -> {
                    record.lastModifiedAt(modifiedAt().minusSeconds(dice.between(1, 100_000)));
                    change(record, variants);
                });
            case OTHER_STATUS ->
                endpoint.searchRecord(record -> {
                    record.status(status.equals("InService") ? dice.pick("Creating", "Updating") : "InService");
                    change(record, variants);
                });
            case OTHER_TAGS -> endpoint.searchRecord(this::changeTags);
        }
    }

    private void change(LocalEndpoint record, List<String> variants) {
        changeTags(record);
        if (dice.chance(0.5)) {
            variants.forEach(record::removeVariant);
        }
        record.variant("before", variant -> describeEarlier(variant));
    }

    private void describeEarlier(LocalVariant variant) {
        if (dice.chance(0.5)) {
            variant.serverless(2048, 5);
        } else {
            variant.instances(dice.between(0, 1));
        }
    }

    private void changeTags(LocalEndpoint record) {
        if (kept) {
            record.removeTag("keep");
        } else {
            record.tag("keep", "true");
        }
    }

    /**
     * What may be said of something that is judged by its use.
     *
     * @param shown      the uses that AWS shows
     * @param born       since when uses are its own
     * @param withoutUse what may be said where it was not used
     */
    final Set<Answer> allowed(List<Instant> shown, Instant born, Supplier<Set<Answer>> withoutUse) {
        if (shown.stream().anyMatch(beyondDoubt(born)::isBefore)) {
            return EnumSet.of(Answer.ACTIVE);
        }
        Set<Answer> allowed = EnumSet.noneOf(Answer.class);
        allowed.addAll(withoutUse.get());
        if (shown.stream().anyMatch(use -> !use.isBefore(windowStart))) {
            allowed.add(Answer.ACTIVE);
        }
        return allowed;
    }

    /** Use after it is surely inside the window, and surely none of a predecessor. */
    final Instant beyondDoubt(Instant born) {
        return born.isAfter(windowStart) ? born.plus(BUCKET) : windowStart;
    }

    final Truth truth(List<Instant> uses, Set<Answer> allowed) {
        return new Truth("sagemaker:endpoint", name, createdAt, !neverJudged(), uses, allowed, toString());
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + status + ", created " + createdAt + ", modified " + modifiedAt()
                + (kept ? ", kept" : "") + (configDeleted ? ", config deleted" : "") + ", in Search " + indexed;
    }
}
