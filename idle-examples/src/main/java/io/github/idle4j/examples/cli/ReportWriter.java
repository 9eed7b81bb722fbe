package io.github.idle4j.examples.cli;

import io.github.idle4j.ScanListener;
import java.io.IOException;

/** Makes a report of a scan, of which it is told while it runs. */
interface ReportWriter extends ScanListener {

    /**
     * Writes all that is still to be written, once the scan is over.
     *
     * @throws IOException if anything of the report, now or before, could not be written
     */
    void complete(ScanResult result) throws IOException;

    /** Whether something could not be written, so that there will be no report, however much more is found; from any thread. */
    boolean failed();
}
