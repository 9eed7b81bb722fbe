package io.github.idle4j.examples.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A file in which a report is seen complete or not at all: it is written to another one beside it, which takes its place in
 * the end. What cannot be replaced is written to as it is: a pipe, a terminal, a file in a folder that is not ours.
 */
final class ReportFile implements Destination {

    private final Path target;
    private final Optional<Path> draft;
    private final Writer writer;

    private ReportFile(Path target, Optional<Path> draft, Writer writer) {
        this.target = target;
        this.draft = draft;
        this.writer = writer;
    }

    /** Opens it. Whoever reads a pipe may let this wait. */
    static ReportFile open(Path file) throws IOException {
        if (!isReplaceable(file)) {
            return new ReportFile(file, Optional.empty(), writer(file, CREATE, APPEND));
        }
        Path target = Files.exists(file) ? file.toRealPath() : file; // a link goes on to lead there
        Path draft = target.resolveSibling(".idle-" + UUID.randomUUID() + ".tmp");
        Writer writer;
        try {
            writer = writer(draft, CREATE_NEW, WRITE);
        } catch (IOException notThere) {
            return new ReportFile(target, Optional.empty(), writer(target, CREATE, WRITE, TRUNCATE_EXISTING));
        }
        draft.toFile().deleteOnExit(); // the process may be told to end
        return new ReportFile(target, Optional.of(draft), writer);
    }

    /** What is named through {@code /dev} or {@code /proc} is open already, perhaps by others too, as with {@code >> log}. */
    private static boolean isReplaceable(Path file) {
        if (file.startsWith("/dev") || file.startsWith("/proc")) {
            return false;
        }
        return Files.isRegularFile(file) || (!Files.exists(file) && !Files.isSymbolicLink(file));
    }

    private static Writer writer(Path file, OpenOption... options) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file, options), StandardCharsets.UTF_8));
    }

    @Override
    public Writer writer() {
        return writer;
    }

    @Override
    public void complete() throws IOException {
        writer.close();
        if (draft.isPresent()) {
            keepPermissions(draft.get());
            replaceBy(draft.get());
        }
    }

    /** Whoever may read the file shall go on to. */
    private void keepPermissions(Path written) throws IOException {
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(target));
        }
    }

    private void replaceBy(Path written) throws IOException {
        try {
            Files.move(written, target, ATOMIC_MOVE);
        } catch (IOException mounted) { // a file that is mounted by itself, as into a container, can only be written to
            try (var into = Files.newOutputStream(target)) {
                Files.copy(written, into);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            if (draft.isPresent()) {
                Files.deleteIfExists(draft.get());
            }
        }
    }
}
