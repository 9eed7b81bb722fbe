package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.metrics.MetricQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One endpoint while it is looked at, with what is known of it so far. Used by one thread. */
final class Look {

    final EndpointRow row;
    Endpoint endpoint;

    /** Whether nothing that was seen so far settles the verdict. */
    boolean open;

    /** Whether variants of it may have been removed in the time that is looked at. */
    boolean changed;

    /** What its configuration says, where no point of its own proves its kind. */
    Optional<VariantKinds> kinds = Optional.empty();

    /** What it hosts as listed once more, where it hosts nothing. */
    Optional<Listing<ComponentRow>> relisted = Optional.empty();

    Look(EndpointRow row, Endpoint endpoint) {
        this.row = row;
        this.endpoint = endpoint;
    }

    /** Whether requests to it are published under the names of components. */
    boolean isHost() {
        return !endpoint.components().isEmpty()
                || kinds.filter(VariantKinds::hostComponents).isPresent();
    }

    /** All series that show use of it or of what it hosts. */
    List<Demand> demands() {
        if (!endpoint.standing().isJudged()) {
            return List.of();
        }
        List<Demand> demands = new ArrayList<>();
        for (Component component : endpoint.components()) {
            demands.addAll(ComponentEvidence.demands(component));
        }
        invocations().forEach(query -> demands.add(new Demand(query, endpoint.createdAt())));
        if (endpoint.components().isEmpty() && endpoint.isAsync()) {
            new AsyncEvidence(endpoint)
                    .queries()
                    .forEach(query -> demands.add(new Demand(query, endpoint.createdAt())));
        }
        return demands;
    }

    /**
     * The invocations of its variants, and of those that an update brings. Of one that hosts components they are of the
     * time before it came to.
     */
    List<MetricQuery> invocations() {
        List<MetricQuery> queries = new ArrayList<>();
        endpoint.variants().forEach(variant -> queries.add(query(variant.name())));
        endpoint.incoming().forEach(variant -> queries.add(query(variant)));
        return queries;
    }

    /** What a variant may have published that is gone. */
    List<MetricQuery> queriesOfRemoved(String variant) {
        List<MetricQuery> queries = new ArrayList<>();
        queries.add(query(variant));
        if (endpoint.isAsync()) {
            queries.addAll(EndpointSignals.asyncWork(endpoint.name(), variant));
        }
        return queries;
    }

    MetricQuery query(String variant) {
        return EndpointSignals.invocations(endpoint.name(), variant);
    }
}
