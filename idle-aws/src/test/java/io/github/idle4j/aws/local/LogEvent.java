package io.github.idle4j.aws.local;

import java.nio.charset.StandardCharsets;

/** A line of a log; its times are milliseconds since 1970. */
record LogEvent(LocalLogStream stream, long time, long ingestedAt, String text) {

    private static final int OVERHEAD = 26;

    /** What it counts for in a page. */
    int bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length + OVERHEAD;
    }
}
