package io.github.idle4j.aws.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The connections of this process, as Linux tells of them; elsewhere there seem to be none. */
final class Sockets {

    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    private static final String ESTABLISHED = "01";

    /** The JDK keeps a connection that is not in use for five seconds, and looks for such every five. */
    private static final Duration KEPT_ALIVE = Duration.ofSeconds(30);

    private Sockets() {}

    /**
     * How many stay open to that port though nobody uses them. What the JDK's client has begun when a time-out cuts it off, it
     * leaves to the collector: that counts as closed, for nobody holds it.
     */
    static int leftOpenTo(int port) {
        long end = System.nanoTime() + KEPT_ALIVE.toNanos();
        int open = openTo(port);
        while (open > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(250_000_000);
            System.gc();
            open = openTo(port);
        }
        return open;
    }

    private static int openTo(int port) {
        String end = String.format(Locale.ROOT, ":%04X", port);
        return (int) TABLES.stream()
                .filter(Files::isReadable)
                .flatMap(Sockets::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > 3 && row[2].endsWith(end) && row[3].equals(ESTABLISHED))
                .count();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
