package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Scans in which nearly everything fails, and what the exit code says of them. */
class NothingJudgedTest {

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region(
                    "us-east-1",
                    region -> region.endpoint(
                            "churn-v3",
                            endpoint -> endpoint.createdAt(Instant.now().minus(Duration.ofDays(100)))
                                    .variant(
                                            "blue",
                                            variant -> variant.instances(1).living())))
            .build();

    private final LocalServer server = aws.serve();

    @AfterEach
    void close() {
        server.close();
    }

    static boolean hasFullDevice() {
        return Path.of("/dev/full").toFile().exists();
    }

    /** The disk is full after a long scan: not a wrong command line, and neither report nor failures may be lost. */
    @Test
    @EnabledIf("hasFullDevice")
    void a_full_disk_is_no_wrong_usage_and_loses_no_failure() {
        aws.fail("sagemaker:ListInferenceComponents", Fault.accessDenied());
        CommandRun run = scan("--output", "/dev/full");
        assertThat(run.err()).contains("ListInferenceComponents");
        assertThat(run.exitCode()).isNotEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void a_port_that_does_not_exist_is_wrong_usage() {
        CommandRun run = CommandRun.of("scan", "--region", "us-east-1", "--endpoint-url", "http://localhost:99999");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    /** Every result of every call says InternalError: nothing at all could be judged. */
    @Test
    void metrics_that_all_fail_inside_is_nothing_judged() {
        aws.fail("cloudwatch:GetMetricData", Fault.metricStatus("InternalError"));
        CommandRun run = scan("--format", "json");
        assertThat(run.statuses()).containsExactly("UNKNOWN");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_JUDGED);
    }

    /** The failures are told; nothing says in JSON or on stderr why the only metric could not be read. */
    @Test
    void metrics_that_fail_inside_are_a_failure_of_the_scan() {
        aws.fail("cloudwatch:GetMetricData", Fault.metricStatus("InternalError"));
        CommandRun run = scan("--format", "json");
        assertThat(run.json().get("failures")).isNotEmpty();
    }

    /** All is denied but the list, and one endpoint has failed long ago: its row must not turn exit code 1 into 0. */
    @Test
    void all_denied_beside_a_failed_endpoint_is_nothing_judged() {
        aws.region("us-east-1").endpoint("broken", endpoint -> endpoint.status("Failed"));
        aws.fail("sagemaker:Describe*", Fault.accessDenied());
        aws.fail("sagemaker:DescribeEndpoint", Fault.accessDenied());
        aws.fail("cloudwatch:*", Fault.accessDenied());
        CommandRun run = scan("--format", "json");
        assertThat(run.statuses()).containsExactlyInAnyOrder("UNKNOWN", "NOT_JUDGED");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_JUDGED);
    }

    private CommandRun scan(String... more) {
        var arguments = new ArrayList<>(List.of(
                "scan", "--region", "us-east-1", "--endpoint-url", server.uri().toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
