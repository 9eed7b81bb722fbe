package io.github.idle4j.examples.cli;

/** The exit codes, on which scripts rely. */
final class ExitCode {

    /** The scan is done, of an empty account too, and also when a part of it failed. */
    static final int DONE = 0;

    /** Nothing could be judged: no credentials, no network, everything denied; or the report could not be written. */
    static final int NOTHING_JUDGED = 1;

    /** A permission is missing that a scan needs, or nobody could tell. */
    static final int SOMETHING_MISSING = 1;

    /** The command line is wrong. */
    static final int WRONG_USAGE = 2;

    /** Something is idle, and {@code --fail-on-idle} was asked for. */
    static final int SOMETHING_IDLE = 3;

    /** The scan was interrupted, and the report is of what was judged until then; as shells say of SIGINT. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
