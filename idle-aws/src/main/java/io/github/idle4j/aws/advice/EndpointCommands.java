package io.github.idle4j.aws.advice;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands that do something about an endpoint, each list in its order. */
final class EndpointCommands {

    private EndpointCommands() {}

    /** Scaling of the endpoint ends with it (developer guide, "Delete endpoints configured for auto scaling"). */
    static List<String> deletion(EndpointCase endpoint) {
        var commands = new ArrayList<String>();
        endpoint.components()
                .forEach(component -> commands.add(
                        ComponentAdvice.deletion(endpoint, component).text()));
        if (!commands.isEmpty()) {
            commands.add(endpoint.command("sagemaker list-inference-components")
                    .with("endpoint-name-equals", endpoint.name())
                    .with("query", "InferenceComponents[].InferenceComponentName")
                    .text());
        }
        commands.add(endpoint.onEndpoint("sagemaker delete-endpoint").text());
        return commands;
    }

    static String creation(EndpointCase endpoint, String config) {
        return endpoint.onEndpoint("sagemaker create-endpoint")
                .with("endpoint-config-name", config)
                .text();
    }

    private static String update(EndpointCase endpoint, NewConfig config, boolean keepingCounts) {
        AwsCommand update =
                endpoint.onEndpoint("sagemaker update-endpoint").with("endpoint-config-name", config.name());
        return (keepingCounts ? update.with("retain-all-variant-properties") : update).text();
    }

    /** An endpoint loses it by an update to a configuration without (developer guide, "Update a serverless endpoint"). */
    static List<String> withoutProvisionedConcurrency(EndpointCase endpoint) {
        String old = endpoint.knownConfig();
        NewConfig config = NewConfig.like(
                old,
                "-on-demand",
                "ProductionVariants[].merge(@, {ServerlessConfig: {MemorySizeInMB: ServerlessConfig.MemorySizeInMB,"
                        + " MaxConcurrency: ServerlessConfig.MaxConcurrency}})");
        return List.of(config.creation(old, endpoint.region()), update(endpoint, config, false));
    }

    /** What an endpoint of components needs to go to zero (developer guide, "Scale an endpoint to zero instances"). */
    static List<String> componentsToZero(EndpointCase endpoint) {
        String old = endpoint.knownConfig();
        NewConfig config = NewConfig.like(
                old,
                "-to-zero",
                "ProductionVariants[].merge(@, {ManagedInstanceScaling: {Status: `\"ENABLED\"`, MinInstanceCount: `0`,"
                        + " MaxInstanceCount: ManagedInstanceScaling.MaxInstanceCount || InitialInstanceCount || `1`}})");
        return Stream.of(
                        endpoint.holdingCopies().stream()
                                .map(component -> ComponentAdvice.toZero(endpoint, component)
                                        .text()),
                        Stream.of(config.creation(old, endpoint.region()), update(endpoint, config, true)))
                .flatMap(part -> part)
                .toList();
    }

    /** An endpoint on instances cannot be updated to serverless (developer guide, "Update a serverless endpoint"). */
    static List<String> serverless(EndpointCase endpoint) {
        String old = endpoint.knownConfig();
        NewConfig config = NewConfig.of(
                old,
                "-serverless",
                "ProductionVariants[].{VariantName: VariantName, ModelName: ModelName, ServerlessConfig: "
                        + Quoted.inJmesPath("{\"MemorySizeInMB\":4096,\"MaxConcurrency\":5}")
                        + "}");
        return Stream.concat(Stream.of(config.creation(old, endpoint.region())), madeAgain(endpoint, config))
                .toList();
    }

    static List<String> asynchronous(EndpointCase endpoint) {
        String old = endpoint.knownConfig();
        NewConfig config = NewConfig.of(
                old,
                "-async",
                "ProductionVariants",
                "{AsyncInferenceConfig: "
                        + Quoted.inJmesPath(
                                "{\"OutputConfig\":{\"S3OutputPath\":" + Quoted.inJson(results(endpoint)) + "}}")
                        + "}",
                "KmsKeyId && {KmsKeyId: KmsKeyId} || `{}`");
        return Stream.of(
                        Stream.of(config.creation(old, endpoint.region())),
                        madeAgain(endpoint, config),
                        Stream.of(endpoint.onEndpoint("sagemaker wait endpoint-in-service")
                                .text()),
                        endpoint.onlyVariant().stream().flatMap(variant -> QueueScaling.toZero(endpoint, variant)))
                .flatMap(part -> part)
                .toList();
    }

    /** In the bucket that the SageMaker Python SDK makes for itself in each region of an account. */
    static String results(EndpointCase endpoint) {
        return "s3://sagemaker-" + endpoint.region() + "-"
                + endpoint.assessment().resource().account() + "/" + endpoint.name() + "/";
    }

    private static Stream<String> madeAgain(EndpointCase endpoint, NewConfig config) {
        return Stream.of(
                endpoint.onEndpoint("sagemaker delete-endpoint").text(),
                endpoint.onEndpoint("sagemaker wait endpoint-deleted").text(),
                creation(endpoint, config.name()));
    }

    static List<String> withoutIdleVariants(EndpointCase endpoint) {
        String old = endpoint.knownConfig();
        String others = endpoint.idleVariants().stream()
                .map(variant -> "VariantName != " + Quoted.inJmesPath(Quoted.inJson(variant)))
                .collect(joining(" && "));
        NewConfig config = NewConfig.like(old, "-fewer-variants", "ProductionVariants[?" + others + "]");
        return List.of(config.creation(old, endpoint.region()), update(endpoint, config, true));
    }

    static String oneInstance(EndpointCase endpoint, String variant) {
        return endpoint.onEndpoint("sagemaker update-endpoint-weights-and-capacities")
                .with(
                        "desired-weights-and-capacities",
                        "[{\"VariantName\":" + Quoted.inJson(variant) + ",\"DesiredInstanceCount\":1}]")
                .text();
    }
}
