package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/**
 * The listing of streams, read as far as that is cheaper than to look for the streams one by one. First the streams come that
 * were written to inside the window; further on it tells of the others, and at its end which streams there are not.
 *
 * <p>Not thread-safe.
 */
final class StreamSweep {

    /** The order in which streams are listed is as late as their summaries: the window begins so much earlier. */
    static final Duration MARGIN = Duration.ofHours(2);

    /** So many pages are read before it is asked what else could be done. */
    private static final int FIRST_PAGES = 20;

    private final Listing.Reader<?, LogStream> pages;
    private final Instant cutoff;
    private final List<LogStream> streams = new ArrayList<>();
    private boolean pastWindow;
    private int read;

    /**
     * A sweep that has not begun.
     *
     * @param window when the window begins
     */
    StreamSweep(LogReader logs, Instant window) {
        this.pages = logs.streams();
        this.cutoff = window.isAfter(Instant.EPOCH.plus(MARGIN)) ? window.minus(MARGIN) : Instant.EPOCH;
    }

    /** How many pages it reads at most, where so many calls look up the streams of apps one by one. */
    static int mostPages(int lookUps) {
        return FIRST_PAGES + lookUps + lookUps;
    }

    /** Begins to read the streams of the window, before it is known which apps there are. */
    StreamSweep begun() {
        readWindow(FIRST_PAGES);
        return this;
    }

    /** Reads the streams of the window to the end, unless that takes more pages than so many streams take calls. */
    void finishWindow(int lookUps) {
        readWindow(FIRST_PAGES + lookUps);
    }

    /** Reads on behind the window, unless that takes more pages than so many streams take calls. */
    void readOn(int lookUps) {
        for (int page = 0; page < lookUps && pastWindow && pages.hasNext(); page++) {
            next();
        }
    }

    private void readWindow(int most) {
        while (read < most && !pastWindow && pages.hasNext()) {
            next();
        }
    }

    private void next() {
        List<LogStream> page = pages.next();
        streams.addAll(page);
        read++;
        // Only a time stamp tells: streams without events stand anywhere in the order.
        pastWindow |= page.stream()
                .anyMatch(stream ->
                        stream.lastEventTimestamp() != null && stream.lastEventTimestamp() < cutoff.toEpochMilli());
    }

    List<LogStream> streams() {
        return streams;
    }

    /** Whether all streams of the window were listed. */
    boolean hasWindow() {
        return pastWindow || hasAll();
    }

    /** Whether all streams were listed that there are. */
    boolean hasAll() {
        return !pages.hasNext() && failure().isEmpty();
    }

    /** Why the listing broke off, where it did. */
    Optional<CallFailedException> failure() {
        return pages.failure();
    }
}
