package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.studio.LogLines.Reading;
import io.github.idle4j.aws.studio.LogReader.Event;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one run of an app wrote to its stream, as far as it was read, the latest first; and what that shows of its use.
 *
 * <p>Not thread-safe.
 */
final class RunContent {

    /** So far back a line is looked for that proves that the lines of this app can be understood. */
    private static final Duration FARTHEST = Duration.ofDays(14);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    private final StudioApp app;
    private final LogLines lines;
    private final Observation observation;
    private final Span window;
    private final Instant began;

    private final Set<String> works = new HashSet<>();
    private Optional<Instant> firstWork = Optional.empty();
    private Optional<Instant> lastWork = Optional.empty();
    private Optional<Instant> lastUse = Optional.empty();
    private Instant oldestLine = Instant.MAX;
    private Optional<Instant> lastLine = Optional.empty();
    private Optional<Instant> lastWeak = Optional.empty();
    private Optional<Instant> lastStrange = Optional.empty();
    private boolean understood;
    private boolean denied;
    private boolean wroteBefore;

    /**
     * The content of a run of which nothing was read yet.
     *
     * @param began when the run began
     */
    RunContent(StudioApp app, LogLines lines, Observation observation, Instant began) {
        this.app = app;
        this.lines = lines;
        this.observation = observation;
        this.window = observation.window();
        this.began = began;
    }

    void add(Event event) {
        if (event.time().isBefore(began)) {
            wroteBefore = true;
            return;
        }
        oldestLine = earlier(oldestLine, event.time());
        lastLine = Streams.later(lastLine, Optional.of(event.time()));
        event.text().lines().filter(line -> !line.isBlank()).forEach(line -> add(line, event.time()));
    }

    private void add(String line, Instant time) {
        denied |= LogLines.tellsOfDenial(line);
        Optional<Reading> reading = lines.read(line, time);
        if (reading.isEmpty()) {
            lastStrange = Streams.later(lastStrange, Optional.of(time));
            return;
        }
        switch (reading.get().meaning()) {
            case WORK -> {
                understood |= app.kind() == AppType.JUPYTER_LAB && isYoungEnoughToProve(time);
                works.add(reading.get().once());
                firstWork = Optional.of(earlier(firstWork.orElse(Instant.MAX), time));
                lastWork = Streams.later(lastWork, Optional.of(time));
            }
            case REPORT, REPORT_OF_USE -> understood |= isYoungEnoughToProve(time);
            case WEAK -> lastWeak = Streams.later(lastWeak, Optional.of(time));
            case BACKGROUND -> {}
        }
        // What is said to be later than the line that says so is not known to be; what was before belongs to another
        // run.
        Optional<Instant> used = reading.get().usedAt().map(at -> earlier(at, time));
        lastUse = Streams.later(lastUse, used.filter(at -> !at.isBefore(began)));
    }

    /**
     * Whether a line of that time proves that others like it would be seen. What Code Editor logs of work, nobody knows: it
     * is unused only as long as it reports so.
     */
    private boolean isYoungEnoughToProve(Instant time) {
        return app.kind() == AppType.CODE_EDITOR
                ? isYoung(Optional.of(time))
                : !time.isBefore(earlier(window.from(), window.to().minus(FARTHEST)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether lines of a stream that are older than that one may still change what is concluded. */
    boolean wantsOlder(Instant oldest) {
        if (oldest.isBefore(began) || isSettled()) {
            return false;
        }
        if (oldest.isAfter(window.from())) {
            return true;
        }
        boolean open = isYoung(lastLine) && !isYoung(lastWeak) && !isYoung(lastStrange) && !understood;
        return open && oldest.isAfter(window.to().minus(FARTHEST));
    }

    private boolean isSettled() {
        return lastUse.filter(use -> Settled.by(observation, use)).isPresent();
    }

    /** Whether it lies inside what is judged. */
    private boolean isYoung(Optional<Instant> time) {
        return time.filter(Settled.threshold(observation).from()::isBefore).isPresent();
    }

    /** Whether this run wrote anything. */
    boolean isEmpty() {
        return lastLine.isEmpty();
    }

    /** Whether only earlier runs wrote something. */
    boolean isOfEarlierRuns() {
        return isEmpty() && wroteBefore;
    }

    /** A log that writes as long as its app runs is not silent for hours. */
    private boolean isSilentBeforeTheEnd() {
        return lastLine.filter(window.to().minus(LONGEST_PAUSE)::isAfter).isPresent();
    }

    /** Whether it was read to before the window began. */
    boolean reachesWindow() {
        return !oldestLine.isAfter(window.from());
    }

    /** That it is used, where that settles all. */
    Optional<AppEvidence> settledUse() {
        Signal signal = AppEvidence.signal(app);
        return isSettled()
                ? Optional.of(new AppEvidence(signal, window, List.copyOf(uses(signal)), Optional.empty(), List.of()))
                : Optional.empty();
    }

    /**
     * What it shows.
     *
     * @param unread why there may be more to read, which leaves only use to be told
     * @param gone   why there may have been older lines than the oldest
     */
    AppEvidence evidence(Optional<Gap> unread, Optional<String> gone) {
        Signal signal = AppEvidence.signal(app);
        List<Evidence> seen = new ArrayList<>(uses(signal));
        if (unread.isPresent()) {
            return of(signal, seen, unread.get());
        }
        if (!isYoung(lastLine)) {
            String silent = StreamGaps.silentSince(lastLine.orElse(began));
            return of(signal, seen, gap(signal, window.to(), ReasonCode.LOG_SHIPPING_SILENT, silent));
        }
        lastWeak.filter(window.from()::isBefore)
                .ifPresent(time -> seen.add(gap(
                        signal,
                        earlier(time, window.to()),
                        ReasonCode.WEAK_ONLY,
                        "documents were open in it, the last time at " + StreamGaps.MINUTE.format(time))));
        lastStrange
                .filter(window.from()::isBefore)
                .ifPresent(time -> seen.add(gap(
                        signal,
                        earlier(time, window.to()),
                        ReasonCode.OCCUPANCY_ONLY_SIGNAL,
                        "its log holds lines of no known meaning, the last one at " + StreamGaps.MINUTE.format(time)
                                + " in stream " + app.stream())));
        if (isSilentBeforeTheEnd()) {
            String silent = StreamGaps.silentSince(lastLine.orElseThrow());
            seen.add(new Gap(signal, lastLine.orElseThrow(), window.to(), ReasonCode.LOG_SHIPPING_SILENT, silent));
        }
        gone.ifPresent(why -> seen.add(gap(
                signal,
                earlier(oldestLine, window.to()),
                ReasonCode.RETENTION_TOO_SHORT,
                why + ", and the log begins at " + StreamGaps.MINUTE.format(oldestLine))));
        if (!understood) {
            return of(
                    signal,
                    seen,
                    gap(
                            signal,
                            window.to(),
                            ReasonCode.OCCUPANCY_ONLY_SIGNAL,
                            "its log shows that it runs, and in this run no line of the last 14 days by which work would be known"));
        }
        AppEvidence read = quiet(signal, seen, gone.isPresent());
        AppEvidence quiet = isYoung(lastWeak) || isYoung(lastStrange) ? read : read.noting("BACKGROUND_ONLY");
        return denied ? quiet.noting("AUTOSTOP_DENIED") : quiet;
    }

    private List<Use> uses(Signal signal) {
        List<Use> uses = new ArrayList<>();
        if (firstWork.isPresent() && lastWork.isPresent()) {
            uses.add(new Use(signal, firstWork.get(), lastWork.get(), OptionalLong.of(works.size())));
        }
        lastUse.filter(use -> !lastWork.equals(Optional.of(use)))
                .ifPresent(use -> uses.add(new Use(signal, use, use, OptionalLong.empty())));
        return uses;
    }

    /** Silence is as long as it was read, even where a report tells of one that is longer. */
    private AppEvidence quiet(Signal signal, List<Evidence> seen, boolean linesAreGone) {
        Instant readFrom = linesAreGone ? oldestLine : earlier(oldestLine, window.from());
        Optional<Instant> unclear = Streams.later(lastWeak, lastStrange).filter(readFrom::isBefore);
        Instant since = Streams.later(Streams.later(lastUse, unclear), Optional.of(readFrom))
                .orElseThrow();
        Span looked = since.isBefore(window.from()) ? new Span(since, window.to()) : window;
        if (since.isBefore(window.to())) {
            seen.add(new Silence(signal, since, window.to(), Basis.READ_EMPTY, Optional.empty(), Duration.ZERO));
        }
        return new AppEvidence(signal, looked, seen, Optional.empty(), List.of());
    }

    private Gap gap(Signal signal, Instant to, ReasonCode reason, String detail) {
        return new Gap(signal, window.from(), to, reason, detail);
    }

    private AppEvidence of(Signal signal, List<Evidence> seen, Gap gap) {
        seen.add(gap);
        return new AppEvidence(signal, window, seen, Optional.empty(), List.of());
    }
}
