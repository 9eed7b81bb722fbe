package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One endpoint while it is looked at, with what is known of it so far. Used by one thread. */
final class Look {

    final EndpointRow row;
    Endpoint endpoint;

    /** Whether its tags are of now, and not what Search knew. */
    private boolean freshTags;

    /** Whether nothing that was seen so far settles the verdict. */
    boolean open;

    /** Whether variants of it may have been removed in the time that is looked at. */
    boolean changed;

    /** Its configuration, where it was read. */
    Optional<Configuration> configuration = Optional.empty();

    /** What its configuration says, where no point of its own proves its kind. */
    Optional<VariantKinds> kinds = Optional.empty();

    /** What is billed for it, where that was asked for. */
    Fact<Bill> bill = Fact.notAsked();

    /** What it hosts as listed once more, where it hosts nothing. */
    Optional<Listing<ComponentRow>> relisted = Optional.empty();

    Look(EndpointRow row, Endpoint endpoint) {
        this.row = row;
        this.endpoint = endpoint;
        this.freshTags = endpoint.detail().isPresent();
    }

    /** Whether tags have to be read before anything may be concluded from them; once. */
    boolean needsFreshTags() {
        boolean needed = open && !freshTags;
        freshTags |= needed;
        return needed;
    }

    /** Whether requests to it are published under the names of components. */
    boolean isHost() {
        return !endpoint.components().isEmpty()
                || kinds.filter(VariantKinds::hostComponents).isPresent();
    }

    /**
     * On what it runs models, where that is known: of one in use, Search does not tell whether it is asynchronous, and nobody
     * asked.
     */
    Optional<String> hosting() {
        if (!endpoint.standing().isJudged() || endpoint.variants().isEmpty()) {
            return Optional.empty();
        }
        if (isHost()) {
            return Optional.of("components");
        }
        if (endpoint.isAsync()) {
            return Optional.of("asynchronous");
        }
        if (endpoint.variants().stream().allMatch(Variant::serverless)) {
            boolean free = endpoint.variants().stream().allMatch(Variant::free);
            return Optional.of(free ? "serverless" : "provisioned concurrency");
        }
        return open || endpoint.detail().isPresent() ? Optional.of("instances") : Optional.empty();
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
        demands.addAll(ownDemands());
        return demands;
    }

    /**
     * Those that it publishes under its own name: the invocations of its variants, and of those that an update brings; what
     * it works off as an asynchronous one. Of a host of components they are of the time before it came to host any.
     */
    List<Demand> ownDemands() {
        List<MetricQuery> queries = new ArrayList<>();
        for (Variant variant : endpoint.variants()) {
            queries.add(query(variant.name()));
            if (variant.serverless() && !variant.free()) {
                queries.add(EndpointSignals.provisionedInvocations(endpoint.name(), variant.name()));
            }
        }
        endpoint.incoming().forEach(variant -> queries.add(query(variant)));
        if (endpoint.isAsync()) {
            queries.addAll(new AsyncEvidence(endpoint).queries());
        }
        return queries.stream()
                .map(query -> new Demand(query, endpoint.createdAt()))
                .toList();
    }

    MetricQuery query(String variant) {
        return EndpointSignals.invocations(endpoint.name(), variant);
    }
}
