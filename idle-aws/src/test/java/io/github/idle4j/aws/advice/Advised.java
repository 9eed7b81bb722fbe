package io.github.idle4j.aws.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import java.util.List;
import java.util.stream.Collectors;

/** What is recommended, as text to compare: each action with its commands below, of which each was held to the AWS CLI. */
public final class Advised {

    private static final String ALL_ELSE = NewConfig.like("any", "", "").others().stream()
            .map(other -> ", " + other)
            .collect(Collectors.joining());

    private Advised() {}

    /** Of that one; what a new configuration has of the old one is left out. */
    public static String of(Assessment assessment) {
        List<Recommendation> said = Recommender.standard().apply(assessment).recommendations();
        List<String> commands =
                said.stream().flatMap(one -> one.commands().stream()).toList();
        assertThat(AwsCli.problems(Shell.calls(commands))).isEmpty();
        return said.stream()
                .map(one -> one.action() + "\n"
                        + one.commands().stream()
                                .map(command -> "  " + command + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining())
                .replace(ALL_ELSE, ", (all else)");
    }

    /** Why, of that action. */
    public static String why(Assessment assessment, String action) {
        return Recommender.standard().apply(assessment).recommendations().stream()
                .filter(one -> one.action().equals(action))
                .map(Recommendation::why)
                .collect(Collectors.joining("\n"));
    }
}
