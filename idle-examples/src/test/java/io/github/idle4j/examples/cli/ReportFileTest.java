package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A report is seen complete or not at all, wherever it goes. */
class ReportFileTest {

    @TempDir
    private Path folder;

    private static void write(Path file, String text) throws IOException {
        try (var report = ReportFile.open(file)) {
            report.writer().write(text);
            report.complete();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void the_old_one_stays_until_the_new_one_is_complete() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");

        try (var report = ReportFile.open(file)) {
            report.writer().write("new");
            report.writer().flush();
            assertThat(file).hasContent("old");
            report.complete();
        }

        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void what_is_given_up_leaves_the_old_one_and_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");

        try (var report = ReportFile.open(file)) {
            report.writer().write("n");
        }

        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void what_is_given_up_where_there_was_none_leaves_none() throws IOException {
        ReportFile.open(folder.resolve("report.json")).close();

        assertThat(files()).isEmpty();
    }

    @Test
    void a_name_may_be_as_long_as_the_file_system_takes_it() throws IOException {
        Path file = folder.resolve("r".repeat(255));

        write(file, "new");

        assertThat(file).hasContent("new");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void who_may_read_it_is_left_as_it_is() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        Path file = folder.resolve("report.json");

        write(file, "first");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        write(file, "second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_link_goes_on_to_lead_to_it() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path file = Files.writeString(elsewhere.resolve("report.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere/report.json"));
        Path toNothing = Files.createSymbolicLink(folder.resolve("nothing"), Path.of("elsewhere/new.json"));

        write(link, "new");
        write(toNothing, "first");

        assertThat(link).isSymbolicLink();
        assertThat(toNothing).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(elsewhere.resolve("new.json")).hasContent("first");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_pipe_is_written_to_and_stays() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var read = new FutureTask<>(() -> Files.readString(pipe));
        new Thread(read).start();

        write(pipe, "new");

        assertThat(read.get()).isEqualTo("new");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(files()).containsExactly(pipe);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_device_is_written_to_and_stays() throws IOException {
        Path nothing = Path.of("/dev/null");

        write(nothing, "new");

        assertThat(Files.isRegularFile(nothing)).isFalse();
    }

    @Test
    void a_disk_that_is_full_is_told_of() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();

        assertThatThrownBy(() -> write(full, "new")).isInstanceOf(IOException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void where_nothing_can_be_put_beside_it_the_file_itself_is_written_to() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "an old and longer one");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(folder)).as("as for root").isFalse();
            write(file, "new");
            assertThat(file).hasContent("new");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
