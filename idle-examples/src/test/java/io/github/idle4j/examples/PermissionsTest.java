package io.github.idle4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.idle4j.aws.permissions.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/permissions.md to the policy beside it, to the table of permissions, and to the calls that the sources name. */
class PermissionsTest {

    private static final Pattern CALL = Pattern.compile("\"((?:sagemaker|logs|cloudwatch|pricing):[A-Z]\\w+)\"");
    private static final Path SOURCES = Path.of("../idle-aws/src/main/java/io/github/idle4j/aws");

    private final String page = Files.readString(Path.of("../docs/permissions.md"));
    private final Map<String, JsonNode> policy = statements(Files.readString(Path.of("../docs/iam-policy.json")));

    PermissionsTest() throws IOException {}

    @Test
    void each_statement_of_the_policy_is_told_what_for() {
        assertThat(found("`(Idle4j\\w+)`")).containsExactlyInAnyOrderElementsOf(policy.keySet());
    }

    @Test
    void the_policy_of_endpoints_alone_is_a_part_of_the_whole_and_has_all_that_they_call() throws IOException {
        Map<String, JsonNode> part =
                statements(found("(?s)```json\n(.*?)```").iterator().next());

        assertThat(policy).containsAllEntriesOf(part);
        assertThat(actions(part)).containsExactlyInAnyOrderElementsOf(called("endpoint", "metrics"));
    }

    @Test
    void the_whole_policy_has_all_that_is_called() throws IOException {
        assertThat(actions(policy))
                .containsExactlyInAnyOrderElementsOf(called("endpoint", "metrics", "tags", "studio", "cost"));
    }

    @Test
    void what_is_lost_is_what_idle_doctor_says() {
        List<String> rows = Permission.all().stream()
                .map(permission -> "| `" + permission.action() + "` | " + permission.without() + " |")
                .toList();

        assertThat(page.lines().filter(line -> line.matches("\\| `\\w+:.*"))).containsExactlyInAnyOrderElementsOf(rows);
    }

    private Set<String> found(String pattern) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult one) -> one.group(1))
                .forEach(found::add);
        return found;
    }

    private static Map<String, JsonNode> statements(String policy) throws IOException {
        Map<String, JsonNode> statements = new HashMap<>();
        for (JsonNode statement : new ObjectMapper().readTree(policy).get("Statement")) {
            statements.put(statement.get("Sid").textValue(), statement);
        }
        return statements;
    }

    private static Set<String> actions(Map<String, JsonNode> statements) {
        Set<String> actions = new TreeSet<>();
        statements
                .values()
                .forEach(statement -> statement.get("Action").forEach(action -> actions.add(action.textValue())));
        return actions;
    }

    private static Set<String> called(String... packages) throws IOException {
        Set<String> calls = new TreeSet<>();
        for (String name : packages) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
                for (Path file : files.toList()) {
                    CALL.matcher(Files.readString(file)).results().forEach(call -> calls.add(call.group(1)));
                }
            }
        }
        return calls;
    }
}
