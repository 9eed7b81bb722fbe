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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever something is called, a terminal obeys none of it, no two things look the same, and JSON has the names as they are.
 * SageMaker takes letters, digits and hyphens only; whoever answers at an {@code --endpoint-url} may say anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileNamesTest {

    private static final Instant NOW = Instant.now();

    private static final String LONG = "x".repeat(40);

    /** Each beside what it could be taken for. */
    private static final List<String> NAMES = List.of(
            "churn",
            "churn-v",
            "churn-v3",
            "churn-v33",
            "Churn-v3",
            "c".repeat(63),
            "c".repeat(62),
            "c".repeat(62) + "d",
            LONG + "-1-" + "y".repeat(20),
            LONG + "-2-" + "y".repeat(20),
            "null",
            "true",
            "~",
            "UNKNOWN",
            "IDLE",
            "?",
            "instance",
            "-",
            "--region",
            "- a: [b, {c: d}] # e",
            "{\"status\":\"IDLE\"}",
            "it's",
            "\"quoted\"",
            "$(touch idle4j)",
            "`id`;&&|>",
            "%s%n%1$s",
            "back\\slash",
            "back\\\\slash",
            "a",
            "a ",
            " a",
            "a  a",
            "a a",
            "a\u00a0a",
            "a\u3000a",
            "a\ta",
            "a\\u0009a",
            "a, a",
            "a (d-1)",
            "\u001b[31mred\u001b[0m",
            "\\u001b[31mred\\u001b[0m",
            "\u001b]0;title\u0007",
            "\u001b[2J",
            "\u009b2J",
            "bell\u0007",
            "line\nIDLE  other",
            "line\r\nIDLE  other",
            "over\rwritten",
            "del\u007f",
            "nul\u0000",
            "next\u0085line",
            "turned\u202egnp.exe",
            "isolated\u2066x\u2069",
            "sep\u2028arated",
            "para\u2029graph",
            "zero\u200bwidth",
            "zerowidth",
            "zero\u200dwidth",
            "\ufeffzerowidth",
            "soft\u00adhyphen",
            "softhyphen",
            "\u2764",
            "\u2764\ufe0f",
            "tag\udb40\udc41",
            "tag",
            "filler\u3164",
            "filler",
            "caf\u00e9",
            "cafe\u0301",
            "\u0301accent",
            "z\u0300\u0301\u0302\u0303algo",
            "\u6a21\u578b\u7aef\u70b9",
            "\u6a21\u578b\u7aef\u70b9".repeat(15),
            "\ud55c\uad6d\uc5b4",
            "\u1112\u1161\u11ab",
            "\uff21\uff22",
            "\u05e9\u05dc\u05d5\u05dd",
            "\u0645\u0631\u062d\u0628\u0627",
            "\ud83d\ude80",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud83c\uddea\ud83c\uddfa",
            "\ue000");

    private final LocalAws aws = LocalAws.builder(InstantSource.system())
            .region("us-east-1", region -> {
                for (int i = 0; i < NAMES.size(); i++) {
                    String name = NAMES.get(i);
                    boolean used = isUsed(i);
                    region.endpoint(
                            name,
                            endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(100)))
                                    .tag("owner", name)
                                    .variant("blue", variant -> {
                                        variant.instanceType("ml.m5.xlarge")
                                                .instances(1)
                                                .living();
                                        if (used) {
                                            variant.requests(NOW.minus(Duration.ofDays(1)), 3);
                                        }
                                    }));
                    region.domain(
                            "d-1",
                            domain -> domain.userProfile(
                                            name, user -> user.kernelGateway("app", silentFor(used ? 1 : 30)))
                                    .userProfile("u", user -> user.kernelGateway(name, silentFor(used ? 1 : 30))));
                }
            })
            .build();

    private final Map<String, CommandRun> runs = new HashMap<>();

    private LocalServer server;

    @BeforeAll
    void serve() {
        server = aws.serve();
    }

    @AfterAll
    void close() {
        server.close();
    }

    private static boolean isUsed(int name) {
        return name % 2 == 1;
    }

    private static Consumer<LocalApp> silentFor(int hours) {
        return app -> app.createdAt(NOW.minus(Duration.ofDays(10)))
                .instanceType("ml.t3.medium")
                .logs(stream -> stream.event(NOW.minus(Duration.ofHours(hours)), "kernel"));
    }

    private CommandRun scan(int columns, String... options) {
        String key = columns + String.join(" ", options);
        return runs.computeIfAbsent(key, absent -> {
            String[] all = Stream.concat(
                            Stream.of(
                                    "scan",
                                    "--region",
                                    "us-east-1",
                                    "--endpoint-url",
                                    server.uri().toString()),
                            Stream.of(options))
                    .toArray(String[]::new);
            return CommandRun.in(CommandRun.surroundings(Map.of("COLUMNS", String.valueOf(columns))), all);
        });
    }

    /** Written down anew, and not by the rule of the program. */
    static void assertHarmless(String text) {
        String lines = text.replace(System.lineSeparator(), "\n");
        assertThat(lines.codePoints()
                        .filter(character -> character != '\n')
                        .filter(character -> Character.isISOControl(character)
                                || Character.getType(character) == Character.FORMAT
                                || Set.of(0x2028, 0x2029, 0xfe0f, 0x3164).contains(character)
                                || !Character.isDefined(character))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    static Stream<List<String>> reports() {
        return Stream.of(
                List.of("60"),
                List.of("100", "--advice", "--cost"),
                List.of("9999", "--advice"),
                List.of("120", "--format", "json"),
                List.of("120", "--format", "json", "--cost", "--attribution"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_terminal_obeys_nothing_of_it(List<String> options) {
        CommandRun run = scan(
                Integer.parseInt(options.get(0)),
                options.subList(1, options.size()).toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        assertHarmless(run.out());
        assertHarmless(run.err());
    }

    @Test
    void json_has_the_names_as_they_are_each_with_its_own_verdict() {
        Map<String, String> endpoints = new HashMap<>();
        Map<String, String> apps = new HashMap<>();
        Map<String, String> appsOfUsers = new HashMap<>();
        for (JsonNode verdict : scan(120, "--format", "json").json().get("verdicts")) {
            String name = verdict.at("/resource/name").textValue();
            String status = verdict.get("status").textValue();
            switch (verdict.at("/resource/type").textValue()) {
                case "sagemaker:endpoint" -> endpoints.put(name, status);
                case "sagemaker:studio-app" -> {
                    String user =
                            verdict.at("/resource/attributes/userProfileName").textValue();
                    (user.equals("u") ? apps : appsOfUsers).put(user.equals("u") ? name : user, status);
                }
                default -> {}
            }
        }
        Map<String, String> truth = new HashMap<>();
        IntStream.range(0, NAMES.size()).forEach(i -> truth.put(NAMES.get(i), isUsed(i) ? "ACTIVE" : "IDLE"));

        assertThat(endpoints).isEqualTo(truth);
        assertThat(apps).isEqualTo(truth);
        assertThat(appsOfUsers).isEqualTo(truth);
    }

    @Test
    void no_two_of_them_look_the_same_in_the_table() {
        List<String> lines = scan(9999).out().lines().toList();
        var endpoints = new ArrayList<String>();
        var studio = new ArrayList<String>();
        for (String line : lines) {
            String[] cells = line.split("  +", -1);
            if (line.startsWith("IDLE") || line.startsWith("ACTIVE") || line.startsWith("UNKNOWN")) {
                (cells[1].matches("KernelGateway|instance") && cells[2].contains("/") ? studio : endpoints)
                        .add(cells[1] + "|" + cells[2]);
            }
        }
        assertThat(endpoints).hasSize(NAMES.size()).doesNotHaveDuplicates();
        assertThat(studio.stream().filter(cell -> cell.startsWith("KernelGateway")))
                .hasSize(2 * NAMES.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void columns_stay_in_line() {
        List<String> lines = scan(9999).out().lines().toList();
        Integer region = null;
        var misplaced = new ArrayList<String>();
        for (String line : lines) {
            if (line.startsWith("STATUS")) {
                region = line.indexOf("REGION");
            } else if (region != null && line.contains("  us-east-1  ")) {
                if (Columns.of(line.substring(0, line.indexOf("us-east-1  "))) != region) {
                    misplaced.add(line);
                }
            }
        }
        assertThat(misplaced).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100})
    void no_line_is_wider_than_the_terminal(int width) {
        assertThat(scan(width).out().lines())
                .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void no_command_names_something_else_than_is_there() {
        var commands = new HashSet<String>();
        scan(120, "--format", "json")
                .json()
                .get("verdicts")
                .forEach(verdict -> verdict.get("recommendations")
                        .forEach(one -> one.get("commands").forEach(command -> commands.add(command.textValue()))));

        assertThat(scan(9999, "--advice").out().lines().filter(line -> line.startsWith("  aws ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(commands).contains(line.substring(2)));
    }

    @Test
    void what_aws_says_when_it_fails_is_harmless_too() {
        String hostile = String.join(" ", NAMES);
        aws.fail("sagemaker:ListInferenceComponents", Fault.error("Bad\u001b[2J\u009bException", 400, hostile));
        aws.fail("logs:DescribeLogStreams", Fault.error("Worse\u202e", 400, hostile));
        try {
            CommandRun run = CommandRun.of(
                    "scan",
                    "--region",
                    "us-east-1",
                    "--endpoint-url",
                    server.uri().toString(),
                    "--debug");
            assertThat(run.err()).contains("A part of the scan failed", "2J");
            assertHarmless(run.out());
            assertHarmless(run.err().replace("\t", ""));
        } finally {
            aws.heal();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--output",
                "--history",
                "--policy",
                "--region",
                "--endpoint-url",
                "--kinds",
                "--idle-after",
                "--deadline",
                "--as-of",
                "--format",
                "--profile",
                "--x",
            })
    void what_was_mistyped_is_harmless_when_it_is_repeated(String option) {
        CommandRun run = CommandRun.of("scan", "--demo", option + "=none/" + String.join("", NAMES));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("idle: ").endsWith("See 'idle scan --help'." + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertHarmless(run.err());
    }
}
