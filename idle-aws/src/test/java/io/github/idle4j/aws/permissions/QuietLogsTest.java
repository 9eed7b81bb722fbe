package io.github.idle4j.aws.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says of an account: above DEBUG nothing that tells of it, and credentials nowhere. */
class QuietLogsTest {

    private static final List<String> SECRETS =
            List.of(WholeAccount.ACCESS_KEY, WholeAccount.SECRET_KEY, WholeAccount.SESSION_TOKEN);

    private static final List<String> DETAILS = List.of(
            WholeAccount.ACCOUNT,
            WholeAccount.PERSON,
            WholeAccount.TAG_VALUE,
            WholeAccount.LOG_LINE,
            WholeAccount.ENDPOINT,
            "arn:");

    /** As slf4j-simple begins an event, where it names no thread. */
    private static final Pattern HEAD = Pattern.compile("(TRACE|DEBUG|INFO|WARN|ERROR) io\\.github\\.idle4j\\S* - .*");

    /** An event with its stack trace. */
    private record Event(String level, String text) {

        /** What it says and should not. */
        Optional<String> leak() {
            List<String> hidden = new ArrayList<>(SECRETS);
            if (!level.equals("DEBUG") && !level.equals("TRACE")) {
                hidden.addAll(DETAILS);
            }
            return hidden.stream().filter(text::contains).findFirst();
        }
    }

    @Test
    void scans_of_every_kind_tell_no_secret_and_above_debug_nothing_of_the_account() throws Exception {
        List<Event> events = events(logOf(LoggedScans.class));

        assertThat(events).filteredOn(event -> event.leak().isPresent()).isEmpty();
        assertThat(events)
                .as("what could have been told")
                .anyMatch(event -> event.text().contains("arn:aws:iam::" + WholeAccount.ACCOUNT))
                .anyMatch(event -> event.text().contains(WholeAccount.ENDPOINT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO io.github.idle4j.aws.X - Scanning arn:aws:sagemaker:…",
                "WARN io.github.idle4j.aws.X - Failed\nFoo: for " + WholeAccount.ACCOUNT + "\n\tat x",
                "ERROR io.github.idle4j.aws.X - alice is not " + WholeAccount.PERSON,
                "DEBUG io.github.idle4j.aws.X - " + WholeAccount.SESSION_TOKEN,
            })
    void a_leak_is_seen(String log) {
        assertThat(events(log.lines().toList()))
                .singleElement()
                .matches(event -> event.leak().isPresent());
    }

    private static List<Event> events(List<String> lines) {
        List<Event> events = new ArrayList<>();
        for (String line : lines) {
            if (HEAD.matcher(line).matches()) {
                events.add(new Event(line.substring(0, line.indexOf(' ')), line));
            } else if (!events.isEmpty()) {
                Event last = events.remove(events.size() - 1);
                events.add(new Event(last.level(), last.text() + "\n" + line));
            }
        }
        return events;
    }

    /** The tests of this JVM have made their loggers by now; another JVM can be asked to log all. */
    private static List<String> logOf(Class<?> program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-Dorg.slf4j.simpleLogger.log.io.github.idle4j=trace",
                        "-Dorg.slf4j.simpleLogger.showThreadName=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        return lines;
    }
}
