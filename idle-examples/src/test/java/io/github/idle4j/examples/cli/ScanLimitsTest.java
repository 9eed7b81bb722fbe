package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans that may make only so many calls, and scans that are compared with an earlier one. */
class ScanLimitsTest {

    private static final Instant NOW = Instant.now();

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region("us-east-1", region -> {
                for (int i = 0; i < 6; i++) {
                    silent(region, "silent-" + i);
                }
                region.endpoint(
                        "busy",
                        endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(100)))
                                .variant(
                                        "blue",
                                        variant -> variant.instances(1)
                                                .living()
                                                .requests(NOW.minus(Duration.ofDays(2)), 7)));
            })
            .build();

    private final LocalServer server = aws.serve();

    @TempDir
    private Path folder;

    private static void silent(LocalRegion region, String name) {
        region.endpoint(
                name,
                endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(100)))
                        .variant("blue", variant -> variant.instances(1).living()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private CommandRun scan(String... more) {
        var arguments = new ArrayList<>(List.of("scan", "--region", "us-east-1", "--endpoint-url"));
        arguments.addAll(List.of(server.uri().toString(), "--format", "json"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(new String[0]));
    }

    private Path written(CommandRun run) {
        try {
            return Files.writeString(folder.resolve("previous.json"), run.out());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long sum(JsonNode calls) {
        return StreamSupport.stream(calls.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .sum();
    }

    private static List<String> reasons(CommandRun run) {
        return run.json().get("verdicts").findValuesAsText("reason");
    }

    @Test
    void no_more_calls_are_made_than_allowed_and_the_report_counts_them() {
        CommandRun free = scan("--cost");
        long all = sum(free.json().get("apiCalls"));
        assertThat(aws.calls()).hasSize((int) all);
        assertThat(free.statuses()).contains("IDLE", "ACTIVE");
        for (int calls = 0; calls < all + 5; calls++) {
            aws.forgetCalls();
            CommandRun run = scan("--cost", "--max-calls", "" + calls);
            assertThat(aws.calls()).as("calls with %d", calls).hasSizeLessThanOrEqualTo(calls);
            assertThat(sum(run.json().get("apiCalls"))).isEqualTo(aws.calls().size());
            assertThat(sum(run.json().get("apiAttempts"))).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void what_the_calls_do_not_reach_is_unknown_and_listed_first() {
        CommandRun run = scan("--max-calls", "4", "--kinds", "endpoints");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.json().get("inventoryComplete").booleanValue()).isTrue();
        assertThat(reasons(run)).hasSize(7).containsOnly("BUDGET");
    }

    @Test
    void no_more_metrics_are_requested_than_allowed_and_the_report_counts_them() {
        long all = scan().json().get("metricsRequested").longValue();
        assertThat(all).isGreaterThanOrEqualTo(7);
        CommandRun run = scan("--max-metrics", "3");
        assertThat(run.json().get("metricsRequested").longValue()).isLessThanOrEqualTo(3);
        assertThat(reasons(run)).hasSize(7).containsOnly("BUDGET");
        assertThat(scan("--max-metrics", "" + all).statuses()).doesNotContain("UNKNOWN");
    }

    @Test
    void a_report_like_the_previous_one_changes_nothing() {
        Path previous = written(scan());
        CommandRun run = scan("--previous", previous.toString());
        assertThat(run.statuses()).containsOnly("IDLE", "ACTIVE");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void where_most_is_gone_nothing_is_idle_and_the_command_says_so() {
        Path previous = written(scan());
        for (int i = 0; i < 4; i++) {
            aws.region("us-east-1").removeEndpoint("silent-" + i);
        }
        CommandRun run = scan("--previous", previous.toString(), "--fail-on-idle");
        assertThat(reasons(run)).containsExactlyInAnyOrder("INVENTORY_SUSPECT", "INVENTORY_SUSPECT", "USED");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.err())
                .contains("A part of the scan failed:")
                .contains(
                        "us-east-1: 3 of sagemaker:endpoint in account 111111111111 in us-east-1 were listed, less than 50 %"
                                + " of the 7 of the last time; nothing of it is called idle");
        assertThat(run.json().at("/failures/0/source").textValue()).isEqualTo("InventoryBreaker");
        assertThat(scan("--previous", previous.toString(), "--least-left", "40").statuses())
                .contains("IDLE");
    }

    @Test
    void where_much_more_is_idle_at_once_nothing_is_until_the_next_scan() {
        Path previous = written(scan());
        aws.region("us-east-1").removeEndpoint("busy");
        for (int i = 0; i < 5; i++) {
            aws.region("us-east-1").removeEndpoint("silent-" + i);
        }
        for (int i = 0; i < 6; i++) {
            silent(aws.region("us-east-1"), "another-" + i);
        }
        String file = previous.toString();
        assertThat(scan("--previous", file).statuses()).doesNotContain("UNKNOWN"); // a rise of 14 points
        CommandRun strict = scan("--previous", file, "--most-idle-rise", "10", "--output", file);
        assertThat(strict.exitCode()).isZero();
        assertThat(scan("--previous", file, "--most-idle-rise", "10").statuses())
                .containsOnly("IDLE");
    }

    @Test
    void only_what_is_scanned_is_compared() {
        Path previous = written(scan());
        CommandRun studio = scan("--previous", previous.toString(), "--kinds", "studio");
        assertThat(studio.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"verdicts\": {}}",
                "{\"verdicts\": [{}]}",
                "{\"verdicts\": [7]}",
                "{\"verdicts\": [{\"resource\": {\"type\": \"sagemaker:endpoint\"}}]}",
                "{\"verdicts\": [{\"status\": \"BUSY\", \"reason\": \"X\", \"resource\": {\"type\": \"sagemaker:endpoint\","
                        + " \"account\": \"1\", \"region\": \"us-east-1\", \"name\": \"a\"}}]}",
                "{\"verdicts\": [{\"status\": \"IDLE\", \"reason\": \"X\", \"resource\": {\"type\": \"sagemaker:endpoint\","
                        + " \"account\": \"1\", \"region\": \"us-east-1\", \"name\": \"\"}}]}",
            })
    void what_is_no_report_is_wrong_usage(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("notes.json"), text);
        CommandRun run = scan("--previous", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("--previous takes a report in JSON, which '" + file + "' is not: line 1: ");
        assertThat(aws.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--max-calls -1, --max-calls takes a number from 0 on",
        "--max-metrics -1, --max-metrics takes a number from 0 on",
        "--max-calls many, Invalid value for option '--max-calls'",
        "--least-left 40, name its report",
        "--previous nowhere.json, '--previous cannot be read: ''nowhere.json'''",
    })
    void what_makes_no_sense_is_wrong_usage(String arguments, String complaint) {
        CommandRun run = scan(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(complaint);
    }

    @Test
    void a_percentage_is_one() {
        Path previous = written(scan());
        CommandRun run = scan("--previous", previous.toString(), "--least-left", "101");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("--least-left takes a number from 0 to 100, not 101");
    }
}
