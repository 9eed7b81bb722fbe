package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.Example.BUSY;
import static io.github.idle4j.aws.endpoint.Example.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.advice.Advised;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalComponent;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalRegion;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recommended of endpoints and of components on them, as real clients see them. */
class RecommendedOfEndpointsTest {

    /**
     * A world, and what is recommended of one thing in it.
     *
     * @param about  by name
     * @param advice actions, and their commands below
     */
    private record Case(
            String world, Consumer<LocalRegion> region, Consumer<LocalAws> faults, String about, String advice) {

        Assessment assessment() {
            EndpointWorld world = EndpointWorld.of(region);
            faults.accept(world.aws);
            return EndpointWorld.assessment(world.scan(), about);
        }

        @Override
        public String toString() {
            return world;
        }
    }

    private static Case endpoint(String world, Consumer<LocalEndpoint> endpoint, String advice) {
        return in(world, region -> region.endpoint("e", e -> endpoint.accept(e.createdAt(daysAgo(60)))), "e", advice);
    }

    private static Case in(String world, Consumer<LocalRegion> region, String about, String advice) {
        return new Case(world, region, aws -> {}, about, advice);
    }

    private static Case failing(String world, String api, Fault fault, String advice) {
        return new Case(
                world,
                region -> region.endpoint("e", e -> e.createdAt(daysAgo(60)).variant("blue", SILENT)),
                aws -> aws.fail(api, fault),
                "e",
                advice);
    }

    /** Of a component named base, on which an adapter may run, and one that is used or not. */
    private static Consumer<LocalRegion> host(Consumer<LocalComponent> other) {
        return region -> {
            EndpointWorld.host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            component(region, "base", c -> c.copies(1).living());
            component(region, "adapter", c -> c.baseComponent("base"));
            component(region, "other", c -> other.accept(c.copies(1).living()));
        };
    }

    private static void component(LocalRegion region, String name, Consumer<LocalComponent> more) {
        region.inferenceComponent(
                name, c -> more.accept(c.endpoint("e").variant("AllTraffic").createdAt(daysAgo(90))));
    }

    static Stream<Case> cases() {
        return Stream.of(
                endpoint("one variant that nobody calls", e -> e.variant("blue", SILENT), """
                        DELETE_ENDPOINT
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                        MOVE_TO_SERVERLESS
                          aws sagemaker create-endpoint-config --cli-input-json "$(aws sagemaker describe-endpoint-config --endpoint-config-name e-config --query '{EndpointConfigName: `"e-config-serverless"`, ProductionVariants: ProductionVariants[].{VariantName: VariantName, ModelName: ModelName, ServerlessConfig: `{"MemorySizeInMB":4096,"MaxConcurrency":5}`}}' --output json --region us-east-1)" --region us-east-1
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                          aws sagemaker wait endpoint-deleted --endpoint-name e --region us-east-1
                          aws sagemaker create-endpoint --endpoint-name e --endpoint-config-name e-config-serverless --region us-east-1
                        MOVE_TO_ASYNC
                          aws sagemaker create-endpoint-config --cli-input-json "$(aws sagemaker describe-endpoint-config --endpoint-config-name e-config --query 'merge({EndpointConfigName: `"e-config-async"`, ProductionVariants: ProductionVariants}, {AsyncInferenceConfig: `{"OutputConfig":{"S3OutputPath":"s3://sagemaker-us-east-1-111111111111/e/"}}`}, KmsKeyId && {KmsKeyId: KmsKeyId} || `{}`)' --output json --region us-east-1)" --region us-east-1
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                          aws sagemaker wait endpoint-deleted --endpoint-name e --region us-east-1
                          aws sagemaker create-endpoint --endpoint-name e --endpoint-config-name e-config-async --region us-east-1
                          aws sagemaker wait endpoint-in-service --endpoint-name e --region us-east-1
                          aws application-autoscaling register-scalable-target --service-namespace sagemaker --resource-id endpoint/e/variant/blue --scalable-dimension sagemaker:variant:DesiredInstanceCount --min-capacity 0 --max-capacity 1 --region us-east-1
                          aws application-autoscaling put-scaling-policy --service-namespace sagemaker --resource-id endpoint/e/variant/blue --scalable-dimension sagemaker:variant:DesiredInstanceCount --policy-name Backlog-ScalingPolicy --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration '{"TargetValue":5,"CustomizedMetricSpecification":{"MetricName":"ApproximateBacklogSizePerInstance","Namespace":"AWS/SageMaker","Dimensions":[{"Name":"EndpointName","Value":"e"}],"Statistic":"Average"},"ScaleInCooldown":600,"ScaleOutCooldown":300}' --region us-east-1
                          aws cloudwatch put-metric-alarm --alarm-name e-blue-HasBacklogWithoutCapacity --namespace AWS/SageMaker --metric-name HasBacklogWithoutCapacity --dimensions '[{"Name":"EndpointName","Value":"e"}]' --statistic Average --period 60 --evaluation-periods 2 --datapoints-to-alarm 2 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data missing --alarm-actions "$(aws application-autoscaling put-scaling-policy --service-namespace sagemaker --resource-id endpoint/e/variant/blue --scalable-dimension sagemaker:variant:DesiredInstanceCount --policy-name HasBacklogWithoutCapacity-ScalingPolicy --policy-type StepScaling --step-scaling-policy-configuration '{"AdjustmentType":"ChangeInCapacity","MetricAggregationType":"Average","Cooldown":300,"StepAdjustments":[{"MetricIntervalLowerBound":0,"ScalingAdjustment":1}]}' --query PolicyARN --output text --region us-east-1)" --region us-east-1
                        """),
                endpoint(
                        "two of them, of which serverless takes one only",
                        e -> e.variant("blue", SILENT).variant("green", SILENT),
                        """
                        DELETE_ENDPOINT
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                        """),
                endpoint("provisioned concurrency", e -> e.variant("blue", v -> v.provisionedConcurrency(2)), """
                        REMOVE_PROVISIONED_CONCURRENCY
                          aws sagemaker create-endpoint-config --cli-input-json "$(aws sagemaker describe-endpoint-config --endpoint-config-name e-config --query 'merge({EndpointConfigName: `"e-config-on-demand"`, ProductionVariants: ProductionVariants[].merge(@, {ServerlessConfig: {MemorySizeInMB: ServerlessConfig.MemorySizeInMB, MaxConcurrency: ServerlessConfig.MaxConcurrency}})}, (all else))' --output json --region us-east-1)" --region us-east-1
                          aws sagemaker update-endpoint --endpoint-name e --endpoint-config-name e-config-on-demand --region us-east-1
                        DELETE_ENDPOINT
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                        """),
                endpoint(
                        "an empty queue",
                        e -> e.async().variant("a", v -> v.instances(1).cpu()),
                        """
                        DELETE_ENDPOINT
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                        SCALE_TO_ZERO
                          aws application-autoscaling register-scalable-target --service-namespace sagemaker --resource-id endpoint/e/variant/a --scalable-dimension sagemaker:variant:DesiredInstanceCount --min-capacity 0 --max-capacity 1 --region us-east-1
                          aws application-autoscaling put-scaling-policy --service-namespace sagemaker --resource-id endpoint/e/variant/a --scalable-dimension sagemaker:variant:DesiredInstanceCount --policy-name Backlog-ScalingPolicy --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration '{"TargetValue":5,"CustomizedMetricSpecification":{"MetricName":"ApproximateBacklogSizePerInstance","Namespace":"AWS/SageMaker","Dimensions":[{"Name":"EndpointName","Value":"e"}],"Statistic":"Average"},"ScaleInCooldown":600,"ScaleOutCooldown":300}' --region us-east-1
                          aws cloudwatch put-metric-alarm --alarm-name e-a-HasBacklogWithoutCapacity --namespace AWS/SageMaker --metric-name HasBacklogWithoutCapacity --dimensions '[{"Name":"EndpointName","Value":"e"}]' --statistic Average --period 60 --evaluation-periods 2 --datapoints-to-alarm 2 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data missing --alarm-actions "$(aws application-autoscaling put-scaling-policy --service-namespace sagemaker --resource-id endpoint/e/variant/a --scalable-dimension sagemaker:variant:DesiredInstanceCount --policy-name HasBacklogWithoutCapacity-ScalingPolicy --policy-type StepScaling --step-scaling-policy-configuration '{"AdjustmentType":"ChangeInCapacity","MetricAggregationType":"Average","Cooldown":300,"StepAdjustments":[{"MetricIntervalLowerBound":0,"ScalingAdjustment":1}]}' --query PolicyARN --output text --region us-east-1)" --region us-east-1
                        """),
                in("a host of components that nobody calls", host(c -> {}), "e", """
                        DELETE_ENDPOINT
                          aws sagemaker delete-inference-component --inference-component-name other --region us-east-1
                          aws sagemaker delete-inference-component --inference-component-name adapter --region us-east-1
                          aws sagemaker delete-inference-component --inference-component-name base --region us-east-1
                          aws sagemaker list-inference-components --endpoint-name-equals e --query 'InferenceComponents[].InferenceComponentName' --region us-east-1
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                        SCALE_TO_ZERO
                          aws sagemaker update-inference-component-runtime-config --inference-component-name other --desired-runtime-config '{"CopyCount":0}' --region us-east-1
                          aws sagemaker update-inference-component-runtime-config --inference-component-name base --desired-runtime-config '{"CopyCount":0}' --region us-east-1
                          aws sagemaker create-endpoint-config --cli-input-json "$(aws sagemaker describe-endpoint-config --endpoint-config-name e-config --query 'merge({EndpointConfigName: `"e-config-to-zero"`, ProductionVariants: ProductionVariants[].merge(@, {ManagedInstanceScaling: {Status: `"ENABLED"`, MinInstanceCount: `0`, MaxInstanceCount: ManagedInstanceScaling.MaxInstanceCount || InitialInstanceCount || `1`}})}, (all else))' --output json --region us-east-1)" --region us-east-1
                          aws sagemaker update-endpoint --endpoint-name e --endpoint-config-name e-config-to-zero --retain-all-variant-properties --region us-east-1
                        """),
                endpoint(
                        "a host without components",
                        e -> e.hostsComponents()
                                .variant("a", v -> v.instances(1).cpu()),
                        """
                        DELETE_ENDPOINT
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                        """),
                in("a component beside a busy one", host(c -> c.requests(daysAgo(1), 9)), "base", """
                        SCALE_COMPONENT_TO_ZERO
                          aws sagemaker update-inference-component-runtime-config --inference-component-name base --desired-runtime-config '{"CopyCount":0}' --region us-east-1
                        DELETE_COMPONENT
                          aws sagemaker describe-inference-component --inference-component-name base --region us-east-1
                          aws sagemaker delete-inference-component --inference-component-name adapter --region us-east-1
                          aws sagemaker delete-inference-component --inference-component-name base --region us-east-1
                        """),
                in("an adapter beside a busy component", host(c -> c.requests(daysAgo(1), 9)), "adapter", """
                        DELETE_COMPONENT
                          aws sagemaker describe-inference-component --inference-component-name adapter --region us-east-1
                          aws sagemaker delete-inference-component --inference-component-name adapter --region us-east-1
                        """),
                in("a host of which one component is busy", host(c -> c.requests(daysAgo(1), 9)), "e", ""),
                endpoint(
                        "one variant that takes all requests, and one that gets none",
                        e -> e.variant("blue", BUSY).variant("green", SILENT),
                        """
                        REMOVE_VARIANT
                          aws sagemaker create-endpoint-config --cli-input-json "$(aws sagemaker describe-endpoint-config --endpoint-config-name e-config --query 'merge({EndpointConfigName: `"e-config-fewer-variants"`, ProductionVariants: ProductionVariants[?VariantName != `"green"`]}, (all else))' --output json --region us-east-1)" --region us-east-1
                          aws sagemaker update-endpoint --endpoint-name e --endpoint-config-name e-config-fewer-variants --retain-all-variant-properties --region us-east-1
                        REDUCE_VARIANT
                          aws sagemaker update-endpoint-weights-and-capacities --endpoint-name e --desired-weights-and-capacities '[{"VariantName":"green","DesiredInstanceCount":1}]' --region us-east-1
                        """),
                endpoint(
                        "the same while it is being updated",
                        e -> e.variant("blue", BUSY).variant("green", SILENT).status("SystemUpdating"),
                        ""),
                endpoint("a failed one", e -> e.status("Failed"), """
                        DELETE_FAILED_ENDPOINT
                          aws sagemaker describe-endpoint --endpoint-name e --query FailureReason --output text --region us-east-1
                          aws sagemaker delete-endpoint --endpoint-name e --region us-east-1
                        """),
                endpoint("one in use", e -> e.variant("blue", BUSY), ""),
                endpoint("a new one", e -> e.createdAt(daysAgo(3)).variant("blue", SILENT), ""),
                endpoint(
                        "an idle one that changes",
                        e -> e.variant("blue", SILENT).status("SystemUpdating"),
                        ""),
                endpoint("serverless on demand", e -> e.variant("blue", v -> v.serverless(2048, 5)), ""),
                endpoint("one that publishes nothing", e -> e.variant("blue", v -> v.instances(1)), """
                        CHECK_METRICS
                          aws cloudwatch list-metrics --dimensions '[{"Name":"EndpointName","Value":"e"}]' --region us-east-1
                        """),
                failing("one whose metrics may not be read", "cloudwatch:GetMetricData", Fault.accessDenied(), """
                        GRANT_PERMISSION
                          aws iam put-user-policy --user-name local --policy-name Idle4j-cloudwatch-GetMetricData --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cloudwatch:GetMetricData","Resource":"*"}]}' --region us-east-1
                        """),
                failing("one whose metrics fail", "cloudwatch:GetMetricData", Fault.internalFailure(), """
                        SCAN_AGAIN
                        """));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_commands_are(Case one) {
        assertThat(Advised.of(one.assessment())).isEqualTo(one.advice());
    }

    @Test
    void an_endpoint_comes_back_by_the_call_that_is_told() {
        assertThat(Advised.why(silent(), "DELETE_ENDPOINT"))
                .contains("aws sagemaker create-endpoint --endpoint-name e --endpoint-config-name e-config"
                        + " --region us-east-1 brings it back");
    }

    @Test
    void what_is_chosen_is_said_to_be() {
        assertThat(Advised.why(silent(), "MOVE_TO_SERVERLESS")).contains("4096 MB and 5 calls at once are chosen here");
        assertThat(Advised.why(silent(), "MOVE_TO_ASYNC"))
                .contains("under s3://sagemaker-us-east-1-111111111111/e/, which is chosen here");
    }

    @Test
    void a_host_loses_its_components_first() {
        Assessment host =
                EndpointWorld.assessment(EndpointWorld.of(host(c -> {})).scan(), "e");

        assertThat(Advised.why(host, "DELETE_ENDPOINT")).contains("First the components on it, which do not come back");
    }

    private static Assessment silent() {
        return EndpointWorld.ofOne(e -> e.variant("blue", SILENT)).judge();
    }
}
