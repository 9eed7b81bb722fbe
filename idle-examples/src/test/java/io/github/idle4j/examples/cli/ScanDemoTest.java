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
        assertThat(status(run, "ticket-router")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "document-parser")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "llm-shared")).isEqualTo("ACTIVE USED");
        assertThat(status(run, "llm-chat")).isEqualTo("ACTIVE USED");
        assertThat(status(run, "llm-summaries")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "llm-preview")).isEqualTo("NOT_JUDGED NO_STANDING_COST");
        assertThat(status(run, "llm-draft")).isEqualTo("NOT_JUDGED NO_STANDING_COST");
        assertThat(run.json().get("verdicts")).hasSize(35);
    }

    @Test
    void notesAreWordsForPeopleAndCodesForPrograms() {
        CommandRun table = CommandRun.in(CommandRun.surroundings(Map.of("COLUMNS", "400")), "scan", "--demo");
        CommandRun json = CommandRun.of("scan", "--demo", "--format", "json");

        assertThat(table.out())
                .contains("Its variant challenger is not called, and costs all the same.")
                .contains("Earlier in the window it had instances, though nobody called it.")
                .contains("It is Data Wrangler.")
                .doesNotContain("[");
        assertThat(verdict(json, "search-ranking").get("notes").toString()).isEqualTo("[\"VARIANT_IDLE(challenger)\"]");
        assertThat(verdict(json, "llm-preview").get("notes").toString()).isEqualTo("[\"PAST_WASTE\"]");
    }

    @Test
    void aComponentHasItsEndpointAsParent() {
        CommandRun run = CommandRun.of("scan", "--demo", "--kinds", "components", "--format", "json");

        assertThat(run.json().get("verdicts"))
                .hasSize(3)
                .allSatisfy(verdict -> assertThat(verdict.at("/resource/type").textValue())
                        .isEqualTo("sagemaker:inference-component"));
        JsonNode chat = verdict(run, "llm-chat").get("resource");
        assertThat(chat.get("parent").textValue()).isEqualTo("llm-shared");
        assertThat(chat.get("attributes").toString())
                .isEqualTo("{\"endpoint\":\"llm-shared\",\"variant\":\"AllTraffic\"}");
        assertThat(chat.get("arn").textValue()).endsWith(":inference-component/llm-chat");
    }

    @Test
    void studioIsJudgedAsItsFactsSay() {
        CommandRun run = CommandRun.of("scan", "--demo", "--kinds", "studio", "--format", "json");

        assertThat(run.json().get("verdicts")).hasSize(18);
        assertThat(status(run, "datascience-1-0-ml-t3-medium-1abf3407f667f989be9d86559395"))
                .isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "sklearn-1-2-ml-t3-medium-7c20e41f9d5be4ac3f60b1a9d822"))
                .isEqualTo("ACTIVE USED");
        assertThat(status(run, "ml.t3.medium")).as("which both share").isEqualTo("ACTIVE USED");
        assertThat(status(run, "sagemaker-data-wrang-ml-m5-4xlarge-54eebb9b8b7e2055bdd94fd073ee"))
                .isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "ml.m5.4xlarge")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(status(run, "ml.g5.xlarge")).isEqualTo("UNKNOWN OCCUPANCY_ONLY_SIGNAL");
        assertThat(verdict(run, "ml.g5.xlarge").at("/resource/owner").textValue())
                .isEqualTo("carla");
        assertThat(status(run, "ml.g4dn.2xlarge"))
                .as("which has nothing in its log but background")
                .isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(run.json().get("idleUsers").toString()).isEqualTo("[\"ben\",\"erik\",\"gina\",\"hugo\"]");
        assertThat(run.statuses()).contains("NOT_JUDGED");
    }

    @Test
    void kindsCanBeChosen() {
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "endpoints").out())
                .contains("14 endpoints in 2 regions: 4 idle, 4 active, ", "UTC, idle means quiet for 14 days")
                .contains("llm-shared")
                .doesNotContain("Studio", "  instance ", "llm-shared/");
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "components").out())
                .contains("3 components in 2 regions: 1 idle, 1 active, ", "UTC, idle means quiet for 14 days")
                .contains("llm-shared/llm-chat", "llm-shared/llm-summaries", "llm-preview/llm-draft")
                .doesNotContain("churn-v3", "Studio", "  instance ", "llm-shared ");
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "studio").out())
                .contains("11 apps and 7 instances in 2 regions: ", "UTC, idle means quiet for 1 day")
                .doesNotContain("endpoint", "component");
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "studio,endpoints,studio")
                        .out())
                .contains("14 endpoints, 11 apps and 7 instances in 2 regions: ");
    }

    @Test
    void whatIsNotReportedIsNotCountedAsSomethingToJudge() {
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "components", "--progress")
                        .err())
                .endsWith("3 of 3 resources judged" + System.lineSeparator());
        assertThat(CommandRun.of("scan", "--demo", "--kinds", "endpoints", "--progress")
                        .err())
                .endsWith("14 of 14 resources judged" + System.lineSeparator());
    }

    @Test
    void theThresholdIsThatOfComponentsToo() {
        CommandRun run =
                CommandRun.of("scan", "--demo", "--kinds", "components", "--idle-after", "2h", "--format", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(status(run, "llm-chat")).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(verdict(run, "llm-chat").get("policy").textValue()).isEqualTo("quiet for 2 hours");
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
                .contains(
                        "churn-v3",
                        "14 endpoints, 3 components, 11 apps and 7 instances in 2 regions: 14 idle, 7 active, ")
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
        assertThat(run.out()).contains("14 endpoints, 3 components, 11 apps and 7 instances in 2 regions");
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
        assertThat(run.out()).contains("No endpoints, components or Studio apps in sa-east-1; ");
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
        assertThat(new CommandRun(0, Files.readString(file), "").statuses()).hasSize(35);
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
        assertThat(CommandRun.of("scan", "--demo", "--progress").err()).contains("35 of 35 resources judged");
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
