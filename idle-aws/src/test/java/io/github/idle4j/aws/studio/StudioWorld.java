package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.calls.SteppedPaceClock.withoutWaiting;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.calls.CallTimeouts;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSpace;
import io.github.idle4j.aws.local.LocalUserProfile;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** An account with some Studio apps at a fixed instant, and scans of it by real SDK clients; idle means quiet for a day. */
final class StudioWorld {

    static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    static final String GROUP = "/aws/sagemaker/studio";

    final LocalAws aws;

    private StudioWorld(LocalAws aws) {
        this.aws = aws;
    }

    static StudioWorld of(Consumer<LocalRegion> region) {
        return of(region, builder -> builder);
    }

    static StudioWorld of(Consumer<LocalRegion> region, UnaryOperator<LocalAws.Builder> more) {
        return new StudioWorld(
                more.apply(LocalAws.builder(InstantSource.fixed(NOW)).region("us-east-1", region))
                        .build());
    }

    /** One kernel app named {@code app}, of alice in domain d-1, five days old unless told otherwise. */
    static StudioWorld ofOne(Consumer<LocalApp> app) {
        return of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile(
                        "alice",
                        alice -> alice.kernelGateway("app", one -> {
                            one.createdAt(hoursAgo(5 * 24)).instanceType("ml.t3.medium");
                            app.accept(one);
                        }))));
    }

    /** The apps of alice in domain d-1. */
    static StudioWorld ofAlice(Consumer<LocalUserProfile> alice) {
        return of(region -> region.domain("d-1", domain -> domain.userProfile("alice", alice)));
    }

    /** The private space s1 of bob in domain d-1. */
    static StudioWorld ofBob(Consumer<LocalSpace> space) {
        return of(region -> region.domain(
                "d-1",
                domain -> domain.space("s1", s1 -> space.accept(s1.owner("bob").privately()))));
    }

    /** The JupyterLab app of bob's space, five days old unless told otherwise. */
    static StudioWorld ofLab(Consumer<LocalApp> app) {
        return ofBob(space -> space.jupyterLab(fiveDaysOld().andThen(app)));
    }

    /** The Code Editor app of bob's space, five days old unless told otherwise. */
    static StudioWorld ofEditor(Consumer<LocalApp> app) {
        return ofBob(space -> space.codeEditor(fiveDaysOld().andThen(app)));
    }

    /** The Canvas app of alice in domain d-1, five days old unless told otherwise. */
    static StudioWorld ofCanvas(Consumer<LocalApp> app) {
        return ofAlice(alice -> alice.canvas(fiveDaysOld().andThen(app)));
    }

    private static Consumer<LocalApp> fiveDaysOld() {
        return app -> app.createdAt(hoursAgo(5 * 24)).instanceType("ml.t3.medium");
    }

    /** An app on an ml.m5.large, made 200 hours ago, that wrote last so many hours ago. */
    static Consumer<LocalApp> silentFor(double hours) {
        return app -> app.createdAt(hoursAgo(200))
                .instanceType("ml.m5.large")
                .logs(stream -> stream.event(hoursAgo(hours), "x"));
    }

    static Instant hoursAgo(double hours) {
        return NOW.minusMillis(Math.round(hours * 3_600_000));
    }

    IdleReport scan() {
        return scan(NOW);
    }

    IdleReport scan(Instant asOf) {
        return scan(IdlePolicy.quietFor(Duration.ofHours(24)), asOf);
    }

    IdleReport scan(IdlePolicy policy, Instant asOf, ExecutionInterceptor... interceptors) {
        return IdleDetector.builder()
                .watch(source(interceptors), policy)
                .asOf(asOf)
                .build()
                .scan();
    }

    IdleReport scan(StudioActivitySource source) {
        return scan(source, Duration.ofHours(24));
    }

    IdleReport scan(StudioActivitySource source, Duration threshold) {
        return IdleDetector.builder()
                .watch(source, IdlePolicy.quietFor(threshold))
                .asOf(NOW)
                .build()
                .scan();
    }

    StudioActivitySource source(ExecutionInterceptor... interceptors) {
        return sourceBuilder(interceptors).build();
    }

    StudioActivitySource.Builder sourceBuilder(ExecutionInterceptor... interceptors) {
        return StudioActivitySource.builder(
                client(SageMakerClient.builder(), interceptors),
                client(CloudWatchLogsClient.builder(), interceptors),
                client(CloudWatchClient.builder(), interceptors));
    }

    /** Every verdict in short, by the path of its resource, apps before instances. */
    static Map<String, String> verdicts(IdleReport report, String type) {
        Map<String, String> verdicts = new TreeMap<>();
        report.assessments().stream()
                .filter(one -> one.resource().type().equals(type))
                .forEach(one -> verdicts.put(one.resource().path(), inShort(one)));
        return verdicts;
    }

    static Map<String, String> apps(IdleReport report) {
        return verdicts(report, ResourceId.STUDIO_APP);
    }

    static Map<String, String> instances(IdleReport report) {
        return verdicts(report, ResourceId.STUDIO_INSTANCE);
    }

    /** Whose instances are idle, as domain and name. */
    static Set<String> idleUsers(IdleReport report) {
        Set<String> users = new TreeSet<>();
        report.idle().stream()
                .filter(one -> one.resource().type().equals(ResourceId.STUDIO_INSTANCE))
                .forEach(one -> {
                    if (one.activity().owner() instanceof Fact.Known<String> owner) {
                        users.add(one.activity().attributes().get("domainId") + " " + owner.value());
                    }
                });
        return users;
    }

    /** What is concluded of the only app. */
    Assessment judge() {
        return scan().assessments().stream()
                .filter(one -> one.resource().type().equals(ResourceId.STUDIO_APP))
                .findFirst()
                .orElseThrow();
    }

    /** What is concluded of the resource of that path. */
    static Assessment one(IdleReport report, String path) {
        return report.assessments().stream()
                .filter(one -> one.resource().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    static String inShort(Assessment assessment) {
        String confidence = assessment.verdict() instanceof Idle idle ? " " + idle.confidence() : "";
        return assessment.verdict().status() + " " + assessment.verdict().reason() + confidence;
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C client(
            B builder, ExecutionInterceptor... interceptors) {
        return withoutWaiting(builder.region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .scheduledExecutorService(CallTimeouts.SHARED)
                        .executionInterceptors(List.of(interceptors)))
                .httpClient(aws.httpClient())
                .build());
    }
}
