package io.github.idle4j.evidence;

import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The work of laying out evidence: each piece is cut to where it counts, and what is left open becomes a gap. */
final class HistoryLayout {

    /** Clocks that stamp logs may run ahead of ours: use up to this much after the judging instant counts as at it. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(2);

    private static final Comparator<Evidence> BY_TIME =
            Comparator.comparing(Evidence::from).thenComparing(Evidence::to);

    private final Signal signal;
    private final Span owed;
    private final Instant started;
    private final Instant judgedAt;
    private final List<Use> uses = new ArrayList<>();
    private final List<Silence> silences = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    HistoryLayout(Signal signal, Span owed, Instant started, Instant judgedAt) {
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
                silences.add(SignalHistory.cut(silence, cut));
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
            gaps.add(SignalHistory.notCovered(signal, new Span(from, end)));
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
                        merged.size() - 1,
                        SignalHistory.cut(last, new Span(last.from(), Moments.later(last.to(), next.to()))));
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
