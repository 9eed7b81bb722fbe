package io.github.idle4j.examples;

import static io.github.idle4j.policy.IdlePolicy.quietFor;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.studio.StudioActivitySource;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * The job that many teams give to a Lambda: prints who has an idle app in one Studio domain, one user a line. What cannot
 * be told is said on standard error, and is not taken for idle.
 *
 * <p>An idle app beside a busy one on the same instance saves nothing by being closed. For who can save something, take the
 * assessments of {@link ResourceId#STUDIO_INSTANCE} instead, as the command {@code idle scan} does.
 */
public final class IdleStudioUsers {

    private static final Duration A_DAY = Duration.ofDays(1);

    private static final int LONGEST_MESSAGE = 300;

    private IdleStudioUsers() {}

    /** Takes the id of the domain and, if you like, after how many seconds an app is idle; a day otherwise. */
    public static void main(String[] args) {
        Optional<Duration> threshold = threshold(args);
        if (threshold.isEmpty()) {
            System.err.println("Usage: IdleStudioUsers DOMAIN_ID [SECONDS], with at least 3600 seconds");
            System.exit(2);
            return;
        }
        boolean allListed;
        try (var sageMaker = SageMakerClient.create();
                var logs = CloudWatchLogsClient.create();
                var cloudWatch = CloudWatchClient.create()) {
            allListed = print(sageMaker, logs, cloudWatch, args[0], threshold.get(), System.out, System.err);
        } catch (SdkClientException unset) {
            System.err.println(shortened("The AWS SDK cannot begin; is AWS_REGION set? " + unset.getMessage()));
            allListed = false;
        }
        System.exit(allListed ? 0 : 1);
    }

    /** Where credentials are missing, the SDK tells the whole of its search. */
    static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    /** Empty where the arguments are not those of this program. */
    static Optional<Duration> threshold(String... args) {
        if (args.length > 0 && args[0].isBlank()) {
            return Optional.empty();
        }
        if (args.length == 1) {
            return Optional.of(A_DAY);
        }
        return args.length == 2 && args[1].matches("\\d{1,8}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(args[1]))).filter(IdleStudioUsers::isAnHour)
                : Optional.empty();
    }

    private static boolean isAnHour(Duration duration) {
        return duration.compareTo(Duration.ofHours(1)) >= 0;
    }

    /** Whether all apps could be listed: where not, nobody may have been named although somebody left one. */
    static boolean print(
            SageMakerClient sageMaker,
            CloudWatchLogsClient logs,
            CloudWatchClient cloudWatch,
            String domain,
            Duration threshold,
            PrintStream out,
            PrintStream err) {
        IdleReport report = IdleDetector.builder()
                .watch(StudioActivitySource.of(sageMaker, logs, cloudWatch), quietFor(threshold))
                .build()
                .scan();
        List<Assessment> apps = report.assessments().stream()
                .filter(one -> one.resource().type().equals(ResourceId.STUDIO_APP))
                .filter(one -> domain.equals(one.activity().attributes().get("domainId")))
                .toList();
        SortedSet<String> users = new TreeSet<>();
        for (Assessment app : apps) {
            Status status = app.verdict().status();
            if (status == Status.IDLE && app.activity().owner() instanceof Fact.Known<String> user) {
                users.add(user.value());
            } else if (status == Status.IDLE || status == Status.UNKNOWN) {
                String who = status == Status.IDLE ? "idle, and nobody in particular owns it" : "cannot tell";
                err.println(app.resource().path() + ": " + who + ": "
                        + app.verdict().explanation());
            }
        }
        users.forEach(out::println);
        boolean allListed = report.summary().inventoryComplete();
        if (apps.isEmpty() && allListed) {
            err.println("No app is listed for domain " + domain + " in this account and region");
        }
        report.failures().forEach(failure -> err.println(shortened("Something failed: " + failure.error())));
        return allListed;
    }
}
