package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.evidence.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the use of apps off the times of the events in their streams: the summaries are enough for apps in use; that one is
 * silent always rests on the events themselves, of many apps at once where that can tell, and of the rest one by one.
 * Thread-safe.
 */
final class EventReading {

    private final Observation observation;
    private final Span window;
    private final Streams streams;
    private final StreamGaps gaps;
    private final EventTimes times;
    private final AwsCalls calls;
    private final BulkConfirmation bulk;

    EventReading(
            Observation observation,
            Streams streams,
            StreamGaps gaps,
            EventTimes times,
            AwsCalls calls,
            BulkConfirmation bulk) {
        this.observation = observation;
        this.window = observation.window();
        this.streams = streams;
        this.gaps = gaps;
        this.times = times;
        this.calls = calls;
        this.bulk = bulk;
    }

    /** What is known of the use and the silence of apps in service. */
    Map<StudioApp, AppEvidence> of(List<StudioApp> apps) {
        Map<StudioApp, AppEvidence> known = new LinkedHashMap<>();
        apps.forEach(app -> bySummary(app).ifPresent(evidence -> known.put(app, evidence)));
        known.putAll(bulk.of(without(apps, known)));
        known.putAll(calls.inParallelByItem(without(apps, known), this::oneByOne));
        return known;
    }

    private static List<StudioApp> without(List<StudioApp> apps, Map<StudioApp, AppEvidence> known) {
        return apps.stream().filter(app -> !known.containsKey(app)).toList();
    }

    /** That an app is in use, where the summary of its stream shows it. */
    Optional<AppEvidence> bySummary(StudioApp app) {
        return streams.lastEvent(app)
                .filter(event -> Settled.by(observation, event))
                .filter(event -> streams.began(app).filter(event::isBefore).isEmpty())
                .map(event -> AppEvidence.summary(app, window, event).ofRunSince(streams.lastStart(app)));
    }

    /** Use of an app that is not in service, as far as the summary of its stream shows it. */
    AppEvidence useBySummary(StudioApp app) {
        return AppEvidence.useOnly(app, window, streams.lastEvent(app));
    }

    /** Use of an app that is not in service, by the events of its stream besides; where there is no stream, there was none. */
    AppEvidence useByEvents(StudioApp app) {
        AppEvidence read = useRead(app);
        return streams.lastEvent(app).map(read::withUse).orElse(read);
    }

    private AppEvidence useRead(StudioApp app) {
        AppEvidence none = AppEvidence.useOnly(app, window, Optional.empty());
        try {
            Optional<Instant> event = times.lastEvent(app);
            return event.isPresent()
                    ? AppEvidence.useOnly(app, window, event)
                    : gaps.notKept(app).orElse(none);
        } catch (CallFailedException failed) {
            return failed.isMissingResource() ? none : gaps.unread(app, failed);
        }
    }

    private AppEvidence oneByOne(StudioApp app) {
        return gaps.orGap(app, () -> read(app));
    }

    private AppEvidence read(StudioApp app) {
        Optional<Instant> lastStart = streams.lastStart(app);
        Optional<Instant> event = times.lastEvent(app);
        if (event.isEmpty()) {
            return gaps.empty(app).ofRunSince(lastStart);
        }
        // An old event may be of an earlier run, of which the summaries do not tell yet: the stream that a start writes
        // does.
        Optional<Instant> start = Settled.by(observation, event.get()) ? lastStart : times.lastStart(app);
        if (Streams.later(app.createdAt(), start).filter(event.get()::isBefore).isPresent()) {
            return gaps.notThisRun(app).ofRunSince(start);
        }
        return gaps.otherLettersUnknown(app)
                .map(unknown -> unknown.withUse(event.get()))
                .orElseGet(() -> AppEvidence.lastEvent(app, window, event.get()))
                .ofRunSince(start);
    }
}
