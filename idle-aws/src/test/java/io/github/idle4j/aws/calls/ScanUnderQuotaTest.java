package io.github.idle4j.aws.calls;

import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.CallLedger;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;

/** A hard quota makes a scan slow, and changes nothing of what it finds. */
class ScanUnderQuotaTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final String DESCRIBE = "sagemaker:DescribeEndpoint";

    private static LocalAws account(int endpoints) {
        return LocalAws.builder(InstantSource.fixed(NOW))
                .region("us-east-1", region -> {
                    for (int i = 0; i < endpoints; i++) {
                        boolean young = i % 3 == 0;
                        region.endpoint(
                                "e" + i,
                                one -> one.notInSearch() // so that each has to be described
                                        .createdAt(NOW.minus(Duration.ofDays(young ? 5 : 60)))
                                        .variant(
                                                "a",
                                                variant -> variant.instances(1).living()));
                    }
                })
                .build();
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, LocalAws aws, int attempts) {
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(() -> AwsBasicCredentials.create("AKIDLOCAL", "secret"))
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(attempts)
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .httpClient(aws.httpClient())
                .build();
    }

    /** On a clock on which time passes only while calls wait; the quota is measured by it too. */
    @ParameterizedTest
    @CsvSource({"0.5, 1, 60", "1, 3, 60", "5, 1, 300", "5, 3, 300", "20, 1, 300", "20, 10, 300"})
    void all_calls_are_answered_in_little_more_time_than_the_quota_takes(double quota, int attempts, int endpoints) {
        var clock = new SteppedPaceClock();
        LocalAws aws = account(endpoints).quota(DESCRIBE, quota, clock::nanos);
        SageMakerClient sageMaker = client(SageMakerClient.builder(), aws, attempts);
        var ledger = new CallLedger();
        var observation = Observation.builder(NOW, EvidenceNeeds.lookback(Duration.ofDays(14)))
                .calls(ledger)
                .build();
        var paces = new Paces(Map.of("sagemaker", sageMaker), "us-east-1", clock);
        var calls = new AwsCalls(observation, Origin.of("test"), Duration.ofMinutes(5), Runnable::run, paces);
        List<String> names =
                IntStream.range(0, endpoints).mapToObj(i -> "e" + i).toList();

        List<DescribeEndpointResponse> answers = calls.inParallel(
                names,
                name -> calls.call(
                        DESCRIBE,
                        override -> sageMaker.describeEndpoint(
                                request -> request.endpointName(name).overrideConfiguration(override))));

        assertThat(answers).extracting(DescribeEndpointResponse::endpointName).isEqualTo(names);
        double atBest = (endpoints - Math.max(1, quota)) / quota;
        assertThat(clock.secondsSlept()).isBetween(atBest - 1e-6, atBest * 2);
        assertThat(ledger.attempts().get(DESCRIBE)).isEqualTo(aws.calls().size());
        assertThat(ledger.counts().get(DESCRIBE)).isLessThan(endpoints * 3L + 10);
    }

    /** In real time, and with many threads; however fast the machine is, more calls come than the quota takes at once. */
    @Test
    void a_scan_under_a_quota_ends_with_the_verdicts_of_one_without() {
        int endpoints = 300;
        LocalAws aws = account(endpoints);
        IdleReport free = scan(aws, 1);
        assertThat(aws.calls(DESCRIBE)).hasSize(endpoints);
        IdleReport limited = scan(aws.forgetCalls().quota(DESCRIBE, 250, stillAtFirst(252)), 1);
        assertThat(limited.failures()).isEmpty();
        assertThat(verdicts(limited)).isEqualTo(verdicts(free)).hasSize(endpoints);
        assertThat(limited.idle()).hasSize(200);
        assertThat(aws.calls(DESCRIBE)).anyMatch(call -> call.status() == 400).hasSizeGreaterThan(endpoints);
        assertThat(limited.summary().calls()).isEqualTo(limited.summary().attempts());
    }

    /** Stands still while it is read so often, here until the first call was throttled, and goes on as the clock of this machine then. */
    private static LongSupplier stillAtFirst(int times) {
        var read = new AtomicInteger();
        long still = System.nanoTime();
        return () -> read.incrementAndGet() <= times ? still : System.nanoTime();
    }

    private static Map<String, String> verdicts(IdleReport report) {
        return report.assessments().stream()
                .collect(
                        toMap(one -> one.resource().name(), one -> one.verdict().toString()));
    }

    private static IdleReport scan(LocalAws aws, int attempts) {
        return IdleDetector.builder()
                .watch(
                        EndpointActivitySource.builder(
                                        client(SageMakerClient.builder(), aws, attempts),
                                        client(CloudWatchClient.builder(), aws, attempts))
                                .clock(InstantSource.fixed(NOW))
                                .build(),
                        quietFor(Duration.ofDays(14)))
                .asOf(NOW)
                .build()
                .scan();
    }
}
