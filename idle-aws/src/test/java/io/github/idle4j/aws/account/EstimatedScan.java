package io.github.idle4j.aws.account;

import static io.github.idle4j.aws.calls.SteppedPaceClock.withoutWaiting;

import io.github.idle4j.Budget;
import io.github.idle4j.EstimateReport;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.studio.StudioActivitySource;
import io.github.idle4j.policy.IdlePolicy;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A scan that can be estimated before, and done within a budget. */
record EstimatedScan(
        EndpointActivitySource endpoints, IdlePolicy onEndpoints, StudioActivitySource studio, IdlePolicy inStudio) {

    /** Of a stand-in in which it is {@link RandomAccount#NOW}. */
    static EstimatedScan of(LocalAws aws, boolean attributed, IdlePolicy onEndpoints, IdlePolicy inStudio) {
        SdkHttpClient door = aws.httpClient();
        SageMakerClient sageMaker = withoutWaiting(client(SageMakerClient.builder(), door));
        CloudWatchClient cloudWatch = withoutWaiting(client(CloudWatchClient.builder(), door));
        CloudWatchLogsClient logs = withoutWaiting(client(CloudWatchLogsClient.builder(), door));
        var endpoints = EndpointActivitySource.builder(sageMaker, cloudWatch)
                .clock(InstantSource.fixed(RandomAccount.NOW))
                .build();
        var studio = StudioActivitySource.builder(sageMaker, logs, cloudWatch);
        if (attributed) {
            studio.withAttribution();
        }
        return new EstimatedScan(endpoints, onEndpoints, studio.build(), inStudio);
    }

    EstimateReport estimate() {
        return detector(Budget.UNLIMITED).estimate();
    }

    IdleReport run() {
        return within(Budget.UNLIMITED);
    }

    IdleReport within(Budget budget) {
        return detector(budget).scan();
    }

    private IdleDetector detector(Budget budget) {
        return IdleDetector.builder()
                .watch(endpoints, onEndpoints)
                .watch(studio, inStudio)
                .asOf(RandomAccount.NOW)
                .budget(budget)
                .build();
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, SdkHttpClient door) {
        return builder.region(Region.of(RandomAccount.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .httpClient(door)
                .build();
    }
}
