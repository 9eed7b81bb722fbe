package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** Clocks that stamp events may run ahead of ours by this much (API reference of PutLogEvents). */
    private static final Duration CLOCK_SKEW = Duration.ofHours(2);

    /** Names of streams have been seen in other letters than those of their apps, so they are found without regard to it. */
    private final Map<String, List<LogStream>> streams = new HashMap<>();

    private final Observation observation;
    private final LogReader logs;
    private final AwsCalls calls;
    private final Optional<CallFailedException> failure;
    private Optional<Optional<LogGroup>> group = Optional.empty();

    private AppLogs(Observation observation, LogReader logs, AwsCalls calls, Listing<LogStream> sweep) {
        this.observation = observation;
        this.logs = logs;
        this.calls = calls;
        this.failure = sweep.failure();
        for (LogStream stream : sweep.items()) {
            streams.computeIfAbsent(key(stream.logStreamName()), any -> new ArrayList<>())
                    .add(stream);
        }
    }

    static AppLogs sweep(Observation observation, LogReader logs, AwsCalls calls) {
        Listing<LogStream> sweep = logs.streamsSince(observation.window().from().minus(CLOCK_SKEW));
        sweep.failure().ifPresent(calls::report);
        return new AppLogs(observation, logs, calls, sweep);
    }

    private static String key(String stream) {
        return stream.toLowerCase(Locale.ROOT);
    }

    /** When an app last started, as far as its lifecycle configuration tells; its creation may be that of an earlier run. */
    Optional<Instant> lastStart(StudioApp app) {
        return lastEventBySummary(app.startStream());
    }

    /** What is known of the use of one app, whose run began at that instant. */
    StreamEvidence of(StudioApp app, Instant started) {
        Span window = observation.window();
        Optional<Instant> summary = lastEventBySummary(app.stream()).filter(event -> !event.isBefore(started));
        Optional<Instant> settled = observation
                .needs()
                .settledBy()
                .map(age -> Span.endingAt(observation.asOf(), age).from());
        if (summary.isPresent() && settled.filter(summary.get()::isAfter).isPresent()) {
            return StreamEvidence.summary(app, window, summary.get());
        }
        try {
            return read(app, window, started);
        } catch (CallFailedException refused) {
            return refused(app, window, refused);
        }
    }

    private Optional<Instant> lastEventBySummary(String stream) {
        Instant latest = observation.asOf().plus(CLOCK_SKEW);
        return streams.getOrDefault(key(stream), List.of()).stream()
                .map(LogStream::lastEventTimestamp)
                .filter(timestamp -> timestamp != null)
                .map(Instant::ofEpochMilli)
                .filter(event -> !event.isAfter(latest))
                .max(Instant::compareTo);
    }

    /** The last event of this run, from the stream itself and from those that differ in letters only. */
    private StreamEvidence read(StudioApp app, Span window, Instant started) {
        if (failure.filter(CallFailedException::isMissingResource).isPresent()) {
            return groupMissing(app, window);
        }
        Set<String> names = new TreeSet<>(Set.of(app.stream()));
        streams.getOrDefault(key(app.stream()), List.of()).forEach(stream -> names.add(stream.logStreamName()));
        List<Instant> last = new ArrayList<>();
        for (String name : names) {
            try {
                logs.lastEvent(name, readUntil()).ifPresent(last::add);
            } catch (CallFailedException failed) {
                if (!failed.isMissingResource()) {
                    throw failed;
                }
                if (names.size() == 1) {
                    return missing(app, window, failed);
                }
            }
        }
        return last.stream()
                .max(Instant::compareTo)
                .map(event -> ofLastEvent(app, window, started, event))
                .orElseGet(() -> emptyStream(app, window));
    }

    /** An old event may be of an earlier run, of which the summaries do not tell yet: the stream that a start writes does. */
    private StreamEvidence ofLastEvent(StudioApp app, Span window, Instant started, Instant event) {
        Instant run = event.isAfter(window.from())
                ? started
                : lastStartFromEvents(app).filter(started::isBefore).orElse(started);
        StreamEvidence evidence = event.isBefore(run)
                ? StreamEvidence.unknown(
                        app, window, ReasonCode.NO_EVENT_THIS_RUN, "its last event is of an earlier run")
                : StreamEvidence.lastEvent(app, window, event);
        return evidence.ofRunSince(run);
    }

    private Optional<Instant> lastStartFromEvents(StudioApp app) {
        try {
            return logs.lastEvent(app.startStream(), readUntil());
        } catch (CallFailedException failed) {
            if (failed.isMissingResource()) {
                return Optional.empty(); // it has no lifecycle configuration
            }
            throw failed;
        }
    }

    private Instant readUntil() {
        return observation.asOf().plus(CLOCK_SKEW).plusMillis(1);
    }

    /** CloudWatch Logs says in words alone whether the group is missing or the stream. */
    private static StreamEvidence missing(StudioApp app, Span window, CallFailedException failed) {
        return failed.getMessage().contains("log group")
                ? groupMissing(app, window)
                : StreamEvidence.unknown(app, window, ReasonCode.NO_LOG_STREAM, "there is no stream " + app.stream());
    }

    private static StreamEvidence groupMissing(StudioApp app, Span window) {
        return StreamEvidence.unknown(
                app, window, ReasonCode.LOG_GROUP_MISSING, "there is no log group " + LogReader.GROUP);
    }

    /** Nothing is in the stream: nothing was written, or what was is no longer kept. */
    private StreamEvidence emptyStream(StudioApp app, Span window) {
        Optional<Integer> kept = group().map(LogGroup::retentionInDays);
        boolean tooShort = kept.filter(days -> Duration.ofDays(days - 1L).compareTo(window.length()) < 0)
                .isPresent();
        return tooShort
                ? StreamEvidence.unknown(
                        app,
                        window,
                        ReasonCode.RETENTION_TOO_SHORT,
                        "its log group keeps events for " + kept.get() + " days only, and the stream is empty")
                : StreamEvidence.unknown(app, window, ReasonCode.EMPTY_STREAM, "its stream holds no event");
    }

    private StreamEvidence refused(StudioApp app, Span window, CallFailedException refused) {
        calls.report(refused);
        boolean otherClass = group().map(LogGroup::logGroupClassAsString)
                .filter(named -> !named.equals("STANDARD"))
                .isPresent();
        return otherClass
                ? StreamEvidence.unknown(app, window, ReasonCode.LOG_CLASS, refused.getMessage())
                : StreamEvidence.unknown(app, window, refused.reason(), refused.getMessage());
    }

    /** The log group, read when it is first needed; empty where it cannot be read, which only the reason depends on. */
    private synchronized Optional<LogGroup> group() {
        if (group.isEmpty()) {
            group = Optional.of(readGroup());
        }
        return group.get();
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
