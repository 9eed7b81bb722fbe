package io.github.idle4j.aws.permissions;

import static io.github.idle4j.aws.calls.SteppedPaceClock.withoutWaiting;

import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalDomain;
import io.github.idle4j.aws.local.LocalPolicy;
import io.github.idle4j.aws.local.LocalRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** An account that has something of every kind, so that scans of it call everything that they ever call. */
final class WholeAccount {

    static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    static final String ACCOUNT = "424242424242";
    static final String ACCESS_KEY = "AKIAWHOLEACCOUNT0000";
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/whole";
    static final String SESSION_TOKEN = "FwoGZXIvYXdzEWholeSession";

    /** What nobody should read in a log. */
    static final String PERSON = "margarethe";

    static final String TAG_VALUE = "merger-with-acme";
    static final String LOG_LINE = "patient 4711 was scored";
    static final String ENDPOINT = "churn-v3";

    final LocalAws aws;

    WholeAccount() {
        this(region -> {
            endpoints(region);
            region.domain("d-1", WholeAccount::studio);
        });
    }

    private WholeAccount(Consumer<LocalRegion> description) {
        aws = LocalAws.builder(InstantSource.fixed(NOW))
                .account(ACCOUNT)
                .region("us-east-1", description)
                .prices(prices -> prices.hosting("us-east-1", "ml.m5.xlarge", "0.23"))
                .build();
    }

    /** The same account while there is nothing in it. */
    static WholeAccount empty() {
        return new WholeAccount(region -> {});
    }

    /** Lets everybody call what this policy allows. */
    static WholeAccount allowing(LocalPolicy policy) {
        var account = new WholeAccount();
        account.aws.allow(policy);
        return account;
    }

    private static void endpoints(LocalRegion region) {
        region.endpoint(
                ENDPOINT,
                endpoint -> endpoint.createdAt(daysAgo(100))
                        .tag("purpose", TAG_VALUE)
                        .variant(
                                "blue",
                                v -> v.instanceType("ml.m5.xlarge").instances(1).living()));
        region.endpoint(
                "busy",
                endpoint -> endpoint.createdAt(daysAgo(100))
                        .variant("a", v -> v.instances(1).living().requests(daysAgo(1), 3)));
        region.endpoint(
                "not-in-search",
                endpoint -> endpoint.createdAt(daysAgo(100))
                        .notInSearch()
                        .variant("a", v -> v.instances(1).living()));
        region.endpoint(
                "warm", endpoint -> endpoint.createdAt(daysAgo(100)).variant("a", v -> v.provisionedConcurrency(2)));
        region.endpoint(
                "on-demand", endpoint -> endpoint.createdAt(daysAgo(100)).variant("a", v -> v.serverless(2048, 5)));
        region.endpoint(
                "queue",
                endpoint -> endpoint.createdAt(daysAgo(100))
                        .async()
                        .variant("a", v -> v.instances(1).cpu()));
        renamed(region);
        host(region);
    }

    /** Another variant inside the window: what the former one was asked shows in the listing of metrics only. */
    private static void renamed(LocalRegion region) {
        region.endpoint(
                "renamed",
                endpoint -> endpoint.createdAt(daysAgo(60))
                        .lastModifiedAt(daysAgo(5))
                        .variant(
                                "new",
                                v -> v.instances(1).zeros(daysAgo(5), NOW).cpu(daysAgo(5), NOW)));
        region.series(
                "AWS/SageMaker",
                "Invocations",
                Map.of("EndpointName", "renamed", "VariantName", "old"),
                series -> series.zeros(daysAgo(60), daysAgo(5)));
    }

    private static void host(LocalRegion region) {
        region.endpoint(
                "host",
                endpoint -> endpoint.createdAt(daysAgo(100))
                        .hostsComponents()
                        .variant("a", v -> v.instances(1).cpu().cpuReservation(50, daysAgo(100), null)));
        for (String name : new String[] {"summaries", "chat"}) {
            region.inferenceComponent(
                    name,
                    component -> component
                            .endpoint("host")
                            .variant("a")
                            .createdAt(daysAgo(50))
                            .copies(1)
                            .living());
        }
        region.inferenceComponent(
                "orphan",
                component -> component.endpoint("gone").createdAt(daysAgo(50)).copies(1));
    }

    /** Silent kernels, as many as are confirmed at once, and one of each other type. */
    private static void studio(LocalDomain domain) {
        domain.createdAt(daysAgo(300))
                .idleShutdown("JupyterLab", set -> set.enabled().after(120).between(60, 240))
                .userProfile(PERSON, user -> {
                    user.signsInAs(PERSON + "@example.com");
                    for (int i = 1; i <= 5; i++) {
                        user.kernelGateway("kernel-" + i, silent("ran a cell"));
                    }
                    user.app("TensorBoard", "default", silent("x"));
                    user.canvas(app -> app.createdAt(daysAgo(5)).activeAt(daysAgo(3)));
                })
                .space(
                        "lab",
                        space -> space.owner(PERSON)
                                .privately()
                                .jupyterLab(probed().andThen(app -> app.tag("purpose", TAG_VALUE))))
                .space("shared", space -> space.shared().codeEditor(silent(LOG_LINE)))
                .userProfile("hugo")
                .space(
                        "canvas",
                        space -> space.owner("hugo")
                                .privately()
                                .app(
                                        "Canvas",
                                        "default",
                                        app -> app.createdAt(daysAgo(5)).activeAt(daysAgo(3))))
                .rStudioServer(silent("x"));
        domain.userProfile("rita", rita -> rita.app("RSessionGateway", "default", silent("x")));
    }

    private static Consumer<LocalApp> silent(String line) {
        return app -> app.createdAt(daysAgo(9))
                .instanceType("ml.m5.large")
                .logs(stream -> stream.event(daysAgo(8), line).event(daysAgo(3), line));
    }

    /** JupyterLab writes as long as it runs, and once in a while of what is done with it. */
    private static Consumer<LocalApp> probed() {
        return app -> app.createdAt(daysAgo(5))
                .instanceType("ml.m5.large")
                .logs(stream -> stream.eventsEvery(
                                Duration.ofMinutes(5),
                                daysAgo(5),
                                NOW,
                                "200 GET /jupyterlab/default/api/status (@127.0.0.1) 0.9ms")
                        .event(
                                daysAgo(2),
                                "{\"event\": \"jl-cell-executed\", \"notebook_name\": \"" + LOG_LINE + "\"}"));
    }

    static Instant daysAgo(int days) {
        return NOW.minusSeconds(days * 86_400L);
    }

    SageMakerClient sageMaker() {
        return client(SageMakerClient.builder());
    }

    CloudWatchClient cloudWatch() {
        return client(CloudWatchClient.builder());
    }

    CloudWatchLogsClient logs() {
        return client(CloudWatchLogsClient.builder());
    }

    PricingClient pricing() {
        return client(PricingClient.builder());
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
        return withoutWaiting(builder.region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(ACCESS_KEY, SECRET_KEY, SESSION_TOKEN)))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(aws.httpClient())
                .build());
    }
}
