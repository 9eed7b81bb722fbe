package io.github.idle4j.aws.bench;

import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.calls.SteppedPaceClock;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The clients of one scan, with the requests that they have sent. */
record Clients(
        SageMakerClient sageMaker,
        CloudWatchClient cloudWatch,
        CloudWatchLogsClient logs,
        PricingClient pricing,
        Map<String, Long> sent)
        implements AutoCloseable {

    /** Clients that call {@code address}, or AWS by its own names where there is none. */
    static Clients of(SdkHttpClient http, @Nullable URI address) {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        return new Clients(
                client(SageMakerClient.builder(), http, address, sent),
                client(CloudWatchClient.builder(), http, address, sent),
                client(CloudWatchLogsClient.builder(), http, address, sent),
                client(PricingClient.builder(), http, address, sent),
                sent);
    }

    /** The same clients, of which nobody waits for the pace of their APIs. */
    Clients withoutWaiting() {
        SteppedPaceClock.withoutWaiting(sageMaker);
        SteppedPaceClock.withoutWaiting(cloudWatch);
        SteppedPaceClock.withoutWaiting(logs);
        SteppedPaceClock.withoutWaiting(pricing);
        return this;
    }

    /** How many requests were sent so far to each operation, repeated ones too. */
    Map<String, Long> calls() {
        return new TreeMap<>(sent);
    }

    @Override
    public void close() {
        sageMaker.close();
        cloudWatch.close();
        logs.close();
        pricing.close();
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, SdkHttpClient http, @Nullable URI address, Map<String, Long> sent) {
        builder.region(Region.of(RandomAccount.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(override -> override.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                        sent.merge(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), 1L, Long::sum);
                    }
                }))
                .httpClient(http);
        return address == null
                ? builder.build()
                : builder.endpointOverride(address).build();
    }
}
