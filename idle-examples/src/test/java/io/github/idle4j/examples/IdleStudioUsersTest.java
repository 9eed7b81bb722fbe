package io.github.idle4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The scenario with which such Lambdas are published: two domains, and two users of the first who left apps open. */
class IdleStudioUsersTest {

    private static final Instant NOW = Instant.now();
    private static final Duration THRESHOLD = Duration.ofSeconds(86_400);
    private static final String DATA_WRANGLER = "sagemaker-data-wrang-ml-m5-4xlarge-54eebb9b8b7e2055bdd94fd073ee";
    private static final String KERNEL = "datascience-1-0-ml-t3-medium-1abf3407f667f989be9d86559395";

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region(
                    "us-east-1",
                    region -> region.domain(
                                    "d-first",
                                    domain -> domain.userProfile(
                                                    "user01",
                                                    user -> user.kernelGateway(KERNEL, silentFor(24))
                                                            .kernelGateway("second", silentFor(30))
                                                            .app("JupyterServer", "default", silentFor(99)))
                                            .userProfile(
                                                    "user02", user -> user.kernelGateway(DATA_WRANGLER, silentFor(24)))
                                            .userProfile("user03", user -> user.kernelGateway(KERNEL, silentFor(2)))
                                            .userProfile("user04"))
                            .domain(
                                    "d-second",
                                    domain -> domain.userProfile(
                                                    "user05", user -> user.kernelGateway(KERNEL, silentFor(48)))
                                            .userProfile("user03", user -> user.kernelGateway(KERNEL, silentFor(48))))
                            .domain("d-third", domain -> domain.userProfile("user06")))
            .build();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void prints_each_user_of_the_domain_who_left_an_app() {
        assertThat(print("d-first")).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("user01\nuser02\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void of_the_other_domain_it_prints_the_others() {
        print("d-second");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("user03\nuser05\n");
    }

    @Test
    void a_domain_without_apps_has_nobody_to_print_and_says_so() {
        print("d-third");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("No app is listed for domain d-third");
    }

    @Test
    void what_cannot_be_told_is_said_on_standard_error_and_names_nobody() {
        aws.region("us-east-1")
                .domain(
                        "d-first",
                        domain -> domain.space("team", space -> space.shared().kernelGateway(KERNEL, silentFor(50)))
                                .userProfile("user07", user -> user.app("Canvas", "default", silentFor(50))));
        aws.fail("logs:FilterLogEvents", Fault.accessDenied());
        aws.fail(
                "logs:GetLogEvents",
                Fault.accessDenied().where("logStreamName", "d-first/user02/KernelGateway/" + DATA_WRANGLER));
        print("d-first");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("user01\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("d-first/space/team/KernelGateway/" + KERNEL + ": idle, and nobody in particular owns it: ")
                .contains("d-first/user/user02/KernelGateway/" + DATA_WRANGLER + ": cannot tell: ")
                .contains("d-first/user/user07/Canvas/default: cannot tell: ")
                .contains("Something failed: logs:GetLogEvents: ");
    }

    @Test
    void apps_that_cannot_be_listed_are_not_taken_for_none() {
        aws.fail("sagemaker:ListApps", Fault.accessDenied());
        assertThat(print("d-first")).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Something failed: sagemaker:ListApps: ")
                .hasLineCount(1);
    }

    @Test
    void the_seconds_are_a_day_unless_told_and_an_hour_at_least() {
        assertThat(IdleStudioUsers.threshold("d-first")).contains(THRESHOLD);
        assertThat(IdleStudioUsers.threshold("d-first", "3600")).contains(Duration.ofHours(1));
        assertThat(IdleStudioUsers.threshold("d-first", "3599")).isEmpty();
        assertThat(IdleStudioUsers.threshold("d-first", "-86400")).isEmpty();
        assertThat(IdleStudioUsers.threshold("d-first", "1d")).isEmpty();
        assertThat(IdleStudioUsers.threshold()).isEmpty();
        assertThat(IdleStudioUsers.threshold("")).isEmpty();
        assertThat(IdleStudioUsers.threshold(" ", "86400")).isEmpty();
        assertThat(IdleStudioUsers.threshold("d-first", "86400", "more")).isEmpty();
    }

    @Test
    void a_failure_is_told_in_a_few_lines_at_most() {
        aws.fail("sagemaker:ListApps", Fault.error("InternalFailure", 500, "searched everywhere ".repeat(99)));
        assertThat(print("d-first")).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .hasSizeLessThan(320)
                .endsWith("...");
    }

    private boolean print(String domain) {
        try (SageMakerClient sageMaker = client(SageMakerClient.builder());
                CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder());
                CloudWatchClient cloudWatch = client(CloudWatchClient.builder())) {
            return IdleStudioUsers.print(
                    sageMaker,
                    logs,
                    cloudWatch,
                    domain,
                    THRESHOLD,
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
        }
    }

    private static Consumer<LocalApp> silentFor(int hours) {
        return app -> app.createdAt(NOW.minus(Duration.ofDays(9)))
                .logs(stream -> stream.event(NOW.minus(Duration.ofHours(hours)), "kernel"));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "made-up")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(aws.httpClient())
                .build();
    }
}
