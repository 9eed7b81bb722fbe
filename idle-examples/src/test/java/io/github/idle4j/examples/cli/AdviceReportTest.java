package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.examples.cli.Reports.Reported;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceReportTest {

    private static final String DELETE = "aws sagemaker delete-endpoint --endpoint-name %s --region us-east-1";

    /** Each of them advised to be deleted in words of {@code whys}, and then to be left. */
    private static Reported advised(List<ResourceActivity> activities, List<String> whys, List<String> commands) {
        Reported plain = Reports.result(activities, List.of(), List.of("us-east-1"));
        List<Assessment> advised = IntStream.range(0, activities.size())
                .mapToObj(i -> plain.assessments()
                        .get(i)
                        .recommending(List.of(
                                new Recommendation("DELETE_ENDPOINT", whys.get(i), List.of(commands.get(i))),
                                new Recommendation("LEAVE", "It may be needed.", List.of()))))
                .toList();
        return new Reported(plain.result(), advised);
    }

    @Test
    void the_best_is_said_with_its_commands_and_of_the_others_that_they_exist() {
        var result = advised(
                List.of(Reports.idle("churn")),
                List.of("Nobody calls it, and it costs."),
                List.of(DELETE.formatted("churn")));

        assertThat(result.advice(50)).isEqualToNormalizingNewlines("""

                What can be done; nothing of it is done by this
                program.

                DELETE_ENDPOINT churn
                  Nobody calls it, and it costs. Or: LEAVE (see
                  JSON).
                  aws sagemaker delete-endpoint --endpoint-name churn --region us-east-1
                """);
    }

    @Test
    void what_is_the_same_of_several_is_said_once() {
        var result = advised(
                List.of(Reports.unknown("b"), Reports.unknown("a")),
                List.of("Grant it.", "Grant it."),
                List.of("aws x", "aws x"));

        assertThat(result.advice(80))
                .contains("DELETE_ENDPOINT a, b" + System.lineSeparator())
                .containsOnlyOnce("aws x");
    }

    @Test
    void a_name_cannot_write_to_the_terminal() {
        var result =
                advised(List.of(Reports.idle("a\u001b[2Jb")), List.of("a\u001b[2Jb"), List.of("aws 'a\u001b[2Jb'"));

        assertThat(result.advice(80)).contains("a\\u001b[2Jb").doesNotContain("\u001b");
    }

    @Test
    void nothing_is_said_where_there_is_nothing_to_do() {
        assertThat(Reports.ofEveryStatus().advice(80)).isEmpty();
        assertThat(Reports.ofEveryStatus().announcedAdvice(80)).isEmpty();
    }

    @Test
    void a_demo_tells_how_to_see_it_and_then_shows_it() {
        Surroundings narrow = CommandRun.surroundings(Map.of("COLUMNS", "80"));

        assertThat(CommandRun.in(narrow, "scan", "--demo").out().lines())
                .last()
                .isEqualTo("With --advice, this says what can be done, and how.");
        CommandRun run = CommandRun.in(narrow, "scan", "--demo", "--advice");
        assertThat(run.out())
                .doesNotContain("With --advice")
                .contains(
                        DELETE.formatted("churn-v3").replace("us-east-1", "eu-central-1"),
                        "DELETE_APPS erik/ml.g4dn.xlarge",
                        "REMOVE_VARIANT search-ranking",
                        "CHECK_METRICS vision-qa")
                .as("apps are told of with their instances")
                .doesNotContain("DELETE_APP ", "BESIDE_OTHERS");
        assertThat(run.out().lines().filter(line -> !line.startsWith("  aws "))).allMatch(line -> line.length() <= 80);
    }

    @Test
    void json_has_all_of_it() {
        CommandRun run = CommandRun.of("scan", "--demo", "--format", "json");
        run.json().get("verdicts").forEach(verdict -> {
            assertThat(verdict.get("recommendations").isEmpty()
                            && verdict.get("status").textValue().equals("IDLE"))
                    .as(verdict.get("resource").toString())
                    .isFalse();
            verdict.get("recommendations").forEach(one -> {
                assertThat(Recommender.standard().actions())
                        .contains(one.get("action").textValue());
                assertThat(one.get("why").textValue()).endsWith(".");
                assertThat(one.get("commands").isArray()).isTrue();
            });
        });
    }
}
