package io.github.idle4j.history;

import static io.github.idle4j.history.VerdictHistoryTest.streak;
import static io.github.idle4j.history.VerdictHistoryTest.subject;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A history in a file survives what files suffer: whatever is left of it, no streak is longer than it was. */
class FileHistoryTest {

    private static final Map<Subject, IdleStreak> BEFORE =
            Map.of(subject("churn"), streak(0, 1), subject("what? où"), streak(1, 12), subject("z"), streak(2, 3));

    @TempDir
    private Path folder;

    private Path file;
    private VerdictHistory history;

    @BeforeEach
    void remember() {
        file = folder.resolve("idle.history");
        history = VerdictHistory.inFile(file);
        history.remember(BEFORE, Set.of());
    }

    @Test
    void another_process_finds_it_again() {
        assertThat(VerdictHistory.inFile(file).recall()).isEqualTo(BEFORE);
    }

    @Test
    void it_is_text_with_a_line_for_each_streak() throws IOException {
        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .startsWith("idle4j-history 1")
                .contains("sagemaker:endpoint\taws\t111122223333\teu-central-1\twhat? o\\u00f9\tquiet for 14 days\t"
                        + "2026-01-10T12:00:00Z\t2026-01-11T12:00:00Z\t12\tf410b82a");
    }

    @Test
    void cut_off_at_any_byte_it_holds_the_streaks_before_that_and_goes_on() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int recalled = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Map<Subject, IdleStreak> left = history.recall();
            assertThat(BEFORE.entrySet()).as("of %d bytes", length).containsAll(left.entrySet());
            assertThat(left.size()).as("of %d bytes", length).isGreaterThanOrEqualTo(recalled);
            recalled = left.size();

            history.remember(Map.of(subject("next"), streak(3, 1)), Set.of(subject("churn")));
            assertThat(history.recall())
                    .as("after %d bytes", length)
                    .hasSize(left.size() + (left.containsKey(subject("churn")) ? 0 : 1))
                    .containsKey(subject("next"))
                    .doesNotContainKey(subject("churn"));
        }
        assertThat(recalled).isEqualTo(BEFORE.size());
    }

    @Test
    void with_any_bit_flipped_it_tells_no_streak_that_was_not_there() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file, damaged);
            try {
                assertThat(BEFORE.entrySet())
                        .as("bit %d", bit)
                        .containsAll(history.recall().entrySet());
            } catch (UncheckedIOException said) {
                refused++;
            }
        }
        assertThat(refused).as("all but the last line end").isEqualTo((whole.length - 1) * Byte.SIZE);
    }

    /** The state is in the file until the new one is in its place, so that only the file beside it can be half written. */
    @Test
    void a_crash_at_any_byte_while_it_is_written_leaves_what_was() throws IOException {
        byte[] next = HistoryText.write(Map.of(subject("churn"), streak(1, 2)));
        for (int length = 0; length <= next.length; length++) {
            Files.write(folder.resolve("idle.history.new"), Arrays.copyOf(next, length));
            assertThat(history.recall()).isEqualTo(BEFORE);
        }
        history.remember(Map.of(), Set.of(subject("z")));
        assertThat(history.recall()).containsOnlyKeys(subject("churn"), subject("what? où"));
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    private enum Unreadable {
        NOTES_OF_SOMEBODY("# to do\n", "it is no history of Idle4j, or damaged in line 1"),
        OF_A_LATER_VERSION("idle4j-history 2\nwhat comes\n", "it was written by another version of Idle4j"),
        WITH_A_STRANGE_LINE(
                "idle4j-history 1\nwhat\n", "it is damaged in line 2; without the file, all streaks begin anew"),
        WITH_AN_EMPTY_LINE("idle4j-history 1\n\n", "it is damaged in line 2; without the file, all streaks begin anew"),
        WITH_DAYS_THAT_ARE_NO_INSTANTS(
                "idle4j-history 1\nsagemaker:endpoint\taws\t1\tr\tp\tquiet\tyesterday\ttoday\t3\t2cce1725\n",
                "it is damaged in line 2; without the file, all streaks begin anew"),
        WITH_NONSENSE_AND_ITS_CHECKSUM(
                "idle4j-history 1\na\tb\tc42ac338\n",
                "it is damaged in line 2; without the file, all streaks begin anew");

        private final String text;
        private final String why;

        Unreadable(String text, String why) {
            this.text = text;
            this.why = why;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_it_cannot_read_it_names_and_leaves_alone(Unreadable one) throws IOException {
        Files.writeString(file, one.text);
        assertThatThrownBy(history::recall)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The history " + file + " could not be read: " + one.why);
        assertThatThrownBy(() -> history.remember(BEFORE, Set.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The history " + file + " could not be written: " + one.why);
        assertThat(Files.readString(file)).isEqualTo(one.text);
    }

    @Test
    void a_line_that_is_there_twice_is_damage() throws IOException {
        String text = Files.readString(file, ISO_8859_1);
        Files.writeString(file, text + text.substring(text.indexOf('\n') + 1), ISO_8859_1);
        assertThatThrownBy(history::recall).hasMessageContaining("damaged in line 5");
    }

    @Test
    void while_another_program_writes_it_is_only_read() throws IOException {
        try (FileChannel other = FileChannel.open(folder.resolve("idle.history.lock"), StandardOpenOption.WRITE)) {
            other.lock();
            assertThat(history.recall()).isEqualTo(BEFORE);
            assertThatThrownBy(() -> history.remember(BEFORE, Set.of()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            "The history " + file + " could not be written: another program writes to it right now");
        }
        history.remember(Map.of(), BEFORE.keySet());
        assertThat(history.recall()).isEmpty();
    }

    @Test
    void where_there_is_no_folder_nothing_is_recalled_or_written() {
        VerdictHistory nowhere = VerdictHistory.inFile(folder.resolve("no/such/file"));
        assertThat(nowhere.recall()).isEmpty();
        assertThatThrownBy(() -> nowhere.remember(BEFORE, Set.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("NoSuchFileException");
        assertThatThrownBy(VerdictHistory.inFile(folder)::recall).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void behind_a_link_the_file_is_replaced_and_not_the_link() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        VerdictHistory.inFile(link).remember(Map.of(), Set.of(subject("z")));
        assertThat(link).isSymbolicLink();
        assertThat(history.recall())
                .hasSize(2)
                .isEqualTo(VerdictHistory.inFile(link).recall());
    }
}
