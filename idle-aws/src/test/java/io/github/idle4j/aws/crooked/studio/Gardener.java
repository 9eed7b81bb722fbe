package io.github.idle4j.aws.crooked.studio;

import io.github.idle4j.aws.crooked.calls.Shears;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Breaks every rule of the architecture on purpose, so that each is seen to fail. */
public final class Gardener {

    /** Deletes an app, from within a lambda. */
    public Runnable cut(SageMakerClient client, CloudWatchClient metrics) {
        Shears.of(this, metrics);
        return () -> client.deleteApp(app -> app.appName("idle"));
    }
}
