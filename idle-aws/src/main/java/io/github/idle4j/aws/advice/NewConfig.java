package io.github.idle4j.aws.advice;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A configuration like that of an endpoint but for its variants. A configuration cannot be changed, so one is made of what
 * the CLI reads of the old one: nobody has to type it.
 *
 * @param name     its name
 * @param variants what becomes of the variants, in JMESPath
 * @param others   what it has besides, as objects in JMESPath
 */
record NewConfig(String name, String variants, List<String> others) {

    private static final int LONGEST_NAME = 63;

    /** What else an endpoint configuration can hold, and DescribeEndpointConfig tells (API reference); tags it does not. */
    private static final List<String> MEMBERS = List.of(
            "AsyncInferenceConfig",
            "DataCaptureConfig",
            "EnableNetworkIsolation",
            "ExecutionRoleArn",
            "ExplainerConfig",
            "KmsKeyId",
            "MetricsConfig",
            "ShadowProductionVariants",
            "VpcConfig");

    /** One that has all else as the old one has it. */
    static NewConfig like(String old, String suffix, String variants) {
        return new NewConfig(
                named(old, suffix),
                variants,
                MEMBERS.stream()
                        .map(one -> one + " && {" + one + ": " + one + "} || `{}`") // a null would be refused
                        .toList());
    }

    /** One of variants alone, and of what is said besides. */
    static NewConfig of(String old, String suffix, String variants, String... others) {
        return new NewConfig(named(old, suffix), variants, List.of(others));
    }

    /** Names hold 63 characters at most, and no hyphen at an end (API reference of EndpointConfigName). */
    private static String named(String old, String suffix) {
        int room = LONGEST_NAME - suffix.length();
        return (old.length() > room ? old.substring(0, room).replaceAll("-+$", "") : old) + suffix;
    }

    /** The command that makes it. */
    String creation(String old, String region) {
        String own = "{EndpointConfigName: " + Quoted.inJmesPath(Quoted.inJson(name)) + ", ProductionVariants: "
                + variants + "}";
        String query = others.isEmpty()
                ? own
                : "merge(" + Stream.concat(Stream.of(own), others.stream()).collect(Collectors.joining(", ")) + ")";
        return AwsCommand.of("sagemaker create-endpoint-config", region)
                .withAnswerOf(
                        "cli-input-json",
                        AwsCommand.of("sagemaker describe-endpoint-config", region)
                                .with("endpoint-config-name", old)
                                .with("query", query)
                                .with("output", "json"))
                .text();
    }
}
