package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongUsageTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("", "Say what to do: 'idle scan', or 'idle scan --demo' to try it."),
                arguments("scna", "Unexpected argument 'scna'. Did you mean 'scan'?"),
                arguments("--frob", "Unknown option '--frob'."),
                arguments("scan extra", "Unexpected argument 'extra'."),
                arguments("scan --regon us-east-1", "Unknown option '--regon'. Did you mean '--region'?"),
                arguments("scan -x", "Unknown option '-x'."),
                arguments("scan --idle-after -3d", "--idle-after has to be at least an hour, not '-3d'."),
                arguments("scan --idle-after=-3d", "--idle-after has to be at least an hour, not '-3d'."),
                arguments("scan --idle-after 30m", "--idle-after has to be at least an hour, not '30m'."),
                arguments(
                        "scan --idle-after 500d",
                        "--idle-after can be at most 455 days, as long as CloudWatch keeps metrics, not '500d'."),
                arguments(
                        "scan --idle-after soon",
                        "--idle-after takes a duration such as 90m, 24h, 14d or P14D, not 'soon'."),
                arguments(
                        "scan --idle-after 1d --idle-after 2d",
                        "option '--idle-after' (DURATION) should be specified only once."),
                arguments("scan --idle-after", "Missing required parameter for option '--idle-after' (DURATION)."),
                arguments(
                        "scan --idle-after --demo", "Expected parameter for option '--idle-after' but found '--demo'."),
                arguments(
                        "scan --region Frankfurt", "--region takes one region such as eu-central-1, not 'Frankfurt'."),
                arguments("scan --region=", "--region takes one region such as eu-central-1, not ''."),
                arguments(
                        "scan --region us-east-1,us-west-2",
                        "--region takes one region such as eu-central-1, not 'us-east-1,us-west-2'; repeat it for several."),
                arguments(
                        "scan --demo --region US-EAST-1",
                        "--region takes one region such as eu-central-1, not 'US-EAST-1'."),
                arguments(
                        "scan --endpoint-url http://127.0.0.1:1",
                        "No region: name one with --region or AWS_REGION, or a profile that has one."),
                arguments(
                        "scan --profile work",
                        "No region: name one with --region or AWS_REGION, or a profile that has one."),
                arguments(
                        "scan --region us-east-1 --endpoint-url localhost:4566",
                        "--endpoint-url takes a URL such as http://localhost:4566, not 'localhost:4566'."),
                arguments(
                        "scan --region us-east-1 --endpoint-url http://",
                        "--endpoint-url takes a URL such as http://localhost:4566, not 'http://'."),
                arguments(
                        "scan --demo --profile work",
                        "--demo scans an account inside this program; it goes with neither --profile nor --endpoint-url."),
                arguments(
                        "scan --kinds models",
                        "--kinds knows no 'models'; there are endpoints, components and studio."),
                arguments("scan --kinds=", "--kinds knows no ''; there are endpoints, components and studio."),
                arguments("scan --studio-idle-after 59m", "--studio-idle-after has to be at least an hour, not '59m'."),
                arguments(
                        "scan --kinds endpoints --studio-idle-after soon",
                        "--studio-idle-after takes a duration such as 90m, 24h, 14d or P14D, not 'soon'."),
                arguments("scan --studio-idle-after 500d", "--studio-idle-after can be at most 455 days, not '500d'."),
                arguments("scan --json", "Unknown option '--json'. Did you mean '--format json'?"),
                arguments(
                        "scan --kinds studio --idle-after 5h",
                        "--idle-after is about endpoints and components, and --kinds names neither; use --studio-idle-after."),
                arguments(
                        "scan --kinds components,endpoints --studio-idle-after 5h",
                        "--studio-idle-after is about Studio, and --kinds does not name it; use --idle-after."),
                arguments(
                        "scan --kinds endpoints --studio-idle-after 5h",
                        "--studio-idle-after is about Studio, and --kinds does not name it; use --idle-after."),
                arguments(
                        "scan --demo --advice --format json",
                        "--advice is about the table; JSON has all recommendations anyway."),
                arguments("scan --demo --attribution", "--attribution shows in JSON only; add --format json."),
                arguments(
                        "scan --kinds endpoints --attribution",
                        "--attribution is about Studio, and --kinds does not name it."),
                arguments(
                        "scan --studio-idle-after 1d --studio-idle-after 2d",
                        "option '--studio-idle-after' (DURATION) should be specified only once."),
                arguments("scan --format yaml", "--format is table or json, not 'yaml'."),
                arguments(
                        "scan --as-of yesterday",
                        "--as-of takes an instant such as 2026-01-10T12:00:00Z, not 'yesterday'."),
                arguments(
                        "scan --as-of 2026-01-10",
                        "--as-of takes an instant such as 2026-01-10T12:00:00Z, not '2026-01-10'."),
                arguments(
                        "scan --as-of 1999-01-10T12:00:00Z",
                        "--as-of lies outside the time of SageMaker: '1999-01-10T12:00:00Z'."),
                arguments(
                        "scan --steady 3",
                        "--steady tells by earlier scans; name a file to keep them in, with --history."),
                arguments("scan --deadline 0m", "--deadline has to be at least a second, not '0m'."),
                arguments("scan --deadline=-5m", "--deadline has to be at least a second, not '-5m'."),
                arguments("scan --deadline PT0.9S", "--deadline has to be at least a second, not 'PT0.9S'."),
                arguments(
                        "scan --deadline soon",
                        "--deadline takes a duration such as 90m, 24h, 14d or P14D, not 'soon'."),
                arguments("scan --history h --steady 0", "--steady takes 1 to 1000 scans, not '0'."),
                arguments("scan --history h --steady=-3", "--steady takes 1 to 1000 scans, not '-3'."),
                arguments("scan --history h --steady 1001", "--steady takes 1 to 1000 scans, not '1001'."),
                arguments(
                        "scan --history h --steady 99999999999", "--steady takes 1 to 1000 scans, not '99999999999'."),
                arguments("scan --history h --steady 59m", "--steady has to be at least an hour, not '59m'."),
                arguments("scan --history h --steady 500d", "--steady can be at most 455 days, not '500d'."),
                arguments(
                        "scan --history h --steady soon",
                        "--steady takes a number of scans such as 3, or a duration such as 36h, not 'soon'."),
                arguments(
                        "scan --history h --steady 1.5",
                        "--steady takes a number of scans such as 3, or a duration such as 36h, not '1.5'."),
                arguments("scan --history /", "--history takes a file; '/' is a directory."),
                arguments(
                        "scan --history /no/such/file",
                        "--history cannot be written: there is no directory '/no/such'."),
                arguments("scan --output /", "--output takes a file; '/' is a directory."),
                arguments(
                        "scan --output /no/such/file",
                        "--output cannot be written: there is no directory '/no/such'."));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isOneSentenceOnStandardErrorAndExitCodeTwo(String commandLine, String sentence) {
        CommandRun run = CommandRun.of(commandLine.isEmpty() ? new String[0] : commandLine.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2).first().isEqualTo("idle: " + sentence);
        assertThat(run.err().lines()).last().asString().startsWith("See 'idle").endsWith("--help'.");
    }

    @Test
    void theEnvironmentIsCheckedToo() {
        CommandRun run = CommandRun.in(CommandRun.surroundings(Map.of("AWS_REGION", "Frankfurt")), "scan");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("idle: AWS_REGION takes one region such as eu-central-1, not 'Frankfurt'.");
    }

    @Test
    void aFolderIsNoFile(@TempDir Path folder) {
        CommandRun run = CommandRun.of("scan", "--demo", "--output", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("idle: --output takes a file; '" + folder + "' is a directory.");
    }

    @Test
    void aReportDoesNotGoWhereTheHistoryIs(@TempDir Path folder) {
        String file = folder.resolve("idle").toString();
        CommandRun run = CommandRun.of(
                "scan",
                "--demo",
                "--history",
                file,
                "--output",
                folder.resolve("./idle").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("idle: --history and --output take a file each, not both '" + file + "'.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aStackTraceIsShownOnDemand() {
        assertThat(CommandRun.of("scan", "--idle-after", "soon").err()).doesNotContain("\tat ");
        assertThat(CommandRun.of("scan", "--idle-after", "soon", "--debug").err())
                .contains("\tat ");
    }

    @Test
    void helpIsNoMistake() {
        CommandRun help = CommandRun.of("scan", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains(
                        "--demo",
                        "--region",
                        "--profile",
                        "--endpoint-url",
                        "--kinds",
                        "--idle-after",
                        "--studio-idle-after",
                        "--policy",
                        "--as-of",
                        "--format",
                        "--output",
                        "--history",
                        "--steady",
                        "--fail-on-idle",
                        "--[no-]progress",
                        "--debug",
                        "Exit codes:");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(CommandRun.of("--version").out()).matches("idle \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }
}
