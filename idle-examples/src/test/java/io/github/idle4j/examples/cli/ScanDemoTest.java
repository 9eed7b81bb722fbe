package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanDemoTest {

    @Test
    void showsEachOfTheFourStatuses() {
        CommandRun run = CommandRun.of("scan", "--demo", "--format", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.statuses()).contains("IDLE", "ACTIVE", "UNKNOWN", "NOT_JUDGED");
        assertThat(run.json().get("demo").booleanValue()).isTrue();
        assertThat(run.json().get("failures")).isEmpty();
        assertThat(run.json().get("inventoryComplete").booleanValue()).isTrue();
        assertThat(run.err()).startsWith("DEMO ACCOUNT");
    }

    @Test
    void isJudgedAsItsFactsSay() {
        CommandRun run = CommandRun.of("scan", "--demo", "--format", "json");

        assertThat(status(run, "churn-v3")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "sentiment-de")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "fraud-screening")).isEqualTo("ACTIVE USED");
        assertThat(status(run, "quarterly-forecast")).isEqualTo("ACTIVE USED");
        assertThat(status(run, "search-ranking")).isEqualTo("ACTIVE USED");
        assertThat(status(run, "vision-qa")).isEqualTo("UNKNOWN NO_METRICS");
        assertThat(status(run, "embeddings-v2")).isEqualTo("NOT_JUDGED TOO_NEW");
        assertThat(status(run, "experiment-42")).isEqualTo("NOT_JUDGED FAILED");
        assertThat(status(run, "recommender")).isEqualTo("NOT_JUDGED IN_TRANSITION");
        assertThat(status(run, "nightly-scoring")).isEqualTo("NOT_JUDGED NO_STANDING_COST");
        assertThat(status(run, "document-parser")).isEqualTo("UNKNOWN KIND_NOT_SUPPORTED");
        assertThat(status(run, "llm-shared")).isEqualTo("UNKNOWN KIND_NOT_SUPPORTED");
        assertThat(run.json().get("verdicts")).hasSize(26);
    }

    @Test
    void studioIsJudgedAsItsFactsSay() {
        CommandRun run = CommandRun.of("scan", "--demo", "--kinds", "studio", "--format", "json");

        assertThat(run.json().get("verdicts")).hasSize(14);
        assertThat(status(run, "datascience-1-0-ml-t3-medium-1abf3407f667f989be9d86559395"))
                .isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "sklearn-1-2-ml-t3-medium-7c20e41f9d5be4ac3f60b1a9d822"))
                .isEqualTo("ACTIVE USED");
        assertThat(status(run, "ml.t3.medium")).as("which both share").isEqualTo("ACTIVE USED");
        assertThat(status(run, "sagemaker-data-wrang-ml-m5-4xlarge-54eebb9b8b7e2055bdd94fd073ee"))
                .isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "ml.m5.4xlarge")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "ml.g5.xlarge")).isEqualTo("UNKNOWN KIND_NOT_SUPPORTED");
        assertThat(verdict(run, "ml.g5.xlarge").at("/resource/owner").textValue())
                .isEqualTo("carla");
        assertThat(run.json().get("idleUsers").toString()).isEqualTo("[\"ben\",\"erik\"]");
        assertThat(run.statuses()).contains("NOT_JUDGED");
    }

    @Test
    void kindsCanBeChosen() {
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "endpoints").out())
                .contains("12 endpoints in 2 regions: 2 idle, 3 active, ", "UTC, idle means quiet for 14 days")
                .doesNotContain("Studio", "instance ");
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "studio").out())
                .contains("9 apps and 5 instances in 2 regions: ", "UTC, idle means quiet for 1 day")
                .doesNotContain("endpoint");
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "studio,endpoints,studio")
                        .out())
                .contains("12 endpoints, 9 apps and 5 instances in 2 regions: ");
    }

    @Test
    void theThresholdOfStudioIsItsOwn() {
        CommandRun run = CommandRun.of("scan", "--demo", "--format", "json", "--studio-idle-after", "4d");

        assertThat(status(run, "ml.m5.4xlarge")).isEqualTo("ACTIVE USED");
        assertThat(verdict(run, "ml.m5.4xlarge").get("policy").textValue()).isEqualTo("quiet for 4 days");
        assertThat(verdict(run, "churn-v3").get("policy").textValue()).isEqualTo("quiet for 14 days");
        assertThat(run.json().get("idleUsers").toString()).isEqualTo("[\"erik\"]");
    }

    @Test
    void theThresholdIsObeyed() {
        CommandRun run = CommandRun.of("scan", "--demo", "--format", "json", "--idle-after", "24h");

        assertThat(status(run, "quarterly-forecast")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "embeddings-v2")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(run.json().at("/verdicts/0/policy").textValue()).isEqualTo("quiet for 1 day");
    }

    @Test
    void aTableSaysFirstThatItIsADemo() {
        CommandRun run = CommandRun.of("scan", "--demo");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("DEMO ACCOUNT");
        assertThat(run.out())
                .contains("churn-v3", "12 endpoints, 9 apps and 5 instances in 2 regions: 7 idle, 5 active, ")
                .contains("14 days, in Studio quiet for 1 day", "Users with an idle instance in Studio: ben, erik");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void eightyColumnsAreEnough() {
        CommandRun run = CommandRun.in(CommandRun.surroundings(Map.of("COLUMNS", "80")), "scan", "--demo");

        assertThat(run.out()).startsWith("DEMO ACCOUNT").contains("Owner ana, region eu-central-1, confidence MEDIUM.");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void isScannedWhereNothingNamesAnAccount() {
        assertThat(CommandRun.of("scan").out()).startsWith("DEMO ACCOUNT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_REGION", "AWS_PROFILE", "AWS_ENDPOINT_URL"})
    void isNotScannedUnaskedWhereTheEnvironmentNamesAnAccount(String variable) {
        var surroundings = CommandRun.withoutCredentials();
        var named = new Surroundings(
                Map.of(variable, "us-east-1"),
                false,
                surroundings.clock(),
                surroundings.credentials(),
                profile -> Optional.of("us-east-1"));

        CommandRun run = CommandRun.in(named, "scan");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain("DEMO");
    }

    @Test
    void isScannedWhenAskedForWhateverTheEnvironmentSays() {
        var environment = Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", "http://127.0.0.1:1");

        CommandRun run = CommandRun.in(CommandRun.surroundings(environment), "scan", "--demo");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("12 endpoints, 9 apps and 5 instances in 2 regions");
    }

    @Test
    void oneOfItsRegionsCanBeChosenAndTwiceIsOnce() {
        CommandRun run = CommandRun.of("scan", "--demo", "--region", "us-east-1", "--region", "us-east-1");

        assertThat(run.out()).contains("embeddings-v2", "in 1 region:").doesNotContain("churn-v3");
    }

    @Test
    void anEmptyAccountIsDone() {
        CommandRun run = CommandRun.of("scan", "--demo", "--region", "sa-east-1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("No endpoints and no Studio apps in sa-east-1; ");
    }

    @Test
    void moveWithTheJudgingInstant() {
        CommandRun run = CommandRun.of("scan", "--demo", "--format", "json", "--as-of", "2026-01-10T14:00:00+02:00");

        Instant asOf = Instant.parse("2026-01-10T12:00:00Z");
        assertThat(run.json().get("asOf").textValue()).isEqualTo(asOf.toString());
        assertThat(run.statuses()).contains("IDLE", "ACTIVE", "UNKNOWN", "NOT_JUDGED");
        assertThat(verdict(run, "churn-v3").get("idleSince").textValue()).isEqualTo("2025-12-27T12:00:00Z");
        assertThat(verdict(run, "churn-v3").get("idleFor").textValue()).isEqualTo("P14D");
    }

    @Test
    void somethingIdleCanBeAFailure() {
        assertThat(CommandRun.of("scan", "--demo", "--fail-on-idle").exitCode()).isEqualTo(3);
        assertThat(CommandRun.of("scan", "--demo", "--fail-on-idle", "--idle-after", "400d")
                        .exitCode())
                .as("something of Studio still is")
                .isEqualTo(3);
        assertThat(CommandRun.of(
                                "scan",
                                "--demo",
                                "--fail-on-idle",
                                "--idle-after",
                                "400d",
                                "--studio-idle-after",
                                "99d")
                        .exitCode())
                .isZero();
    }

    @Test
    void theReportGoesToAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "an earlier and by far longer report".repeat(999));

        CommandRun run = CommandRun.of("scan", "--demo", "--format", "json", "--output", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(new CommandRun(0, Files.readString(file), "").statuses()).hasSize(26);
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void aTableInAFileSaysThatItIsADemoToo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.txt");

        CommandRun run = CommandRun.of("scan", "--demo", "--output", file.toString());

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("DEMO ACCOUNT");
        assertThat(file).content().startsWith("DEMO ACCOUNT").contains("churn-v3");
    }

    @Test
    void progressIsShownOnDemand() {
        assertThat(CommandRun.of("scan", "--demo", "--progress").err()).contains("26 of 26 resources judged");
        assertThat(CommandRun.of("scan", "--demo", "--no-progress").err()).isEmpty();
    }

    private static String status(CommandRun run, String endpoint) {
        JsonNode verdict = verdict(run, endpoint);
        return verdict.get("status").textValue() + " " + verdict.get("reason").textValue();
    }

    private static JsonNode verdict(CommandRun run, String endpoint) {
        return StreamSupport.stream(run.json().get("verdicts").spliterator(), false)
                .filter(verdict -> verdict.at("/resource/name").textValue().equals(endpoint))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No verdict on " + endpoint));
    }
}
