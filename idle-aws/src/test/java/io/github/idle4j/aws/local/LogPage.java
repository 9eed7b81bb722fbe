package io.github.idle4j.aws.local;

import java.util.ArrayList;
import java.util.List;

/** Events on their way into an answer: so many at most, and no more than a megabyte. */
final class LogPage {

    static final int MOST_EVENTS = 10_000;
    private static final int MOST_BYTES = 1_048_576;

    private final int limit;
    private final List<LogEvent> events = new ArrayList<>();
    private int bytes;

    LogPage(int limit) {
        this.limit = limit;
    }

    boolean hasRoom() {
        return events.size() < limit && bytes < MOST_BYTES;
    }

    void add(LogEvent event) {
        events.add(event);
        bytes += event.bytes();
    }

    List<LogEvent> events() {
        return events;
    }
}
