package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.evidence.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What CloudWatch publishes of endpoints: the names, the exact dimensions, and what they mean.
 *
 * <p>The names are documented in the SageMaker developer guide, "Monitor Amazon SageMaker AI in Amazon CloudWatch" and
 * "Monitor asynchronous endpoint". Under which dimensions data really come, and that a running variant or component
 * publishes zeros while nobody calls it, was measured by the authors of cloud-custodian pull request 11078. The same
 * names with an availability zone, an instance or a container are duplicates of these, and are not asked for.
 */
final class EndpointSignals {

    /** Points come a minute or more after the fact; nothing is concluded from the last quarter of an hour. */
    static final Duration SETTLING = Duration.ofMinutes(15);

    /** Published by the service, once a minute. */
    private static final String REQUESTS = "AWS/SageMaker";

    /** Published by the instances, with that lower case and slash. */
    private static final String INSTANCES = "/aws/sagemaker/Endpoints";

    private static final String COMPONENTS = "/aws/sagemaker/InferenceComponents";

    /** What a variant may have published that is asynchronous now, or was before it was one of that name. */
    static final List<String> OF_VARIANTS = List.of(
            "Invocations", "InvocationsProcessed", "InvocationFailures", "ExpiredRequests", "RequestDownloadFailures");

    private EndpointSignals() {}

    /** The requests to a variant. Of its statistics only the sum counts: zeros are samples too, and thin an average. */
    static MetricQuery invocations(String endpoint, String variant) {
        return sum("Invocations", ofVariant(endpoint, variant), "invocation", "variant " + variant);
    }

    /** The requests to a serverless variant that its provisioned concurrency served. */
    static MetricQuery provisionedInvocations(String endpoint, String variant) {
        return sum(
                "ServerlessProvisionedConcurrencyInvocations",
                ofVariant(endpoint, variant),
                "invocation",
                "variant " + variant);
    }

    /**
     * The CPU of a variant: published whether or not anybody calls it, so its presence shows that instances are alive and
     * metrics flow. How high it is says nothing of use.
     */
    static MetricQuery cpu(String endpoint, String variant) {
        return new MetricQuery(
                INSTANCES, Signal.control("CPUUtilization", ofVariant(endpoint, variant)), "SampleCount");
    }

    /** The requests to an inference component, which are published under its name alone. */
    static MetricQuery componentInvocations(String component) {
        return sum("Invocations", ofComponent(component), "invocation", "component " + component);
    }

    /** Requests that a component without a copy refused: somebody wants it. Nothing is written while nobody tries. */
    static MetricQuery refused(String component) {
        return sum(
                "NoCapacityInvocationFailures", ofComponent(component), "refused invocation", "component " + component);
    }

    /** The CPU of a component, with the same meaning as that of a variant. */
    static MetricQuery componentCpu(String component) {
        return new MetricQuery(
                COMPONENTS, Signal.control("CPUUtilizationNormalized", ofComponent(component)), "SampleCount");
    }

    /** What an asynchronous variant worked off, and what it failed at; nothing is written before the first request. */
    static List<MetricQuery> asyncWork(String endpoint, String variant) {
        Map<String, String> dimensions = ofVariant(endpoint, variant);
        String subject = "variant " + variant;
        return List.of(
                sum("InvocationsProcessed", dimensions, "processed request", subject),
                sum("InvocationFailures", dimensions, "failed request", subject),
                sum("ExpiredRequests", dimensions, "expired request", subject),
                sum("RequestDownloadFailures", dimensions, "unfetched request", subject));
    }

    /** How many requests wait in the queue of an asynchronous endpoint. */
    static MetricQuery backlog(String endpoint) {
        return maximum("ApproximateBacklogSize", Map.of("EndpointName", endpoint), "waiting request");
    }

    /** Whether requests wait while no instance is up. */
    static MetricQuery backlogWithoutCapacity(String endpoint) {
        return maximum("HasBacklogWithoutCapacity", Map.of("EndpointName", endpoint), "unserved request");
    }

    /** How much of a variant's instances is reserved by the components that it hosts. */
    static List<MetricQuery> reservations(String endpoint, String variant) {
        return reservations(endpoint, variant, "Maximum");
    }

    /** The least of it in each bucket: where it fell within a bucket, the highest does not tell. */
    static List<MetricQuery> leastReservations(String endpoint, String variant) {
        return reservations(endpoint, variant, "Minimum");
    }

    /** What the instances show of a variant that hosts components: that they are alive, and what is reserved on them. */
    static List<MetricQuery> ofHost(String endpoint, String variant) {
        List<MetricQuery> queries = new ArrayList<>();
        queries.add(cpu(endpoint, variant));
        queries.addAll(reservations(endpoint, variant));
        queries.addAll(leastReservations(endpoint, variant));
        return queries;
    }

    private static List<MetricQuery> reservations(String endpoint, String variant, String statistic) {
        return List.of(
                reservation("CPUReservation", endpoint, variant, statistic),
                reservation("GPUReservation", endpoint, variant, statistic),
                reservation("MemoryReservation", endpoint, variant, statistic));
    }

    private static MetricQuery reservation(String name, String endpoint, String variant, String statistic) {
        return new MetricQuery(INSTANCES, Signal.control(name, ofVariant(endpoint, variant)), statistic);
    }

    private static MetricQuery sum(String name, Map<String, String> dimensions, String use, String subject) {
        Signal signal =
                Signal.demand(name, dimensions).additive().settlingFor(SETTLING).inWords(use, subject);
        return new MetricQuery(REQUESTS, signal, "Sum");
    }

    private static MetricQuery maximum(String name, Map<String, String> dimensions, String use) {
        Signal signal = Signal.demand(name, dimensions).settlingFor(SETTLING).inWords(use, "the queue");
        return new MetricQuery(REQUESTS, signal, "Maximum");
    }

    private static Map<String, String> ofVariant(String endpoint, String variant) {
        return Map.of("EndpointName", endpoint, "VariantName", variant);
    }

    private static Map<String, String> ofComponent(String component) {
        return Map.of("InferenceComponentName", component);
    }
}
