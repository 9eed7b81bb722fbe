package io.github.idle4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the Java code of the README to {@link FirstSteps} and {@link SandboxPolicyTest}, which the build compiles. */
class ReadmeTest {

    private static final Pattern IN_README = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_SOURCE =
            Pattern.compile("// README: (?!end).*?\n(.*?) *// README: end", Pattern.DOTALL);

    @Test
    void every_block_of_java_in_the_readme_compiles() throws IOException {
        var sources = new ArrayList<String>();
        for (String source : List.of("main/java/%s/FirstSteps.java", "test/java/%s/SandboxPolicyTest.java")) {
            Path file = Path.of("src", source.formatted("io/github/idle4j/examples"));
            sources.addAll(blocks(IN_SOURCE, Files.readString(file)));
        }
        assertThat(blocks(IN_README, Files.readString(Path.of("../README.md"))))
                .hasSize(8)
                .containsExactlyInAnyOrderElementsOf(sources);
    }

    @Test
    void every_block_of_java_on_the_page_of_policies_compiles() throws IOException {
        Path steps = Path.of("src/main/java/io/github/idle4j/examples/FirstSteps.java");
        Pattern marked = Pattern.compile("// policies.md: (?!end).*?\n(.*?) *// policies.md: end", Pattern.DOTALL);
        var sources = new ArrayList<>(blocks(marked, Files.readString(steps)));
        for (String source : List.of("main/java/%s/CanaryOnly.java", "test/java/%s/CanaryOnlyTest.java")) {
            sources.add(Files.readString(Path.of("src", source.formatted("com/example/idle")))
                    .stripTrailing());
        }
        assertThat(blocks(IN_README, Files.readString(Path.of("../docs/policies.md"))))
                .containsExactlyElementsOf(sources);
    }

    private static List<String> blocks(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
