package io.github.idle4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the policies of docs/permissions.md to the calls that the sources make, as they name them in their code. */
class PermissionsTest {

    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("\"((?:sagemaker|logs|cloudwatch|pricing):[A-Z]\\w+)\"");
    private static final Path SOURCES = Path.of("../idle-aws/src/main/java/io/github/idle4j/aws");

    @Test
    void each_source_may_call_what_it_calls_and_nothing_more() throws IOException {
        var policies = BLOCK.matcher(Files.readString(Path.of("../docs/permissions.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(policies).hasSize(3);
        assertThat(allowed(policies.get(0))).containsExactlyInAnyOrderElementsOf(called("endpoint", "metrics", "tags"));
        assertThat(allowed(policies.get(1))).containsExactlyInAnyOrderElementsOf(called("studio", "metrics", "tags"));
        assertThat(allowed(policies.get(2))).containsExactlyInAnyOrderElementsOf(called("cost"));
    }

    private static Set<String> allowed(String policy) throws IOException {
        Set<String> actions = new TreeSet<>();
        for (JsonNode statement : new ObjectMapper().readTree(policy).get("Statement")) {
            statement.get("Action").forEach(action -> actions.add(action.textValue()));
        }
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
