package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** SageMaker DescribeEndpoint and DescribeEndpointConfig. */
class DescribeEndpointTest extends StandInTest {

    private final Instant created = Instant.parse("2025-11-01T08:30:15.250Z");

    private static DescribeEndpointResponse describe(LocalAws aws, String name) {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.describeEndpoint(r -> r.endpointName(name));
        }
    }

    private static DescribeEndpointConfigResponse config(LocalAws aws, String name) {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.describeEndpointConfig(r -> r.endpointConfigName(name));
        }
    }

    @Test
    void showsVariantsWithCountsAndWeights() {
        LocalAws aws = aws(region -> region.endpoint(
                "churn",
                e -> e.createdAt(created)
                        .lastModifiedAt(created.plusSeconds(60))
                        .variant("blue", v -> v.instances(2).desiredInstances(3).weight(0.5))));
        DescribeEndpointResponse churn = describe(aws, "churn");
        assertThat(churn.endpointName()).isEqualTo("churn");
        assertThat(churn.endpointConfigName()).isEqualTo("churn-config");
        assertThat(churn.endpointStatusAsString()).isEqualTo("InService");
        assertThat(churn.creationTime()).isEqualTo(created);
        assertThat(churn.lastModifiedTime()).isEqualTo(created.plusSeconds(60));
        ProductionVariantSummary blue = churn.productionVariants().get(0);
        assertThat(blue.variantName()).isEqualTo("blue");
        assertThat(blue.currentInstanceCount()).isEqualTo(2);
        assertThat(blue.desiredInstanceCount()).isEqualTo(3);
        assertThat(blue.currentWeight()).isEqualTo(0.5f);
    }

    @Test
    void whatIsUnknownIsAbsentAndNotNull() {
        DescribeEndpointResponse bare =
                describe(aws(region -> region.endpoint("bare", e -> e.status("Failed"))), "bare");
        assertThat(bare.hasProductionVariants()).isFalse();
        assertThat(bare.hasShadowProductionVariants()).isFalse();
        assertThat(bare.asyncInferenceConfig()).isNull();
        assertThat(bare.failureReason()).isNull();
    }

    @Test
    void showsShadowsServerlessAndAsync() {
        LocalAws aws = aws(region -> region.endpoint(
                "mixed",
                e -> e.async()
                        .failureReason("no capacity")
                        .variant("s", v -> v.serverless(4096, 5).provisionedConcurrency(2))
                        .shadowVariant("shadow", v -> v.instances(1))));
        DescribeEndpointResponse mixed = describe(aws, "mixed");
        ProductionVariantSummary serverless = mixed.productionVariants().get(0);
        assertThat(serverless.currentInstanceCount()).isNull();
        assertThat(serverless.currentServerlessConfig().memorySizeInMB()).isEqualTo(4096);
        assertThat(serverless.currentServerlessConfig().provisionedConcurrency())
                .isEqualTo(2);
        assertThat(mixed.shadowProductionVariants()).hasSize(1);
        assertThat(mixed.asyncInferenceConfig()).isNotNull();
        assertThat(mixed.failureReason()).isEqualTo("no capacity");
    }

    @Test
    void anyFurtherMemberCanBeDescribed() {
        LocalAws aws = aws(region -> region.endpoint(
                "e",
                e -> e.described("MetricsConfig", Map.of("EnableEnhancedMetrics", true))
                        .variant(
                                "v",
                                v -> v.described(
                                        "VariantStatus",
                                        List.of(Map.of("Status", "Creating", "StartTime", created))))));
        DescribeEndpointResponse endpoint = describe(aws, "e");
        assertThat(endpoint.metricsConfig().enableEnhancedMetrics()).isTrue();
        assertThat(endpoint.productionVariants().get(0).variantStatus().get(0).startTime())
                .isEqualTo(created);
    }

    @Test
    void aMissingEndpointIsAValidationException() {
        assertThatThrownBy(() -> describe(aws(region -> {}), "gone"))
                .isInstanceOfSatisfying(SageMakerException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Could not find endpoint"
                                    + " \"arn:aws:sagemaker:us-east-1:111111111111:endpoint/gone\".");
                });
    }

    @Test
    void namesAreCaseSensitive() {
        assertThatThrownBy(() -> describe(aws(region -> region.endpoint("Churn", e -> {})), "churn"))
                .isInstanceOf(SageMakerException.class);
    }

    @Test
    void anArnMayBeInLowerCaseWhereTheNameIsNot() {
        LocalAws aws = LocalAws.builder(() -> now)
                .lowerCaseArns()
                .region("us-east-1", region -> region.endpoint("Churn", e -> {}))
                .build();
        assertThat(describe(aws, "Churn").endpointArn()).endsWith(":endpoint/churn");
        assertThat(describe(aws, "Churn").endpointName()).isEqualTo("Churn");
    }

    @Test
    void theConfigKnowsModelAndInstanceType() {
        LocalAws aws = aws(region -> region.endpoint(
                "churn",
                e -> e.configName("churn-cfg")
                        .variant(
                                "blue",
                                v -> v.model("m").instanceType("ml.g5.xlarge").instances(2))
                        .shadowVariant(
                                "shadow", v -> v.instanceType("ml.m5.large").instances(1))));
        DescribeEndpointConfigResponse config = config(aws, "churn-cfg");
        assertThat(config.productionVariants().get(0).modelName()).isEqualTo("m");
        assertThat(config.productionVariants().get(0).instanceTypeAsString()).isEqualTo("ml.g5.xlarge");
        assertThat(config.productionVariants().get(0).initialInstanceCount()).isEqualTo(2);
        assertThat(config.shadowProductionVariants().get(0).modelName()).isEqualTo("churn-model");
        assertThat(config.executionRoleArn()).isNull();
    }

    @Test
    void theConfigOfAComponentEndpointHasARoleAndNoModel() {
        LocalAws aws = aws(region -> region.endpoint(
                "ic",
                e -> e.hostsComponents().variant("v", v -> v.model("ignored").instances(1))));
        DescribeEndpointConfigResponse config = config(aws, "ic-config");
        assertThat(config.executionRoleArn()).isNotNull();
        assertThat(config.productionVariants().get(0).modelName()).isNull();
    }

    @Test
    void aConfigMayBeDeletedUnderALivingEndpoint() {
        LocalAws aws = aws(region -> region.endpoint("e", e -> e.configDeleted()));
        assertThat(describe(aws, "e").endpointConfigName()).isEqualTo("e-config");
        assertThatThrownBy(() -> config(aws, "e-config")).isInstanceOfSatisfying(SageMakerException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(e.awsErrorDetails().errorMessage()).startsWith("Could not find endpoint configuration");
        });
    }

    @Test
    void aConfigOutlivesItsEndpoint() {
        LocalAws aws = aws(region -> region.endpoint("e", e -> e.variant("v", v -> v.instances(1))));
        aws.region("us-east-1").removeEndpoint("e");
        assertThat(config(aws, "e-config").productionVariants()).hasSize(1);
    }
}
