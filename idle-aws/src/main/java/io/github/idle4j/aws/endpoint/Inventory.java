package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/**
 * All endpoints of a region and all that they host, from three lists that are read at once: the list of endpoints, which
 * decides what there is; what Search knows of them; and the inference components by the endpoint that they name.
 *
 * <p>The list of endpoints is read page by page as it is asked for, so that the endpoints of one page can be looked at
 * while the next is under way. To be used by one thread.
 */
final class Inventory {

    private final AwsCalls calls;
    private final Listing.Reader<?, EndpointRow> pages;
    private final FutureTask<Listing<ComponentRow>> components;
    private final FutureTask<Optional<CallFailedException>> search;

    /** Filled while Search goes on; what was taken is forgotten. */
    private final Map<String, IndexedEndpoint> records = new ConcurrentHashMap<>();

    private final Set<String> names = new HashSet<>();
    private final Deque<EndpointRow> waiting = new ArrayDeque<>();

    private Inventory(SageMakerReader sageMaker, AwsCalls calls, boolean withTags) {
        this.calls = calls;
        this.components = calls.inBackground(sageMaker::components);
        Callable<Optional<CallFailedException>> searching =
                () -> sageMaker.search(withTags, record -> records.put(record.name(), record));
        // What begins with nobody does it who waits for it, which is when the list was read.
        this.search = calls.listFirst() ? new FutureTask<>(searching) : calls.inBackground(searching);
        this.pages = sageMaker.endpoints();
    }

    /** Begins to read the lists. */
    static Inventory begin(SageMakerReader sageMaker, AwsCalls calls, boolean withTags) {
        return new Inventory(sageMaker, calls, withTags);
    }

    /** Whether the list of endpoints may have another page. */
    boolean hasNextPage() {
        return pages.hasNext();
    }

    /** Reads the next page of endpoints, and returns how many were new. */
    int readPage() {
        int before = names.size();
        for (EndpointRow row : pages.next()) {
            if (row.name().isEmpty()) {
                calls.lost("sagemaker:ListEndpoints: a row without a name");
            } else if (names.add(row.name())) { // the list may shift between two pages
                waiting.add(row);
            }
        }
        return names.size() - before;
    }

    /**
     * Some endpoints of which all is known that the lists tell, and which were not returned before.
     *
     * @param atMost how many
     */
    List<EndpointRow> ready(int atMost) {
        boolean searched = search.isDone() || !pages.hasNext();
        if (searched && !waiting.isEmpty()) {
            AwsCalls.await(search).ifPresent(calls::report); // where nothing is listed, it is the list that failed
        }
        List<EndpointRow> ready = new ArrayList<>();
        for (int i = waiting.size(); i > 0 && ready.size() < atMost; i--) {
            EndpointRow row = waiting.remove();
            if (searched || records.containsKey(row.name())) {
                ready.add(row);
            } else {
                waiting.add(row);
            }
        }
        return ready;
    }

    /** Reads the list to its end, and returns all endpoints that {@link #ready} did not; waits for Search even where there are none. */
    List<EndpointRow> all() {
        while (pages.hasNext()) {
            readPage();
        }
        AwsCalls.await(search);
        return ready(Integer.MAX_VALUE);
    }

    /** What Search knows of an endpoint, where that is of the state that the list shows. To be asked for once. */
    Optional<IndexedEndpoint> takeRecord(EndpointRow row) {
        return Optional.ofNullable(records.remove(row.name())).filter(record -> record.agreesWith(row));
    }

    /** The components by the endpoint that they name, each once. */
    Hosted hosted() {
        Listing<ComponentRow> listing = AwsCalls.await(components);
        Map<String, Map<String, ComponentRow>> byEndpoint = new LinkedHashMap<>();
        for (ComponentRow row : listing.items()) {
            if (row.name().isEmpty() || row.endpoint().isEmpty()) {
                calls.lost("sagemaker:ListInferenceComponents: a row without a name or an endpoint");
            } else {
                byEndpoint
                        .computeIfAbsent(row.endpoint(), any -> new LinkedHashMap<>(2))
                        .putIfAbsent(row.name(), row);
            }
        }
        if (!names.isEmpty() || !listing.items().isEmpty()) { // else it is the list of endpoints that failed
            listing.failure().ifPresent(failure -> calls.lost(failure.getMessage()));
        }
        return new Hosted(byEndpoint, listing.failure());
    }

    /** Whether an endpoint of that name was listed so far. */
    boolean contains(String name) {
        return names.contains(name);
    }

    /** Why endpoints may be missing. */
    Optional<CallFailedException> lost() {
        return pages.failure();
    }

    /**
     * The inference components of a region.
     *
     * @param byEndpoint by the name of the endpoint, and by their own
     * @param lost       why some may be missing
     */
    record Hosted(Map<String, Map<String, ComponentRow>> byEndpoint, Optional<CallFailedException> lost) {

        List<ComponentRow> on(EndpointRow row) {
            return List.copyOf(byEndpoint.getOrDefault(row.name(), Map.of()).values());
        }

        int count() {
            return byEndpoint.values().stream().mapToInt(Map::size).sum();
        }
    }
}
