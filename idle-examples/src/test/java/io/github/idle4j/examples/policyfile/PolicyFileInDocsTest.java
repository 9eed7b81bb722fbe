package io.github.idle4j.examples.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.idle4j.policy.IdlePolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/policy-file.md to the form, and the form to its example, broken in every way. */
class PolicyFileInDocsTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(20);
    }

    @Test
    void every_key_is_told_of() throws IOException {
        var form = new Form();
        var conditions = new Conditions(form, PolicyFile.KEYS);
        var keys = new TreeSet<>(PolicyFile.KEYS);
        keys.addAll(conditions.keys());
        keys.addAll(new Policies(form, conditions, new Exemptions(form, conditions, false)).keys());
        keys.addAll(Policies.OTHER_KEYS);
        keys.addAll(Exemptions.COMPLETE);
        keys.addAll(Exemptions.BESIDES);
        keys.addAll(Calendars.KEYS);
        assertThat(keys).contains("version", "studio", "tag", "when", "quietFor", "because", "byTag", "zone");
        String page = page("docs/policy-file.md");
        assertThat(keys).allSatisfy(key -> assertThat(page).containsPattern("`" + key + "[`:]"));
    }

    @Test
    void the_file_in_the_readme_is_read() throws IOException {
        PolicyFile file = PolicyFile.read(written(example("README.md").getBytes(StandardCharsets.UTF_8)));
        assertThat(file.endpoints())
                .map(IdlePolicy::name)
                .contains("quiet for 30 days unless exempt by its tag keep or shown to customers");
    }

    @Test
    void every_prefix_of_the_example_is_read_or_has_a_line_that_is_wrong() throws IOException {
        String example = example();
        for (int length = 0; length <= example.length(); length++) {
            check(example.substring(0, length).getBytes(StandardCharsets.UTF_8));
        }
        assertThatCode(() -> PolicyFile.read(written(example.getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_few_wrong_bytes_make_a_file_that_is_read_or_has_a_line_that_is_wrong(int seed) throws IOException {
        var random = new Random(seed);
        String characters = "{}[]:,-#&*!|>'\"%@`? \t\n\\\u0000~\u00fc0a";
        for (int round = 0; round < 200; round++) {
            byte[] bytes = example().getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) characters.charAt(random.nextInt(characters.length()));
            }
            check(bytes);
        }
    }

    private void check(byte[] bytes) throws IOException {
        Path file = written(bytes);
        try {
            PolicyFile.read(file);
        } catch (PolicyFileException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem)
                            .startsWith(file + ":")
                            .matches(Pattern.compile(".*:[1-9]\\d*:[1-9]\\d*: .*[.]", Pattern.DOTALL)));
        }
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("policy.yaml"), bytes);
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..").resolve(name));
    }

    private static String example() throws IOException {
        return example("docs/policy-file.md");
    }

    private static String example(String page) throws IOException {
        var matcher = EXAMPLE.matcher(page(page));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
