package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report arrives complete, or the old one stays and it is said why. */
class ScanOutputTest {

    /** Enough for several calls for metrics. */
    private static final int ENDPOINTS = 1000;

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

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "scan",
                                "--region",
                                "us-east-1",
                                "--kinds",
                                "endpoints",
                                "--endpoint-url",
                                server.uri().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void a_file_gets_what_standard_output_would(String format) throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "old");

        CommandRun run = CommandRun.of(arguments("--format", format, "--output", file.toString()));

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
        String report = Files.readString(file);
        assertThat(report).contains("endpoint-0", "endpoint-999").endsWith(System.lineSeparator());
        if (format.equals("json")) {
            var written = new CommandRun(0, report, "");
            assertThat(written.statuses()).hasSize(ENDPOINTS).containsOnly("IDLE");
            assertThat(written.json().at("/counts/IDLE").intValue()).isEqualTo(ENDPOINTS);
            assertThat(written.json().at("/apiAttempts/sagemaker:ListEndpoints").longValue())
                    .isEqualTo(written.json()
                            .at("/apiCalls/sagemaker:ListEndpoints")
                            .longValue())
                    .isPositive();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void a_scan_that_cannot_begin_leaves_the_old_report(String format) throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "old");

        CommandRun run = CommandRun.in(
                CommandRun.withoutCredentials(), arguments("--format", format, "--output", file.toString()));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void a_full_disk_is_told_of(String format) {
        assumeThat(Path.of("/dev/full")).exists();

        CommandRun run = CommandRun.of(arguments("--format", format, "--output", "/dev/full"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().startsWith("idle: The report could not be written to");
    }

    @Test
    void nobody_goes_on_asking_aws_for_a_report_that_nobody_reads() {
        CommandRun.of(arguments());
        int callsOfAll = aws.calls().size();
        aws.forgetCalls();
        var closed = new ClosedPipe();
        aws.before("cloudwatch:GetMetricData", 2, closed::awaitRefusal);
        var err = new StringWriter();

        int exitCode = Idle.commandLine(CommandRun.surroundings(Map.of()))
                .setOut(new PrintWriter(closed))
                .setErr(new PrintWriter(err))
                .execute(arguments("--format", "json"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("idle: The report could not be written to standard output: it is closed or full");
        assertThat(aws.calls()).hasSizeLessThan(callsOfAll);
    }

    @Test
    void a_report_that_was_not_told_of_everything_is_none() {
        ScanResult whole = Reports.ofEveryStatus().result();

        assertThat(whole.isWhole()).isTrue();
        assertThat(new ScanResult(
                                whole.summary(),
                                new Tally(),
                                whole.demo(),
                                whole.kinds(),
                                whole.regions(),
                                whole.account(),
                                whole.priced(),
                                Map.of())
                        .isWhole())
                .isFalse();
    }

    /** Whose reader has gone. */
    private static final class ClosedPipe extends Writer {

        private final CountDownLatch refused = new CountDownLatch(1);

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            refused.countDown();
            throw new IOException("Broken pipe");
        }

        void awaitRefusal() {
            try {
                assertThat(refused.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
