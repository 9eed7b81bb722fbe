package io.github.idle4j.examples.demo;

import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSeries;
import io.github.idle4j.aws.local.LocalServer;
import io.github.idle4j.aws.local.LocalVariant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A made-up AWS account that answers on a loopback port until it is closed. It is described by facts alone, as AWS knows
 * them: what exists, since when, and who called it when. What follows from them is not written here.
 */
public final class DemoAccount implements AutoCloseable {

    /** The regions in which something exists. */
    public static final List<String> REGIONS = List.of("eu-central-1", "us-east-1");

    /** Credentials that nobody checks. */
    public static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEMODEMODEMODEMO0", "made-up"));

    private static final String REQUESTS = "AWS/SageMaker";

    private final LocalServer server;

    private DemoAccount(LocalServer server) {
        this.server = server;
    }

    /** Begins to answer. All that happened in the account lies before the clock's now. */
    public static DemoAccount open(InstantSource clock) {
        Instant now = clock.instant();
        LocalAws aws = LocalAws.builder(clock)
                .region("eu-central-1", region -> frankfurt(region, now))
                .region("us-east-1", region -> virginia(region, now))
                .prices(DemoPrices::describe)
                .build();
        return new DemoAccount(aws.serve());
    }

    /** Where it answers. */
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    private static void frankfurt(LocalRegion region, Instant now) {
        region.domain(DemoStudio.DOMAIN, DemoStudio.asOf(now));
        // Two variants since spring, and nobody calls either.
        region.endpoint(
                "churn-v3",
                endpoint -> endpoint.createdAt(daysBefore(now, 200))
                        .tag("env", "prod")
                        .variant("blue", oneInstance("ml.m5.xlarge"))
                        .variant("green", oneInstance("ml.m5.xlarge")));
        // Somebody calls it every few minutes.
        region.endpoint(
                "fraud-screening",
                endpoint -> endpoint.createdAt(daysBefore(now, 410))
                        .variant(
                                "AllTraffic",
                                variant -> variant.instanceType("ml.c6i.2xlarge")
                                        .instances(3)
                                        .living()
                                        .series(
                                                REQUESTS,
                                                "Invocations",
                                                every(Duration.ofMinutes(5), daysBefore(now, 60), now))));
        // A quarterly report: used once, 13 days ago.
        region.endpoint(
                "quarterly-forecast",
                endpoint -> endpoint.createdAt(daysBefore(now, 96))
                        .variant(
                                "AllTraffic",
                                oneInstance("ml.m5.2xlarge")
                                        .andThen(variant -> variant.requests(daysBefore(now, 13), 40))));
        // One variant takes all the traffic, the other one was left behind after a comparison.
        region.endpoint(
                "search-ranking",
                endpoint -> endpoint.createdAt(daysBefore(now, 150))
                        .variant(
                                "control",
                                oneInstance("ml.g5.xlarge")
                                        .andThen(variant -> variant.weight(1)
                                                .series(
                                                        REQUESTS,
                                                        "Invocations",
                                                        every(Duration.ofHours(1), daysBefore(now, 150), now))))
                        .variant("challenger", oneInstance("ml.g5.xlarge").andThen(variant -> variant.weight(0))));
        // The team that owned it moved on; the last call was 47 days ago.
        region.endpoint(
                "sentiment-de",
                endpoint -> endpoint.createdAt(daysBefore(now, 320))
                        .variant(
                                "AllTraffic",
                                oneInstance("ml.g4dn.xlarge")
                                        .andThen(variant -> variant.series(
                                                REQUESTS,
                                                "Invocations",
                                                every(
                                                        Duration.ofHours(6),
                                                        daysBefore(now, 300),
                                                        daysBefore(now, 47))))));
        // Its metrics are not there at all.
        region.endpoint(
                "vision-qa",
                endpoint -> endpoint.createdAt(daysBefore(now, 75))
                        .variant(
                                "AllTraffic",
                                variant -> variant.instanceType("ml.p3.2xlarge").instances(1)));
    }

    private static void virginia(LocalRegion region, Instant now) {
        // Documents were to go through its queue; none was ever sent.
        region.endpoint(
                "document-parser",
                endpoint -> endpoint.createdAt(daysBefore(now, 130))
                        .async()
                        .variant(
                                "AllTraffic",
                                variant -> variant.instanceType("ml.g5.2xlarge")
                                        .instances(1)
                                        .cpu())
                        .series(REQUESTS, "ApproximateBacklogSize", series -> series.zerosSince(daysBefore(now, 130))));
        // Deployed this week.
        region.endpoint(
                "embeddings-v2",
                endpoint -> endpoint.createdAt(daysBefore(now, 3)).variant("AllTraffic", oneInstance("ml.g5.xlarge")));
        // Its container never came up.
        region.endpoint(
                "experiment-42",
                endpoint -> endpoint.createdAt(daysBefore(now, 30))
                        .status("Failed")
                        .failureReason(
                                "The primary container for production variant AllTraffic did not pass the ping health check."));
        // A preview that was scaled in two days ago; its instance was up for a week, and no request came.
        region.endpoint(
                "llm-preview",
                endpoint -> endpoint.createdAt(daysBefore(now, 60))
                        .hostsComponents()
                        .variant(
                                "AllTraffic",
                                variant -> variant.instanceType("ml.g5.12xlarge")
                                        .instances(0)
                                        .cpu(daysBefore(now, 9), daysBefore(now, 2))));
        region.inferenceComponent(
                "llm-draft",
                component -> component
                        .endpoint("llm-preview")
                        .createdAt(daysBefore(now, 60))
                        .copies(0));
        // Two language models share its instance, and one of them is called.
        region.endpoint(
                "llm-shared",
                endpoint -> endpoint.createdAt(daysBefore(now, 90))
                        .hostsComponents()
                        .variant(
                                "AllTraffic",
                                variant -> variant.instanceType("ml.g5.12xlarge")
                                        .instances(1)
                                        .cpu()));
        region.inferenceComponent(
                "llm-chat",
                component -> component
                        .endpoint("llm-shared")
                        .createdAt(daysBefore(now, 90))
                        .copies(1)
                        .living()
                        .requests(now.minus(Duration.ofHours(5)), 12));
        region.inferenceComponent(
                "llm-summaries",
                component -> component
                        .endpoint("llm-shared")
                        .createdAt(daysBefore(now, 88))
                        .copies(1)
                        .living());
        // Serverless, on demand: nothing runs between calls.
        region.endpoint(
                "nightly-scoring",
                endpoint -> endpoint.createdAt(daysBefore(now, 240))
                        .variant("AllTraffic", variant -> variant.serverless(2048, 5)));
        // A new version is being rolled out.
        region.endpoint(
                "recommender",
                endpoint -> endpoint.createdAt(daysBefore(now, 180))
                        .lastModifiedAt(now.minus(Duration.ofMinutes(12)))
                        .status("Updating")
                        .variant("AllTraffic", oneInstance("ml.m5.xlarge")));
        // Serverless, kept warm for calls that do not come; a tag asks to keep it, where somebody reads such tags.
        region.endpoint(
                "ticket-router",
                endpoint -> endpoint.createdAt(daysBefore(now, 100))
                        .tag(
                                "keep",
                                "until " + LocalDate.ofInstant(now.plus(Duration.ofDays(60)), ZoneOffset.UTC)
                                        + ": spring rush")
                        .variant("AllTraffic", variant -> variant.provisionedConcurrency(2)));
    }

    private static Consumer<LocalVariant> oneInstance(String type) {
        return variant -> variant.instanceType(type).instances(1).living();
    }

    private static Consumer<LocalSeries> every(Duration step, Instant from, Instant to) {
        return series -> series.run(step, 1, 3, from, to);
    }

    private static Instant daysBefore(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }
}
