package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one demand signal: tiles of use, silence and gap that cover the span for which it owes an answer.
 *
 * <p>The <em>owed span</em> runs from the later of the start of the window and the start of this incarnation, to the
 * judging instant less the signal's settling time. Time inside it that no evidence speaks of becomes a
 * {@link ReasonCode#NOT_COVERED gap}, so that forgetting to look can never pass for silence. Outside it only use counts.
 * Immutable.
 */
public final class SignalHistory {

    private final Signal signal;
    private final Instant started;
    private final Span owed;
    private final boolean owesSilence;
    private final List<Use> uses;
    private final List<Silence> silences;
    private final List<Gap> gaps;

    private SignalHistory(
            Signal signal,
            Instant started,
            Span owed,
            boolean owesSilence,
            List<Use> uses,
            List<Silence> silences,
            List<Gap> gaps) {
        this.signal = signal;
        this.started = started;
        this.owed = owed;
        this.owesSilence = owesSilence;
        this.uses = List.copyOf(uses);
        this.silences = List.copyOf(silences);
        this.gaps = List.copyOf(gaps);
    }

    /**
     * Lays out what was seen of a signal.
     *
     * @param signal  a demand signal
     * @param window  what was looked at, up to the judging instant
     * @param started when this incarnation of the resource began; what was before belongs to another one
     * @param seen    what was seen, in any order; may reach beyond the window
     */
    public static SignalHistory of(Signal signal, Span window, Instant started, Collection<? extends Evidence> seen) {
        requireNonNull(signal, "signal");
        requireNonNull(window, "window");
        requireNonNull(started, "started");
        requireNonNull(seen, "seen");
        if (signal.role() != Signal.Role.DEMAND) {
            throw new IllegalArgumentException("Only a demand signal has a history of use: " + signal);
        }
        Instant settled = Moments.later(window.from(), window.to().minus(signal.settling()));
        Span owed = new Span(Moments.earlier(Moments.later(window.from(), started), settled), settled);
        var layout = new HistoryLayout(signal, owed, started, window.to());
        seen.forEach(layout::add);
        layout.coverTheRest();
        return new SignalHistory(signal, started, owed, true, layout.uses(), layout.silences(), layout.gaps());
    }

    /**
     * The same history, of which only use counts: its silence proves nothing, and its gaps hide nothing but the use that
     * was seen and may have been of an earlier incarnation.
     */
    public SignalHistory useOnly() {
        List<Gap> maybeUse = gaps.stream()
                .filter(gap -> gap.reason().equals(ReasonCode.EARLIER_INCARNATION))
                .toList();
        return new SignalHistory(signal, started, new Span(owed.to(), owed.to()), false, uses, List.of(), maybeUse);
    }

    /** The signal. */
    public Signal signal() {
        return signal;
    }

    /** The span for which it owes use, silence or a gap. */
    public Span owed() {
        return owed;
    }

    /** Whether its silence is needed before the resource may be called idle. */
    public boolean owesSilence() {
        return owesSilence;
    }

    /** Every use that was seen, by its latest instant; all of this incarnation, none after the judging instant. */
    public List<Use> uses() {
        return uses;
    }

    /** What is known to have been silent, within the owed span, by time. */
    public List<Silence> silences() {
        return silences;
    }

    /** What is not known, within the owed span, by time. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** The latest use that was seen. */
    public Optional<Use> lastUse() {
        return uses.isEmpty() ? Optional.empty() : Optional.of(uses.get(uses.size() - 1));
    }

    /**
     * The gaps that reach into a span, cut to it. What lies before the owed span, but after this incarnation began, was
     * not looked at: a gap too.
     */
    public List<Gap> gapsWithin(Span span) {
        var within = new ArrayList<Gap>();
        Span before = new Span(Moments.earlier(started, owed.from()), owed.from()).within(span);
        if (owesSilence && !before.isEmpty()) {
            within.add(notCovered(signal, before));
        }
        for (Gap gap : gaps) {
            Span cut = gap.span().within(span);
            if (!cut.isEmpty()) {
                within.add(new Gap(signal, cut.from(), cut.to(), gap.reason(), gap.detail()));
            }
        }
        return within;
    }

    /**
     * The reason, among those of the gaps that reach into the last so-and-so long, which comes first in the published order; empty
     * without a gap.
     */
    public Optional<ReasonCode> firstGapInLast(Duration length, Instant judgedAt) {
        boolean notLookedAt =
                owesSilence && started.isBefore(owed.from()) && Span.isInside(owed.from(), length, judgedAt);
        ReasonCode first = notLookedAt ? ReasonCode.NOT_COVERED : null;
        for (Gap gap : gaps) {
            if (Span.isInside(gap.to(), length, judgedAt)
                    && (first == null || gap.reason().compareTo(first) < 0)) {
                first = gap.reason();
            }
        }
        return Optional.ofNullable(first);
    }

    /** The silences that reach into a span, cut to it. */
    public List<Silence> silencesWithin(Span span) {
        var within = new ArrayList<Silence>();
        for (Silence silence : silences) {
            Span cut = silence.span().within(span);
            if (!cut.isEmpty()) {
                within.add(cut(silence, cut));
            }
        }
        return within;
    }

    static Silence cut(Silence silence, Span to) {
        return new Silence(silence.signal(), to.from(), to.to(), silence.basis(), silence.witness(), silence.bucket());
    }

    static Gap notCovered(Signal signal, Span span) {
        return new Gap(signal, span.from(), span.to(), ReasonCode.NOT_COVERED, "not looked at");
    }

    @Override
    public String toString() {
        return signal + " " + owed + " " + uses + silences + gaps;
    }
}
