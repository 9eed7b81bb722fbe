package io.github.idle4j;

import io.github.idle4j.history.IdleStreak;
import io.github.idle4j.history.Steadiness;
import io.github.idle4j.history.Subject;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.ResourceActivity;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What one scan recalls of the verdicts before it, and adds to them. Sources may run in parallel. */
final class Recollection {

    private final Memory memory;
    private final @Nullable Map<Subject, IdleStreak> before;
    private final Map<Subject, IdleStreak> idle = new ConcurrentHashMap<>();
    private final Set<Subject> ended = ConcurrentHashMap.newKeySet();

    private Recollection(Memory memory, @Nullable Map<Subject, IdleStreak> before) {
        this.memory = memory;
        this.before = before;
    }

    /** Reads the history. By one that cannot be read nothing is steady, and it is left alone. */
    static Recollection of(Memory memory, Outcome outcome) {
        try {
            return new Recollection(memory, Map.copyOf(memory.history().recall()));
        } catch (Throwable thrown) {
            outcome.failed(failure(thrown));
            return new Recollection(memory, null);
        }
    }

    private static ScanFailure failure(Throwable thrown) {
        @Nullable String message = thrown instanceof UncheckedIOException ? thrown.getMessage() : null;
        return new ScanFailure(Origin.of("VerdictHistory"), message != null ? message : thrown.toString(), false);
    }

    /** The same, held back where it is idle and not steady, and with the streak that it belongs to. */
    Assessment steady(Assessment judged) {
        ResourceActivity activity = judged.activity();
        Steadiness steadiness = memory.steadiness();
        Optional<IdleStreak> streak = after(judged);
        IdleVerdict verdict = streak.map(known -> steadiness.judge(judged.verdict(), known, activity.judgedAt()))
                .orElseGet(() -> steadiness.judge(judged.verdict()));
        var steady = Assessment.of(activity, verdict, judged.policy());
        return streak.filter(known -> known.isKnownAt(activity.judgedAt()))
                .map(steady::within)
                .orElse(steady);
    }

    private Optional<IdleStreak> after(Assessment judged) {
        if (before == null) {
            return Optional.empty();
        }
        var subject = new Subject(judged.resource(), judged.policy());
        @Nullable IdleStreak known = before.get(subject);
        Optional<IdleStreak> after = known == null
                ? IdleStreak.begunBy(judged.verdict(), judged.activity())
                : known.after(judged.verdict(), judged.activity());
        if (after.isEmpty()) {
            ended.add(subject);
        } else if (!after.get().equals(known)) {
            idle.put(subject, after.get());
        }
        return after;
    }

    /** Writes what is new to the history. What was idle to one source and not to another, was not. */
    void remember(Outcome outcome) {
        if (before == null) {
            return;
        }
        idle.keySet().removeAll(ended);
        ended.retainAll(before.keySet());
        try {
            if (!idle.isEmpty() || !ended.isEmpty()) {
                memory.history().remember(Map.copyOf(idle), Set.copyOf(ended));
            }
        } catch (Throwable thrown) {
            outcome.failed(failure(thrown));
        }
    }
}
