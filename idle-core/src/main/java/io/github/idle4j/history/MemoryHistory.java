package io.github.idle4j.history;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Streaks in memory. */
final class MemoryHistory implements VerdictHistory {

    private final AtomicReference<Map<Subject, IdleStreak>> streaks = new AtomicReference<>(Map.of());

    @Override
    public Map<Subject, IdleStreak> recall() {
        return streaks.get();
    }

    @Override
    public void remember(Map<Subject, IdleStreak> idle, Set<Subject> ended) {
        streaks.updateAndGet(before -> Streaks.after(before, idle, ended));
    }

    @Override
    public String toString() {
        return "history in memory";
    }
}
