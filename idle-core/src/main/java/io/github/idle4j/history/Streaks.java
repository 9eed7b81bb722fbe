package io.github.idle4j.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** All streaks of a history. */
final class Streaks {

    private Streaks() {}

    /** After a scan, without those that have lapsed by the latest verdict of all: they would not go on anyway. */
    static Map<Subject, IdleStreak> after(
            Map<Subject, IdleStreak> before, Map<Subject, IdleStreak> idle, Set<Subject> ended) {
        var after = new HashMap<>(before);
        after.putAll(idle);
        after.keySet().removeAll(ended);
        Instant latest = after.values().stream()
                .map(IdleStreak::lastIdleAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        after.values().removeIf(streak -> streak.hasLapsedBy(latest));
        return Map.copyOf(after);
    }
}
