package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.local.LocalLogStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** Lines as JupyterLab, Code Editor and the scripts of aws-samples that stop them write them to the stream of the app. */
final class LogText {

    /** Python's {@code %Y-%m-%dT%H:%M:%S.%fz}; Jupyter writes the same with a large Z. */
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LogText() {}

    /** A cell that was run; it is logged twice, with the same time stamp. */
    static String cell(Instant at) {
        return "{\"event\": \"jl-cell-executed\", \"notebook_name\": \"9e107d9d372bb6826bd81d3542a419d6\", \"timestamp\": \""
                + MICROS.format(at) + "Z\"}";
    }

    /** What asks JupyterLab whether it is well. */
    static String probe(Instant at) {
        return "[I " + MICROS.format(at) + " ServerApp] 200 GET /jupyterlab/default/api/status (127.0.0.1) 1.20ms";
    }

    static String watching(Instant at) {
        return "[I " + MICROS.format(at) + " YDocExtension] Watching file: etl.ipynb";
    }

    /** The script looked, and somebody was there. */
    static String passing(Instant at) {
        return script(at, "JupyterLab is not idle. Passing check.");
    }

    /** The script looked, and nobody was there. */
    static String detected(Instant at) {
        return script(at, "Detected JupyterLab idle state. Stopping notebook.");
    }

    static String denied(Instant at) {
        return script(
                at,
                "The current execution role does not allow executing the DeleteApp() operation. Please check IAM policy"
                        + " configurations. Exception: An error occurred (AccessDeniedException)");
    }

    static String executing(Instant at) {
        return script(at, session() + "kernel execution state is not idle.");
    }

    static String kernelUsed(Instant at, Instant used) {
        return script(
                at, session() + "kernel not idle based on last activity. Last activity: " + MICROS.format(used) + "Z.");
    }

    private static String session() {
        return "Notebook session etl.ipynb (ID: 4c2a), with kernel python3 (ID: 77b0) is not idle. Reason: ";
    }

    /** What the script writes into its state each time, idle or not. */
    static String lastActivity(Instant at, Instant used) {
        return script(at, "Updating state with last activity date " + MICROS.format(used) + "z.");
    }

    /** The script for Code Editor looked when files were last changed. */
    static String filesChanged(Instant at, String secondsAgo) {
        return script(
                at,
                "Logging time difference between current time and time files were last changed " + secondsAgo + ".");
    }

    private static String script(Instant at, String said) {
        return MICROS.format(at) + "z - [auto-stop-idle] - " + said;
    }

    /** So it was asked every two minutes whether it is well, as long as it runs. */
    static LocalLogStream probedSince(LocalLogStream stream, double hoursAgo) {
        return everyTwoMinutes(stream, hoursAgo, LogText::probe);
    }

    /** Something was written every two minutes. */
    static LocalLogStream everyTwoMinutes(LocalLogStream stream, double hoursAgo, Function<Instant, String> text) {
        return stream.eventsEvery(Duration.ofMinutes(2), StudioWorld.hoursAgo(hoursAgo), StudioWorld.NOW, text);
    }
}
