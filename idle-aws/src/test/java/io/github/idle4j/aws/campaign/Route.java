package io.github.idle4j.aws.campaign;

import io.github.idle4j.aws.account.ListingsHeard;
import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.calls.SteppedPaceClock;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** How a scan calls AWS. */
sealed interface Route {

    /** A client that goes through that door. */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C client(
            B builder, Door door, ListingsHeard heard);

    /** What runs calls; empty where a scan has threads of its own. */
    Optional<Executor> executor();

    /** In memory, one call after the other, where all waiting steps a clock. */
    record InMemory(SteppedPaceClock clock, int attempts) implements Route {

        @Override
        public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C client(
                B builder, Door door, ListingsHeard heard) {
            StandardRetryStrategy.Builder atOnce = recommended(attempts)
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately());
            return SteppedPaceClock.waitingOn(
                    clock, configured(builder, door, heard, atOnce).build());
        }

        @Override
        public Optional<Executor> executor() {
            return Optional.of(Runnable::run);
        }
    }

    /** Over a network, as everybody calls AWS. */
    record OverNetwork(URI address, int attempts) implements Route {

        @Override
        public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C client(
                B builder, Door door, ListingsHeard heard) {
            return configured(builder, door, heard, recommended(attempts))
                    .endpointOverride(address)
                    .build();
        }

        @Override
        public Optional<Executor> executor() {
            return Optional.empty();
        }
    }

    private static StandardRetryStrategy.Builder recommended(int attempts) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(attempts);
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, Door door, ListingsHeard heard, StandardRetryStrategy.Builder retries) {
        return builder.region(Region.of(RandomAccount.REGION))
                .credentialsProvider(() -> AwsBasicCredentials.create("AKIDLOCAL", "secret"))
                .overrideConfiguration(override -> override.retryStrategy(retries.build())
                        .addExecutionInterceptor(heard)
                        .addExecutionInterceptor(door))
                .httpClient(door);
    }
}
