package io.github.idle4j.examples;

import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static io.github.idle4j.policy.IdlePolicy.when;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.github.idle4j.Assessment;
import io.github.idle4j.Budget;
import io.github.idle4j.CostSum;
import io.github.idle4j.Costs;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.Recommendation;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.aws.cost.PriceList;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.studio.LogLines;
import io.github.idle4j.aws.studio.StudioActivitySource;
import io.github.idle4j.inventory.InventoryBreaker;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.WorkingTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The code of the README, as the build compiles it. The two are held together by a test. */
public final class FirstSteps {

    private FirstSteps() {}

    /** Scans the account and region that the SDK finds by itself. */
    public static void main(String[] args) {
        // README: use it
        try (var sageMaker = SageMakerClient.create();
                var cloudWatch = CloudWatchClient.create();
                var logs = CloudWatchLogsClient.create()) {
            IdleDetector detector = IdleDetector.builder()
                    .watch(EndpointActivitySource.of(sageMaker, cloudWatch), quietFor(ofDays(14)))
                    .watch(StudioActivitySource.of(sageMaker, logs, cloudWatch), quietFor(ofDays(1)))
                    .deadline(ofMinutes(5))
                    .build();
            IdleReport report = detector.scan();
            for (Assessment idle : report.idle()) {
                System.out.println(
                        idle.resource().name() + ": " + idle.verdict().explanation());
            }
            report.failures().forEach(failure -> System.err.println(failure.error()));
        }
        // README: end
    }

    static IdlePolicy policies() {
        // README: write a policy
        IdlePolicy kept = quietFor(ofDays(14)).unless(tagged("keep", "true"), "its owner asked to keep it");

        IdlePolicy sandbox = IdlePolicy.of(
                "sandbox quiet for two days",
                EvidenceNeeds.lookback(ofDays(2)),
                activity -> activity.quiet(ofDays(2)).because("nobody used this sandbox for two days"));

        IdlePolicy house = when(tagged("env", "sandbox"), sandbox).otherwise(kept);
        // README: end
        return house;
    }

    static void advise(SageMakerClient sageMaker, CloudWatchClient cloudWatch) {
        // README: say what to do
        IdleDetector advising = IdleDetector.builder()
                .watch(EndpointActivitySource.of(sageMaker, cloudWatch), quietFor(ofDays(14)))
                .then(Recommender.standard().without("MOVE_TO_ASYNC"))
                .build();
        for (Assessment one : advising.scan().assessments()) {
            for (Recommendation said : one.recommendations()) {
                System.out.println(one.resource().name() + ": " + said.action() + ". " + said.why());
                said.commands().forEach(System.out::println);
            }
        }
        // README: end
    }

    static IdlePolicy atWork() {
        // policies.md: working time
        WorkingTime office = WorkingTime.in(ZoneId.of("Europe/Berlin"))
                .on(EnumSet.range(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 30))
                .except(List.of(LocalDate.of(2026, 12, 25)));
        // policies.md: end
        return quietFor(ofHours(16), office);
    }

    static StudioActivitySource linesOfOnesOwn(
            SageMakerClient sageMaker, CloudWatchLogsClient logs, CloudWatchClient cloudWatch) {
        // README: tell what lines mean
        StudioActivitySource apps = StudioActivitySource.builder(sageMaker, logs, cloudWatch)
                .logLines(LogLines.known().with(LogLines.Meaning.WORK, "nightly report finished"))
                .build();
        // README: end
        return apps;
    }

    static void costs(SageMakerClient sageMaker, CloudWatchClient cloudWatch) {
        // README: what it costs
        try (var pricing = PricingClient.builder().region(Region.US_EAST_1).build()) {
            IdleReport report = IdleDetector.builder()
                    .watch(EndpointActivitySource.of(sageMaker, cloudWatch), quietFor(ofDays(14)))
                    .then(Costs.by(PriceList.of(pricing)))
                    .build()
                    .scan();
            report.idle().forEach(idle -> idle.cost().ifPresent(cost -> System.out.println(cost.explanation())));
            System.out.println(CostSum.of(report).monthly().money());
        }
        // README: end
    }

    static IdleDetector careful(
            IdleDetector detector, SageMakerClient sageMaker, CloudWatchClient cloudWatch, AtomicBoolean shuttingDown) {
        // README: when things go wrong
        IdleReport last = detector.scan();
        // a day later
        IdleDetector careful = IdleDetector.builder()
                .watch(EndpointActivitySource.of(sageMaker, cloudWatch), quietFor(ofDays(14)))
                .deadline(ofMinutes(5))
                .budget(Budget.ofCalls(5_000).andMetrics(100_000))
                .cancelledWhen(shuttingDown::get)
                .inventoryBreaker(InventoryBreaker.against(last.inventory()))
                .build();
        // README: end
        return careful;
    }

    static void standIn() {
        // README: test with it
        LocalAws aws = LocalAws.builder(InstantSource.system())
                .region(
                        "us-east-1",
                        region -> region.endpoint(
                                "churn-v3",
                                endpoint -> endpoint.createdAt(Instant.EPOCH)
                                        .variant(
                                                "blue",
                                                variant -> variant.instances(1).living())))
                .build();
        SageMakerClient sageMaker = SageMakerClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(() -> AwsBasicCredentials.create("any", "thing"))
                .httpClient(aws.httpClient())
                .build();
        // README: end
        sageMaker.close();
    }
}
