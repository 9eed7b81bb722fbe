package io.github.idle4j;

import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a scan comes to: how many verdicts there are of each kind, and what failed. Tells a listener of it. Thread-safe. */
final class Outcome implements AutoCloseable {

    private static final Origin LISTENER = Origin.of("ScanListener");

    private final Consumer<Assessment> report;
    private final Handover<Consumer<ScanListener>, Boolean> telling;
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private final Set<ScanFailure> failures = new LinkedHashSet<>();

    /**
     * Nothing yet.
     *
     * @param report   takes each assessment, by one thread at a time
     * @param listener is told of everything, on a thread of its own
     * @param patience how long it may take over that
     */
    Outcome(Consumer<Assessment> report, ScanListener listener, Patience patience) {
        this.report = report;
        this.telling = new Handover<>(news -> tell(news, listener), told -> {}, news -> leftBehind(), patience);
    }

    void listed(long more) {
        telling.put(to -> to.listed(more));
    }

    void assessed(Assessment assessment) {
        synchronized (this) {
            counts.merge(assessment.verdict().status(), 1L, Long::sum);
            report.accept(assessment);
        }
        telling.put(to -> to.assessed(assessment));
    }

    /** Takes down a failure; the same one only once, however many calls it struck. */
    void failed(ScanFailure failure) {
        if (isNew(failure)) {
            telling.put(to -> to.failed(failure));
        }
    }

    /** A listener that throws is a failure of the scan, of which it is not told again. */
    private boolean tell(Consumer<ScanListener> news, ScanListener listener) {
        try {
            news.accept(listener);
            return true;
        } catch (Throwable thrown) {
            return isNew(new ScanFailure(LISTENER, thrown.toString(), false));
        }
    }

    private void leftBehind() {
        isNew(new ScanFailure(LISTENER, "It did not come back in time, and was told nothing more", false));
    }

    private synchronized boolean isNew(ScanFailure failure) {
        return failures.add(failure);
    }

    synchronized ScanSummary summary(Instant startedAt, Instant finishedAt, Instant asOf, CallLedger calls) {
        return new ScanSummary(
                startedAt,
                finishedAt,
                asOf,
                counts,
                List.copyOf(failures),
                calls.counts(),
                calls.attempts(),
                calls.metrics());
    }

    /** Returns when the listener was told of everything, or left behind. */
    @Override
    public void close() {
        telling.close();
    }
}
