package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.evidence.Signal;
import java.time.Duration;
import java.util.Map;

/**
 * What CloudWatch publishes of a classic variant, under exactly {@code {EndpointName, VariantName}}: the names, the
 * dimensions, and what they mean.
 *
 * <p>The names are documented in the SageMaker developer guide, "Monitor Amazon SageMaker AI in Amazon CloudWatch". That
 * a running variant publishes zeros while nobody calls it, and that the same names with an availability zone or an
 * instance are duplicates of these, was measured by the authors of cloud-custodian pull request 11078.
 */
final class EndpointSignals {

    /** Published by the service, once a minute: how many requests were sent to the model. */
    private static final String REQUESTS = "AWS/SageMaker";

    /** Published by the instances, with that lower case and slash. */
    private static final String INSTANCES = "/aws/sagemaker/Endpoints";

    /** Points come a minute or more after the fact; nothing is concluded from the last quarter of an hour. */
    static final Duration SETTLING = Duration.ofMinutes(15);

    private EndpointSignals() {}

    /** The requests to a variant. Of its statistics only the sum counts: zeros are samples too, and thin an average. */
    static MetricQuery invocations(String endpoint, String variant) {
        Signal signal = Signal.demand("Invocations", dimensions(endpoint, variant))
                .additive()
                .settlingFor(SETTLING)
                .inWords("invocation", "variant " + variant);
        return new MetricQuery(REQUESTS, signal, "Sum");
    }

    /**
     * The CPU of a variant: published whether or not anybody calls it, so its presence shows that instances are alive and
     * metrics flow. How high it is says nothing of use.
     */
    static MetricQuery cpu(String endpoint, String variant) {
        return new MetricQuery(
                INSTANCES, Signal.control("CPUUtilization", dimensions(endpoint, variant)), "SampleCount");
    }

    private static Map<String, String> dimensions(String endpoint, String variant) {
        return Map.of("EndpointName", endpoint, "VariantName", variant);
    }
}
