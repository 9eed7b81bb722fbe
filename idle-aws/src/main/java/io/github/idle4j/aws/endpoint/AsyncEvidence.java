package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.endpoint.Absence.Control;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.policy.ResourceActivity;
import java.util.ArrayList;
import java.util.List;

/**
 * What an asynchronous endpoint shows: the requests that its variants worked off and those that wait. It publishes nothing
 * of its work before the first request (measured for the asynchronous follow-up of cloud-custodian pull request 11078), so
 * absence is silence where its CPU or its queue shows that metrics come through.
 */
final class AsyncEvidence {

    private final Endpoint endpoint;

    AsyncEvidence(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    List<MetricQuery> queries() {
        List<MetricQuery> queries = new ArrayList<>(queue());
        endpoint.variants().forEach(variant -> queries.addAll(work(variant)));
        return queries;
    }

    List<MetricQuery> controls() {
        return endpoint.variants().stream().map(this::cpu).toList();
    }

    void addTo(ResourceActivity.Builder activity, Readings readings) {
        List<Control> cpus =
                controls().stream().map(query -> Control.of(query, readings)).toList();
        for (MetricQuery query : queue()) {
            add(activity, query, readings, Absence.asPublishedBesides(cpus));
        }
        Control backlog = Control.of(EndpointSignals.backlog(endpoint.name()), readings);
        for (Variant variant : endpoint.variants()) {
            Absence absence = endpoint.isEnhanced()
                    ? Absence.enhanced()
                    : Absence.asPublishedBesides(List.of(Control.of(cpu(variant), readings), backlog));
            work(variant).forEach(query -> add(activity, query, readings, absence));
        }
    }

    /** Whether requests wait, and none is worked off. */
    boolean isStuck(Readings readings) {
        return waits(readings) && !works(readings);
    }

    private static void add(ResourceActivity.Builder activity, MetricQuery query, Readings readings, Absence absence) {
        activity.demand(query.signal(), SeriesEvidence.of(query, readings, absence));
    }

    private boolean waits(Readings readings) {
        return queue().stream().map(readings::of).anyMatch(AsyncEvidence::isPositive);
    }

    private boolean works(Readings readings) {
        return endpoint.variants().stream()
                .flatMap(variant -> work(variant).stream())
                .map(readings::of)
                .anyMatch(AsyncEvidence::isPositive);
    }

    private static boolean isPositive(MetricSeries series) {
        return series.hasPositiveFrom(0);
    }

    private List<MetricQuery> queue() {
        return List.of(
                EndpointSignals.backlog(endpoint.name()), EndpointSignals.backlogWithoutCapacity(endpoint.name()));
    }

    private List<MetricQuery> work(Variant variant) {
        return EndpointSignals.asyncWork(endpoint.name(), variant.name());
    }

    private MetricQuery cpu(Variant variant) {
        return EndpointSignals.cpu(endpoint.name(), variant.name());
    }
}
