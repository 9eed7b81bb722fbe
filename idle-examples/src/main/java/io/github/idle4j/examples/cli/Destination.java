package io.github.idle4j.examples.cli;

import java.io.IOException;
import java.io.Writer;

/** Where a report goes. Closing it before it is {@linkplain #complete complete} leaves what was there before, if it can. */
interface Destination extends AutoCloseable {

    /** What the report is written to. Throws where nothing more can be written. */
    Writer writer();

    /** Hands over what was written. */
    void complete() throws IOException;

    @Override
    void close() throws IOException;
}
