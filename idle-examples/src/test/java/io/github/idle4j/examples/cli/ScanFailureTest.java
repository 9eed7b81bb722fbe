package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import io.github.idle4j.evidence.ReasonCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

class ScanFailureTest {

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region(
                    "us-east-1",
                    region -> region.endpoint(
                            "churn-v3",
                            endpoint -> endpoint.createdAt(Instant.now().minus(Duration.ofDays(100)))
                                    .variant(
                                            "blue",
                                            variant -> variant.instanceType("ml.m5.xlarge")
                                                    .instances(1)
                                                    .living())))
            .build();

    private final LocalServer server = aws.serve();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void nothingFailsByItself() {
        CommandRun run = scan("--format", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.statuses()).containsExactly("IDLE");
        assertThat(run.json().get("demo").booleanValue()).isFalse();
        assertThat(aws.calls("sts:GetCallerIdentity")).hasSize(1);
    }

    @Test
    void theAccountIsAskedForOnceWhateverTheNumberOfRegions() {
        assertThat(scan("--region", "eu-west-1", "--region", "eu-west-2").out()).contains("in 3 regions");
        assertThat(aws.calls("sts:GetCallerIdentity")).hasSize(1);
    }

    @Test
    void noCredentialsEndsTheScanWithASentence() {
        CommandRun run = CommandRun.in(CommandRun.withoutCredentials(), arguments());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "idle: No AWS credentials found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name"
                                + " a profile with --profile. --debug tells where they were looked for.");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void aProfileWithoutCredentialsIsNamed() {
        CommandRun run = CommandRun.in(CommandRun.withoutCredentials(), arguments("--profile", "work"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("idle: The profile 'work' gives no credentials: ");
    }

    @Test
    void configurationFilesThatCannotBeReadEndTheScanWithASentence(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("config"), "[profile work");
        String property = ProfileFileSystemSetting.AWS_CONFIG_FILE.property();
        System.setProperty(property, broken.toString());
        try {
            CommandRun run = scan();

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err().lines())
                    .containsExactly(
                            "idle: The AWS configuration files cannot be read: Profile definition must end with"
                                    + " ']' on line 1");
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void theRegionOfAProfileIsReadFromTheFiles(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("config"), "[profile work]\nregion = eu-west-3\n[profile other]\n");
        String property = ProfileFileSystemSetting.AWS_CONFIG_FILE.property();
        System.setProperty(property, file.toString());
        try {
            assertThat(AwsProfiles.region(Optional.of("work"))).contains("eu-west-3");
            assertThat(AwsProfiles.region(Optional.of("other"))).isEmpty();
            assertThat(AwsProfiles.region(Optional.of("absent"))).isEmpty();
        } finally {
            System.clearProperty(property);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken, The security token included in the request is expired",
        "InvalidClientTokenId, The security token included in the request is invalid.",
        "SignatureDoesNotMatch, Signature expired",
    })
    void credentialsThatAwsDoesNotTakeEndTheScanWithASentence(String code, String message) {
        aws.fail("*", Fault.error(code, 403, message));

        CommandRun run = scan();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly("idle: AWS does not take these credentials: " + code + ": " + message);
    }

    @Test
    void theScanGoesOnWithoutTheAccount() {
        aws.fail("sts:GetCallerIdentity", Fault.accessDenied());

        CommandRun run = scan();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Account not known, as of ").contains("IDLE    churn-v3");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anUnreachableUrlIsAFailureAndNothingJudged() {
        CommandRun run = CommandRun.of(
                "scan", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:1", "--format", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("idle: Nothing could be judged:").doesNotContain("\tat ");
        assertThat(run.json().get("inventoryComplete").booleanValue()).isFalse();
        assertThat(failures(run)).hasSize(3).allMatch(error -> error.contains("Connection refused"));
        assertThat(run.json().at("/failures/0/region").textValue()).isEqualTo("us-east-1");
    }

    @Test
    void aStackTraceIsShownOnDemand() {
        CommandRun run =
                CommandRun.of("scan", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:1", "--debug");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("ConnectException", "\tat ");
    }

    @Test
    void aPageOfAProxyIsNoEmptyAccount() {
        aws.fail("*", Fault.htmlPage());

        CommandRun run = scan("--format", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("inventoryComplete").booleanValue()).isFalse();
        assertThat(run.json().get("failures")).isNotEmpty();
    }

    @Test
    void anErrorWithoutACodeIsAFailureToo() throws IOException {
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        broken.start();
        try {
            String url = "http://127.0.0.1:" + broken.getAddress().getPort();

            CommandRun run = CommandRun.of("scan", "--region", "us-east-1", "--endpoint-url", url, "--format", "json");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(failures(run)).hasSize(3).allMatch(error -> error.contains("HTTP 500"));
        } finally {
            broken.stop(0);
        }
    }

    @Test
    void allDeniedIsNothingJudged() {
        aws.fail("*", Fault.accessDenied());

        CommandRun run = scan("--format", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("idle: Nothing could be judged:").contains("not authorized");
        assertThat(failures(run)).hasSize(3).allMatch(error -> error.contains("not authorized to perform"));
    }

    @Test
    void metricsDeniedIsNothingJudgedAndKeepsTheInventory() {
        aws.fail("cloudwatch:*", Fault.accessDenied());

        CommandRun run = scan("--format", "json", "--fail-on-idle");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.statuses()).containsExactly("UNKNOWN");
        assertThat(run.json().at("/verdicts/0/reason").textValue()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void aRegionThatFailsIsAPartThatFailed() {
        aws.fail("sagemaker:ListEndpoints", Fault.accessDenied().inRegion("eu-west-1"));

        CommandRun run = scan("--region", "eu-west-1", "--format", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.statuses()).containsExactly("IDLE");
        assertThat(onlyFailure(run).get("region").textValue()).isEqualTo("eu-west-1");
        assertThat(onlyFailure(run).get("account").textValue()).isEqualTo("111111111111");
        assertThat(run.err())
                .startsWith("idle: A part of the scan failed, and resources may be missing from the report:")
                .contains("eu-west-1: ");
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_DENIED, true", "CALL_FAILED, true", "NO_METRICS, false"})
    void onlyWhatAwsDidNotAnswerCountsAsNothing(String reason, boolean nothing) {
        var unknown = Reports.denied("a", ReasonCode.of(reason, reason));

        assertThat(Reports.result(List.of(unknown), List.of(Reports.failure("x")), List.of("us-east-1"))
                        .result()
                        .nothingJudged())
                .isEqualTo(nothing);
        assertThat(Reports.result(List.of(unknown, Reports.updating("b")), List.of(Reports.failure("x")), List.of())
                        .result()
                        .nothingJudged())
                .as("beside what the question does not arise for")
                .isEqualTo(nothing);
        assertThat(Reports.result(List.of(unknown, Reports.active("b")), List.of(Reports.failure("x")), List.of())
                        .result()
                        .nothingJudged())
                .as("beside what was judged")
                .isFalse();
    }

    private CommandRun scan(String... more) {
        return CommandRun.of(arguments(more));
    }

    private String[] arguments(String... more) {
        var arguments = new ArrayList<>(List.of(
                "scan", "--region", "us-east-1", "--endpoint-url", server.uri().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static List<String> failures(CommandRun run) {
        return run.json().get("failures").findValuesAsText("error");
    }

    private static JsonNode onlyFailure(CommandRun run) {
        assertThat(run.json().get("failures")).hasSize(1);
        return run.json().at("/failures/0");
    }
}
