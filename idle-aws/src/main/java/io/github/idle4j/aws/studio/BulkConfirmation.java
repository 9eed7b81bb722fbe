package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.evidence.Span;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Confirms that apps are silent, of which the summaries say so, many at once: one call looks for events in a hundred streams.
 *
 * <p>It can tell of an app only where all is known that the search does not show: that its streams are all listed, that one
 * of them was written to in this run before, and that everything is kept that was written since the window began.
 * Thread-safe.
 */
final class BulkConfirmation {

    /** So few apps are read one by one: it takes as many calls, and tells of them exactly. */
    private static final int FEW = 3;

    private final Span window;
    private final Streams streams;
    private final LogGroupFacts group;
    private final LogReader logs;
    private final AwsCalls calls;

    BulkConfirmation(Span window, Streams streams, LogGroupFacts group, LogReader logs, AwsCalls calls) {
        this.window = window;
        this.streams = streams;
        this.group = group;
        this.logs = logs;
        this.calls = calls;
    }

    /** What the events say of those apps of which a search can tell. */
    Map<StudioApp, AppEvidence> of(List<StudioApp> apps) {
        List<StudioApp> fit = apps.stream().filter(this::wroteInThisRun).toList();
        if (fit.size() <= FEW || !streams.allListed() || !group.keeps(window)) {
            return Map.of();
        }
        Map<StudioApp, AppEvidence> confirmed = new LinkedHashMap<>();
        calls.inParallel(StreamBatches.of(fit, this::streamsOf), this::confirm).forEach(confirmed::putAll);
        return confirmed;
    }

    private boolean wroteInThisRun(StudioApp app) {
        return streams.lastEvent(app)
                .filter(event -> streams.began(app).filter(event::isBefore).isEmpty())
                .isPresent();
    }

    private List<String> streamsOf(StudioApp app) {
        var names = new TreeSet<>(streams.listed(app.stream()));
        names.addAll(streams.listed(app.startStream()));
        return List.copyOf(names);
    }

    private Map<StudioApp, AppEvidence> confirm(StreamBatches.Batch batch) {
        Map<String, Instant> last = new HashMap<>();
        try {
            for (FilteredLogEvent event :
                    logs.search(batch.names(), window.from().minus(StreamSweep.MARGIN), streams.latest(), List.of())) {
                last.merge(
                        event.logStreamName(),
                        Instant.ofEpochMilli(event.timestamp()),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        } catch (CallFailedException failed) {
            calls.reportDenied(failed);
            return Map.of(); // then they are read one by one, and what fails there is told
        }
        Map<StudioApp, AppEvidence> confirmed = new LinkedHashMap<>();
        for (StudioApp app : batch.apps()) {
            Optional<Instant> event = lastOf(app.stream(), last);
            Optional<Instant> start = lastOf(app.startStream(), last);
            boolean ofThisRun = Streams.later(app.createdAt(), start)
                    .filter(event.orElseThrow()::isBefore)
                    .isEmpty();
            if (ofThisRun) {
                confirmed.put(
                        app, AppEvidence.lastEvent(app, window, event.get()).ofRunSince(start));
            }
        }
        return confirmed;
    }

    private Optional<Instant> lastOf(String stream, Map<String, Instant> found) {
        return Stream.concat(
                        streams.lastEvent(stream).stream(),
                        streams.listed(stream).stream().flatMap(name -> Stream.ofNullable(found.get(name))))
                .max(Instant::compareTo);
    }
}
