package io.github.idle4j.aws.studio;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What there is to see of the use of one app. It never proves that a person sat there, and silence does not prove that
 * nothing computes.
 *
 * @param signal what shows it
 * @param window what was looked at: from the last use, where that is older than what was asked for
 * @param seen   what was seen
 * @param run    when the app was last started, where the logs tell it
 * @param notes  what else is worth telling
 */
record AppEvidence(Signal signal, Span window, List<Evidence> seen, Optional<Instant> run, List<String> notes) {

    private static final String COMPUTES_SILENTLY = "It may be computing silently, which logs do not show.";

    private AppEvidence(Signal signal, Span window, List<Evidence> seen) {
        this(signal, window, seen, Optional.empty(), List.of());
    }

    /** The same, of a run that began at that instant, where it is known. */
    AppEvidence ofRunSince(Optional<Instant> start) {
        return new AppEvidence(signal, window, seen, start, notes);
    }

    /** The same, with a note. */
    AppEvidence noting(String note) {
        return new AppEvidence(
                signal,
                window,
                seen,
                run,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** The same, and that it was used at that instant. */
    AppEvidence withUse(Instant at) {
        return withUse(use(signal, at));
    }

    AppEvidence withUse(Use use) {
        return new AppEvidence(
                signal, window, Stream.concat(Stream.of(use), seen.stream()).toList(), run, notes);
    }

    /** What shows the use of an app. Once its events were read there is nothing to settle: what is not there was not written. */
    static Signal signal(StudioApp app) {
        if (app.sign() == AppType.Sign.METRIC) {
            return CanvasReading.signal(app.domain(), app.owner());
        }
        boolean byTime = app.sign() == AppType.Sign.EVENTS;
        return Signal.demand(
                        byTime ? "LogEvents" : "LogLines",
                        Map.of("LogGroup", LogReader.GROUP, "LogStream", app.stream()))
                .inWords(byTime ? "log event" : "use", app.inWords())
                .withCaveat(COMPUTES_SILENTLY);
    }

    /** A summary told of an event young enough to decide. */
    static AppEvidence summary(StudioApp app, Span window, Instant event) {
        return new AppEvidence(signal(app), window, List.of(use(signal(app), event)));
    }

    /** Nothing but its last event counts of an app, if there is one. */
    static AppEvidence useOnly(StudioApp app, Span window, Optional<Instant> event) {
        Signal signal = signal(app);
        return used(signal, window, event.map(at -> use(signal, at)));
    }

    /** Nothing but its last use counts of an app, if there is one. */
    static AppEvidence used(Signal signal, Span window, Optional<Use> last) {
        return new AppEvidence(
                signal, window, last.stream().<Evidence>map(use -> use).toList());
    }

    /** The last use was found in what was read to the end: nothing came after it, whatever is kept of what was before. */
    static AppEvidence lastUse(StudioApp app, Span window, Use last, Basis basis) {
        Instant quietFrom = last.latest();
        if (!quietFrom.isBefore(window.to())) {
            return new AppEvidence(last.signal(), window, List.of(last));
        }
        Span looked = quietFrom.isBefore(window.from()) ? new Span(quietFrom, window.to()) : window;
        return new AppEvidence(last.signal(), looked, List.of(last, silence(last.signal(), quietFrom, window, basis)));
    }

    /** The last event was found, and none after it. */
    static AppEvidence lastEvent(StudioApp app, Span window, Instant event) {
        return lastUse(app, window, use(signal(app), event), Basis.READ_EMPTY);
    }

    private static Silence silence(Signal signal, Instant from, Span window, Basis basis) {
        return new Silence(signal, from, window.to(), basis, Optional.empty(), Duration.ZERO);
    }

    /** Nobody knows. */
    static AppEvidence unknown(StudioApp app, Span window, ReasonCode reason, String detail) {
        return unknown(signal(app), window, reason, detail);
    }

    /** Nobody knows of that signal. */
    static AppEvidence unknown(Signal signal, Span window, ReasonCode reason, String detail) {
        return new AppEvidence(signal, window, List.of(new Gap(signal, window.from(), window.to(), reason, detail)));
    }

    /** Why it is not known whether the app was used; empty where it is. */
    Optional<Gap> gap() {
        return seen.stream().filter(Gap.class::isInstance).map(Gap.class::cast).findFirst();
    }

    /** Whether it shows that the app is not used. */
    boolean showsSilence() {
        return seen.stream().anyMatch(Silence.class::isInstance);
    }

    private static Use use(Signal signal, Instant at) {
        return new Use(signal, at, at, OptionalLong.empty());
    }
}
