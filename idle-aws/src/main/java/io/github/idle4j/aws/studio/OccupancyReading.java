package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says of apps whose lines are not to be read what the times of their lines show: that they run. A line that is missing is
 * strange, and a line that is there tells of nobody. Thread-safe.
 */
final class OccupancyReading {

    private final Observation observation;
    private final Streams streams;
    private final EventTimes times;
    private final StreamGaps gaps;
    private final AwsCalls calls;

    OccupancyReading(Observation observation, Streams streams, EventTimes times, StreamGaps gaps, AwsCalls calls) {
        this.observation = observation;
        this.streams = streams;
        this.times = times;
        this.gaps = gaps;
        this.calls = calls;
    }

    /** What is known of apps in service. */
    Map<StudioApp, AppEvidence> of(List<StudioApp> apps) {
        return calls.inParallelByItem(apps, app -> gaps.orGap(app, () -> read(app)));
    }

    private AppEvidence read(StudioApp app) {
        Optional<Instant> start = streams.lastStart(app);
        if (streams.lastEvent(app).filter(this::isYoung).isPresent()) {
            return gaps.occupied(app).ofRunSince(start);
        }
        Optional<Instant> event = times.lastEvent(app);
        return event.map(at -> isYoung(at) ? gaps.occupied(app) : gaps.shippingSilent(app, at))
                .orElseGet(() -> gaps.empty(app))
                .ofRunSince(start);
    }

    private boolean isYoung(Instant event) {
        return event.isAfter(Settled.threshold(observation).from());
    }
}
