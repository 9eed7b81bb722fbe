package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Goes through the events of some streams that lie in a window of time, forwards or backwards. */
final class LogWalk {

    /** The next event of a run. */
    private record Head(LocalLogStream stream, LogRun run, int order, long time) {}

    private final boolean forwards;
    private final long from;
    private final long to;
    private final PriorityQueue<Head> heads;

    /** Both ends of the window are part of it. */
    LogWalk(Collection<LocalLogStream> streams, Instant now, boolean forwards, long from, long to) {
        this.forwards = forwards;
        this.from = from;
        this.to = to;
        Comparator<Head> order = Comparator.comparingLong(Head::time).thenComparingInt(Head::order);
        this.heads = new PriorityQueue<>(forwards ? order : order.reversed());
        int number = 0;
        for (LocalLogStream stream : streams) {
            long oldest = Math.max(from, stream.oldestKept(now));
            long newest = Math.min(to, stream.newestReadable(now));
            for (LogRun run : stream.runs()) {
                add(stream, run, number++, forwards ? run.atOrAfter(oldest) : run.atOrBefore(newest), oldest, newest);
            }
        }
    }

    private void add(LocalLogStream stream, LogRun run, int order, long time, long oldest, long newest) {
        if (time >= oldest && time <= newest && time != Long.MAX_VALUE) {
            LogRun cut = new LogRun(run.atOrAfter(oldest), run.every(), Math.min(run.end(), newest + 1), run.text());
            heads.add(new Head(stream, cut, order, time));
        }
    }

    boolean isOver() {
        return heads.isEmpty();
    }

    @Nullable
    LogEvent next() {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        LogRun run = head.run();
        long following = forwards ? run.atOrAfter(head.time() + 1) : run.atOrBefore(head.time() - 1);
        if (following >= from && following <= to && following != Long.MAX_VALUE) {
            heads.add(new Head(head.stream(), run, head.order(), following));
        }
        return head.stream().event(head.time(), run.text());
    }
}
