package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.CallFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The streams of apps, as far as their listing tells. A summary is late, usually by less than an hour and now and then by
 * more (API reference of LogStream): what it shows was written, what it does not show may have been. Immutable.
 */
final class Streams {

    /** Clocks that stamp events may run ahead of ours by this much (API reference of PutLogEvents). */
    private static final Duration CLOCKS_AHEAD = Duration.ofHours(2);

    /** To look for an app's own stream and for the one that its start writes. */
    static final int CALLS_FOR_ONE = 2;

    private final StreamIndex index;
    private final Instant latest;
    private final boolean windowListed;
    private final boolean allListed;
    private final Optional<CallFailedException> failure;

    private Streams(StreamSweep sweep, List<StudioApp> apps, Instant latest) {
        this.index = new StreamIndex(sweep.streams(), apps);
        this.latest = latest;
        this.windowListed = sweep.hasWindow();
        this.allListed = sweep.hasAll();
        this.failure = sweep.failure();
    }

    /**
     * The streams of these apps. The listing goes on as long as it is cheaper than to ask for the streams of each app that
     * it does not show in use.
     */
    static Streams of(StreamSweep sweep, List<StudioApp> apps, Observation observation) {
        Instant latest = observation.asOf().plus(CLOCKS_AHEAD);
        sweep.finishWindow(lookUps(new Streams(sweep, apps, latest), apps, observation));
        sweep.readOn(lookUps(new Streams(sweep, apps, latest), apps, observation));
        return new Streams(sweep, apps, latest);
    }

    private static int lookUps(Streams streams, List<StudioApp> apps, Observation observation) {
        return CALLS_FOR_ONE
                * (int) apps.stream()
                        .filter(app -> app.isInService() && UseReading.showsInStream(app))
                        .filter(app -> streams.lastEvent(app)
                                .filter(event -> app.sign() == AppType.Sign.EVENTS)
                                .filter(event -> Settled.by(observation, event))
                                .isEmpty())
                        .count();
    }

    /** The instant of the latest event that counts. */
    Instant latest() {
        return latest;
    }

    /** Whether all streams are listed that there are. */
    boolean allListed() {
        return allListed;
    }

    /** Whether there is no stream of that name, in whatever letters. */
    boolean lacks(String stream) {
        return allListed && listed(stream).isEmpty();
    }

    /** Why the listing broke off, where it did. */
    Optional<CallFailedException> failure() {
        return failure;
    }

    /** The last event of a stream by its summary; of an app's own stream and its start stream, this is what is known. */
    Optional<Instant> lastEvent(String stream) {
        return index.lastEvent(stream, latest);
    }

    /** When the app last wrote, by the summary of its stream. */
    Optional<Instant> lastEvent(StudioApp app) {
        return lastEvent(app.stream());
    }

    /** When it last started, by the summary of the stream that its lifecycle configuration writes. */
    Optional<Instant> lastStart(StudioApp app) {
        return lastEvent(app.startStream());
    }

    /** When this run of it began, by what summaries tell. */
    Optional<Instant> began(StudioApp app) {
        return later(app.createdAt(), lastStart(app));
    }

    /** When the stream of an app was made, where that is known. */
    Optional<Instant> created(StudioApp app) {
        return index.created(app.stream());
    }

    /** The streams that are listed under this name, in whatever letters. */
    Set<String> listed(String stream) {
        return index.listed(stream);
    }

    /**
     * The names to read a stream by: its own, and those in other letters. Where the listing was cut short, the ones in
     * small letters are tried that have been seen in public.
     */
    Set<String> names(StudioApp app, String stream) {
        Set<String> names = new TreeSet<>(listed(stream));
        names.add(stream);
        if (!windowListed && failure.isEmpty()) {
            names.addAll(app.inSmallLetters(stream));
        }
        return names;
    }

    static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(one.get()::isBefore).isPresent() ? other : one;
    }
}
