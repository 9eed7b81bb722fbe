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
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesResponse;

/** A scan of a random account by real SDK clients, which takes down what the listings told. */
final class AccountScan {

    private final SdkHttpClient door;
    private final RetryStrategy retries;
    private final Duration studioWindow;
    private final Set<String> listed = ConcurrentHashMap.newKeySet();

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
        return Set.copyOf(listed);
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(Region.of(RandomAccount.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(
                        override -> override.retryStrategy(retries).addExecutionInterceptor(new ListingsHeard()))
                .httpClient(door)
                .build();
    }

    /** Hears what the listings say, whatever is made of it. */
    private final class ListingsHeard implements ExecutionInterceptor {
        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (context.response() instanceof ListEndpointsResponse page) {
                page.endpoints().forEach(row -> listed.add("sagemaker:endpoint " + row.endpointName()));
            } else if (context.response() instanceof ListInferenceComponentsResponse page
                    && context.request() instanceof ListInferenceComponentsRequest request
                    && request.endpointNameEquals() == null) { // what one endpoint hosts is asked for as a check
                page.inferenceComponents()
                        .forEach(row -> listed.add("sagemaker:inference-component " + row.inferenceComponentName()));
            } else if (context.response() instanceof ListAppsResponse page) {
                page.apps().forEach(row -> listed.add("sagemaker:studio-app " + path(row)));
            }
        }

        /** Of some spaces the listing does not know yet. */
        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (context.response() instanceof ListSpacesResponse page && page.hasSpaces()) {
                return page.toBuilder()
                        .spaces(page.spaces().stream()
                                .filter(space -> !OwnerLife.isHidden(space.spaceName()))
                                .toList())
                        .build();
            }
            return context.response();
        }

        private static String path(AppDetails row) {
            String owner = row.spaceName() == null ? "/user/" + row.userProfileName() : "/space/" + row.spaceName();
            return row.domainId() + owner + "/" + row.appTypeAsString() + "/" + row.appName();
        }
    }
}
