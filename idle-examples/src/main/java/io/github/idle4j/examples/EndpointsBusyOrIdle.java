package io.github.idle4j.examples;

import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.policy.IdleVerdict;
import java.io.PrintStream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * The script that many teams wrote once: prints of each endpoint whether it is busy or idle. Unlike the script, it says so
 * when it cannot tell.
 */
public final class EndpointsBusyOrIdle {

    private EndpointsBusyOrIdle() {}

    /** Looks at the account and region that the SDK finds by itself. */
    public static void main(String[] args) {
        try (var sageMaker = SageMakerClient.create();
                var cloudWatch = CloudWatchClient.create()) {
            print(sageMaker, cloudWatch, System.out);
        }
    }

    static void print(SageMakerClient sageMaker, CloudWatchClient cloudWatch, PrintStream out) {
        IdleReport report = IdleDetector.builder()
                .watch(EndpointActivitySource.of(sageMaker, cloudWatch), quietFor(ofDays(14)))
                .build()
                .scan();
        report.assessments()
                .forEach(assessment ->
                        out.println(assessment.resource().name() + " " + busyOrIdle(assessment.verdict())));
        report.failures().forEach(failure -> out.println("SOMETHING FAILED (" + failure.error() + ")"));
    }

    private static String busyOrIdle(IdleVerdict verdict) {
        return switch (verdict.status()) {
            case ACTIVE -> "BUSY";
            case IDLE -> "IDLE";
            case UNKNOWN, NOT_JUDGED -> "CANNOT TELL (" + verdict.explanation() + ")";
        };
    }
}
