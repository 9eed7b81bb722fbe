package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.LogText.cell;
import static io.github.idle4j.aws.studio.LogText.probedSince;
import static io.github.idle4j.aws.studio.LogText.watching;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.ofCanvas;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static io.github.idle4j.aws.studio.StudioWorld.ofOne;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.local.LocalLogStream;
import io.github.idle4j.evidence.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation shows what verdicts on Studio say; here each of them says it. */
class StudioExplanationsTest {

    record Said(String name, StudioWorld world, String type) {
        Said(String name, StudioWorld world) {
            this(name, world, ResourceId.STUDIO_APP);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Said> said() {
        return Stream.of(
                new Said("A kernel that has written nothing for 30 hours", ofOne(silentFor(30))),
                new Said("A kernel in a region without the log group", ofOne(app -> app.createdAt(hoursAgo(99)))),
                new Said(
                        "An instance on which one kernel is silent and one is not",
                        ofAlice(alice ->
                                alice.kernelGateway("etl", silentFor(30)).kernelGateway("churn", silentFor(3))),
                        ResourceId.STUDIO_INSTANCE),
                new Said(
                        "A JupyterLab in which nothing was run for 40 hours",
                        lab(s -> s.event(hoursAgo(40), cell(NOW)))),
                new Said("One with a document open", lab(s -> s.event(hoursAgo(3), watching(NOW)))),
                new Said(
                        "One that writes lines which nobody here knows",
                        lab(s -> s.event(hoursAgo(40), cell(NOW)).event(hoursAgo(3), "epoch 3 of 40"))),
                new Said("One without any line that would prove something", lab(s -> {})),
                new Said("One whose log has stopped", ofLab(app -> app.logs(s -> s.event(hoursAgo(72), cell(NOW))))),
                new Said("A Canvas that nobody logged out of", ofCanvas(app -> app.activeAt(hoursAgo(50)))));
    }

    private static StudioWorld lab(Consumer<LocalLogStream> more) {
        return ofLab(app -> app.logs(stream -> more.accept(probedSince(stream, 119))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("said")
    void the_documentation_shows_what_is_said(Said one) throws IOException {
        Assessment first = one.world().scan().assessments().stream()
                .filter(found -> found.resource().type().equals(one.type()))
                .findFirst()
                .orElseThrow();
        String row = "| " + one.name() + " | " + first.verdict().status() + " | "
                + first.verdict().explanation() + " |";
        assertThat(Files.readString(Path.of("..", "docs", "judgement.md"), UTF_8))
                .contains(row);
    }
}
