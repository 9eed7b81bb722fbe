package io.github.idle4j.aws.local;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What Search knows of the endpoints of a region. AWS does not say how late its index is: this one follows at once, unless
 * single records are held as they were, or all of it stands still.
 */
final class SearchIndex {

    private final Map<String, LocalEndpoint> records = new LinkedHashMap<>();
    private final Set<String> held = new HashSet<>();
    private final Listing<LocalEndpoint> listing = Listing.lastModifiedFirst(
            LocalEndpoint::name, LocalEndpoint::createdAt, LocalEndpoint::lastModifiedAt, "EndpointName");
    private boolean stopped;

    /** An endpoint was described or changed. */
    void learn(LocalEndpoint endpoint) {
        if (!stopped && !held.contains(endpoint.name())) {
            records.put(endpoint.name(), endpoint);
            listing.changed();
        }
    }

    /** An endpoint was deleted. */
    void forget(String name) {
        if (!stopped) {
            held.remove(name);
            records.remove(name);
            listing.changed();
        }
    }

    /** Has this record of the endpoint, whatever becomes of the endpoint. */
    void hold(LocalEndpoint described) {
        held.add(described.name());
        records.put(described.name(), described);
        listing.changed();
    }

    /** Has no record of the endpoint, whatever becomes of the endpoint. */
    void hide(String name) {
        held.add(name);
        records.remove(name);
        listing.changed();
    }

    void stop() {
        stopped = true;
        records.replaceAll((name, record) -> record.copy());
        listing.changed();
    }

    void catchUp(Collection<LocalEndpoint> endpoints) {
        stopped = false;
        held.clear();
        records.clear();
        endpoints.forEach(this::learn);
        listing.changed();
    }

    Collection<LocalEndpoint> records() {
        return records.values();
    }

    Listing<LocalEndpoint> listing() {
        return listing;
    }
}
