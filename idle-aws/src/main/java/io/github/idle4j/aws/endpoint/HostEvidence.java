package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.endpoint.Absence.Control;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an endpoint shows that hosts inference components, besides what they show themselves: how much of its instances they
 * reserved. That tells whether it hosted anything at all, and whether a component is gone whose traffic nobody can see any
 * more, because it was published under the component's name.
 */
final class HostEvidence {

    /** Reservations are percentages; less than this is noise. */
    private static final double FALL = 0.5;

    /** Parts are compared to this much. */
    private static final double ROUNDING = 0.05;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Endpoint endpoint;
    private final Readings readings;
    private final Instant asOf;

    HostEvidence(Endpoint endpoint, Readings readings, Instant asOf) {
        this.endpoint = endpoint;
        this.readings = readings;
        this.asOf = asOf;
    }

    static List<MetricQuery> controls(Endpoint endpoint) {
        List<MetricQuery> queries = new ArrayList<>();
        for (Variant variant : endpoint.variants()) {
            queries.add(EndpointSignals.cpu(endpoint.name(), variant.name()));
            queries.addAll(EndpointSignals.reservations(endpoint.name(), variant.name()));
            queries.addAll(EndpointSignals.leastReservations(endpoint.name(), variant.name()));
        }
        return queries;
    }

    /** Whether nothing on it can be used now, or will be in a moment. */
    static boolean hostsNothing(Endpoint endpoint) {
        return endpoint.components().stream()
                .map(component -> component.standing().share())
                .noneMatch(share -> share == Share.WHOLE || share == Share.WHOLE_IN_TRANSITION);
    }

    /**
     * Adds what the host itself shows.
     *
     * @param relisted what it hosts as listed once more, where it hosts nothing
     */
    void addTo(ResourceActivity.Builder activity, Optional<Listing<ComponentRow>> relisted) {
        if (hostsNothing(endpoint)) {
            endpoint.variants().forEach(variant -> addHosted(activity, variant));
            relisted.ifPresent(again -> requireNoOther(activity, again));
            requireRefusalsRead(activity);
        } else {
            endpoint.variants().forEach(variant -> lookForDeleted(activity, variant));
        }
    }

    /** What has no copy owes no silence; but who tried to reach it may have been refused. */
    private void requireRefusalsRead(ResourceActivity.Builder activity) {
        endpoint.components().stream()
                .flatMap(component -> ComponentEvidence.demands(component).stream())
                .flatMap(demand -> readings.of(demand.query()).failure().stream())
                .findFirst()
                .ifPresent(failure -> activity.completeness(Completeness.incomplete(
                        failure.reason(),
                        "Whether a component of it was called could not be read: " + failure.getMessage() + ".")));
    }

    private void requireNoOther(ResourceActivity.Builder activity, Listing<ComponentRow> again) {
        Optional<CallFailedException> failure = again.failure();
        boolean another = again.items().stream()
                .anyMatch(row -> endpoint.components().stream()
                        .noneMatch(known -> known.name().equals(row.name())));
        if (failure.isPresent() || another) {
            activity.completeness(Completeness.incomplete(
                    failure.map(why -> why.reasonOr(ReasonCode.PARTS_INCOMPLETE))
                            .orElse(ReasonCode.PARTS_INCOMPLETE),
                    failure.map(why -> "Whether it hosts a component could not be read: " + why.getMessage() + ".")
                            .orElse("A component came up on it while it was looked at.")));
        }
    }

    /** What is reserved by nobody is used by nobody. */
    private void addHosted(ResourceActivity.Builder activity, Variant variant) {
        List<MetricSeries> reservations = reservations(variant);
        Signal signal = Signal.demand(
                        "HostedComponents", Map.of("EndpointName", endpoint.name(), "VariantName", variant.name()))
                .settlingFor(EndpointSignals.SETTLING)
                .inWords("hosted component", "variant " + variant.name());
        Control cpu = Control.of(EndpointSignals.cpu(endpoint.name(), variant.name()), readings);
        Signal reservation = EndpointSignals.reservations(endpoint.name(), variant.name())
                .get(0)
                .signal();
        Absence absence = Absence.besides(List.of(cpu));
        List<Evidence> seen = new ArrayList<>();
        for (int bucket = 0; bucket < readings.grid().count(); bucket++) {
            Span span = readings.grid().bucket(bucket);
            Optional<CallFailedException> failure = failure(reservations);
            OptionalDouble reserved = highest(reservations, bucket);
            if (isServing() && reserved.isPresent() && reserved.getAsDouble() > 0) {
                activity.standing(hostedUntil(span.to()));
            }
            if (failure.isPresent()) {
                seen.add(new Gap(
                        signal,
                        span.from(),
                        span.to(),
                        failure.get().reason(),
                        failure.get().getMessage()));
            } else if (reserved.isEmpty()) {
                seen.add(absence.at(signal, bucket, span));
            } else if (reserved.getAsDouble() == 0) {
                seen.add(new Silence(
                        signal,
                        span.from(),
                        span.to(),
                        Basis.MEASURED,
                        Optional.of(reservation),
                        readings.grid().period()));
            }
        }
        activity.demand(signal, seen);
    }

    /** Whether it serves; where it does not, it is already told why it is not judged. */
    private boolean isServing() {
        return endpoint.standing().standing().kind() == Standing.Kind.SERVING;
    }

    private static Standing hostedUntil(Instant end) {
        return new Standing(
                Standing.Kind.IN_TRANSITION,
                ReasonCode.TOO_NEW_COMPONENT,
                "It hosts no component now, but did until about " + MINUTE.format(end)
                        + " UTC: it has not stood empty for long enough.");
    }

    /** A component that was deleted inside the window takes its traffic with it; what it reserved is seen to fall. */
    private void lookForDeleted(ResourceActivity.Builder activity, Variant variant) {
        List<MetricSeries> reservations = reservations(variant);
        List<MetricSeries> all = new ArrayList<>(reservations);
        EndpointSignals.leastReservations(endpoint.name(), variant.name())
                .forEach(query -> all.add(readings.of(query)));
        Optional<CallFailedException> failure = failure(all);
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
            everywhere &= highest(reservations, bucket).isPresent();
        }
        if (!everywhere) {
            activity.atMost(Confidence.MEDIUM, ReasonCode.DELETED_COMPONENTS_INVISIBLE.code());
        }
        unexplainedFall(all)
                .ifPresent(when -> activity.completeness(Completeness.incomplete(
                        ReasonCode.DELETED_COMPONENTS_INVISIBLE,
                        "What its components reserve fell at about " + MINUTE.format(when)
                                + " UTC: one may have been deleted, and its traffic cannot be seen any more.")));
    }

    private Optional<Instant> unexplainedFall(List<MetricSeries> reservations) {
        for (MetricSeries one : reservations) {
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

    private List<MetricSeries> reservations(Variant variant) {
        return EndpointSignals.reservations(endpoint.name(), variant.name()).stream()
                .map(readings::of)
                .toList();
    }

    private static Optional<CallFailedException> failure(List<MetricSeries> series) {
        return series.stream().flatMap(one -> one.failure().stream()).findFirst();
    }

    private static OptionalDouble highest(List<MetricSeries> series, int bucket) {
        return series.stream()
                .map(one -> one.value(bucket))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }
}
