package io.github.idle4j.aws.endpoint;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.ResourceActivity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an endpoint that was changed inside the window may have been before: UpdateEndpoint can give its variants other
 * names, make it asynchronous or a host of components, or make a shadow of what took requests. What it published then is
 * use; and where that cannot be seen any more, nothing is concluded.
 */
final class FormerLife {

    private final Look look;
    private final Endpoint endpoint;
    private final RemovedVariants removed;

    FormerLife(Look look, RemovedVariants removed) {
        this.look = look;
        this.endpoint = look.endpoint;
        this.removed = removed;
    }

    /** What has to be read to the full: when it was published matters. */
    List<MetricQuery> inFull() {
        List<MetricQuery> queries = new ArrayList<>(ofRemoved());
        queries.addAll(ofShadows());
        return queries;
    }

    /** What variants published that are gone; it may fill the time before a rename. */
    private List<MetricQuery> ofRemoved() {
        List<MetricQuery> queries = new ArrayList<>();
        for (String variant : removed.of(endpoint)) {
            queries.add(look.query(variant));
            queries.addAll(EndpointSignals.asyncWork(endpoint.name(), variant));
        }
        return queries;
    }

    private List<MetricQuery> ofShadows() {
        return endpoint.shadows().stream().map(Variant::name).map(look::query).toList();
    }

    /** Whatever else would show use or hosting. */
    List<MetricQuery> atAGlance() {
        List<MetricQuery> queries = new ArrayList<>(asAnAsynchronousOne());
        if (!look.isHost()) {
            queries.addAll(reservations());
        }
        return queries;
    }

    private List<MetricQuery> asAnAsynchronousOne() {
        return endpoint.isAsync() ? List.of() : new AsyncEvidence(endpoint).queries();
    }

    private List<MetricQuery> reservations() {
        return endpoint.variants().stream()
                .flatMap(variant -> EndpointSignals.reservations(endpoint.name(), variant.name()).stream())
                .toList();
    }

    /** Adds the use that was seen, and says what cannot be seen. */
    void addTo(ResourceActivity.Builder activity, Readings readings, Observation observation) {
        Set<MetricQuery> asUse = new HashSet<>(ofRemoved());
        asUse.addAll(asAnAsynchronousOne());
        Optional<CallFailedException> unreadable = removed.failure();
        for (MetricQuery query : asUse) {
            activity.useOnly(query.signal(), SeriesEvidence.usesOf(query, readings));
            unreadable = unreadable.or(readings.of(query)::failure);
        }
        for (MetricQuery query : ofShadows()) {
            unreadable = unreadable.or(readings.of(query)::failure);
        }
        for (MetricQuery query : atAGlance()) {
            unreadable = unreadable.or(readings.of(query)::failure);
        }
        if (endpoint.signals() instanceof Completeness.Complete) {
            doubt(readings, unreadable).ifPresent(activity::completeness);
        }
        if (removed.mayLack(endpoint, observation.window().from())) {
            activity.atMost(Confidence.MEDIUM, "REMOVED_VARIANTS_INVISIBLE");
        }
    }

    private Optional<Completeness> doubt(Readings readings, Optional<CallFailedException> unreadable) {
        if (unreadable.isPresent()) {
            return Optional.of(Completeness.incomplete(
                    unreadable.get().reasonOr(ReasonCode.METRICS_INCOMPLETE),
                    "It was changed inside the window, and what it did before could not be read: "
                            + unreadable.get().getMessage() + "."));
        }
        if (ofShadows().stream().anyMatch(query -> hadRequestsBefore(readings.of(query)))) {
            return Optional.of(
                    Completeness.incomplete(
                            ReasonCode.KIND_UNREADABLE,
                            "What is a shadow variant of it now had requests before the last change, and may have been a variant."));
        }
        boolean hosted =
                !look.isHost() && Reservations.of(reservations(), readings).isAny();
        return hosted
                ? Optional.of(Completeness.incomplete(
                        ReasonCode.DELETED_COMPONENTS_INVISIBLE,
                        "Something was reserved on it inside the window: it hosted components then, whose traffic cannot be"
                                + " seen any more."))
                : Optional.empty();
    }

    private boolean hadRequestsBefore(MetricSeries series) {
        int changed = endpoint.modifiedAt()
                .map(series.grid()::firstFrom)
                .orElse(series.grid().count());
        for (int bucket = 0; bucket < changed; bucket++) {
            if (series.value(bucket).orElse(0) > 0) {
                return true;
            }
        }
        return false;
    }
}
