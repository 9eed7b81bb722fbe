package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.endpoint.Absence.Control;
import io.github.idle4j.aws.metrics.MetricGrid;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the invocations of one endpoint's variants show: of classic variants, which publish zeros while nobody calls them,
 * and of serverless ones, of which nobody knows whether they do.
 */
final class VariantEvidence {

    private static final Absence BEFORE_A_CHANGE = Absence.unproved(
            ReasonCode.KIND_UNREADABLE,
            "nothing was published before the endpoint was last changed, and nothing proves of which kind it was then");

    private final Endpoint endpoint;
    private final Readings readings;
    private final MetricGrid grid;
    private final Instant asOf;

    VariantEvidence(Endpoint endpoint, Readings readings, Instant asOf) {
        this.endpoint = endpoint;
        this.readings = readings;
        this.grid = readings.grid();
        this.asOf = asOf;
    }

    /** Whether points are missing somewhere, so that more has to be known before that means anything. */
    boolean needsMeaning() {
        return endpoint.variants().stream().anyMatch(this::needsMeaning);
    }

    private boolean needsMeaning(Variant variant) {
        MetricSeries invocations = invocations(variant.name());
        return invocations.failure().isEmpty()
                && invocations.hasAbsence(firstBucket(), grid.firstFrom(asOf.minus(EndpointSignals.SETTLING)));
    }

    /** Whether a point since the last change proves of each variant of which kind it is now. */
    boolean isProvedNow() {
        return endpoint.variants().stream().allMatch(variant -> variant.serverless() || isProvedNow(variant));
    }

    /** Whether only the configuration can tell of which kind a variant is. */
    boolean needsKinds() {
        return endpoint.variants().stream()
                .anyMatch(variant -> !variant.serverless() && needsMeaning(variant) && !isProvedNow(variant));
    }

    /** What has to be read besides: the CPU, which shows over what time instances were alive. */
    List<MetricQuery> controls() {
        return endpoint.variants().stream()
                .filter(variant -> !variant.serverless() && needsMeaning(variant))
                .map(this::cpu)
                .toList();
    }

    /** Adds what the variants show. */
    void addTo(ResourceActivity.Builder activity, Optional<VariantKinds> kinds, Optional<RemovedVariants> removed) {
        for (Variant variant : endpoint.variants()) {
            MetricQuery query = query(variant.name());
            activity.demand(query.signal(), SeriesEvidence.of(query, readings, absence(variant, kinds, removed)));
        }
    }

    private Absence absence(Variant variant, Optional<VariantKinds> kinds, Optional<RemovedVariants> removed) {
        if (!needsMeaning(variant)) {
            return Absence.unproved(ReasonCode.NO_METRICS, "nothing was published");
        }
        int unchanged = firstUnchangedBucket();
        if (variant.serverless()) {
            Absence none = Absence.asPublished(grid.period());
            Absence now = endpoint.isEnhanced() ? Absence.enhanced() : none;
            return now.butBefore(unchanged, beforeTheChange(variant, none));
        }
        Control cpu = Control.of(cpu(variant), readings);
        Absence alive = Absence.besides(List.of(cpu));
        Absence absence = absenceNow(variant, kinds, alive).butBefore(unchanged, beforeTheChange(variant, alive));
        if (removed.isPresent() && cpu.series().failure().isEmpty()) {
            int first = grid.firstFrom(removed.get().completeSince());
            int firstSeen = Math.min(
                    invocations(variant.name()).firstValueFrom(0), cpu.series().firstValueFrom(0));
            for (String other : removed.get().of(endpoint)) {
                MetricQuery old = query(other);
                absence = absence.orElseBetween(first, firstSeen, old.signal(), readings.of(old));
            }
        }
        return absence;
    }

    /** What absence means since the endpoint was last changed. */
    private Absence absenceNow(Variant variant, Optional<VariantKinds> kinds, Absence alive) {
        if (endpoint.isEnhanced()) {
            return Absence.enhanced();
        }
        return isProvedNow(variant)
                ? alive
                : kinds.flatMap(read -> read.doubtAbout(variant.name()))
                        .map(why -> Absence.unproved(why.reason(), why.detail()))
                        .orElse(alive);
    }

    /** Before a change the endpoint may have been of another kind, unless points on both sides prove the contrary. */
    private Absence beforeTheChange(Variant variant, Absence alive) {
        return (signal, bucket, span) -> {
            Evidence before = alive.at(signal, bucket, span);
            return before instanceof Gap || isProvedThen(variant, bucket)
                    ? before
                    : BEFORE_A_CHANGE.at(signal, bucket, span);
        };
    }

    /** Whether a point since the last change, under the variant's own dimensions, proves that it is a classic one. */
    private boolean isProvedNow(Variant variant) {
        return invocations(variant.name()).hasValue(Math.max(firstBucket(), firstUnchangedBucket()), grid.count());
    }

    /** Whether points before and after a bucket, both before the last change, prove of which kind it was then. */
    private boolean isProvedThen(Variant variant, int bucket) {
        MetricSeries invocations = invocations(variant.name());
        return invocations.hasValue(firstBucket(), bucket)
                && invocations.hasValue(bucket + 1, firstUnchangedBucket() - 1);
    }

    /** The first bucket after the last change that an update can have made to the kinds and names of variants. */
    private int firstUnchangedBucket() {
        return endpoint.modifiedAt().map(grid::firstFrom).orElse(grid.count());
    }

    /** The first bucket that holds nothing of an earlier incarnation. */
    private int firstBucket() {
        return endpoint.createdAt().map(grid::firstFrom).orElse(0);
    }

    private MetricSeries invocations(String variant) {
        return readings.of(query(variant));
    }

    private MetricQuery query(String variant) {
        return EndpointSignals.invocations(endpoint.name(), variant);
    }

    private MetricQuery cpu(Variant variant) {
        return EndpointSignals.cpu(endpoint.name(), variant.name());
    }
}
