package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an inference component is gone from an endpoint that hosts others: what it was called for was published under
 * its own name and cannot be seen any more, but what was reserved for it is seen to fall.
 */
final class DeletedComponents {

    /** Reservations are percentages; less than this is noise. */
    private static final double FALL = 0.5;

    /** Parts are compared to this much. */
    private static final double ROUNDING = 0.05;

    private final Endpoint endpoint;
    private final Readings readings;
    private final Instant asOf;

    DeletedComponents(Endpoint endpoint, Readings readings, Instant asOf) {
        this.endpoint = endpoint;
        this.readings = readings;
        this.asOf = asOf;
    }

    /** Says what cannot be concluded, and why. */
    void addTo(ResourceActivity.Builder activity) {
        endpoint.variants().forEach(variant -> lookFor(activity, variant));
    }

    private void lookFor(ResourceActivity.Builder activity, Variant variant) {
        Reservations highest = Reservations.of(EndpointSignals.reservations(endpoint.name(), variant.name()), readings);
        Reservations least =
                Reservations.of(EndpointSignals.leastReservations(endpoint.name(), variant.name()), readings);
        Optional<CallFailedException> failure = highest.failure().or(least::failure);
        if (failure.isPresent()) {
            activity.completeness(Completeness.incomplete(
                    failure.get().reasonOr(ReasonCode.DELETED_COMPONENTS_INVISIBLE),
                    "Whether a component was deleted from it, and its traffic with it, could not be read: "
                            + failure.get().getMessage() + "."));
            return;
        }
        int settled = readings.grid().firstFrom(asOf.minus(EndpointSignals.SETTLING));
        boolean everywhere = true;
        for (int bucket = 0; bucket < settled - 1; bucket++) {
            everywhere &= highest.largest(bucket).isPresent();
        }
        if (!everywhere) {
            activity.atMost(Confidence.MEDIUM, ReasonCode.DELETED_COMPONENTS_INVISIBLE.code());
        }
        unexplainedFall(highest)
                .or(() -> unexplainedFall(least))
                .ifPresent(when -> activity.completeness(Completeness.incomplete(
                        ReasonCode.DELETED_COMPONENTS_INVISIBLE,
                        "What its components reserve fell at " + Reservations.about(when)
                                + ": one may have been deleted, and its traffic cannot be seen any more.")));
    }

    private Optional<Instant> unexplainedFall(Reservations reservations) {
        for (MetricSeries one : reservations.series()) {
            int last = -1;
            for (int bucket = 0; bucket < one.grid().count(); bucket++) {
                if (one.value(bucket).isEmpty()) {
                    continue;
                }
                boolean fell = last >= 0
                        && one.value(bucket).getAsDouble() < one.value(last).getAsDouble() - FALL;
                if (fell && !isExplained(one, last, bucket)) {
                    return Optional.of(one.grid().bucket(bucket).from());
                }
                last = bucket;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the components that are still there gave up as large a part of their copies then: each copy is one sample of
     * its CPU a minute. The last bucket is shorter than the others and not settled, so fewer samples in it mean nothing.
     */
    private boolean isExplained(MetricSeries reserved, int before, int after) {
        double copiesBefore = 0;
        double copiesAfter = 0;
        for (Component component : endpoint.components()) {
            MetricSeries copies = readings.of(EndpointSignals.componentCpu(component.name()));
            copiesBefore += most(copies, before);
            copiesAfter += copies.value(after).orElse(0);
        }
        double kept = reserved.value(after).orElse(0) / reserved.value(before).orElse(0);
        return after < reserved.grid().count() - 1
                && copiesAfter < copiesBefore
                && kept >= copiesAfter / copiesBefore - ROUNDING;
    }

    /** The copies may have gone in the middle of a bucket, so the one before that counts too. */
    private static double most(MetricSeries copies, int bucket) {
        return Math.max(
                copies.value(bucket).orElse(0),
                copies.value(Math.max(0, bucket - 1)).orElse(0));
    }
}
