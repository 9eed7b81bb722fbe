package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.evidence.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.MetricsConfig;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/**
 * What the configuration of an endpoint says, or why it cannot be read: it may have been deleted while the endpoint runs on.
 *
 * @param answer what it says; empty where it cannot be read
 * @param doubt  why it cannot; empty where it can
 */
record Configuration(Optional<DescribeEndpointConfigResponse> answer, Optional<Doubt> doubt) {

    /** One that nobody needed. */
    static final Configuration NOT_READ = new Configuration(Optional.empty(), Optional.empty());

    /** Unless told otherwise, metrics are published once a minute (API reference of MetricsConfig). */
    private static final int USUAL_FREQUENCY = 60;

    static Configuration read(Endpoint endpoint, SageMakerReader sageMaker, AwsCalls calls) {
        if (endpoint.config().isEmpty()) {
            return unreadable(ReasonCode.KIND_UNREADABLE, "its configuration has no name");
        }
        try {
            return new Configuration(
                    Optional.of(sageMaker.config(endpoint.config().get())), Optional.empty());
        } catch (CallFailedException failure) {
            if (!failure.isMissingResource()) {
                calls.report(failure);
            }
            return unreadable(
                    failure.reasonOr(ReasonCode.KIND_UNREADABLE),
                    "its configuration, which tells its kind, could not be read: " + failure.getMessage());
        }
    }

    private static Configuration unreadable(ReasonCode reason, String detail) {
        return new Configuration(Optional.empty(), Optional.of(new Doubt(reason, detail)));
    }

    /** Its variants; none where it cannot be read. */
    List<ProductionVariant> variants() {
        return answer.map(DescribeEndpointConfigResponse::productionVariants).orElse(List.of());
    }

    /** A variant or a shadow variant of that name. */
    Optional<ProductionVariant> variant(String name) {
        Stream<ProductionVariant> shadows =
                answer.stream().flatMap(config -> config.shadowProductionVariants().stream());
        return Stream.concat(variants().stream(), shadows)
                .filter(variant -> name.equals(variant.variantName()))
                .findFirst();
    }

    /** How long one sample stands for that each instance publishes; empty where samples may be under other dimensions. */
    Optional<Duration> sampled() {
        Optional<MetricsConfig> metrics = answer.map(DescribeEndpointConfigResponse::metricsConfig);
        boolean enhanced = metrics.map(MetricsConfig::enableEnhancedMetrics).orElse(false);
        int seconds =
                metrics.map(MetricsConfig::metricPublishFrequencyInSeconds).orElse(USUAL_FREQUENCY);
        return enhanced ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }
}
