package io.github.idle4j.examples;

import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The code of the README, as the build compiles it. The two are held together by a test. */
public final class FirstSteps {

    private FirstSteps() {}

    /** Scans the account and region that the SDK finds by itself. */
    public static void main(String[] args) {
        // README: use it
        try (var sageMaker = SageMakerClient.create();
                var cloudWatch = CloudWatchClient.create()) {
            IdleDetector detector = IdleDetector.builder()
                    .watch(EndpointActivitySource.of(sageMaker, cloudWatch), quietFor(ofDays(14)))
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
        IdlePolicy sandboxes = IdlePolicy.of(
                "sandbox quiet for two days",
                EvidenceNeeds.lookback(ofDays(2)).withTags(),
                activity -> activity.tag("env").is("sandbox")
                        ? activity.quiet(ofDays(2)).because("nobody used this sandbox for two days")
                        : IdleVerdict.notJudged("NOT_A_SANDBOX", "this policy judges sandboxes only"));

        IdlePolicy kept = quietFor(ofDays(14)).unless(tagged("keep", "true"), "its owner asked to keep it");
        // README: end
        return sandboxes.or(kept);
    }
}
