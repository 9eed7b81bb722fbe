package io.github.idle4j.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** The standard output of a program, that tells when nobody reads it any more; a {@link PrintWriter} keeps that to itself. */
final class StandardOutput extends Writer implements Destination {

    private final PrintWriter out;

    StandardOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Writer writer() {
        return this;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(text, from, length);
        flush();
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("it is closed or full");
        }
    }

    @Override
    public void complete() throws IOException {
        flush();
    }

    /** Leaves it open. */
    @Override
    public void close() {}
}
