package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What a policy needs to see before it can judge; a source fetches this and no more.
 *
 * @param lookback   how far back from the judging instant; zero for nothing
 * @param resolution the longest bucket that still serves; sources may read finer ones where that costs nothing
 * @param tags       whether tags are asked for
 * @param bill       whether is asked for what is billed
 * @param settledBy  use younger than this decides ACTIVE, whatever else was seen, so that its signals need no finer
 *                   reading; empty when counts or history matter
 */
public record EvidenceNeeds(
        Duration lookback, Duration resolution, boolean tags, boolean bill, Optional<Duration> settledBy) {

    private static final Duration COARSEST = Duration.ofDays(1);
    private static final Duration FINEST = Duration.ofMinutes(1);
    private static final EvidenceNeeds NOTHING =
            new EvidenceNeeds(Duration.ZERO, COARSEST, false, false, Optional.of(Duration.ofSeconds(Long.MAX_VALUE)));

    /** Checks that the durations make sense. */
    public EvidenceNeeds {
        requireNonNull(lookback, "lookback");
        requireNonNull(resolution, "resolution");
        requireNonNull(settledBy, "settledBy");
        if (lookback.isNegative()) {
            throw new IllegalArgumentException("One cannot look back by a negative time: " + lookback);
        }
        if (resolution.compareTo(FINEST) < 0) {
            throw new IllegalArgumentException("The resolution is at least a minute, not " + resolution);
        }
    }

    /** Nothing at all. */
    public static EvidenceNeeds nothing() {
        return NOTHING;
    }

    /** The evidence of that long, in buckets of at most a twenty-fourth of it, and at most a day. */
    public static EvidenceNeeds lookback(Duration lookback) {
        requireNonNull(lookback, "lookback");
        Duration share = lookback.dividedBy(24);
        Duration resolution = share.compareTo(COARSEST) > 0 ? COARSEST : share.compareTo(FINEST) < 0 ? FINEST : share;
        return new EvidenceNeeds(lookback, resolution, false, false, Optional.empty());
    }

    /** The same, in buckets of at most that length, at least a minute: the shorter they are, the more calls it may take. */
    public EvidenceNeeds inBucketsOf(Duration longest) {
        return new EvidenceNeeds(lookback, longest, tags, bill, settledBy);
    }

    /** The same, with tags. */
    public EvidenceNeeds withTags() {
        return new EvidenceNeeds(lookback, resolution, true, bill, settledBy);
    }

    /** The same, with what is billed for what seems unused. */
    public EvidenceNeeds withBill() {
        return new EvidenceNeeds(lookback, resolution, tags, true, settledBy);
    }

    /** The same, where use younger than that decides ACTIVE. */
    public EvidenceNeeds settledBy(Duration age) {
        return new EvidenceNeeds(lookback, resolution, tags, bill, Optional.of(age));
    }

    /** What serves both: the longer look-back, the finer resolution, the tags and the bill of either, the stricter settling. */
    public EvidenceNeeds and(EvidenceNeeds other) {
        return new EvidenceNeeds(
                lookback.compareTo(other.lookback) >= 0 ? lookback : other.lookback,
                resolution.compareTo(other.resolution) <= 0 ? resolution : other.resolution,
                tags || other.tags,
                bill || other.bill,
                settledBy.flatMap(mine -> other.settledBy.map(theirs -> mine.compareTo(theirs) <= 0 ? mine : theirs)));
    }
}
