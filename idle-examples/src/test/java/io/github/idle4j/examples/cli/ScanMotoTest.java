package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idle4j.examples.moto.MotoServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;

/**
 * The command against a server that nobody here wrote. Its endpoints are always just created and always in service, so
 * they are judged as of three weeks from now; it cannot list inference components, so that failure is in the report.
 */
class ScanMotoTest {

    private static final Instant AS_OF =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(21));
    private static final Duration BUCKET = Duration.ofHours(2);
    private static final int BUCKETS = 168;

    private static @Nullable MotoServer moto;
    private static CommandRun run;

    @BeforeAll
    static void scanAnAccount() {
        moto = MotoServer.startOrSkip();
        try (SageMakerClient sageMaker = moto.client(SageMakerClient.builder(), Region.US_EAST_1);
                CloudWatchClient cloudWatch = moto.client(CloudWatchClient.builder(), Region.US_EAST_1)) {
            describe(sageMaker, cloudWatch);
        }
        run = scan("--as-of", AS_OF.toString());
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    private static void describe(SageMakerClient sageMaker, CloudWatchClient cloudWatch) {
        sageMaker.createModel(model -> model.modelName("model").executionRoleArn("arn:aws:iam::123456789012:role/r"));
        endpoint(sageMaker, "silent", "blue", "green");
        publish(cloudWatch, "Invocations", "silent", "blue", 0, BUCKETS);
        publish(cloudWatch, "Invocations", "silent", "green", 0, BUCKETS);
        endpoint(sageMaker, "second-variant-busy", "blue", "green");
        publish(cloudWatch, "Invocations", "second-variant-busy", "blue", 0, BUCKETS);
        publish(cloudWatch, "Invocations", "second-variant-busy", "green", 0, BUCKETS);
        publish(cloudWatch, "Invocations", "second-variant-busy", "green", 3, 1);
        endpoint(sageMaker, "alive-without-series", "blue");
        publish(cloudWatch, "CPUUtilization", "alive-without-series", "blue", 1, BUCKETS);
        endpoint(sageMaker, "dark", "blue");
        for (int i = 0; i < 100; i++) { // so that the listing has a second page
            endpoint(sageMaker, "dark-" + i, "blue");
        }
    }

    private static void endpoint(SageMakerClient sageMaker, String name, String... variants) {
        List<ProductionVariant> described = new ArrayList<>();
        for (String variant : variants) {
            described.add(ProductionVariant.builder()
                    .variantName(variant)
                    .modelName("model")
                    .initialInstanceCount(1)
                    .instanceType(ProductionVariantInstanceType.ML_G4_DN_XLARGE)
                    .build());
        }
        sageMaker.createEndpointConfig(
                config -> config.endpointConfigName(name + "-config").productionVariants(described));
        sageMaker.createEndpoint(endpoint -> endpoint.endpointName(name).endpointConfigName(name + "-config"));
    }

    /** A value in the middle of each of the first buckets of the two weeks before the judging instant. */
    private static void publish(
            CloudWatchClient cloudWatch, String metric, String endpoint, String variant, double value, int buckets) {
        List<MetricDatum> data = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            data.add(MetricDatum.builder()
                    .metricName(metric)
                    .dimensions(
                            Dimension.builder()
                                    .name("EndpointName")
                                    .value(endpoint)
                                    .build(),
                            Dimension.builder()
                                    .name("VariantName")
                                    .value(variant)
                                    .build())
                    .timestamp(AS_OF.minus(Duration.ofDays(14))
                            .plus(BUCKET.multipliedBy(bucket))
                            .plus(BUCKET.dividedBy(2)))
                    .value(value)
                    .build());
        }
        cloudWatch.putMetricData(put -> put.namespace("AWS/SageMaker").metricData(data));
    }

    private static CommandRun scan(String... more) {
        List<String> arguments = new ArrayList<>(List.of("scan", "--endpoint-url", uri(), "--region", "us-east-1"));
        arguments.addAll(List.of("--kinds", "endpoints", "--format", "json"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static String uri() {
        return moto == null ? "" : moto.uri().toString();
    }

    private static Map<String, String> verdicts(CommandRun of) {
        Map<String, String> verdicts = new TreeMap<>();
        for (JsonNode verdict : of.json().get("verdicts")) {
            String confidence = verdict.get("confidence").asText("-");
            verdicts.put(
                    verdict.get("resource").get("name").asText(),
                    verdict.get("status").asText() + " " + verdict.get("reason").asText() + " " + confidence);
        }
        return verdicts;
    }

    @Test
    void every_endpoint_is_judged_by_what_it_published() {
        assertThat(run.exitCode()).isZero();
        assertThat(verdicts(run))
                .hasSize(104)
                .containsEntry("silent", "IDLE NO_USE_IN_WINDOW HIGH")
                .containsEntry("second-variant-busy", "ACTIVE USED -")
                .containsEntry("alive-without-series", "IDLE NO_USE_IN_WINDOW MEDIUM")
                .containsEntry("dark", "UNKNOWN NO_METRICS -")
                .containsEntry("dark-99", "UNKNOWN NO_METRICS -");
        assertThat(run.json().get("inventoryComplete").asBoolean())
                .as("components are resources too, and it cannot list them")
                .isFalse();
    }

    @Test
    void what_the_server_cannot_do_is_a_failure_in_the_report() {
        JsonNode failures = run.json().get("failures");
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).get("error").asText()).startsWith("sagemaker:ListInferenceComponents: ");
        assertThat(run.err()).contains("sagemaker:ListInferenceComponents");
    }

    /** It cannot list apps: a newly added kind is no reason to keep from anybody what is known of endpoints. */
    @Test
    void of_studio_it_knows_nothing_which_is_a_failure_and_not_the_end() {
        CommandRun both = scan("--kinds", "studio", "--as-of", AS_OF.toString());
        assertThat(both.exitCode()).isZero();
        assertThat(verdicts(both)).hasSize(104).containsEntry("silent", "IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(both.json().get("failures").findValuesAsText("error"))
                .anyMatch(error -> error.startsWith("sagemaker:ListApps: "));
        assertThat(both.json().get("inventoryComplete").asBoolean()).isFalse();
    }

    @Test
    void as_of_now_every_endpoint_is_too_new() {
        assertThat(verdicts(scan()).values()).hasSize(104).containsOnly("NOT_JUDGED TOO_NEW -");
    }
}
