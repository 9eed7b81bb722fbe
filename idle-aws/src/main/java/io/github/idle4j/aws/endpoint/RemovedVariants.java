package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/**
 * The variants that published invocations lately and that their endpoint no longer has: UpdateEndpoint takes the names of
 * variants from the new configuration, and past traffic stays under the old ones.
 */
final class RemovedVariants {

    /** ListMetrics knows what had data in the last two weeks (its API reference). */
    private static final Duration MEMORY = Duration.ofDays(14);

    /** The sweep comes after the judging instant, by no more than a scan takes. */
    private static final Duration A_LITTLE_LATER = Duration.ofHours(1);

    private static final String API = "cloudwatch:ListMetrics";
    private static final Set<String> OF_A_VARIANT = Set.of("EndpointName", "VariantName");

    private final Map<String, Set<String>> published = new HashMap<>();
    private final Optional<CallFailedException> failure;
    private final Instant remembered;

    private RemovedVariants(List<Listing<Metric>> sweeps, Instant now) {
        remembered = now.minus(MEMORY);
        failure = sweeps.stream().flatMap(sweep -> sweep.failure().stream()).findFirst();
        sweeps.forEach(sweep -> learn(sweep.items()));
    }

    private void learn(List<Metric> metrics) {
        for (Metric metric : metrics) {
            Map<String, String> dimensions = metric.dimensions().stream()
                    .collect(Collectors.toMap(Dimension::name, Dimension::value, (one, other) -> other));
            if (dimensions.keySet().equals(OF_A_VARIANT)) { // with more dimensions it is a duplicate of these
                published
                        .computeIfAbsent(dimensions.get("EndpointName"), any -> new TreeSet<>())
                        .add(dimensions.get("VariantName"));
            }
        }
    }

    /**
     * Looks for them in the whole region, with one sweep of ListMetrics for each name.
     *
     * @param metrics the names of what they published
     */
    static RemovedVariants sweep(CloudWatchClient cloudWatch, AwsCalls calls, Instant now, List<String> metrics) {
        return new RemovedVariants(
                metrics.stream().map(metric -> sweep(cloudWatch, calls, metric)).toList(), now);
    }

    private static Listing<Metric> sweep(CloudWatchClient cloudWatch, AwsCalls calls, String metric) {
        return Listing.read(new Listing.Pages<>(
                API,
                token -> calls.call(
                        API,
                        override -> cloudWatch.listMetrics(request -> request.namespace("AWS/SageMaker")
                                .metricName(metric)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListMetricsResponse::hasMetrics,
                ListMetricsResponse::metrics,
                ListMetricsResponse::nextToken));
    }

    /** Those of one endpoint, by name. */
    List<String> of(Endpoint endpoint) {
        return published.getOrDefault(endpoint.name(), Set.of()).stream()
                .filter(variant -> !Variant.names(endpoint.variants()).contains(variant)
                        && !endpoint.incoming().contains(variant)
                        && !Variant.names(endpoint.shadows()).contains(variant))
                .toList();
    }

    /** Since when a variant cannot have published without being listed, but for the little that the sweep was late. */
    Instant completeSince() {
        return remembered.minus(A_LITTLE_LATER);
    }

    /** Whether a variant may have been removed since that instant, so long ago that its metrics are no longer listed. */
    boolean mayLack(Endpoint endpoint, Instant since) {
        return since.isBefore(completeSince())
                || endpoint.modifiedAt()
                        .filter(remembered.plus(A_LITTLE_LATER)::isAfter)
                        .isPresent();
    }

    /** Why some may be missing. */
    Optional<CallFailedException> failure() {
        return failure;
    }
}
