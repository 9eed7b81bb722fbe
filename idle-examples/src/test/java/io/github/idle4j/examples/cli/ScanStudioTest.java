package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints and Studio in one scan, and what the exit code says where one of the two cannot be looked at. */
class ScanStudioTest {

    private static final Instant NOW = Instant.now();

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region(
                    "us-east-1",
                    region -> region.endpoint(
                                    "churn-v3",
                                    endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(100)))
                                            .variant(
                                                    "blue",
                                                    variant ->
                                                            variant.instances(1).living()))
                            .domain(
                                    "d-1",
                                    domain -> domain.userProfile(
                                                    "alice", alice -> alice.kernelGateway("app-1", silentFor(30)))
                                            .space(
                                                    "team",
                                                    team -> team.shared().kernelGateway("app-2", silentFor(50)))))
            .build();

    private final LocalServer server = aws.serve();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void both_kinds_are_looked_at_unless_told_otherwise() {
        CommandRun run = scan("--format", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(verdicts(run).values()).hasSize(5).containsOnly("IDLE NO_USE_IN_WINDOW");
        assertThat(run.json().get("idleUsers").toString())
                .as("a shared space is nobody's")
                .isEqualTo("[\"alice\"]");
        assertThat(run.json().get("idleSpaces").toString()).isEqualTo("[{\"domainId\":\"d-1\",\"space\":\"team\"}]");
        assertThat(scan().out().lines())
                .contains(
                        "Users with an idle instance in Studio: alice",
                        "Spaces with an idle instance in Studio, of no known owner: team");
    }

    @Test
    void of_one_kind_alone_the_other_is_not_asked_for() {
        assertThat(scan("--kinds", "endpoints", "--format", "json").statuses()).hasSize(1);
        assertThat(aws.calls("sagemaker:ListApps")).isEmpty();
        aws.forgetCalls();
        assertThat(scan("--kinds", "studio", "--format", "json").statuses()).hasSize(4);
        assertThat(aws.calls("sagemaker:ListEndpoints")).isEmpty();
    }

    @Test
    void people_are_asked_for_on_request() {
        aws.region("us-east-1")
                .domain(
                        "d-1",
                        domain -> domain.singleSignOn()
                                .userProfile("alice", alice -> alice.signsInAs("alice@example.com")));
        assertThat(scan("--format", "json").out()).doesNotContain("alice@example.com");
        assertThat(scan("--attribution", "--format", "json").out()).contains("\"ssoUser\" : \"alice@example.com\"");
    }

    @Test
    void a_region_named_twice_is_looked_at_once() {
        assertThat(scan("--region", "us-east-1", "--format", "json").statuses()).hasSize(5);
        assertThat(aws.calls("sagemaker:ListSpaces")).hasSize(1);
    }

    @Test
    void logs_that_are_denied_leave_the_endpoints_alone() {
        aws.fail("logs:*", Fault.accessDenied());
        CommandRun run = scan("--format", "json", "--fail-on-idle");
        assertThat(run.exitCode()).as("the endpoint is idle").isEqualTo(ExitCode.SOMETHING_IDLE);
        assertThat(scan("--format", "json").exitCode()).isZero();
        assertThat(verdicts(run))
                .containsEntry("churn-v3", "IDLE NO_USE_IN_WINDOW")
                .containsEntry("app-1", "UNKNOWN ACCESS_DENIED")
                .containsEntry("app-2", "UNKNOWN ACCESS_DENIED");
        assertThat(run.json().get("failures").findValuesAsText("error"))
                .anyMatch(error -> error.startsWith("logs:DescribeLogStreams: "));
        assertThat(run.json().get("inventoryComplete").booleanValue()).isTrue();
        assertThat(run.json().get("idleUsers")).isEmpty();
        assertThat(run.err()).startsWith("idle: A part of the scan failed:");
    }

    @Test
    void logs_that_are_denied_are_nothing_judged_where_nothing_else_is_there() {
        aws.region("us-east-1").removeEndpoint("churn-v3");
        aws.fail("logs:*", Fault.accessDenied());
        assertThat(scan().exitCode()).isEqualTo(ExitCode.NOTHING_JUDGED);
        assertThat(scan("--kinds", "studio").exitCode()).isEqualTo(ExitCode.NOTHING_JUDGED);
    }

    @Test
    void an_app_that_no_version_judges_yet_does_not_hide_that_nothing_was() {
        aws.region("us-east-1")
                .domain(
                        "d-1",
                        domain -> domain.space(
                                "lab", lab -> lab.owner("alice").privately().jupyterLab(silentFor(50))));
        aws.fail("logs:*", Fault.accessDenied());
        assertThat(scan("--kinds", "studio").exitCode()).isEqualTo(ExitCode.NOTHING_JUDGED);
    }

    @Test
    void apps_that_cannot_be_listed_are_a_part_that_failed() {
        aws.fail("sagemaker:ListApps", Fault.error("InternalFailure", 500, "not implemented"));
        CommandRun run = scan("--format", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(verdicts(run)).containsOnlyKeys("churn-v3");
        assertThat(run.json().at("/failures/0/source").textValue()).isEqualTo("StudioActivitySource");
        assertThat(run.json().at("/failures/0/region").textValue()).isEqualTo("us-east-1");
        assertThat(run.json().get("inventoryComplete").booleanValue()).isFalse();
        assertThat(scan("--kinds", "studio").exitCode()).isEqualTo(ExitCode.NOTHING_JUDGED);
    }

    @Test
    void a_region_without_endpoints_was_judged_also_where_apps_cannot_be_listed() {
        aws.region("us-east-1").removeEndpoint("churn-v3");
        aws.fail("sagemaker:ListApps", Fault.accessDenied());
        CommandRun run = scan("--format", "json");
        assertThat(run.statuses()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void endpoints_that_cannot_be_listed_leave_studio_alone() {
        aws.fail("sagemaker:ListEndpoints", Fault.accessDenied());
        CommandRun run = scan("--format", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.statuses()).hasSize(4).containsOnly("IDLE");
    }

    @Test
    void a_domain_without_apps_has_nothing_to_report() {
        aws.region("us-east-1").domain("d-2", domain -> domain.userProfile("bob"));
        assertThat(scan("--format", "json").statuses()).hasSize(5);
        assertThat(scan("--kinds", "studio").out()).contains("2 apps and 2 instances in 1 region: 4 idle, ");
    }

    @Test
    void an_app_without_a_user_is_told_of_and_is_nobodys() {
        aws.region("us-east-1")
                .domain("d-2", domain -> domain.userProfile("", none -> none.kernelGateway("lost", silentFor(50))));
        CommandRun run = scan("--format", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(verdicts(run)).containsEntry("lost", "UNKNOWN UNKNOWN_OWNER");
        assertThat(run.json().get("idleUsers").toString()).isEqualTo("[\"alice\"]");
        assertThat(scan().out()).contains("UNKNOWN  KernelGateway  ?/lost");
    }

    private static Consumer<LocalApp> silentFor(int hours) {
        return app -> app.createdAt(NOW.minus(Duration.ofDays(9)))
                .instanceType("ml.t3.medium")
                .logs(stream -> stream.event(NOW.minus(Duration.ofHours(hours)), "kernel"));
    }

    private static Map<String, String> verdicts(CommandRun run) {
        Map<String, String> verdicts = new TreeMap<>();
        for (JsonNode verdict : run.json().get("verdicts")) {
            JsonNode resource = verdict.get("resource");
            String name = resource.get("name").textValue();
            boolean isInstance = resource.get("type").textValue().endsWith("instance");
            verdicts.put(
                    isInstance ? name + " of " + resource.get("owner").asText() : name,
                    verdict.get("status").textValue() + " "
                            + verdict.get("reason").textValue());
        }
        return verdicts;
    }

    private CommandRun scan(String... more) {
        var arguments = new ArrayList<>(List.of(
                "scan", "--region", "us-east-1", "--endpoint-url", server.uri().toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
