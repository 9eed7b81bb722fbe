package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What is said of an app whose stream does not tell, and why it does not. Thread-safe. */
final class StreamGaps {

    /** As sentences write instants: in UTC, to the minute. */
    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Span window;
    private final Streams streams;
    private final LogGroupFacts group;
    private final AwsCalls calls;

    StreamGaps(Span window, Streams streams, LogGroupFacts group, AwsCalls calls) {
        this.window = window;
        this.streams = streams;
        this.group = group;
        this.calls = calls;
    }

    /** What reading the stream of an app tells, or why that does not; where it is known to be missing, it is not tried. */
    AppEvidence orGap(StudioApp app, Supplier<AppEvidence> reading) {
        Optional<Instant> lastStart = streams.lastStart(app);
        if (streams.failure().filter(CallFailedException::isMissingResource).isPresent()) {
            return noGroup(app).ofRunSince(lastStart);
        }
        if (streams.lacks(app.stream())) {
            return noStream(app).ofRunSince(lastStart);
        }
        try {
            return reading.get();
        } catch (CallFailedException failed) {
            return (failed.isMissingResource() ? missing(app, failed) : unread(app, failed)).ofRunSince(lastStart);
        }
    }

    private AppEvidence noGroup(StudioApp app) {
        return gap(app, ReasonCode.LOG_GROUP_MISSING, "there is no log group " + LogReader.GROUP);
    }

    /** CloudWatch Logs says in words alone whether the group is missing or the stream. */
    private AppEvidence missing(StudioApp app, CallFailedException failed) {
        return failed.getMessage().contains("log group") ? noGroup(app) : noStream(app);
    }

    private AppEvidence noStream(StudioApp app) {
        return otherLettersUnknown(app)
                .orElseGet(() -> gap(app, ReasonCode.NO_LOG_STREAM, withAge("there is no stream " + app.stream())));
    }

    /** Nothing is in the stream: nothing was written, or what was is no longer kept. */
    AppEvidence empty(StudioApp app) {
        return otherLettersUnknown(app)
                .or(() -> notKept(app))
                .orElseGet(() -> gap(app, ReasonCode.EMPTY_STREAM, withAge("its stream holds no event")));
    }

    /** What was written to an empty stream may be gone; empty where nothing speaks for it. */
    Optional<AppEvidence> notKept(StudioApp app) {
        return group.keepsTooShort(window)
                .map(why -> gap(app, ReasonCode.RETENTION_TOO_SHORT, why + ", and the stream is empty"));
    }

    /**
     * Why lines may be gone that were written to the log of an app before the oldest that there is; empty where nothing speaks
     * for it.
     */
    Optional<String> whyLinesAreGone(StudioApp app) {
        return group.keepsTooShort(window)
                .or(() -> group.isYoungerThan(window))
                .or(() -> streams.created(app)
                        .filter(window.from()::isBefore)
                        .map(made -> "its stream was made only at " + MINUTE.format(made)));
    }

    private String withAge(String seen) {
        return group.isYoungerThan(window).map(why -> seen + "; " + why).orElse(seen);
    }

    AppEvidence notThisRun(StudioApp app) {
        return gap(app, ReasonCode.NO_EVENT_THIS_RUN, "its last event is of an earlier run");
    }

    /** Only the listing tells of streams whose names differ from those of their apps in letters; empty where it was read. */
    Optional<AppEvidence> otherLettersUnknown(StudioApp app) {
        return streams.failure()
                .map(failed -> gap(
                        app,
                        failed.reason(),
                        "which streams there are could not be listed, and it may write to one in other letters ("
                                + failed.getMessage() + ")"));
    }

    /** The events could not be read; where that was refused, the class of the group may be why. */
    AppEvidence unread(StudioApp app, CallFailedException failed) {
        calls.report(failed);
        boolean otherClass = failed.isRefusal() && group.isOfOtherClass();
        return gap(app, otherClass ? ReasonCode.LOG_CLASS : failed.reason(), failed.getMessage());
    }

    /** More would have to be read of its log than may be. */
    AppEvidence tooMuch(StudioApp app, String why) {
        return gap(app, ReasonCode.BUDGET, why);
    }

    /** It runs and writes, and nobody may read what. */
    AppEvidence occupied(StudioApp app) {
        return gap(
                app,
                ReasonCode.OCCUPANCY_ONLY_SIGNAL,
                "its log shows that it runs, and what it says of work is not to be read");
    }

    /** It runs, and what it writes all the time does not arrive. */
    AppEvidence shippingSilent(StudioApp app, Instant since) {
        return gap(app, ReasonCode.LOG_SHIPPING_SILENT, silentSince(since));
    }

    static String silentSince(Instant since) {
        return "it runs, but its log has been silent since " + MINUTE.format(since) + ", which is not normal";
    }

    private AppEvidence gap(StudioApp app, ReasonCode reason, String detail) {
        return AppEvidence.unknown(app, window, reason, detail);
    }
}
