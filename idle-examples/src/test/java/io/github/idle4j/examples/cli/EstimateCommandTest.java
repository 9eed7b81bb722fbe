package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateCommandTest {

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region(
                    "us-east-1",
                    region -> region.endpoint(
                            "churn-v3",
                            endpoint -> endpoint.createdAt(Instant.now().minus(Duration.ofDays(100)))
                                    .variant(
                                            "blue",
                                            variant -> variant.model("m")
                                                    .instanceType("ml.m5.xlarge")
                                                    .instances(1)
                                                    .living())))
            .build();

    private final LocalServer server = aws.serve();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void an_estimate_is_a_table_and_a_sentence() {
        CommandRun run = estimate();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replaceAll(" +", " ").lines())
                .contains(
                        "API CALLS CHARGED",
                        "sagemaker:DescribeEndpoint 0 to 1",
                        "sagemaker:ListEndpoints 1",
                        "metrics requested 1 to 9 0.00001 to 0.00009 USD");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "A scan takes 6 to 15 calls and requests 1 to 9 metrics: 0.00001 to 0.00009 USD. Listing took 5 calls."
                                + " It never needs more than --max-calls 15 and --max-metrics 9.");
        assertThat(aws.calls("cloudwatch:*")).isEmpty();
        assertThat(aws.calls("sagemaker:DescribeEndpoint")).isEmpty();
    }

    @Test
    void the_caps_that_it_names_hold_nothing_back() {
        CommandRun run = run("scan", "--max-calls", "15", "--max-metrics", "9", "--format", "json");

        assertThat(run.statuses()).containsExactly("IDLE");
        assertThat(run.json().get("failures")).isEmpty();
    }

    /** What a scan by the same options takes lies within. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--cost", "--attribution", "--kinds=endpoints", "--kinds=studio"})
    void a_scan_of_the_demo_account_takes_what_was_estimated(String option) {
        List<String> options = option.isEmpty() ? List.of() : List.of(option);
        JsonNode estimate = ofDemo("estimate", options).json();
        JsonNode scan = ofDemo("scan", options).json();

        assertThat(estimate.get("schemaVersion").intValue()).isEqualTo(1);
        assertThat(estimate.get("demo").booleanValue()).isTrue();
        assertThat(estimate.get("failures")).isEmpty();
        for (Map.Entry<String, JsonNode> made : scan.get("apiCalls").properties()) {
            JsonNode range = estimate.get("calls").path(made.getKey());
            assertThat(made.getValue().longValue())
                    .as("%s of %s", made.getKey(), range)
                    .isBetween(
                            range.path("fewest").longValue(),
                            range.path("orMore").booleanValue()
                                    ? Long.MAX_VALUE
                                    : range.path("most").longValue());
        }
    }

    private static CommandRun ofDemo(String command, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--format", "json", "--demo"));
        arguments.addAll(options);
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void what_no_list_tells_is_said_to_be_more() {
        CommandRun run = CommandRun.of("estimate");

        assertThat(run.out()).startsWith("DEMO ACCOUNT").contains(" or more");
        assertThat(run.out().replaceAll("\\s+", " ")).contains("no list tells how much there is");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void what_cannot_be_listed_is_told_and_the_rest_estimated() {
        aws.fail("sagemaker:ListApps", Fault.accessDenied());

        CommandRun run = estimate();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines()).singleElement().asString().contains("us-east-1: sagemaker:ListApps");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("A scan takes 5 to 14 calls or more and requests 1 to 9 metrics or more")
                .contains(
                        "What could not be listed may take more: no --max-calls or --max-metrics is sure to be enough.");
    }

    @Test
    void where_nothing_can_be_listed_there_is_no_estimate() {
        aws.fail("*", Fault.accessDenied());

        CommandRun run = estimate();

        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_JUDGED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("sagemaker:ListEndpoints").contains("Nothing could be listed.");
    }

    @Test
    void wrong_options_are_wrong_usage() {
        assertThat(estimate("--format", "xml").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(estimate("--kinds", "endpoints", "--attribution").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(CommandRun.in(CommandRun.withoutCredentials(), "estimate", "--region", "us-east-1")
                        .exitCode())
                .isEqualTo(ExitCode.NOTHING_JUDGED);
    }

    private CommandRun estimate(String... options) {
        return run("estimate", options);
    }

    private CommandRun run(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                command, "--region", "us-east-1", "--endpoint-url", server.uri().toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
