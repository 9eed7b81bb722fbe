package io.github.idle4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalVariant;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class EndpointsBusyOrIdleTest {

    private static final Instant NOW = Instant.now();

    private static final StaticCredentialsProvider SOMEBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "made-up"));

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region(
                    "us-east-1",
                    region -> region.endpoint(
                                    "churn",
                                    endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(100)))
                                            .variant("blue", living()))
                            .endpoint(
                                    "fraud",
                                    endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(100)))
                                            .variant(
                                                    "blue",
                                                    living().andThen(variant ->
                                                            variant.requests(NOW.minus(Duration.ofHours(3)), 7))))
                            .endpoint(
                                    "ranking",
                                    endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(100)))
                                            .status("Updating")
                                            .variant("blue", living())))
            .build();

    @Test
    void printsALineForEachEndpoint() {
        assertThat(printed()).isEqualToNormalizingNewlines("""
                        churn IDLE
                        fraud BUSY
                        ranking CANNOT TELL (Its status is Updating.)
                        """);
    }

    @Test
    void saysWhatFailed() {
        aws.fail("sagemaker:ListEndpoints", Fault.accessDenied());

        assertThat(printed())
                .startsWith("SOMETHING FAILED (sagemaker:ListEndpoints: ")
                .hasLineCount(1);
    }

    private String printed() {
        var bytes = new ByteArrayOutputStream();
        try (SageMakerClient sageMaker = SageMakerClient.builder()
                        .region(Region.US_EAST_1)
                        .credentialsProvider(SOMEBODY)
                        .httpClient(aws.httpClient())
                        .build();
                CloudWatchClient cloudWatch = CloudWatchClient.builder()
                        .region(Region.US_EAST_1)
                        .credentialsProvider(SOMEBODY)
                        .httpClient(aws.httpClient())
                        .build()) {
            EndpointsBusyOrIdle.print(sageMaker, cloudWatch, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Consumer<LocalVariant> living() {
        return variant -> variant.instanceType("ml.m5.xlarge").instances(1).living();
    }
}
