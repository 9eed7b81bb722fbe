package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is published of the queue of an async endpoint, under {EndpointName} alone. */
public final class LocalQueue {

    private final LocalEndpoint endpoint;

    LocalQueue(LocalEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Publishes every minute, from the endpoint's creation until it goes, that nothing waits. */
    public LocalQueue empty() {
        endpoint.later(() -> {
            publish("ApproximateBacklogSize", 0, endpoint.createdAt(), null);
            publish("HasBacklogWithoutCapacity", 0, endpoint.createdAt(), null);
        });
        return this;
    }

    /** Publishes every minute that so many requests wait; for ever without an end. */
    public LocalQueue backlog(int requests, Instant from, @Nullable Instant to) {
        endpoint.later(() -> publish("ApproximateBacklogSize", requests, from, to));
        return this;
    }

    /** Publishes every minute that requests wait while there is no instance to serve them; for ever without an end. */
    public LocalQueue backlogWithoutCapacity(Instant from, @Nullable Instant to) {
        endpoint.later(() -> publish("HasBacklogWithoutCapacity", 1, from, to));
        return this;
    }

    private void publish(String metric, double value, Instant from, @Nullable Instant to) {
        endpoint.seriesOf(LocalVariant.REQUESTS, metric).unit("Count").run(Duration.ofMinutes(1), value, 1, from, to);
    }
}
