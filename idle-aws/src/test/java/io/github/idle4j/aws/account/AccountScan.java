package io.github.idle4j.aws.account;

import static io.github.idle4j.aws.calls.SteppedPaceClock.withoutWaiting;
import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.quietFor;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.aws.studio.StudioActivitySource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A scan of a random account by real SDK clients, which takes down what the listings told. */
final class AccountScan {

    private final SdkHttpClient door;
    private final RetryStrategy retries;
    private final Duration studioWindow;
    private final ListingsHeard heard = new ListingsHeard();

    private AccountScan(RandomAccount account, RetryStrategy retries) {
        this.door = account.aws().httpClient();
        this.studioWindow = account.studioWindow();
        this.retries = retries;
    }

    /** A scan that takes every answer as it is. */
    static AccountScan withoutRetries(RandomAccount account) {
        return new AccountScan(account, AwsRetryStrategy.doNotRetry());
    }

    /** A scan that asks again, at once. */
    static AccountScan withRetries(RandomAccount account) {
        return new AccountScan(
                account,
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build());
    }

    IdleReport run() {
        SageMakerClient sageMaker = withoutWaiting(client(SageMakerClient.builder()));
        return IdleDetector.builder()
                .watch(
                        EndpointActivitySource.builder(sageMaker, client(CloudWatchClient.builder()))
                                .clock(InstantSource.fixed(RandomAccount.NOW))
                                .build(),
                        quietFor(RandomAccount.ENDPOINT_WINDOW)
                                .unless(tagged("keep", "true"), "its owner asked to keep it"))
                .watch(
                        StudioActivitySource.of(
                                sageMaker, client(CloudWatchLogsClient.builder()), client(CloudWatchClient.builder())),
                        quietFor(studioWindow)
                                .unless(activity -> activity.isOwnedBy(StudioLife.EXEMPT), "she asked to keep hers"))
                .asOf(RandomAccount.NOW)
                .build()
                .scan();
    }

    /** The keys of the endpoints, components and apps that an answer named. */
    Set<String> listed() {
        return heard.listed();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(Region.of(RandomAccount.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(
                        override -> override.retryStrategy(retries).addExecutionInterceptor(heard))
                .httpClient(door)
                .build();
    }
}
