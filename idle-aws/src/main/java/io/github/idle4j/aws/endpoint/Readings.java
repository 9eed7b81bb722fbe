package io.github.idle4j.aws.endpoint;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.metrics.MetricGrid;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricReader;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series of some endpoints: glanced at in long buckets first, which shows most of what is in use for a tenth of the
 * data, then read in short ones where that leaves a verdict open.
 */
final class Readings {

    /** How long CloudWatch keeps metrics, of the last part by the hour (API reference of GetMetricData). */
    static final Duration KEPT = Duration.ofDays(455);

    private final MetricReader metrics;
    private final MetricGrid grid;
    private final Optional<Span> forgotten;

    /** The long buckets; empty where every use matters, not only whether there was any. */
    private final Optional<MetricGrid> coarse;

    private final Map<MetricQuery, MetricSeries> glanced = new HashMap<>();
    private final Map<MetricQuery, MetricSeries> read = new HashMap<>();

    private Readings(MetricReader metrics, MetricGrid grid, Optional<MetricGrid> coarse, Optional<Span> forgotten) {
        this.metrics = metrics;
        this.grid = grid;
        this.coarse = coarse;
        this.forgotten = forgotten;
    }

    /** What an observation needs to read, of what there is to read. */
    static Readings of(Observation observation, MetricReader metrics, Instant now) {
        Span window = observation.window();
        Instant oldest = now.minus(KEPT);
        boolean reachesBack = window.from().isBefore(oldest) && oldest.isBefore(window.to());
        Span kept = reachesBack ? new Span(oldest, window.to()) : window;
        return new Readings(
                metrics,
                MetricGrid.of(kept, observation.needs().resolution(), now),
                observation.needs().settledBy().map(age -> MetricGrid.coarse(kept, now)),
                reachesBack ? Optional.of(new Span(window.from(), oldest)) : Optional.empty());
    }

    /** The part of the window of which CloudWatch keeps nothing any more. */
    Optional<Span> forgotten() {
        return forgotten;
    }

    /** The buckets in which series are read, where they are read to the full. */
    MetricGrid grid() {
        return grid;
    }

    /** The buckets of a glance; empty where series are read to the full at once. */
    Optional<MetricGrid> coarse() {
        return coarse;
    }

    /** Reads series in long buckets, which show whether there was any use. */
    void glance(Collection<MetricQuery> queries) {
        coarse.ifPresentOrElse(longer -> glanced.putAll(metrics.read(unread(queries), longer)), () -> read(queries));
    }

    /** Reads series to the full, each once. */
    void read(Collection<MetricQuery> queries) {
        read.putAll(metrics.read(unread(queries), grid));
    }

    private List<MetricQuery> unread(Collection<MetricQuery> queries) {
        return queries.stream().filter(query -> !read.containsKey(query)).toList();
    }

    /** Whether a series was read to the full. */
    boolean has(MetricQuery query) {
        return read.containsKey(query);
    }

    /** What was read of a series; in long buckets where no more was needed. */
    MetricSeries of(MetricQuery query) {
        MetricSeries full = read.get(query);
        return full != null ? full : requireNonNull(glanced.get(query), () -> "Not read: " + query.signal());
    }

    /** Whether it shows use that is surely of this incarnation and surely after that instant. */
    boolean showUse(Demand demand, Instant after) {
        MetricSeries series = of(demand.query());
        int first = series.grid().firstFrom(after);
        return series.hasPositiveFrom(demand.since()
                .map(since -> Math.max(first, series.grid().firstFrom(since)))
                .orElse(first));
    }

    /** Whether it shows anything since this incarnation began, were it zeros. */
    boolean showAnything(Demand demand) {
        MetricSeries series = of(demand.query());
        int first = demand.since().map(series.grid()::firstFrom).orElse(0);
        return series.failure().isEmpty()
                && series.hasValue(first, series.grid().count());
    }

    /** Whether it shows use in the bucket in which this incarnation began: it may be of the one before. */
    boolean mayShowUseOfThePredecessor(Demand demand) {
        MetricSeries series = of(demand.query());
        return demand.since()
                .map(since -> series.grid().firstFrom(since) - 1)
                .filter(bucket -> bucket >= 0)
                .filter(bucket -> series.value(bucket).orElse(0) > 0)
                .isPresent();
    }
}
