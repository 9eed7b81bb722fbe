package io.github.idle4j.aws.advice;

import java.util.stream.Stream;

/**
 * The commands by which an asynchronous endpoint scales with its queue, down to no instance, as AWS describes them (developer
 * guide, "Autoscale an asynchronous endpoint").
 */
final class QueueScaling {

    private QueueScaling() {}

    static Stream<String> toZero(EndpointCase endpoint, String variant) {
        String dimensions = "[{\"Name\":\"EndpointName\",\"Value\":" + Quoted.inJson(endpoint.name()) + "}]";
        AwsCommand firstInstance = onVariant(endpoint, variant, "put-scaling-policy")
                .with("policy-name", "HasBacklogWithoutCapacity-ScalingPolicy")
                .with("policy-type", "StepScaling")
                .with(
                        "step-scaling-policy-configuration",
                        "{\"AdjustmentType\":\"ChangeInCapacity\",\"MetricAggregationType\":\"Average\",\"Cooldown\":300,"
                                + "\"StepAdjustments\":[{\"MetricIntervalLowerBound\":0,\"ScalingAdjustment\":1}]}")
                .with("query", "PolicyARN")
                .with("output", "text");
        return Stream.of(
                        onVariant(endpoint, variant, "register-scalable-target")
                                .with("min-capacity", "0")
                                .with("max-capacity", "1"),
                        onVariant(endpoint, variant, "put-scaling-policy")
                                .with("policy-name", "Backlog-ScalingPolicy")
                                .with("policy-type", "TargetTrackingScaling")
                                .with(
                                        "target-tracking-scaling-policy-configuration",
                                        "{\"TargetValue\":5,\"CustomizedMetricSpecification\":{\"MetricName\":"
                                                + "\"ApproximateBacklogSizePerInstance\",\"Namespace\":\"AWS/SageMaker\","
                                                + "\"Dimensions\":" + dimensions + ",\"Statistic\":\"Average\"},"
                                                + "\"ScaleInCooldown\":600,\"ScaleOutCooldown\":300}"),
                        endpoint.command("cloudwatch put-metric-alarm")
                                .with("alarm-name", endpoint.name() + "-" + variant + "-HasBacklogWithoutCapacity")
                                .with("namespace", "AWS/SageMaker")
                                .with("metric-name", "HasBacklogWithoutCapacity")
                                .with("dimensions", dimensions)
                                .with("statistic", "Average")
                                .with("period", "60")
                                .with("evaluation-periods", "2")
                                .with("datapoints-to-alarm", "2")
                                .with("threshold", "1")
                                .with("comparison-operator", "GreaterThanOrEqualToThreshold")
                                .with("treat-missing-data", "missing")
                                .withAnswerOf("alarm-actions", firstInstance))
                .map(AwsCommand::text);
    }

    private static AwsCommand onVariant(EndpointCase endpoint, String variant, String operation) {
        return endpoint.command("application-autoscaling " + operation)
                .with("service-namespace", "sagemaker")
                .with("resource-id", "endpoint/" + endpoint.name() + "/variant/" + variant)
                .with("scalable-dimension", "sagemaker:variant:DesiredInstanceCount");
    }
}
