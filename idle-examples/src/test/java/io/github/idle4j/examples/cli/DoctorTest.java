package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalPolicy;
import io.github.idle4j.aws.local.LocalServer;
import io.github.idle4j.aws.permissions.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DoctorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final LocalAws aws = LocalAws.builder(InstantSource.system()).build();
    private final LocalServer server = aws.serve();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void in_the_demo_account_nothing_is_missing() {
        CommandRun run = CommandRun.of("doctor");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("DEMO ACCOUNT").contains("Nothing is missing in account 111111111111.");
        assertThat(actions(run, "ALLOWED")).hasSize(15);
        assertThat(run.out().lines().filter(line -> line.startsWith("ALLOWED")))
                .allMatch(line -> line.endsWith("  all"));
    }

    static Stream<Permission> permissions() {
        return Permission.all().stream();
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void the_missing_action_is_named_and_what_to_paste_mends_it(Permission missing) throws IOException {
        ObjectNode policy = policyWithout(missing.action());
        aws.allow(LocalPolicy.of(policy.toString()));

        CommandRun run = doctorOfAll();

        assertThat(run.exitCode()).isEqualTo(missing.isNeeded() ? 1 : 0);
        assertThat(run.err()).isEmpty();
        assertThat(actions(run, "DENIED")).containsExactly(missing.action());
        assertThat(actions(run, "ALLOWED")).hasSize(Permission.all().size() - 1);
        assertThat(run.out().replaceAll("\\s+", " ")).contains("Without it, " + missing.without() + ".");
        toPaste(run).get("Statement").forEach(((ArrayNode) policy.get("Statement"))::add);
        aws.allow(LocalPolicy.of(policy.toString()));
        assertThat(doctorOfAll().out()).contains("Nothing is missing").doesNotContain("DENIED");
    }

    @Test
    void only_what_the_scan_will_ask_is_asked() throws IOException {
        Path byTag = Files.writeString(
                folder.resolve("policy.yaml"),
                "version: 1\nendpoints:\n  quietFor: 14d\n  unless:\n    - byTag: keep\n");

        assertThat(actions(doctor("--kinds", "studio"), "ALLOWED"))
                .contains("sagemaker:ListApps")
                .doesNotContain("sagemaker:ListEndpoints", "sagemaker:DescribeDomain", "pricing:GetProducts");
        assertThat(actions(doctor("--policy", byTag.toString()), "ALLOWED"))
                .contains("sagemaker:ListTags")
                .doesNotContain("sagemaker:DescribeApp");
    }

    @Test
    void several_regions_are_told_apart() {
        aws.fail("sagemaker:ListApps", Fault.accessDenied().inRegion("eu-west-1"));

        CommandRun run = doctor("--region", "eu-west-1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> line.contains("sagemaker:ListApps  ")))
                .satisfiesExactly(
                        denied -> assertThat(denied).startsWith("DENIED").contains("  eu-west-1  "),
                        allowed -> assertThat(allowed).startsWith("ALLOWED").endsWith("  us-east-1"));
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov"})
    void what_to_paste_is_of_the_partition(String region, String partition) {
        aws.fail("logs:GetLogEvents", Fault.accessDenied());

        CommandRun run = CommandRun.of(
                "doctor", "--region", region, "--endpoint-url", server.uri().toString());

        assertThat(toPaste(run).at("/Statement/0/Resource/0").textValue())
                .isEqualTo("arn:" + partition + ":logs:*:*:log-group:/aws/sagemaker/studio:*");
    }

    @Test
    void what_could_not_be_told_is_not_there() {
        aws.fail("sagemaker:ListEndpoints", Fault.htmlPage());

        CommandRun run = doctor();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(actions(run, "UNKNOWN")).containsExactly("sagemaker:ListEndpoints");
        assertThat(run.out()).contains("Nothing is denied in account 111111111111. Of 1 action it could not be told.");
    }

    @Test
    void without_a_network_nothing_can_be_told() {
        CommandRun run = CommandRun.of("doctor", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("Connection refused", "Nothing could be told.")
                .doesNotContain("\tat ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void without_credentials_that_is_said() {
        aws.fail("*", Fault.expiredToken());

        CommandRun run = doctor();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("idle: AWS does not take these credentials: ")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "--kinds models, '--kinds knows no ''models''; there are endpoints, components and studio.'",
        "--kinds endpoints --attribution, '--attribution is about Studio, and --kinds does not name it.'",
        "--demo --profile work, '--demo scans an account inside this program; it goes with neither --profile nor --endpoint-url.'",
        "--fail-on-idle, 'Unknown option ''--fail-on-idle''.'",
    })
    void wrong_usage_is_told(String arguments, String sentence) {
        CommandRun run = CommandRun.of(("doctor " + arguments).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("idle: " + sentence).contains("See 'idle doctor --help'.");
    }

    private CommandRun doctor(String... more) {
        var arguments = new ArrayList<>(List.of(
                "doctor",
                "--region",
                "us-east-1",
                "--endpoint-url",
                server.uri().toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private CommandRun doctorOfAll() throws IOException {
        Path byTag = Files.writeString(
                folder.resolve("all.yaml"),
                "version: 1\nendpoints:\n  quietFor: 14d\n  unless:\n    - byTag: keep\n"
                        + "studio:\n  quietFor: 24h\n  unless:\n    - byTag: keep\n");
        return doctor("--policy", byTag.toString(), "--attribution", "--cost");
    }

    private static List<String> actions(CommandRun run, String outcome) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(outcome + " "))
                .map(line -> line.split(" +", 3)[1])
                .toList();
    }

    private static JsonNode toPaste(CommandRun run) {
        try {
            return JSON.readTree(run.out().substring(run.out().indexOf('{')));
        } catch (IOException e) {
            throw new AssertionError(run.out(), e);
        }
    }

    private static ObjectNode policyWithout(String action) throws IOException {
        var policy = (ObjectNode) JSON.readTree(Files.readString(Path.of("../docs/iam-policy.json")));
        for (Iterator<JsonNode> each = policy.get("Statement").iterator(); each.hasNext(); ) {
            var actions = (ArrayNode) each.next().get("Action");
            for (Iterator<JsonNode> one = actions.iterator(); one.hasNext(); ) {
                if (one.next().textValue().equals(action)) {
                    one.remove();
                }
            }
            if (actions.isEmpty()) {
                each.remove();
            }
        }
        return policy;
    }
}
