package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.idle4j.CallLedger;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What is seen of the requests of a call, and that it takes nothing from what the caller has set on the client. */
class AttemptsTest {

    private static final String API = "sagemaker:ListEndpoints";

    private final LocalAws aws = LocalAws.builder(InstantSource.system()).build();
    private final SteppedPaceClock clock = new SteppedPaceClock();
    private final Paces paces = new Paces(Map.of(), "us-east-1", clock);
    private final CallLedger ledger = new CallLedger();
    private final AwsCalls calls = new AwsCalls(
            Observation.builder(Instant.EPOCH, EvidenceNeeds.lookback(Duration.ofDays(14)))
                    .calls(ledger)
                    .build(),
            Origin.of("test"),
            Duration.ofMinutes(5),
            Runnable::run,
            paces);

    private SageMakerClient client(Consumer<ClientOverrideConfiguration.Builder> configuration) {
        return SageMakerClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(() -> AwsBasicCredentials.create("AKIDLOCAL", "secret"))
                .httpClient(aws.httpClient())
                .overrideConfiguration(configuration)
                .build();
    }

    /** Its retries take no time. */
    private static StandardRetryStrategy retries(int attempts) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }

    private void call(SageMakerClient client) {
        calls.call(API, override -> client.listEndpoints(request -> request.overrideConfiguration(override)));
    }

    /** Calls a second. */
    private double rate() {
        return paces.of(API).rate(clock.nanos());
    }

    @Test
    void attempts_are_counted_apart_from_calls() {
        aws.fail("*", Fault.internalFailure().firstCalls(2));
        SageMakerClient client = client(override -> override.retryStrategy(retries(3)));
        call(client);
        call(client);
        assertThat(ledger.counts()).isEqualTo(Map.of(API, 2L));
        assertThat(ledger.attempts()).isEqualTo(Map.of(API, 4L));
        assertThat(aws.calls()).hasSize(4);
    }

    @Test
    void a_throttle_that_the_sdk_retried_and_hid_slows_down_too() {
        aws.fail("*", Fault.throttling().firstCalls(1));
        call(client(override -> override.retryStrategy(retries(3))));
        assertThat(rate()).isEqualTo(1);
        assertThat(ledger.counts()).isEqualTo(Map.of(API, 1L));
    }

    @ParameterizedTest
    @CsvSource({"429, true", "400, true", "500, false", "503, false"})
    void only_a_retried_answer_with_the_status_of_a_throttle_counts_as_one(int status, boolean slows) {
        // 429 is a throttle whatever its code; 400 is retried for the code of a throttle only
        String code = status == 400 ? "RequestLimitExceeded" : "Any";
        aws.fail("*", Fault.error(code, status, "no").firstCalls(1));
        call(client(override -> override.retryStrategy(retries(3))));
        assertThat(aws.calls()).hasSize(2);
        assertThat(rate() < 1_000).isEqualTo(slows);
    }

    @Test
    void what_is_wrong_with_a_request_slows_nothing_down() {
        aws.fail("*", Fault.validation("no").firstCalls(1));
        SageMakerClient client = client(override -> override.retryStrategy(retries(3)));
        assertThat(catchThrowable(() -> call(client))).isInstanceOf(CallFailedException.class);
        assertThat(rate()).isInfinite();
    }

    @Test
    void a_call_whose_time_is_over_while_the_sdk_waits_to_retry_a_throttle_ended_throttled() {
        aws.fail("*", Fault.throttling().firstCalls(1));
        var hasty = new AwsCalls(
                Observation.builder(Instant.EPOCH, EvidenceNeeds.lookback(Duration.ofDays(14)))
                        .calls(ledger)
                        .build(),
                Origin.of("test"),
                Duration.ofSeconds(1),
                Runnable::run,
                paces);
        SageMakerClient client = client(override -> override.retryStrategy(retries(3).toBuilder()
                .throttlingBackoffStrategy(attempt -> Duration.ofMinutes(10))
                .build()));
        hasty.call(API, override -> client.listEndpoints(request -> request.overrideConfiguration(override)));
        assertThat(ledger.counts()).isEqualTo(Map.of(API, 2L));
        assertThat(rate()).isLessThan(1_000);
    }

    @Test
    void interceptors_and_metric_publishers_of_the_caller_see_every_attempt() {
        var interceptor = new CountingInterceptor();
        var publisher = new KeepingPublisher();
        aws.fail("*", Fault.throttling().firstCalls(2));
        call(client(override -> override.retryStrategy(retries(3))
                .addExecutionInterceptor(interceptor)
                .addMetricPublisher(publisher)));
        assertThat(interceptor.sent).isEqualTo(3);
        assertThat(publisher.calls).hasSize(1);
        assertThat(publisher.calls.get(0).metricValues(CoreMetric.RETRY_COUNT)).containsExactly(2);
    }

    @Test
    void the_retry_strategy_of_the_caller_stays_and_so_does_its_bucket_over_all_calls() {
        aws.fail("*", Fault.internalFailure());
        SageMakerClient client = client(override -> override.retryStrategy(retries(6)));
        catchThrowable(() -> call(client));
        assertThat(aws.calls()).hasSize(6);
        for (int i = 1; i < 110; i++) {
            catchThrowable(() -> call(client));
        }
        assertThat(aws.calls()).hasSize(110 + 100); // the bucket holds 500 tokens, a retry takes five
    }

    private static final class CountingInterceptor implements ExecutionInterceptor {
        private int sent;

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            sent++;
        }
    }

    private static final class KeepingPublisher implements MetricPublisher {
        private final List<MetricCollection> calls = new ArrayList<>();

        @Override
        public void publish(MetricCollection call) {
            calls.add(call);
        }

        @Override
        public void close() {}
    }
}
