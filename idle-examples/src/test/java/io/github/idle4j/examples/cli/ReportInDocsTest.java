package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idle4j.aws.advice.Recommender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/report.md to the fields that the report has. */
class ReportInDocsTest {

    @Test
    void every_field_of_the_report_is_told_of() throws IOException {
        String page = Files.readString(Path.of("../docs/report.md"));
        Set<String> fields = new TreeSet<>();
        collect(CommandRun.of("scan", "--demo", "--cost", "--format", "json").json(), fields);
        assertThat(fields).contains("schemaVersion", "detail", "commands", "instanceType", "user", "wastedSoFar");
        assertThat(fields).allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
    }

    @Test
    void every_action_that_can_be_recommended_is_told_of_and_no_other() throws IOException {
        String page = Files.readString(Path.of("../docs/report.md"));
        String section = page.substring(page.indexOf("## Recommendations"), page.indexOf("## A resource"));
        List<String> told = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(section)
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(told).isEqualTo(Recommender.standard().actions());
    }

    /** The names of calls are keys and no fields. */
    private static void collect(JsonNode node, Set<String> fields) {
        node.properties().forEach(field -> {
            fields.add(field.getKey());
            if (!Set.of("apiCalls", "apiAttempts").contains(field.getKey())) {
                collect(field.getValue(), fields);
            }
        });
        if (node.isArray()) {
            node.forEach(one -> collect(one, fields));
        }
    }
}
