package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.calls.SteppedPaceClock.withoutWaiting;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.calls.CallTimeouts;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalVariant;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** An account with some endpoints at a fixed instant, and scans of it by real SDK clients. */
final class EndpointWorld {

    static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    static final Duration TWO_WEEKS = Duration.ofDays(14);

    final LocalAws aws;

    private EndpointWorld(LocalAws aws) {
        this.aws = aws;
    }

    static EndpointWorld of(Consumer<LocalRegion> region) {
        return at(NOW, region);
    }

    /** An account whose services have another idea of the present than {@link #NOW}. */
    static EndpointWorld at(Instant now, Consumer<LocalRegion> region) {
        return new EndpointWorld(LocalAws.builder(InstantSource.fixed(now))
                .region("us-east-1", region)
                .build());
    }

    /** So many silent endpoints, named {@code e0}, {@code e1} and so on. */
    static EndpointWorld silent(int count) {
        return of(region -> {
            for (int i = 0; i < count; i++) {
                region.endpoint(
                        "e" + i,
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living()));
            }
        });
    }

    /** One endpoint, named {@code e}, sixty days old unless told otherwise. */
    static EndpointWorld ofOne(Consumer<LocalEndpoint> endpoint) {
        return of(region -> region.endpoint("e", one -> {
            one.createdAt(daysAgo(60));
            endpoint.accept(one);
        }));
    }

    /** Adds an endpoint for inference components, named {@code e}, of one instance. */
    static void host(LocalRegion region, Consumer<LocalVariant> variant) {
        region.endpoint(
                "e",
                endpoint -> endpoint.createdAt(daysAgo(100)).hostsComponents().variant("AllTraffic", v -> {
                    v.instances(1).cpu();
                    variant.accept(v);
                }));
    }

    static Instant daysAgo(double days) {
        return NOW.minusSeconds(Math.round(days * 86_400));
    }

    static Instant hoursAgo(double hours) {
        return daysAgo(hours / 24);
    }

    IdleReport scan() {
        return scan(IdlePolicy.quietFor(TWO_WEEKS));
    }

    IdleReport scan(IdlePolicy policy) {
        return scan(policy, NOW);
    }

    IdleReport scan(IdlePolicy policy, Instant asOf) {
        return scan(source(), policy, asOf);
    }

    /** A scan by a source that is described further, or through clients with interceptors. */
    IdleReport scanWith(UnaryOperator<EndpointActivitySource.Builder> more, ExecutionInterceptor... interceptors) {
        return scan(source(more, interceptors), IdlePolicy.quietFor(TWO_WEEKS), NOW);
    }

    static IdleReport scan(EndpointActivitySource source, IdlePolicy policy, Instant asOf) {
        return IdleDetector.builder().watch(source, policy).asOf(asOf).build().scan();
    }

    EndpointActivitySource source() {
        return source(builder -> builder);
    }

    EndpointActivitySource source(
            UnaryOperator<EndpointActivitySource.Builder> more, ExecutionInterceptor... interceptors) {
        return more.apply(EndpointActivitySource.builder(
                                client(SageMakerClient.builder(), aws, Region.US_EAST_1, interceptors),
                                client(CloudWatchClient.builder(), aws, Region.US_EAST_1, interceptors))
                        .clock(InstantSource.fixed(NOW)))
                .build();
    }

    /** What is concluded of the only endpoint. */
    Assessment judge() {
        return only(scan());
    }

    static Assessment only(IdleReport report) {
        if (report.assessments().size() != 1) {
            throw new AssertionError("One assessment was expected: " + report);
        }
        return report.assessments().get(0);
    }

    static Assessment assessment(IdleReport report, String name) {
        return report.assessments().stream()
                .filter(one -> one.resource().path().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is said of " + name + ": " + report.assessments()));
    }

    static String verdict(IdleReport report, String name) {
        return ClassicEndpointTest.inShort(assessment(report, name));
    }

    static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C client(
            B builder, LocalAws aws, Region region, ExecutionInterceptor... interceptors) {
        return withoutWaiting(builder.region(region)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(override -> {
                    override.retryStrategy(AwsRetryStrategy.doNotRetry()).scheduledExecutorService(CallTimeouts.SHARED);
                    for (ExecutionInterceptor one : interceptors) {
                        override.addExecutionInterceptor(one);
                    }
                })
                .httpClient(aws.httpClient())
                .build());
    }
}
