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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is idle costs, in both reports, and only where somebody asks. */
class ScanWithCostTest {

    private static JsonNode of(JsonNode report, String name) {
        return StreamSupport.stream(report.get("verdicts").spliterator(), false)
                .filter(verdict -> verdict.at("/resource/name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .get("cost");
    }

    @Test
    void of_each_idle_resource_what_is_known_of_its_bill() {
        JsonNode report =
                CommandRun.of("scan", "--demo", "--cost", "--format", "json").json();

        assertThat(of(report, "churn-v3").get("monthly").decimalValue()).isEqualByComparingTo("402.96");
        assertThat(of(report, "churn-v3").get("wastedSoFar").decimalValue()).isEqualByComparingTo("185.47");
        assertThat(of(report, "churn-v3").get("currency").textValue()).isEqualTo("USD");
        assertThat(of(report, "churn-v3").get("atLeast")).isEmpty();
        assertThat(of(report, "churn-v3").get("explanation").textValue())
                .startsWith("It costs 402.96 USD a month: 2 × ml.m5.xlarge (Hosting) at 0.276 USD an hour. Since ");
        assertThat(of(report, "ticket-router").get("monthly").isNull()).isTrue();
        assertThat(of(report, "ticket-router").get("currency").isNull()).isTrue();
        assertThat(of(report, "llm-summaries").isNull())
                .as("a component has no bill")
                .isTrue();
        assertThat(of(report, "fraud-screening").isNull()).as("it is in use").isTrue();
        assertThat(report.at("/apiCalls/pricing:GetProducts").asInt()).isPositive();
    }

    @Test
    void by_owner_with_each_bill_once_and_the_unknown_counted() {
        JsonNode report =
                CommandRun.of("scan", "--demo", "--cost", "--format", "json").json();

        List<String> rows = new ArrayList<>();
        report.get("costs")
                .forEach(row -> rows.add(
                        row.get("owner").asText() + " " + row.get("monthly").asText() + " " + row.get("bills") + " "
                                + row.get("ofUnknownCost") + " " + row.get("atLeast")));
        assertThat(rows)
                .containsExactly(
                        "null 2181.24 4 1 [\"monthly\",\"wastedSoFar\"]",
                        "gina 858.48 1 0 []",
                        "ben 805.92 1 0 []",
                        "erik 672.33 1 0 []",
                        "hugo null 1 1 []");
    }

    @Test
    void the_table_has_a_column_and_a_sum() {
        String table = CommandRun.in(CommandRun.surroundings(Map.of("COLUMNS", "400")), "scan", "--demo", "--cost")
                .out();

        assertThat(table)
                .contains("PER MONTH")
                .containsPattern("IDLE +churn-v3 .* 402\\.96 USD +HIGH")
                .containsPattern("IDLE +ticket-router .* unknown +MEDIUM")
                .contains("What is idle costs at least 4,517.97 USD a month, at least ")
                .contains("; the cost of 2 is not known.")
                .contains("\n- gina: 858.48 USD a month, 56.45 USD since it is unused\n")
                .contains("\n- hugo: nobody knows how much: the cost of 1 is not known\n");
    }

    @Test
    void without_the_option_nothing_is_said_and_nothing_is_asked() {
        CommandRun json = CommandRun.of("scan", "--demo", "--format", "json");
        String table = CommandRun.of("scan", "--demo").out();

        assertThat(json.json().has("costs")).isFalse();
        assertThat(json.json().get("verdicts")).allMatch(verdict -> !verdict.has("cost"));
        assertThat(json.json().get("apiCalls").has("pricing:GetProducts")).isFalse();
        assertThat(table).doesNotContain("PER MONTH").doesNotContain("USD");
    }

    @Test
    void prices_are_asked_where_everything_is_asked_and_their_failure_ends_nothing() {
        Instant now = Instant.now();
        LocalAws aws = LocalAws.builder(InstantSource.system())
                .region(
                        "cn-north-1",
                        region -> region.endpoint(
                                "e",
                                endpoint -> endpoint.createdAt(now.minus(Duration.ofDays(60)))
                                        .variant(
                                                "a",
                                                variant -> variant.instanceType("ml.m5.xlarge")
                                                        .instances(1)
                                                        .living())))
                .prices(prices -> prices.hosting("cn-north-1", "ml.m5.xlarge", "2"))
                .build();
        try (LocalServer server = aws.serve()) {
            String[] command = {
                "scan",
                "--region",
                "cn-north-1",
                "--endpoint-url",
                server.uri().toString(),
                "--kinds",
                "endpoints",
                "--cost",
                "--format",
                "json"
            };
            assertThat(of(CommandRun.of(command).json(), "e").get("currency").textValue())
                    .isEqualTo("CNY");
            aws.fail("pricing:GetProducts", Fault.accessDenied());
            CommandRun denied = CommandRun.of(command);
            assertThat(denied.exitCode()).isZero();
            assertThat(denied.statuses()).containsExactly("IDLE");
            assertThat(of(denied.json(), "e").get("monthly").isNull()).isTrue();
            assertThat(of(denied.json(), "e").get("explanation").textValue()).contains("AccessDeniedException");
        }
    }
}
