package io.github.idle4j.aws.calls;

import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.studio.StudioActivitySource;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A scan of Studio keeps to the quotas that AWS publishes for the region, on a clock on which only waiting takes time. */
class StudioUnderQuotaTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    /** Kernels of 260 users, of which one in two is silent; and 60 JupyterLab apps that have to be read line by line. */
    private static LocalAws account(String region) {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(NOW)).build();
        aws.region(region).domain("d-1", domain -> {
            for (int i = 0; i < 260; i++) {
                Duration silence = Duration.ofHours(i % 2 == 0 ? 1 : 70);
                domain.userProfile(
                        "u" + i, user -> user.kernelGateway("app", app -> describe(app, silence, "execute_request")));
            }
            for (int i = 0; i < 60; i++) {
                domain.space(
                        "s" + i,
                        space -> space.shared()
                                .jupyterLab(app -> describe(app, Duration.ofHours(1), "GET /api/status HTTP/1.1")));
            }
        });
        return aws;
    }

    private static void describe(LocalApp app, Duration silence, String line) {
        app.createdAt(NOW.minus(Duration.ofDays(9)))
                .logs(stream -> stream.event(NOW.minus(Duration.ofDays(4)), "{\"event\": \"jl-cell-executed\"}")
                        .event(NOW.minus(silence), line));
    }

    private static IdleReport scan(LocalAws aws, String region, PaceClock clock) {
        return IdleDetector.builder()
                .watch(
                        StudioActivitySource.of(
                                client(SageMakerClient.builder(), aws, region, clock),
                                client(CloudWatchLogsClient.builder(), aws, region, clock),
                                client(CloudWatchClient.builder(), aws, region, clock)),
                        quietFor(Duration.ofDays(1)))
                .asOf(NOW)
                .build()
                .scan();
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C client(
            B builder, LocalAws aws, String region, PaceClock clock) {
        C client = builder.region(Region.of(region))
                .credentialsProvider(() -> AwsBasicCredentials.create("AKIDLOCAL", "secret"))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(aws.httpClient())
                .build();
        Paces.waitOn(clock, client);
        return client;
    }

    /** In Frankfurt a second has ten calls of GetLogEvents, of which half are ours; in Paris thirty. */
    @ParameterizedTest
    @CsvSource({"us-east-1, 4", "eu-central-1, 11", "eu-west-3, 3"})
    void no_call_is_throttled(String region, int seconds) {
        var clock = new SteppedPaceClock();
        LocalAws aws = account(region).publishedQuotas(clock::nanos);
        IdleReport report = scan(aws, region, clock);
        assertThat(report.assessments().stream()
                        .filter(one -> one.resource().path().endsWith("/app")
                                || one.resource().path().endsWith("/default"))
                        .collect(groupingBy(one -> one.verdict().status(), counting())))
                .isEqualTo(Map.of(Status.ACTIVE, 130L, Status.IDLE, 190L));
        assertThat(aws.calls()).allMatch(call -> call.status() == 200);
        assertThat(clock.secondsSlept()).isBetween(seconds - 1.0, seconds + 2.0);
    }
}
