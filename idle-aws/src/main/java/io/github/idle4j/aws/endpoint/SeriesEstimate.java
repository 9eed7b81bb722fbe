package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.EvidenceNeeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The series that {@link EndpointEvidence} may read of one endpoint, whose lists do not tell of which kind it is: one with
 * models on its variants, an asynchronous one, or a host of components.
 */
final class SeriesEstimate {

    /** An endpoint has so many variants at most, and so many shadow variants (API reference of CreateEndpointConfig). */
    static final int MOST_VARIANTS = 10;

    private final Look look;
    private final Endpoint endpoint;
    private final EvidenceNeeds needs;
    private final boolean changed;

    /**
     * Of an endpoint.
     *
     * @param endpoint what is known of it, or supposed
     * @param needs    what policies need to see
     * @param changed  whether it was changed in the time that is looked at
     */
    SeriesEstimate(EndpointRow row, Endpoint endpoint, EvidenceNeeds needs, boolean changed) {
        this.look = new Look(row, endpoint);
        this.endpoint = endpoint;
        this.needs = needs;
        this.changed = changed;
    }

    /** How many are read at first, which is all where they show use. */
    int atFirst() {
        return demands().size();
    }

    /**
     * How many are read where it seems unused whatever is read; those that are glanced at and read to the full count twice.
     *
     * @param glancing whether series are glanced at before they are read to the full
     */
    int most(boolean glancing) {
        if (!endpoint.components().isEmpty()) {
            return ofHost(glancing);
        }
        if (endpoint.variants().stream().allMatch(Variant::serverless)) {
            return ofVariants(glancing);
        }
        return Math.max(ofVariants(glancing), Math.max(ofAsynchronous(glancing), ofHost(glancing)));
    }

    private int ofVariants(boolean glancing) {
        Set<MetricQuery> formerly = new HashSet<>(new AsyncEvidence(endpoint).queries());
        formerly.addAll(reservations());
        return read(glancing, cpus(), formerly);
    }

    private int ofAsynchronous(boolean glancing) {
        List<MetricQuery> queries = new ArrayList<>(new AsyncEvidence(endpoint).queries());
        queries.addAll(new AsyncEvidence(endpoint).controls());
        return read(glancing, queries, reservations());
    }

    private int ofHost(boolean glancing) {
        List<MetricQuery> queries = new ArrayList<>();
        endpoint.variants().forEach(variant -> queries.addAll(EndpointSignals.ofHost(endpoint.name(), variant.name())));
        endpoint.components().forEach(component -> queries.addAll(ComponentEvidence.controls(component)));
        return read(glancing, queries, new AsyncEvidence(endpoint).queries());
    }

    /**
     * How many are read of one kind.
     *
     * @param ofKind   those that are read to the full besides what shows use
     * @param formerly those that are glanced at where it was changed
     */
    private int read(boolean glancing, Collection<MetricQuery> ofKind, Collection<MetricQuery> formerly) {
        Set<MetricQuery> inFull = new HashSet<>(demands());
        inFull.addAll(ofKind);
        if (changed) {
            endpoint.shadows().forEach(shadow -> inFull.add(look.query(shadow.name())));
        }
        if (needs.bill()) {
            inFull.addAll(EndpointBill.meters(endpoint));
        }
        Set<MetricQuery> before = changed ? new HashSet<>(formerly) : new HashSet<>();
        before.removeAll(inFull);
        int times = glancing ? 2 : 1;
        return inFull.size() + before.size() + (glancing ? demands().size() : 0) + times * incoming();
    }

    /** How many variants an update may bring, which only a description tells. */
    private int incoming() {
        return endpoint.standing().standing().kind() == Standing.Kind.IN_TRANSITION ? MOST_VARIANTS : 0;
    }

    private Set<MetricQuery> demands() {
        Set<MetricQuery> queries = new HashSet<>();
        look.demands().forEach(demand -> queries.add(demand.query()));
        return queries;
    }

    private List<MetricQuery> cpus() {
        return endpoint.variants().stream()
                .filter(variant -> !variant.serverless())
                .map(variant -> EndpointSignals.cpu(endpoint.name(), variant.name()))
                .toList();
    }

    private List<MetricQuery> reservations() {
        return endpoint.variants().stream()
                .flatMap(variant -> EndpointSignals.reservations(endpoint.name(), variant.name()).stream())
                .toList();
    }
}
