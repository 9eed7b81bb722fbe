package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.metrics.MetricQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * A series that shows use of a resource.
 *
 * @param query the series
 * @param since when this incarnation of the resource began; what the series shows of earlier is not its use
 */
record Demand(MetricQuery query, Optional<Instant> since) {}
