package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log group of CloudWatch Logs. It may only be changed inside {@link LocalRegion#logGroup}. */
public final class LocalLogGroup {

    /** A stream at its place in the order of last events. */
    record Row(long lastEvent, LocalLogStream stream) {}

    private record Ordered(Instant at, List<Row> rows) {}

    private static final Comparator<Row> OLDEST_FIRST = Comparator.comparingLong(Row::lastEvent)
            .thenComparing(row -> row.stream().name());

    private final LocalRegion region;
    private final String name;
    private final Instant describedAt;
    private final TreeMap<String, LocalLogStream> streams = new TreeMap<>();
    private @Nullable Instant createdAt;
    private @Nullable Integer retentionInDays;
    private Duration deletionLag = Duration.ZERO;
    private String logGroupClass = "STANDARD";
    private boolean forgetsSummaries;

    /** Ordering 10,000 streams for each of 200 pages would take longer than all else. */
    private volatile @Nullable Ordered ordered;

    LocalLogGroup(LocalRegion region, String name) {
        this.region = region;
        this.name = name;
        this.describedAt = region.now();
    }

    /** When it was created; when its first stream was, where nothing is said. */
    public LocalLogGroup createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    /** After how many days events go; they stay for ever, where nothing is said. */
    public LocalLogGroup retentionInDays(int days) {
        retentionInDays = days;
        return this;
    }

    /** How long after the end of their retention events can still be read; not at all, where nothing is said. */
    public LocalLogGroup deletionLag(Duration lag) {
        deletionLag = lag;
        return this;
    }

    /** {@code STANDARD} where nothing is said. The events of any other class cannot be read. */
    public LocalLogGroup logGroupClass(String newClass) {
        logGroupClass = newClass;
        return this;
    }

    /**
     * The summaries of streams forget events whose retention is over. What AWS does is not known; where nothing is said
     * they keep the times of the events.
     */
    public LocalLogGroup forgetsSummaries() {
        forgetsSummaries = true;
        return this;
    }

    /** Describes a stream, or adds to the one of that name. */
    public LocalLogGroup stream(String streamName, Consumer<LocalLogStream> description) {
        description.accept(streams.computeIfAbsent(streamName, absent -> new LocalLogStream(this, absent)));
        return this;
    }

    /** Deletes a stream with all that was logged there. */
    public LocalLogGroup removeStream(String streamName) {
        if (streams.remove(streamName) == null) {
            throw new IllegalArgumentException("no such log stream: " + streamName);
        }
        return this;
    }

    /** What was ordered is to be ordered anew. */
    void changed() {
        ordered = null;
    }

    String name() {
        return name;
    }

    String logGroupClass() {
        return logGroupClass;
    }

    boolean canBeRead() {
        return logGroupClass.equals("STANDARD");
    }

    Instant now() {
        return region.now();
    }

    Duration indexLag() {
        return region.world().logIndexLag();
    }

    /** Without the {@code :*} that ARNs of log groups end in elsewhere. */
    String arn() {
        return region.arn("logs", "log-group:" + name);
    }

    long oldestKept(Instant now) {
        return retentionInDays == null
                ? 0
                : now.minus(Duration.ofDays(retentionInDays)).minus(deletionLag).toEpochMilli();
    }

    long oldestSummarized(Instant now) {
        return forgetsSummaries ? oldestKept(now) : 0;
    }

    @Nullable
    LocalLogStream find(String streamName) {
        LocalLogStream stream = streams.get(streamName);
        return stream != null && stream.isThere(now()) ? stream : null;
    }

    /** The streams whose names begin so, in the order of their names. */
    List<LocalLogStream> streams(String prefix) {
        Instant now = now();
        List<LocalLogStream> found = new ArrayList<>();
        for (LocalLogStream stream : streams.tailMap(prefix, true).values()) {
            if (!stream.name().startsWith(prefix)) {
                break;
            }
            if (stream.isThere(now)) {
                found.add(stream);
            }
        }
        return found;
    }

    /** All streams, the one with the oldest last event first. Those without one stand anywhere among the others. */
    List<Row> byLastEvent() {
        Instant now = now();
        Ordered known = ordered;
        if (known == null || !known.at().equals(now)) {
            known = new Ordered(now, order(now));
            ordered = known;
        }
        return known.rows();
    }

    private List<Row> order(Instant now) {
        List<Row> rows = new ArrayList<>();
        List<LocalLogStream> others = new ArrayList<>();
        for (LocalLogStream stream : streams("")) {
            Long last = stream.lastEvent(now);
            if (last == null) {
                others.add(stream);
            } else {
                rows.add(new Row(last, stream));
            }
        }
        long oldest = rows.stream().mapToLong(Row::lastEvent).min().orElse(0);
        long newest = rows.stream().mapToLong(Row::lastEvent).max().orElse(0);
        for (LocalLogStream stream : others) {
            rows.add(new Row(oldest + Math.floorMod(scattered(stream.name()), newest - oldest + 1), stream));
        }
        rows.sort(OLDEST_FIRST);
        return rows;
    }

    /** A number that looks like chance, and is the same each time. */
    private static long scattered(String text) {
        long mixed = (text.hashCode() + 0x9E37_79B9_7F4A_7C15L) * 0xBF58_476D_1CE4_E5B9L;
        return mixed ^ (mixed >>> 29);
    }

    /** Its row in DescribeLogGroups' answer. */
    Map<String, Object> summary() {
        return new Tree()
                .put("logGroupName", name)
                .put("logGroupArn", arn())
                .put("arn", arn() + ":*")
                .put("creationTime", creation().toEpochMilli())
                .putIfKnown("retentionInDays", retentionInDays)
                .put("metricFilterCount", 0)
                .put("storedBytes", 0L)
                .put("logGroupClass", logGroupClass)
                .members();
    }

    private Instant creation() {
        if (createdAt != null) {
            return createdAt;
        }
        return streams.values().stream()
                .map(LocalLogStream::createdAt)
                .min(Comparator.naturalOrder())
                .orElse(describedAt);
    }
}
