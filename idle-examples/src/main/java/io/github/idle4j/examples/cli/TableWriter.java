package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Makes a report of what can be ordered only when all of it is known: it keeps every assessment, and writes them at the end. */
final class TableWriter implements ReportWriter {

    private final Writer to;
    private final BiFunction<ScanResult, List<Assessment>, String> report;
    private final List<Assessment> assessments = new ArrayList<>();

    TableWriter(Writer to, BiFunction<ScanResult, List<Assessment>, String> report) {
        this.to = to;
        this.report = report;
    }

    @Override
    public void assessed(Assessment assessment) {
        assessments.add(assessment);
    }

    @Override
    public void complete(ScanResult result) throws IOException {
        to.write(report.apply(result, assessments));
        to.flush();
    }

    @Override
    public boolean failed() {
        return false;
    }
}
