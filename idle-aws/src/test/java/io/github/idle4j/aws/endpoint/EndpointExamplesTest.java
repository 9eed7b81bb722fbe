package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms an endpoint has, one world each, and what is said of each resource in it; through real clients. */
class EndpointExamplesTest {

    static Stream<Example> examples() {
        return Stream.of(
                        ClassicExamples.examples(),
                        ComponentExamples.examples(),
                        AsyncAndServerlessExamples.examples(),
                        UnusualAnswers.examples())
                .flatMap(each -> each);
    }

    static EndpointWorld world(Example example) {
        EndpointWorld world = EndpointWorld.of(example.region());
        example.faults().accept(world.aws);
        return world;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_judged(Example example) {
        assertThat(verdicts(world(example).scan())).isEqualTo(example.verdicts());
    }

    static String verdicts(IdleReport report) {
        return report.assessments().stream()
                .map(one -> one.resource().path() + ": " + inShort(one)
                        + notes(one.activity().notes().toString()))
                .sorted()
                .collect(joining(", "));
    }

    private static String notes(String notes) {
        return notes.equals("[]") ? "" : " " + notes;
    }
}
