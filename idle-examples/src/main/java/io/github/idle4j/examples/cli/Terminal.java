package io.github.idle4j.examples.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The terminal that somebody sits at, of which the JDK does not tell the size. */
final class Terminal {

    private Terminal() {}

    /** How many columns it has, as the system's {@code stty} says; empty where there is none. */
    static Optional<String> columns() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            String rowsAndColumns = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Optional.of(rowsAndColumns.strip().replaceFirst("^\\d+ ", ""));
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
