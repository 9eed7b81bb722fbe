package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans from day to day that keep a history, of one endpoint that nobody calls. */
class ScanHistoryTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @TempDir
    private Path folder;

    private Path history;

    private final LocalServer server = LocalAws.builder(InstantSource.system())
            .region(
                    "us-east-1",
                    region -> region.endpoint(
                            "churn-v3",
                            endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(100)))
                                    .variant(
                                            "blue",
                                            variant -> variant.instances(1).living())))
            .build()
            .serve();

    @BeforeEach
    void open() {
        history = folder.resolve("idle.history");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_is_idle_in_three_scans_in_a_row_is_idle() {
        JsonNode first = verdict(daysAgo(2, "--steady", "3"));
        assertThat(first.get("status").textValue()).isEqualTo("UNKNOWN");
        assertThat(first.get("reason").textValue()).isEqualTo("NOT_YET_STEADY");
        assertThat(first.get("explanation").textValue())
                .startsWith("Idle in 1 of the 3 verdicts in a row that it takes, since ")
                .endsWith(": No invocation of variant blue in 14 days; zeros were measured in 168 of 168 buckets.");
        assertThat(first.get("evidence")).isNotEmpty();
        assertThat(first.get("confidence").isNull()).isTrue();

        CommandRun second = daysAgo(1, "--steady", "3", "--fail-on-idle");
        assertThat(second.exitCode()).isZero();
        assertThat(verdict(second).get("idleVerdicts").intValue()).isEqualTo(2);

        CommandRun third = daysAgo(0, "--steady", "3", "--fail-on-idle");
        assertThat(third.exitCode()).isEqualTo(ExitCode.SOMETHING_IDLE);
        assertThat(third.err()).isEmpty();
        assertThat(verdict(third).get("status").textValue()).isEqualTo("IDLE");
        assertThat(verdict(third).get("idleVerdicts").intValue()).isEqualTo(3);
        assertThat(verdict(third).get("firstIdleAt").textValue())
                .isEqualTo(NOW.minus(Duration.ofDays(2)).toString());
    }

    @Test
    void what_is_idle_for_long_enough_is_idle() {
        assertThat(daysAgo(2, "--steady", "48h").statuses()).containsExactly("UNKNOWN");
        assertThat(daysAgo(1, "--steady", "48h").statuses()).containsExactly("UNKNOWN");
        assertThat(daysAgo(0, "--steady", "48h").statuses()).containsExactly("IDLE");
    }

    @Test
    void a_history_alone_holds_nothing_back_and_keeps_the_date() {
        assertThat(daysAgo(1).statuses()).containsExactly("IDLE");
        assertThat(verdict(daysAgo(0)).get("firstIdleAt").textValue())
                .isEqualTo(NOW.minus(Duration.ofDays(1)).toString());
    }

    @Test
    void without_a_history_nothing_is_known_of_earlier_scans() {
        JsonNode verdict = verdict(CommandRun.of(
                "scan", "--region", "us-east-1", "--endpoint-url", server.uri().toString(), "--format", "json"));
        assertThat(verdict.get("status").textValue()).isEqualTo("IDLE");
        assertThat(verdict.get("firstIdleAt").isNull()).isTrue();
        assertThat(verdict.get("idleVerdicts").isNull()).isTrue();
    }

    @Test
    void a_file_of_another_kind_is_named_and_left_alone() throws IOException {
        Files.writeString(history, "notes\n");

        CommandRun run = daysAgo(0, "--steady", "3");

        assertThat(run.exitCode()).isZero();
        assertThat(run.statuses()).containsExactly("UNKNOWN");
        assertThat(run.err())
                .isEqualTo(String.format("idle: A part of the scan failed:%n  The history " + history
                        + " could not be read: it is no history of Idle4j, or damaged in line 1%n"));
        assertThat(history).hasContent("notes\n");
    }

    private CommandRun daysAgo(int days, String... more) {
        var arguments = new ArrayList<>(List.of("scan", "--region", "us-east-1", "--kinds", "endpoints"));
        arguments.addAll(List.of("--endpoint-url", server.uri().toString(), "--format", "json"));
        arguments.addAll(List.of("--history", history.toString()));
        arguments.addAll(List.of("--as-of", NOW.minus(Duration.ofDays(days)).toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(new String[0]));
    }

    private static JsonNode verdict(CommandRun run) {
        return run.json().at("/verdicts/0");
    }
}
