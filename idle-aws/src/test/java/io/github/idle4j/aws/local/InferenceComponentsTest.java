package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeInferenceComponentResponse;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** SageMaker ListInferenceComponents and DescribeInferenceComponent. */
class InferenceComponentsTest extends StandInTest {

    private LocalAws three() {
        return aws(region -> region.inferenceComponent(
                        "base",
                        c -> c.endpoint("llm")
                                .variant("v1")
                                .createdAt(now.minusSeconds(30))
                                .copies(2))
                .inferenceComponent(
                        "adapter",
                        c -> c.endpoint("llm")
                                .variant("v2")
                                .createdAt(now.minusSeconds(20))
                                .baseComponent("base"))
                .inferenceComponent(
                        "orphan",
                        c -> c.endpoint("gone").createdAt(now.minusSeconds(10)).noStatus()));
    }

    private static List<InferenceComponentSummary> list(
            LocalAws aws, Consumer<ListInferenceComponentsRequest.Builder> request) {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.listInferenceComponents(request).inferenceComponents();
        }
    }

    private static List<String> names(LocalAws aws, Consumer<ListInferenceComponentsRequest.Builder> request) {
        return list(aws, request).stream()
                .map(InferenceComponentSummary::inferenceComponentName)
                .toList();
    }

    private static DescribeInferenceComponentResponse describe(LocalAws aws, String name) {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.describeInferenceComponent(r -> r.inferenceComponentName(name));
        }
    }

    @Test
    void theNewestComesFirst() {
        assertThat(names(three(), r -> {})).containsExactly("orphan", "adapter", "base");
    }

    @Test
    void filtersByEndpointVariantAndStatus() {
        assertThat(names(three(), r -> r.endpointNameEquals("llm"))).containsExactly("adapter", "base");
        assertThat(names(three(), r -> r.variantNameEquals("v1"))).containsExactly("base");
        assertThat(names(three(), r -> r.statusEquals("InService"))).containsExactly("adapter", "base");
    }

    @Test
    void aPageHasTenUnlessAskedOtherwiseAndAtMostAHundred() {
        LocalAws aws = aws(region -> {
            for (int i = 0; i < 101; i++) {
                region.inferenceComponent("c" + i, c -> c.endpoint("e"));
            }
        });
        assertThat(list(aws, r -> {})).hasSize(10);
        assertThat(list(aws, r -> r.maxResults(100))).hasSize(100);
        assertThatThrownBy(() -> list(aws, r -> r.maxResults(101))).isInstanceOf(SageMakerException.class);
    }

    @Test
    void aRowMayHaveNoStatus() {
        assertThat(list(three(), r -> {}).get(0).inferenceComponentStatus()).isNull();
    }

    @Test
    void anEndpointThatDoesNotExistIsNamedAllTheSame() {
        InferenceComponentSummary orphan = list(three(), r -> {}).get(0);
        assertThat(orphan.endpointName()).isEqualTo("gone");
        assertThat(orphan.endpointArn()).endsWith(":endpoint/gone");
    }

    @Test
    void onlyTheDescriptionKnowsTheCopies() {
        DescribeInferenceComponentResponse base = describe(three(), "base");
        assertThat(base.runtimeConfig().currentCopyCount()).isEqualTo(2);
        assertThat(base.runtimeConfig().desiredCopyCount()).isEqualTo(2);
        assertThat(base.specification().modelName()).isEqualTo("base-model");
        assertThat(describe(three(), "adapter").specification().baseInferenceComponentName())
                .isEqualTo("base");
    }

    @Test
    void severalSpecificationsReplaceTheOne() {
        LocalAws aws = aws(region -> region.inferenceComponent(
                "c", c -> c.model("m").reserves(4, 0, 1024).specifiedFor("ml.g5.xlarge", "ml.g6.xlarge")));
        assertThat(describe(aws, "c").specification()).isNull();
        // SDK clients of this build's version do not know the plural yet.
        Map<String, Object> each = Map.of("NumberOfCpuCoresRequired", 4, "MinMemoryRequiredInMb", 1024);
        LocalComponent component = aws.region("us-east-1").findComponent("c");
        assertThat(component.description().get("Specifications"))
                .isEqualTo(List.of(
                        Map.of("InstanceType", "ml.g5.xlarge", "ModelName", "m", "ComputeResourceRequirements", each),
                        Map.of("InstanceType", "ml.g6.xlarge", "ModelName", "m", "ComputeResourceRequirements", each)));
    }

    @Test
    void theDescriptionKnowsWhatACopyReserves() {
        LocalAws aws = aws(region -> region.inferenceComponent("c", c -> c.reserves(2, 1, 8192)));
        var reserved = describe(aws, "c").specification().computeResourceRequirements();
        assertThat(reserved.numberOfCpuCoresRequired()).isEqualTo(2);
        assertThat(reserved.numberOfAcceleratorDevicesRequired()).isEqualTo(1);
        assertThat(reserved.minMemoryRequiredInMb()).isEqualTo(8192);
    }

    @Test
    void copiesMayBeNoneWhileOneIsDesired() {
        LocalAws aws = aws(region -> region.inferenceComponent(
                "c", c -> c.status("Creating").copies(0).desiredCopies(1).failureReason("no room")));
        DescribeInferenceComponentResponse creating = describe(aws, "c");
        assertThat(creating.inferenceComponentStatusAsString()).isEqualTo("Creating");
        assertThat(creating.runtimeConfig().currentCopyCount()).isZero();
        assertThat(creating.runtimeConfig().desiredCopyCount()).isEqualTo(1);
        assertThat(creating.failureReason()).isEqualTo("no room");
    }

    @Test
    void anAdapterHasABaseAndNoModelOfItsOwn() {
        DescribeInferenceComponentResponse adapter = describe(three(), "adapter");
        assertThat(adapter.specification().baseInferenceComponentName()).isEqualTo("base");
        assertThat(adapter.specification().modelName()).isNull();
        assertThat(describe(three(), "base").specification().baseInferenceComponentName())
                .isNull();
    }

    @Test
    void deletingAnEndpointLeavesItsComponentsInService() {
        LocalAws aws = aws(region -> region.endpoint("llm", e -> e.createdAt(now.minusSeconds(900)))
                .inferenceComponent(
                        "c",
                        c -> c.endpoint("llm").createdAt(now.minusSeconds(600)).copies(1)));
        aws.region("us-east-1").removeEndpoint("llm");
        InferenceComponentSummary orphan =
                list(aws, r -> r.endpointNameEquals("llm")).get(0);
        assertThat(orphan.inferenceComponentStatusAsString()).isEqualTo("InService");
        assertThat(describe(aws, "c").endpointName()).isEqualTo("llm");
    }

    @Test
    void aComponentWithoutAnEndpointPublishesNoMore() {
        LocalAws aws = aws(region -> region.endpoint("llm", e -> e.createdAt(now.minusSeconds(900)))
                .inferenceComponent(
                        "c",
                        c -> c.endpoint("llm").createdAt(now.minusSeconds(600)).living()));
        aws.region("us-east-1").removeEndpoint("llm");
        var gone = now;
        now = now.plusSeconds(600);
        try (CloudWatchClient client = cloudWatch(aws)) {
            var zeros = client.getMetricData(request(
                            now.minusSeconds(3600),
                            now,
                            query("m0", "Invocations", 60, "Sum", Map.of("InferenceComponentName", "c"))))
                    .metricDataResults()
                    .get(0);
            assertThat(zeros.timestamps()).hasSize(10).first().isEqualTo(gone.minusSeconds(60));
        }
    }

    @Test
    void aMissingComponentIsAValidationException() {
        assertThatThrownBy(() -> describe(three(), "none")).isInstanceOfSatisfying(SageMakerException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(e.awsErrorDetails().errorMessage()).startsWith("Could not find inference component");
        });
    }

    @Test
    void publishesUnderItsOwnNameAlone() {
        LocalAws aws = aws(region -> region.inferenceComponent(
                "c",
                c -> c.endpoint("llm")
                        .createdAt(now.minusSeconds(600))
                        .living()
                        .requests(now.minusSeconds(300), 4)
                        .refusedRequests(now.minusSeconds(240), 2)));
        try (CloudWatchClient client = cloudWatch(aws)) {
            Map<String, String> name = Map.of("InferenceComponentName", "c");
            var results = client.getMetricData(request(
                            now.minusSeconds(600),
                            now,
                            query("m0", "Invocations", 600, "Sum", name),
                            query("m1", "NoCapacityInvocationFailures", 600, "Sum", name),
                            query("m2", "Invocations", 600, "Sum", variant("llm", "AllTraffic"))))
                    .metricDataResults();
            assertThat(results.get(0).values()).containsExactly(4.0);
            assertThat(results.get(1).values()).containsExactly(2.0);
            assertThat(results.get(2).values()).isEmpty();
        }
    }
}
