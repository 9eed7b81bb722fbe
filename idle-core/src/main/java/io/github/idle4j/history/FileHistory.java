package io.github.idle4j.history;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streaks in a file, written anew each time: into another one beside it, forced to the disk, and then put in its place. There
 * are few idle resources, so a log that grows would save little; and in a log a lost line could be the one that ends a
 * streak, while here it can only be a streak.
 */
final class FileHistory implements VerdictHistory {

    /** Locks of files are those of the process, so its threads wait for each other here. */
    private static final Object ONE_WRITER = new Object();

    private final Path file;

    FileHistory(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public Map<Subject, IdleStreak> recall() {
        try {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(this + " could not be read: " + why(e), e);
        }
    }

    private static Map<Subject, IdleStreak> read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException notYet) {
            return Map.of();
        }
        return HistoryText.read(bytes);
    }

    @Override
    public void remember(Map<Subject, IdleStreak> idle, Set<Subject> ended) {
        try {
            synchronized (ONE_WRITER) {
                // Behind a link it is the file that is replaced, not the link.
                Path real = Files.exists(file) ? file.toRealPath() : file;
                try (FileChannel lockFile = FileChannel.open(beside(real, ".lock"), CREATE, WRITE)) {
                    lock(lockFile);
                    write(real, HistoryText.write(Streaks.after(read(real), idle, ended)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(this + " could not be written: " + why(e), e);
        }
    }

    /**
     * Until the channel is closed. The lock file stays: whoever took it away could take it from under another that has just
     * opened it.
     */
    private static void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException elsewhereInThisProcess) {
            // Said below, with the same words.
        }
        throw new IOException("another program writes to it right now");
    }

    private static void write(Path file, byte[] text) throws IOException {
        Path next = beside(file, ".new");
        try (FileChannel channel = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(next, file, ATOMIC_MOVE);
        forceFolderOf(file);
    }

    /** So that the new name survives too; where folders cannot be opened, as on Windows, there is no more to be done. */
    private static void forceFolderOf(Path file) {
        @Nullable Path folder = file.getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            } catch (IOException notHere) {
                // The file is in its place all the same.
            }
        }
    }

    /** Messages of the subclasses are names of files, for the most part. */
    private static String why(IOException e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    @Override
    public String toString() {
        return "The history " + file;
    }
}
