package io.github.idle4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoAccountTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/idle4j/examples/demo");

    static Stream<String> conclusions() {
        return Stream.concat(
                ReasonCode.published().stream().map(ReasonCode::code),
                Stream.of(Status.values())
                        .flatMap(status -> Stream.of(
                                status.name(), status.name().toLowerCase().replace('_', ' '))));
    }

    @ParameterizedTest
    @MethodSource("conclusions")
    void isDescribedByFactsAlone(String conclusion) throws IOException {
        for (String source : List.of("DemoAccount.java", "DemoStudio.java")) {
            assertThat(Files.readString(SOURCES.resolve(source)))
                    .doesNotContainPattern("(?<!\\w)" + conclusion + "(?!\\w)");
        }
    }
}
