package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.CallFailedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When apps wrote last, and when they started, from the events of their streams. Thread-safe. */
final class EventTimes {

    private final Streams streams;
    private final LogReader logs;

    EventTimes(Streams streams, LogReader logs) {
        this.streams = streams;
        this.logs = logs;
    }

    /**
     * When an app last wrote, in whatever letters its stream is named; empty where the stream holds nothing.
     *
     * @throws CallFailedException if that cannot be told, or there is no such stream
     */
    Optional<Instant> lastEvent(StudioApp app) {
        return lastEvent(app, app.stream());
    }

    /**
     * When an app last started, by the stream of its lifecycle configuration; empty where it has none. AWS keeps the time of
     * creation where an app starts again within a day, so that does not tell (API reference of DescribeApp).
     *
     * @throws CallFailedException if that cannot be told
     */
    Optional<Instant> lastStart(StudioApp app) {
        if (streams.lacks(app.startStream())) {
            return Optional.empty();
        }
        try {
            return Streams.later(streams.lastStart(app), lastEvent(app, app.startStream()));
        } catch (CallFailedException failed) {
            if (failed.isMissingResource()) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** Readers of the streams of an app, in whatever letters; of streams that may not be there. */
    List<LogReader.EventReader> readers(StudioApp app) {
        return streams.names(app, app.stream()).stream()
                .map(name -> logs.events(name, streams.latest().plusMillis(1)))
                .toList();
    }

    private Optional<Instant> lastEvent(StudioApp app, String stream) {
        Optional<Instant> last = Optional.empty();
        @Nullable CallFailedException missing = null;
        boolean anyThere = false;
        for (String name : streams.names(app, stream)) {
            try {
                last = Streams.later(last, logs.lastEvent(name, streams.latest().plusMillis(1)));
                anyThere = true;
            } catch (CallFailedException failed) {
                if (!failed.isMissingResource()) {
                    throw failed;
                }
                missing = failed;
            }
        }
        if (missing != null && !anyThere) {
            throw missing;
        }
        return last;
    }
}
