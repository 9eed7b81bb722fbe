package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.ScanListener;
import java.io.PrintWriter;

/**
 * Shows how far a scan is: in one line that it writes over and over on a terminal, else in a line now and then. It wipes
 * its line out in the end.
 */
final class Progress implements ScanListener, AutoCloseable {

    /** Elsewhere than on a terminal, every so many resources. */
    private static final int NOW_AND_THEN = 100;

    private final PrintWriter err;
    private final boolean shown;
    private final boolean terminal;
    private long listed;
    private long judged;
    private int width;

    private Progress(PrintWriter err, boolean shown, boolean terminal) {
        this.err = err;
        this.shown = shown;
        this.terminal = terminal;
    }

    static Progress on(PrintWriter err, boolean shown, boolean terminal) {
        return new Progress(err, shown, terminal);
    }

    @Override
    public void listed(long more) {
        listed += more;
        if (terminal) {
            show();
        }
    }

    @Override
    public void assessed(Assessment assessment) {
        judged++;
        if (terminal || judged % NOW_AND_THEN == 0) {
            show();
        }
    }

    private void show() {
        if (shown && Math.max(listed, judged) > 0) {
            String line = judged + " of " + Math.max(listed, judged) + " resources judged";
            err.print(terminal ? "\r" + line : line + System.lineSeparator());
            err.flush();
            width = Math.max(width, line.length());
        }
    }

    @Override
    public void close() {
        if (!shown) {
            return;
        }
        if (terminal) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        } else if (judged % NOW_AND_THEN != 0 || judged == 0) {
            show();
        }
    }
}
