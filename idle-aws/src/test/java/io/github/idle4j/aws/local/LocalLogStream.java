package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A log stream: events, each of which can be read from its own time on. It may only be changed inside
 * {@link LocalRegion#logGroup} or {@link LocalApp#logs}.
 */
public final class LocalLogStream {

    private static final Duration FURTHEST_AHEAD = Duration.ofHours(2);

    private final LocalLogGroup group;
    private final String name;
    private final Instant describedAt;
    private final List<LogRun> runs = new ArrayList<>(2);
    private @Nullable Instant createdAt;
    private @Nullable Duration indexLag;
    private Duration ahead = Duration.ZERO;
    private boolean summarized = true;

    LocalLogStream(LocalLogGroup group, String name) {
        this.group = group;
        this.name = name;
        this.describedAt = group.now();
    }

    /** When it was created; when its first event was logged, where nothing is said. It is not there before. */
    public LocalLogStream createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    public LocalLogStream event(Instant at, String text) {
        return add(new LogRun(at.toEpochMilli(), 1, at.toEpochMilli() + 1, time -> text));
    }

    /** An event at {@code from} and then one after each {@code interval}, all before {@code to}. */
    public LocalLogStream eventsEvery(Duration interval, Instant from, Instant to, String text) {
        return eventsEvery(interval, from, to, time -> text);
    }

    /** As the other; the text may tell the time. */
    public LocalLogStream eventsEvery(Duration interval, Instant from, Instant to, Function<Instant, String> text) {
        return add(new LogRun(from.toEpochMilli(), interval.toMillis(), to.toEpochMilli(), text));
    }

    /** An event at {@code from} and then one after each {@code interval}, as the clock goes on, until its app ends. */
    public LocalLogStream eventsEvery(Duration interval, Instant from, String text) {
        return add(new LogRun(from.toEpochMilli(), interval.toMillis(), Long.MAX_VALUE, time -> text));
    }

    private LocalLogStream add(LogRun run) {
        if (run.every() <= 0) {
            throw new IllegalArgumentException("an interval has at least a millisecond");
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return this;
    }

    /** What is still to come of its events does not come. */
    public LocalLogStream end(Instant at) {
        end(at, List.copyOf(runs));
        return this;
    }

    /** As {@link #end(Instant)}, for some of its runs: two apps may log to streams of one name. */
    void end(Instant at, List<LogRun> which) {
        runs.replaceAll(run -> which.contains(run) ? run.until(at.toEpochMilli()) : run);
        runs.removeIf(LogRun::isEmpty);
    }

    /**
     * The clock that stamps its events is ahead by so much, at most two hours: its events can be read by so much before
     * their time.
     */
    public LocalLogStream clockAhead(Duration duration) {
        if (duration.isNegative() || duration.compareTo(FURTHEST_AHEAD) > 0) {
            throw new IllegalArgumentException("CloudWatch Logs takes events up to two hours ahead, not " + duration);
        }
        ahead = duration;
        return this;
    }

    /** How late its summary in DescribeLogStreams is; as late as all, where nothing is said. */
    public LocalLogStream indexLag(Duration lag) {
        indexLag = lag;
        return this;
    }

    /** Its row in DescribeLogStreams has no times of events, whatever was logged. */
    public LocalLogStream withoutSummary() {
        summarized = false;
        return this;
    }

    String name() {
        return name;
    }

    List<LogRun> runs() {
        return runs;
    }

    LogEvent event(long time, Function<Instant, String> text) {
        return new LogEvent(this, time, time - ahead.toMillis(), text.apply(Instant.ofEpochMilli(time)));
    }

    Instant createdAt() {
        if (createdAt != null || runs.isEmpty()) {
            return createdAt == null ? describedAt : createdAt;
        }
        long first = runs.stream().mapToLong(LogRun::from).min().orElseThrow();
        return Instant.ofEpochMilli(first - ahead.toMillis());
    }

    boolean isThere(Instant now) {
        return !createdAt().isAfter(now);
    }

    long oldestKept(Instant now) {
        return group.oldestKept(now);
    }

    long newestReadable(Instant now) {
        return now.plus(ahead).toEpochMilli();
    }

    int countAt(long time) {
        return (int) runs.stream().filter(run -> run.hits(time)).count();
    }

    /** The time of the newest event that the summary knows; null where it knows none. */
    @Nullable
    Long lastEvent(Instant now) {
        Duration lag = indexLag == null ? group.indexLag() : indexLag;
        long newest = now.minus(lag).plus(ahead).toEpochMilli();
        long found = Long.MIN_VALUE;
        for (LogRun run : runs) {
            found = Math.max(found, run.atOrBefore(newest));
        }
        return !summarized || found < group.oldestSummarized(now) ? null : (Long) found;
    }

    /** Its row in DescribeLogStreams' answer. */
    Map<String, Object> summary(Instant now) {
        Long last = lastEvent(now);
        Long first = null;
        if (last != null) {
            long oldest = group.oldestSummarized(now);
            first = runs.stream().mapToLong(run -> run.atOrAfter(oldest)).min().orElse(last);
        }
        return new Tree()
                .put("logStreamName", name)
                .put("creationTime", createdAt().toEpochMilli())
                .putIfKnown("firstEventTimestamp", first)
                .putIfKnown("lastEventTimestamp", last)
                .putIfKnown("lastIngestionTime", last == null ? null : (Long) (last - ahead.toMillis()))
                .put("uploadSequenceToken", "local")
                .put("arn", group.arn() + ":log-stream:" + name)
                .put("storedBytes", 0L)
                .members();
    }
}
