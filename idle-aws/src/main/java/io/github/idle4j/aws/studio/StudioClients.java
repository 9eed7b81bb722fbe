package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.metrics.MetricReader;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What one observation of Studio reads with: a reader for each of three services, and what makes their calls. */
record StudioClients(StudioReader studio, LogReader logs, MetricReader metrics, AwsCalls calls) {

    static StudioClients of(
            SageMakerClient sageMaker, CloudWatchLogsClient logs, CloudWatchClient cloudWatch, AwsCalls calls) {
        return new StudioClients(
                new StudioReader(sageMaker, calls),
                new LogReader(logs, calls),
                new MetricReader(cloudWatch, calls),
                calls);
    }
}
