package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    /** Clocks that stamp logs may run ahead of ours: use up to this much after the judging instant counts as at it. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(2);

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
        var layout = new Layout(signal, owed, started, window.to());
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

    private static Silence cut(Silence silence, Span to) {
        return new Silence(silence.signal(), to.from(), to.to(), silence.basis(), silence.witness(), silence.bucket());
    }

    private static Gap notCovered(Signal signal, Span span) {
        return new Gap(signal, span.from(), span.to(), ReasonCode.NOT_COVERED, "not looked at");
    }

    @Override
    public String toString() {
        return signal + " " + owed + " " + uses + silences + gaps;
    }

    /** The work of laying out evidence: each piece is cut to where it counts, and what is left open becomes a gap. */
    private static final class Layout {

        private static final Comparator<Evidence> BY_TIME =
                Comparator.comparing(Evidence::from).thenComparing(Evidence::to);

        private final Signal signal;
        private final Span owed;
        private final Instant started;
        private final Instant judgedAt;
        private final List<Use> uses = new ArrayList<>();
        private final List<Silence> silences = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();

        Layout(Signal signal, Span owed, Instant started, Instant judgedAt) {
            this.signal = signal;
            this.owed = owed;
            this.started = started;
            this.judgedAt = judgedAt;
        }

        void add(Evidence evidence) {
            if (!evidence.signal().equals(signal)) {
                throw new IllegalArgumentException("Evidence of " + evidence.signal() + " in the history of " + signal);
            }
            if (evidence instanceof Use use) {
                add(use);
            } else {
                Span cut = evidence.span().within(owed);
                if (cut.isEmpty()) {
                    return;
                }
                if (evidence instanceof Silence silence) {
                    silences.add(cut(silence, cut));
                } else if (evidence instanceof Gap gap) {
                    gaps.add(new Gap(signal, cut.from(), cut.to(), gap.reason(), gap.detail()));
                }
            }
        }

        private void add(Use use) {
            if (use.earliest().isAfter(judgedAt.plus(CLOCK_SKEW))) {
                return;
            }
            if (!use.earliest().isBefore(started)) {
                Instant earliest = Moments.earlier(use.earliest(), judgedAt);
                Instant latest = Moments.earlier(use.latest(), judgedAt);
                uses.add(new Use(signal, earliest, latest, use.count()));
            } else if (use.latest().isAfter(started)) {
                add(new Gap(
                        signal,
                        use.earliest(),
                        use.latest(),
                        ReasonCode.EARLIER_INCARNATION,
                        use.detail() + " in a bucket that began before this resource did"));
            }
        }

        /** Turns what no piece speaks of into gaps. */
        void coverTheRest() {
            var tiles = new ArrayList<Evidence>(uses);
            tiles.addAll(silences);
            tiles.addAll(gaps);
            tiles.sort(BY_TIME);
            Instant covered = owed.from();
            for (Evidence tile : tiles) {
                if (tile.from().isAfter(covered)) {
                    addNotCovered(covered, tile.from());
                }
                covered = Moments.later(covered, tile.to());
            }
            addNotCovered(covered, owed.to());
        }

        private void addNotCovered(Instant from, Instant to) {
            Instant end = Moments.earlier(to, owed.to());
            if (from.isBefore(end)) {
                gaps.add(notCovered(signal, new Span(from, end)));
            }
        }

        List<Use> uses() {
            uses.sort(Comparator.comparing(Use::latest).thenComparing(Use::earliest));
            return uses;
        }

        /** The silences by time, neighbours of one kind made one. */
        List<Silence> silences() {
            silences.sort(BY_TIME);
            var merged = new ArrayList<Silence>();
            for (Silence next : silences) {
                Silence last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                if (last != null && isContinuedBy(last, next)) {
                    merged.set(
                            merged.size() - 1, cut(last, new Span(last.from(), Moments.later(last.to(), next.to()))));
                } else {
                    merged.add(next);
                }
            }
            return merged;
        }

        private static boolean isContinuedBy(Silence last, Silence next) {
            return !next.from().isAfter(last.to())
                    && last.basis() == next.basis()
                    && last.witness().equals(next.witness())
                    && last.bucket().equals(next.bucket());
        }

        /** The gaps by time, neighbours of one cause made one. */
        List<Gap> gaps() {
            gaps.sort(BY_TIME);
            var merged = new ArrayList<Gap>();
            for (Gap next : gaps) {
                Gap last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                if (last != null
                        && !next.from().isAfter(last.to())
                        && last.reason().equals(next.reason())
                        && last.detail().equals(next.detail())) {
                    Instant end = Moments.later(last.to(), next.to());
                    merged.set(merged.size() - 1, new Gap(signal, last.from(), end, last.reason(), last.detail()));
                } else {
                    merged.add(next);
                }
            }
            return merged;
        }
    }
}
