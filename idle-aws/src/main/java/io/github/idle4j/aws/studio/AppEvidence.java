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
 * What the stream of one app says of its use.
 *
 * <p>An event proves that the app's process wrote a line. For kernel apps that is use; it never proves that a person sat
 * there, and silence does not prove that nothing computes.
 *
 * @param signal the events of the stream
 * @param window what was looked at: from the last event, where that is older than what was asked for
 * @param seen   what was seen
 * @param run    when the app was last started, where the logs tell it
 */
record StreamEvidence(Signal signal, Span window, List<Evidence> seen, Optional<Instant> run) {

    private StreamEvidence(Signal signal, Span window, List<Evidence> seen) {
        this(signal, window, seen, Optional.empty());
    }

    /** The same, of a run that began at that instant, where it is known. */
    StreamEvidence ofRunSince(Optional<Instant> start) {
        return new StreamEvidence(signal, window, seen, start);
    }

    /** The same, and that it was used at that instant. */
    StreamEvidence withUse(Instant event) {
        return new StreamEvidence(
                signal,
                window,
                Stream.concat(Stream.of(use(signal, event)), seen.stream()).toList(),
                run);
    }

    /** The events of a stream. Once they were read there is nothing to settle: what is not there was not written. */
    static Signal signal(StudioApp app) {
        return Signal.demand("LogEvents", Map.of("LogGroup", LogReader.GROUP, "LogStream", app.stream()))
                .inWords("log event", "app " + app.name());
    }

    /** A summary told of an event young enough to decide. */
    static StreamEvidence summary(StudioApp app, Span window, Instant event) {
        return new StreamEvidence(signal(app), window, List.of(use(signal(app), event)));
    }

    /** Nothing but its last event counts of an app, if there is one. */
    static StreamEvidence useOnly(StudioApp app, Span window, Optional<Instant> event) {
        Signal signal = signal(app);
        List<Evidence> seen =
                event.stream().<Evidence>map(at -> use(signal, at)).toList();
        return new StreamEvidence(signal, window, seen);
    }

    /** The last event was read from the stream: nothing came after it, whatever the retention. */
    static StreamEvidence lastEvent(StudioApp app, Span window, Instant event) {
        Signal signal = signal(app);
        if (!event.isBefore(window.to())) {
            return new StreamEvidence(signal, window, List.of(use(signal, event)));
        }
        Span looked = event.isBefore(window.from()) ? new Span(event, window.to()) : window;
        Silence silence = new Silence(signal, event, window.to(), Basis.READ_EMPTY, Optional.empty(), Duration.ZERO);
        return new StreamEvidence(signal, looked, List.of(use(signal, event), silence));
    }

    /** Nobody knows. */
    static StreamEvidence unknown(StudioApp app, Span window, ReasonCode reason, String detail) {
        Signal signal = signal(app);
        return new StreamEvidence(signal, window, List.of(new Gap(signal, window.from(), window.to(), reason, detail)));
    }

    /** Why it is not known whether the app was used; empty where it is. */
    Optional<Gap> gap() {
        return seen.stream().filter(Gap.class::isInstance).map(Gap.class::cast).findFirst();
    }

    /** Whether it shows that nothing was written. */
    boolean showsSilence() {
        return seen.stream().anyMatch(Silence.class::isInstance);
    }

    private static Use use(Signal signal, Instant event) {
        return new Use(signal, event, event, OptionalLong.empty());
    }
}
