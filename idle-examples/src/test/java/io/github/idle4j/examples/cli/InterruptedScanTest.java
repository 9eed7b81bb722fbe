package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import io.github.idle4j.contract.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever interrupts a scan gets what is known by then; whoever does it twice, an end. */
class InterruptedScanTest {

    /** As many as are listed at once, so that all are when the first call for metrics is made. */
    private static final int ENDPOINTS = 100;

    private static final String SAID =
            "idle: Interrupted: ending the scan, within a minute, and reporting what is known."
                    + " Once more ends it at once, without a report.";

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region("us-east-1", region -> {
                for (int i = 0; i < ENDPOINTS; i++) {
                    region.endpoint(
                            "endpoint-" + i,
                            endpoint -> endpoint.createdAt(Instant.now().minus(Duration.ofDays(100)))
                                    .variant(
                                            "blue",
                                            variant -> variant.instanceType("ml.m5.xlarge")
                                                    .instances(1)
                                                    .living()));
                }
            })
            .build();

    private final LocalServer server = aws.serve();

    private final AtomicReference<Runnable> asked = new AtomicReference<>(() -> {});

    private final Surroundings interruptible = new Surroundings(
            Map.of(),
            false,
            InstantSource.system(),
            CommandRun.surroundings(Map.of()).credentials(),
            profile -> Optional.empty(),
            first -> {
                asked.set(first);
                return () -> asked.set(() -> {});
            });

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private String[] arguments(String... more) {
        String[] common = {
            "scan",
            "--region",
            "us-east-1",
            "--kinds",
            "endpoints",
            "--endpoint-url",
            server.uri().toString()
        };
        return Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Of which some are judged, and the rest are known to be not. */
    private static void assertPartOf(JsonNode report) {
        JsonNode counts = report.get("counts");
        assertThat(counts.get("IDLE").intValue() + counts.get("UNKNOWN").intValue())
                .isEqualTo(ENDPOINTS);
        assertThat(counts.get("UNKNOWN").intValue()).isPositive();
        assertThat(report.get("verdicts"))
                .hasSize(ENDPOINTS)
                .allSatisfy(
                        verdict -> assertThat(verdict.get("reason").textValue()).isIn("NO_USE_IN_WINDOW", "CANCELLED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts:GetCallerIdentity", "cloudwatch:GetMetricData"})
    void what_is_judged_by_then_is_reported(String during) {
        int callsOfAll = callsOfAWholeScan();
        aws.before(during, 1, () -> asked.get().run());

        CommandRun run = CommandRun.in(interruptible, arguments("--format", "json", "--fail-on-idle"));

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err().lines()).first().isEqualTo(SAID);
        assertThat(aws.calls()).hasSizeLessThan(callsOfAll);
        if (during.startsWith("sts:")) {
            assertThat(run.json().get("inventoryComplete").booleanValue()).isFalse();
        } else {
            assertPartOf(run.json());
        }
    }

    @Test
    void nobody_is_asked_for_prices_any_more() {
        aws.before("cloudwatch:GetMetricData", 1, () -> asked.get().run());

        CommandRun run = CommandRun.in(interruptible, arguments("--cost"));

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(aws.calls("pricing:GetProducts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERM, json", "TERM, table", "INT, json"})
    @DisabledOnOs(OS.WINDOWS)
    void a_process_that_is_told_to_end_writes_its_report_first(String signal, String format) throws Exception {
        assumeThat(isIgnored(signal)).isFalse();
        int callsOfAll = callsOfAWholeScan();
        Path file = Files.writeString(folder.resolve("report"), "old");
        var inCall = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        aws.before("cloudwatch:GetMetricData", 1, () -> {
            inCall.countDown();
            await(goOn);
        });

        try (Fork scan = Fork.of(Idle.class, arguments("--format", format, "--output", file.toString()))) {
            await(inCall);
            scan.signal(signal);
            assertThat(scan.errorLine()).isEqualTo(SAID);
            assertThat(file).hasContent("old");
            goOn.countDown();

            assertThat(scan.exitCode()).isEqualTo(130);
        }
        assertThat(aws.calls()).hasSizeLessThan(callsOfAll);
        String report = Files.readString(file);
        if (format.equals("json")) {
            assertPartOf(new CommandRun(130, report, "").json());
        } else {
            assertThat(report).containsPattern("The scan was\\s+cancelled").contains(" unknown");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_second_time_it_ends_at_once_and_leaves_the_old_report() throws Exception {
        Path file = Files.writeString(folder.resolve("report"), "old");
        var inCall = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        aws.before("cloudwatch:GetMetricData", 1, () -> {
            inCall.countDown();
            await(goOn);
        });

        try (Fork scan = Fork.of(Idle.class, arguments("--format", "json", "--output", file.toString()))) {
            await(inCall);
            scan.signal("TERM");
            assertThat(scan.errorLine()).isEqualTo(SAID);
            scan.signal("TERM");

            assertThat(scan.exitCode()).as("while its call is still in flight").isEqualTo(1);
        } finally {
            goOn.countDown();
        }
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void what_is_judged_before_the_deadline_is_reported_and_the_scan_is_done() {
        var clock = SteppedClock.at(Instant.now());
        var somebody = CommandRun.surroundings(Map.of());
        var here = new Surroundings(Map.of(), false, clock, somebody.credentials(), somebody.profileRegion());
        aws.before("cloudwatch:GetMetricData", 1, () -> clock.step(Duration.ofMinutes(5)));

        CommandRun run = CommandRun.in(here, arguments("--format", "json", "--deadline", "5m"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("verdicts"))
                .hasSize(ENDPOINTS)
                .anySatisfy(
                        verdict -> assertThat(verdict.get("reason").textValue()).isEqualTo("DEADLINE"));
        assertThat(CommandRun.in(here, arguments("--format", "json", "--deadline", "6m"))
                        .statuses())
                .as("of a scan that has the time")
                .containsOnly("IDLE");
    }

    /** A shell that starts a job in the background without job control has it ignore Ctrl-C, and what it starts in turn. */
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        return signal.equals("INT")
                && Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> line.matches(".*[2367abef]$"));
    }

    private int callsOfAWholeScan() {
        assertThat(CommandRun.of(arguments()).exitCode()).isZero();
        int calls = aws.calls().size();
        aws.forgetCalls();
        return calls;
    }
}
