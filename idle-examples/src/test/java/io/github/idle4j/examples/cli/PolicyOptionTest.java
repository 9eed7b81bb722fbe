package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The option --policy: a file judges the demo account, in place of the other options or beside them. */
class PolicyOptionTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void the_example_of_the_docs_judges_the_demo_account() throws IOException {
        var matcher = EXAMPLE.matcher(Files.readString(Path.of("../docs/policy-file.md")));
        assertThat(matcher.find()).isTrue();
        Surroundings inJanuary = CommandRun.surroundings(Map.of());
        CommandRun run = CommandRun.in(
                new Surroundings(
                        Map.of(),
                        false,
                        InstantSource.fixed(Instant.parse("2026-01-10T12:00:00Z")),
                        inJanuary.credentials(),
                        inJanuary.profileRegion()),
                "scan",
                "--demo",
                "--format",
                "json",
                "--policy",
                file(matcher.group(1)));

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("failures")).isEmpty();
        assertThat(told(run, "churn-v3")).isEqualTo("IDLE NO_USE_IN_WINDOW quiet for 60 days null P60D []");
        assertThat(told(run, "sentiment-de"))
                .isEqualTo("IDLE NO_USE_IN_WINDOW used fewer than 50 times in 28 days 0 50 []");
        assertThat(told(run, "quarterly-forecast")).isEqualTo("IDLE NO_USE_IN_WINDOW quiet for 7 days P12DT22H P7D []");
        assertThat(told(run, "ticket-router"))
                .isEqualTo("NOT_JUDGED EXCLUDED exempt by its tag keep null null [\"EXEMPT_UNTIL(2026-03-11)\"]");
        assertThat(told(run, "document-parser"))
                .isEqualTo(
                        "NOT_JUDGED EXCLUDED the scanners arrive in spring null null [\"EXEMPT_UNTIL(2026-04-30)\"]");
        assertThat(told(run, "llm-summaries")).isEqualTo("IDLE NO_USE_IN_WINDOW quiet for 10 days null P10D []");
        assertThat(told(run, "ml.m5.4xlarge"))
                .isEqualTo(
                        "IDLE NO_USE_IN_WINDOW quiet for 16 hours of working time PT19H3M30S PT16H [\"MAY_COMPUTE_SILENTLY\"]");
        assertThat(told(run, "ml.g4dn.xlarge"))
                .isEqualTo(
                        "NOT_JUDGED EXCLUDED he trains at night null null [\"MAY_COMPUTE_SILENTLY\",\"EXEMPT_UNTIL(2026-03-31)\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "endpoints | endpoints | quiet for 3 days",
                "endpoints | endpoints,components | quiet for 14 days where it is an inference component, otherwise quiet for 3 days",
                "components | components,studio | quiet for 1 day, quiet for 3 days",
                "components | components,studio --studio-idle-after 2h | quiet for 2 hours, quiet for 3 days",
                "studio | components,studio --idle-after 2h | quiet for 2 hours, quiet for 3 days",
                "studio | endpoints,components,studio | quiet for 14 days, quiet for 3 days",
            })
    void what_the_file_does_not_name_is_judged_as_without_it(String section, String options, String policies)
            throws IOException {
        CommandRun run = scan(section, "--format json --kinds " + options);
        assertThat(run.exitCode()).isZero();
        var judgedBy = new TreeSet<String>();
        run.json()
                .get("verdicts")
                .forEach(verdict -> judgedBy.add(verdict.get("policy").textValue()));
        assertThat(String.join(", ", judgedBy)).isEqualTo(policies);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "endpoints | --idle-after 3d | The policy file speaks of endpoints or components; leave out --idle-after.",
                "components | --idle-after 3d | The policy file speaks of endpoints or components; leave out --idle-after.",
                "studio | --studio-idle-after 3d | The policy file speaks of Studio; leave out --studio-idle-after.",
                "studio | --kinds endpoints | The policy file speaks of nothing that --kinds names.",
                "endpoints | --kinds components,studio | The policy file speaks of nothing that --kinds names.",
            })
    void what_the_file_names_is_not_named_again(String section, String options, String sentence) throws IOException {
        CommandRun run = scan(section, options);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).containsExactly("idle: " + sentence, "See 'idle scan --help'.");
    }

    @Test
    void all_that_is_wrong_with_the_file_is_said_by_line() throws IOException {
        String file = file("version: 1\nendpoints: {quietFor: 2w}\nstudio: {quitFor: 1d}\n");
        CommandRun run = CommandRun.of("scan", "--demo", "--policy", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("idle: " + file + ":2:23: quietFor takes a duration"),
                        line -> assertThat(line).startsWith("idle: " + file + ":3:10: There is no key 'quitFor' here"),
                        line -> assertThat(line).isEqualTo("See 'idle scan --help'."));
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage() {
        CommandRun run = CommandRun.of("scan", "--demo", "--policy", "no/such.yaml");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("idle: no/such.yaml: There is no such file." + System.lineSeparator());
    }

    private CommandRun scan(String section, String options) throws IOException {
        String file = file("version: 1\n" + section + ": {quietFor: 3d}\n");
        return CommandRun.of(("scan --demo --policy " + file + " " + options).split(" "));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), text).toString();
    }

    private static String told(CommandRun run, String name) {
        JsonNode verdict = StreamSupport.stream(run.json().get("verdicts").spliterator(), false)
                .filter(one -> one.at("/resource/name").textValue().equals(name))
                .findFirst()
                .orElseThrow();
        return Stream.of("/status", "/reason", "/decision/policy", "/decision/saw", "/decision/limit", "/notes")
                .map(verdict::at)
                .map(value -> value.isTextual() ? value.textValue() : value.toString())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }
}
