package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.List;

/**
 * A place between two events.
 *
 * @param time of the event after it
 * @param passed how many events of that time lie before it
 * @param waited whether an empty page has just been given for it
 */
record LogPlace(long time, int passed, boolean waited) {

    static LogPlace at(long time) {
        return new LogPlace(time, 0, false);
    }

    static LogPlace of(String token, Instant now, String kind) {
        List<String> parts = LogToken.parts(token, now, kind);
        return new LogPlace(
                Long.parseLong(parts.get(0)), Integer.parseInt(parts.get(1)), Boolean.parseBoolean(parts.get(2)));
    }

    String token(Instant now, String kind) {
        return LogToken.text(now, kind, Long.toString(time), Integer.toString(passed), Boolean.toString(waited));
    }

    /** The place after an event that comes next. */
    LogPlace after(LogEvent event) {
        return new LogPlace(event.time(), event.time() == time ? passed + 1 : 1, false);
    }

    LogPlace thatWaited() {
        return new LogPlace(time, passed, true);
    }
}
