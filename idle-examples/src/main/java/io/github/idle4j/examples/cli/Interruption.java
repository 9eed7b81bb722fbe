package io.github.idle4j.examples.cli;

import io.github.idle4j.examples.cli.Interrupts.Listening;
import java.io.PrintWriter;

/** Whether somebody asked a scan to end before it is done, of whom it says on standard error that they were heard. */
final class Interruption implements AutoCloseable {

    private final Listening listening;
    private volatile boolean asked;

    /**
     * Listens until closed.
     *
     * @param terminal whether progress may stand in the line of the cursor
     */
    Interruption(Interrupts interrupts, PrintWriter err, boolean terminal) {
        listening = interrupts.on(() -> {
            asked = true;
            err.print(terminal ? System.lineSeparator() : "");
            Complaints.say(
                    err,
                    "Interrupted: ending the scan, within a minute, and reporting what is known. Once more ends it at once,"
                            + " without a report.");
        });
    }

    /** From any thread. */
    boolean asked() {
        return asked;
    }

    /** Whether somebody asked; from now on whoever asks ends the program at once. */
    boolean over() {
        listening.close();
        return asked;
    }

    @Override
    public void close() {
        listening.close();
    }
}
