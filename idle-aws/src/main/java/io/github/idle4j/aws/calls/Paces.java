package io.github.idle4j.aws.calls;

import java.util.Collection;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkClient;

/**
 * The paces of all APIs that one observation may call. Thread-safe.
 *
 * <p>A quota is that of an account, region and API. A client stands for the first two: it has one region and one set of
 * credentials, and the account behind those nobody needs to tell. So whoever calls through the same client shares its paces,
 * in this scan and in any other of this process; and two clients of one account, each at half of what is published, are
 * within it still.
 */
final class Paces {

    /** Held weakly: what is known of a client ends with it. */
    private static final Map<SdkClient, Map<String, Pace>> BY_CLIENT = new WeakHashMap<>();

    private static final Map<SdkClient, PaceClock> CLOCKS = new WeakHashMap<>();

    private final Map<String, SdkClient> clients;
    private final String region;
    private final PaceClock clock;
    private final Map<String, Pace> ofNoClient = new ConcurrentHashMap<>();

    /**
     * The paces of these clients, on the clock of this machine, unless another was handed in for one of them.
     *
     * @param clients by the service that begins the name of an API, as {@code sagemaker}
     * @param region  theirs, as {@code eu-central-1}; empty where nothing tells
     */
    Paces(Map<String, ? extends SdkClient> clients, String region) {
        this(clients, region, clockFor(clients.values()));
    }

    /** The paces of these clients, on that clock. */
    Paces(Map<String, ? extends SdkClient> clients, String region, PaceClock clock) {
        this.clients = Map.copyOf(clients);
        this.region = region;
        this.clock = clock;
    }

    /** The pace of an API, as {@code sagemaker:ListEndpoints}; one of our own where there is no client for its service. */
    Pace of(String api) {
        SdkClient client = clients.get(api.substring(0, Math.max(0, api.indexOf(':'))));
        return (client == null ? ofNoClient : shared(client))
                .computeIfAbsent(api, absent -> new Pace(PublishedRates.of(api, region), clock.nanos()));
    }

    private static Map<String, Pace> shared(SdkClient client) {
        synchronized (BY_CLIENT) {
            return BY_CLIENT.computeIfAbsent(client, absent -> new ConcurrentHashMap<>());
        }
    }

    /** Lets all that is called through a client wait on that clock: a test has one on which waiting takes no time. */
    static void waitOn(PaceClock clock, SdkClient client) {
        synchronized (CLOCKS) {
            CLOCKS.put(client, clock);
        }
    }

    private static PaceClock clockFor(Collection<? extends SdkClient> clients) {
        synchronized (CLOCKS) {
            return clients.stream()
                    .filter(CLOCKS::containsKey)
                    .map(CLOCKS::get)
                    .findFirst()
                    .orElse(PaceClock.SYSTEM);
        }
    }

    /** Tells and passes time. */
    PaceClock clock() {
        return clock;
    }
}
