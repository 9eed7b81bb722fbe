package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Reads what shows the use of apps, of each type by its own sign. Thread-safe. */
final class UseReading {

    /**
     * The ways to read logs.
     *
     * @param events  of apps that write when they are used
     * @param content of apps that write as long as they run
     */
    private record ByLogs(EventReading events, Function<List<StudioApp>, Map<StudioApp, AppEvidence>> content) {}

    private final Optional<ByLogs> logs;
    private final CanvasReading canvas;

    /**
     * A way to read the use of these apps and of their like.
     *
     * @param sweep  the listing of streams, as far as it was read by now; none where no app shows its use there
     * @param owners whose the apps are
     */
    UseReading(
            List<StudioApp> apps,
            Observation observation,
            ContentWanted content,
            Optional<StreamSweep> sweep,
            FutureTask<SpaceOwners> owners,
            StudioClients clients) {
        this.logs = sweep.map(begun -> byLogs(apps, observation, content, begun, clients));
        this.canvas = new CanvasReading(clients.metrics(), AwsCalls.await(owners), observation.window(), apps);
    }

    private static ByLogs byLogs(
            List<StudioApp> apps,
            Observation observation,
            ContentWanted content,
            StreamSweep sweep,
            StudioClients clients) {
        LogReader logs = clients.logs();
        AwsCalls calls = clients.calls();
        Streams streams = Streams.of(sweep, apps, observation);
        streams.failure().ifPresent(calls::report);
        var times = new EventTimes(streams, logs);
        var group = new LogGroupFacts(logs, calls);
        var gaps = new StreamGaps(observation.window(), streams, group, calls);
        var bulk = new BulkConfirmation(observation.window(), streams, group, logs, calls);
        return new ByLogs(
                new EventReading(observation, streams, gaps, times, calls, bulk),
                content.isWanted()
                        ? new ContentReading(observation, content, streams, times, gaps, logs, calls)::of
                        : new OccupancyReading(observation, streams, times, gaps, calls)::of);
    }

    /** Whether the use of an app shows in its stream, be it in service or ended. */
    static boolean showsInStream(StudioApp app) {
        return app.sign() == AppType.Sign.EVENTS || app.sign() == AppType.Sign.CONTENT;
    }

    /** What there is to see of apps; of those that are not in service only what summaries of their streams show. */
    Map<StudioApp, AppEvidence> of(List<StudioApp> apps) {
        Map<StudioApp, AppEvidence> seen = new LinkedHashMap<>(canvas.of(serving(apps, AppType.Sign.METRIC)));
        logs.ifPresent(read -> {
            seen.putAll(read.events.of(serving(apps, AppType.Sign.EVENTS)));
            seen.putAll(read.content.apply(serving(apps, AppType.Sign.CONTENT)));
            apps.stream()
                    .filter(app -> app.sign() == AppType.Sign.EVENTS && !app.isInService())
                    .forEach(app -> seen.put(app, read.events.useBySummary(app)));
        });
        return seen;
    }

    private static List<StudioApp> serving(List<StudioApp> apps, AppType.Sign sign) {
        return apps.stream()
                .filter(app -> app.isInService() && app.sign() == sign)
                .toList();
    }

    /** Use of an app that has ended, where its type shows any: not what such apps wrote that write as long as they run. */
    Optional<AppEvidence> ofEnded(StudioApp app) {
        return switch (app.sign()) {
            case EVENTS -> logs.map(read -> read.events.useByEvents(app));
            case METRIC -> Optional.of(canvas.useOfEnded(app));
            case CONTENT, NONE -> Optional.empty();
        };
    }
}
