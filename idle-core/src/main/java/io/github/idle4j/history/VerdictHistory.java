package io.github.idle4j.history;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Keeps streaks of idle verdicts from one scan to the next: in memory, in a file, or wherever you like.
 *
 * <p>A detector reads it once at the start of a scan and writes it once at the end. Nothing that is lost from a history makes
 * a resource idle: what it does not know of begins anew. So an implementation may forget streaks, and should forget those of
 * resources that are no longer there; after 35 days without an idle verdict they have lapsed anyway. Implementations are
 * thread-safe. Of scans that overlap, each adds one verdict at most to what it read, and the last to end is remembered.
 */
public interface VerdictHistory {

    /**
     * All streaks that are remembered.
     *
     * @throws RuntimeException if they cannot be read; then nothing is reported idle that has to be steady
     */
    Map<Subject, IdleStreak> recall();

    /**
     * Remembers what a scan found: all of it, also when the machine stops right after, or else nothing.
     *
     * @param idle  streaks that began or went on; they take the place of any of the same subject
     * @param ended whose streak is over; none of them is in {@code idle}
     * @throws RuntimeException if they cannot be written
     */
    void remember(Map<Subject, IdleStreak> idle, Set<Subject> ended);

    /** In memory, for programs that scan again and again; lost when they end. Forgets streaks that have lapsed. */
    static VerdictHistory inMemory() {
        return new MemoryHistory();
    }

    /**
     * In a file, which is replaced as a whole: whatever happens while it is written, it holds the state before or the one
     * after. Forgets streaks that have lapsed.
     *
     * <p>The file has a line of text for each streak, with a checksum. What was cut off its end is forgotten; a file that is
     * damaged otherwise, or of another kind, can neither be read nor written until somebody takes it away. Beside it lies
     * one of the same name and {@code .lock}, for processes that write at once: one of them fails. Neither is opened before a
     * scan begins, or kept open. Errors are {@link java.io.UncheckedIOException}s that name the file.
     *
     * @param file need not be there yet; its folder has to
     */
    static VerdictHistory inFile(Path file) {
        return new FileHistory(file);
    }
}
