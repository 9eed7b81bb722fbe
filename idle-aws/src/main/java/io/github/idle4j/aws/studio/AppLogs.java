package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/**
 * What the log group of Studio tells of apps: one sweep over the summaries of its streams, which is enough for apps in
 * use, and the events themselves of every app that it does not show in use.
 *
 * <p>A summary is late, usually by less than an hour and now and then by more (API reference of LogStream): what it shows
 * was written, what it does not show may have been. So silence always rests on the events. Thread-safe.
 */
final class AppLogs {

    /** The order in which streams are listed is as late as their summaries: the sweep goes on for this much longer. */
    private static final Duration SWEEP_MARGIN = Duration.ofHours(2);

    /** Clocks that stamp events may run ahead of ours by this much (API reference of PutLogEvents). */
    private static final Duration CLOCKS_AHEAD = Duration.ofHours(2);

    private final Observation observation;
    private final Span window;
    private final Instant latest;
    private final LogReader logs;
    private final AwsCalls calls;
    private final StreamIndex streams;
    private final Optional<CallFailedException> sweepFailure;

    /** The log group, read when it is first needed; empty where it cannot be read, which only the reason depends on. */
    private final FutureTask<Optional<LogGroup>> group = new FutureTask<>(this::readGroup);

    private AppLogs(
            Observation observation,
            LogReader logs,
            AwsCalls calls,
            StreamIndex streams,
            Optional<CallFailedException> sweepFailure) {
        this.observation = observation;
        this.window = observation.window();
        this.latest = observation.asOf().plus(CLOCKS_AHEAD);
        this.logs = logs;
        this.calls = calls;
        this.streams = streams;
        this.sweepFailure = sweepFailure;
    }

    /** Sweeps over the summaries of the streams, which may belong to any of these apps. */
    static AppLogs sweep(Observation observation, LogReader logs, AwsCalls calls, List<StudioApp> apps) {
        Instant from = observation.window().from();
        Listing<LogStream> sweep =
                logs.streamsSince(from.isAfter(Instant.EPOCH) ? from.minus(SWEEP_MARGIN) : Instant.EPOCH);
        sweep.failure().ifPresent(calls::report);
        return new AppLogs(observation, logs, calls, new StreamIndex(sweep.items(), apps), sweep.failure());
    }

    /** What is known of the use and the silence of an app in service. */
    StreamEvidence of(StudioApp app) {
        Optional<Instant> lastStart = lastEventBySummary(app.startStream());
        Optional<Instant> began = later(app.createdAt(), lastStart);
        Optional<Instant> event = lastEventBySummary(app.stream())
                .filter(this::decides)
                .filter(seen -> began.filter(seen::isBefore).isEmpty());
        if (event.isPresent()) {
            return StreamEvidence.summary(app, window, event.get()).ofRunSince(lastStart);
        }
        try {
            return read(app, lastStart);
        } catch (CallFailedException failed) {
            return unread(app, failed).ofRunSince(lastStart);
        }
    }

    /** Use of an app that is not in service, as far as the summary of its stream shows it. */
    StreamEvidence useBySummary(StudioApp app) {
        return StreamEvidence.useOnly(app, window, lastEventBySummary(app.stream()));
    }

    /** Use of an app that is not in service, by the events of its stream; where there is no stream, there was none. */
    StreamEvidence useByEvents(StudioApp app) {
        try {
            Optional<Instant> event = lastEvent(app.stream());
            return event.isEmpty() && isRetentionTooShort()
                    ? emptyStream(app)
                    : StreamEvidence.useOnly(app, window, event);
        } catch (CallFailedException failed) {
            return failed.isMissingResource()
                    ? StreamEvidence.useOnly(app, window, Optional.empty())
                    : unread(app, failed);
        }
    }

    /** Whether use at that instant settles the verdict, whatever else there is to know. */
    private boolean decides(Instant event) {
        return observation
                .needs()
                .settledBy()
                .filter(age ->
                        event.isAfter(Span.endingAt(observation.asOf(), age).from()))
                .isPresent();
    }

    private Optional<Instant> lastEventBySummary(String stream) {
        return streams.lastEvent(stream, latest);
    }

    /** The last event of a stream and of those that differ from it in letters only; fails where there is none of them. */
    private Optional<Instant> lastEvent(String stream) {
        Optional<Instant> last = Optional.empty();
        @Nullable CallFailedException missing = null;
        boolean anyThere = false;
        for (String name : streams.names(stream)) {
            try {
                last = later(last, logs.lastEvent(name, latest.plusMillis(1)));
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

    private StreamEvidence read(StudioApp app, Optional<Instant> lastStart) {
        if (sweepFailure.filter(CallFailedException::isMissingResource).isPresent()) {
            return groupMissing(app);
        }
        Optional<Instant> event;
        try {
            event = lastEvent(app.stream());
        } catch (CallFailedException failed) {
            if (failed.isMissingResource()) {
                return missing(app, failed).ofRunSince(lastStart);
            }
            throw failed;
        }
        if (event.isEmpty()) {
            return sweepFailure
                    .map(failed -> otherLettersUnknown(app, failed))
                    .orElseGet(() -> emptyStream(app))
                    .ofRunSince(lastStart);
        }
        // An old event may be of an earlier run, of which the summaries do not tell yet: the stream that a start writes
        // does.
        Optional<Instant> start = decides(event.get()) ? lastStart : later(lastStart, lastStartByEvents(app));
        return ofLastEvent(app, later(app.createdAt(), start), event.get()).ofRunSince(start);
    }

    private StreamEvidence ofLastEvent(StudioApp app, Optional<Instant> began, Instant event) {
        if (began.filter(event::isBefore).isPresent()) {
            return StreamEvidence.unknown(
                    app, window, ReasonCode.NO_EVENT_THIS_RUN, "its last event is of an earlier run");
        }
        return sweepFailure
                .map(failed -> otherLettersUnknown(app, failed).withUse(event))
                .orElseGet(() -> StreamEvidence.lastEvent(app, window, event));
    }

    private Optional<Instant> lastStartByEvents(StudioApp app) {
        try {
            return lastEvent(app.startStream());
        } catch (CallFailedException failed) {
            if (failed.isMissingResource()) {
                return Optional.empty(); // it has no lifecycle configuration
            }
            throw failed;
        }
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Instant::compareTo);
    }

    /** Only the listing tells of streams whose names differ from those of their apps in letters. */
    private StreamEvidence otherLettersUnknown(StudioApp app, CallFailedException failed) {
        return StreamEvidence.unknown(
                app,
                window,
                failed.reason(),
                "which streams there are could not be listed, and it may write to one in other letters ("
                        + failed.getMessage() + ")");
    }

    /** CloudWatch Logs says in words alone whether the group is missing or the stream. */
    private StreamEvidence missing(StudioApp app, CallFailedException failed) {
        if (failed.getMessage().contains("log group")) {
            return groupMissing(app);
        }
        return sweepFailure
                .map(other -> otherLettersUnknown(app, other))
                .orElseGet(() -> StreamEvidence.unknown(
                        app, window, ReasonCode.NO_LOG_STREAM, "there is no stream " + app.stream()));
    }

    private StreamEvidence groupMissing(StudioApp app) {
        return StreamEvidence.unknown(
                app, window, ReasonCode.LOG_GROUP_MISSING, "there is no log group " + LogReader.GROUP);
    }

    /** Nothing is in the stream: nothing was written, or what was is no longer kept. */
    private StreamEvidence emptyStream(StudioApp app) {
        return isRetentionTooShort()
                ? StreamEvidence.unknown(
                        app,
                        window,
                        ReasonCode.RETENTION_TOO_SHORT,
                        "its log group keeps events for " + retentionInDays().orElseThrow()
                                + " days only, and the stream is empty")
                : StreamEvidence.unknown(app, window, ReasonCode.EMPTY_STREAM, "its stream holds no event");
    }

    private boolean isRetentionTooShort() {
        return retentionInDays()
                .filter(days -> Duration.ofDays(days - 1L).compareTo(window.length()) < 0)
                .isPresent();
    }

    private Optional<Integer> retentionInDays() {
        return AwsCalls.await(group).map(LogGroup::retentionInDays);
    }

    /** The events could not be read; where that was refused, the class of the group may be why. */
    private StreamEvidence unread(StudioApp app, CallFailedException failed) {
        calls.report(failed);
        boolean otherClass = failed.isRefusal()
                && AwsCalls.await(group)
                        .map(LogGroup::logGroupClassAsString)
                        .filter(named -> !named.equals("STANDARD"))
                        .isPresent();
        return StreamEvidence.unknown(
                app, window, otherClass ? ReasonCode.LOG_CLASS : failed.reason(), failed.getMessage());
    }

    private Optional<LogGroup> readGroup() {
        try {
            return logs.group();
        } catch (CallFailedException unreadable) {
            calls.report(unreadable);
            return Optional.empty();
        }
    }
}
