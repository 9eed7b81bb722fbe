package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.endpoint.Absence.Control;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What an endpoint for inference components shows that hosts none which could be used: how long it has stood empty. */
final class EmptyHost {

    private final Endpoint endpoint;
    private final Readings readings;

    EmptyHost(Endpoint endpoint, Readings readings) {
        this.endpoint = endpoint;
        this.readings = readings;
    }

    /**
     * Adds what it shows.
     *
     * @param relisted what it hosts as listed once more
     */
    void addTo(ResourceActivity.Builder activity, Optional<Listing<ComponentRow>> relisted) {
        endpoint.variants().forEach(variant -> addHosted(activity, variant));
        relisted.ifPresent(again -> requireNoOther(activity, again));
        requireRefusalsRead(activity);
    }

    /** What is reserved by nobody is used by nobody. */
    private void addHosted(ResourceActivity.Builder activity, Variant variant) {
        List<MetricQuery> queries = EndpointSignals.reservations(endpoint.name(), variant.name());
        Reservations reservations = Reservations.of(queries, readings);
        Signal signal = Signal.demand(
                        "HostedComponents", Map.of("EndpointName", endpoint.name(), "VariantName", variant.name()))
                .settlingFor(EndpointSignals.SETTLING)
                .inWords("hosted component", "variant " + variant.name());
        Absence absence =
                Absence.besides(List.of(Control.of(EndpointSignals.cpu(endpoint.name(), variant.name()), readings)));
        Optional<CallFailedException> failure = reservations.failure();
        List<Evidence> seen = new ArrayList<>();
        for (int bucket = 0; bucket < readings.grid().count(); bucket++) {
            Span span = readings.grid().bucket(bucket);
            OptionalDouble reserved = reservations.largest(bucket);
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
                        Optional.of(queries.get(0).signal()),
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
                "It hosts no component now, but did until " + Reservations.about(end)
                        + ": it has not stood empty for long enough.");
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
}
