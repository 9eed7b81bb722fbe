package io.github.idle4j.aws.metrics;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/**
 * Reads metrics with GetMetricData: many series in one call, pages merged by id, and no more at once than a small heap
 * holds. Thread-safe.
 */
public final class MetricReader {

    /** The name of the call in ledgers and failures. */
    public static final String API = "cloudwatch:GetMetricData";

    /** A full answer fits one page; so many more mean that the pages have no end. */
    private static final int MOST_PAGES = 1_000;

    /** After these another page may say more of a series; Complete is said once more where a page comes twice. */
    private static final Set<String> CONTINUED = Set.of("PartialData", "InternalError", "Complete");

    /** An answer takes half a kilobyte of memory for each of its points while it is read; so many fit into a small heap. */
    private static final int POINTS_IN_FLIGHT = 50_000;

    private final CloudWatchClient cloudWatch;
    private final AwsCalls calls;
    private final Semaphore points = new Semaphore(POINTS_IN_FLIGHT);

    /**
     * A reader.
     *
     * @param cloudWatch the client
     * @param calls      makes the calls
     */
    public MetricReader(CloudWatchClient cloudWatch, AwsCalls calls) {
        this.cloudWatch = requireNonNull(cloudWatch, "cloudWatch");
        this.calls = requireNonNull(calls, "calls");
    }

    /** Reads every query; what cannot be read is a series that says so. Never throws for what AWS does. */
    public Map<MetricQuery, MetricSeries> read(Collection<MetricQuery> queries, MetricGrid grid) {
        if (grid.count() == 0) {
            return queries.stream()
                    .distinct()
                    .collect(Collectors.toMap(query -> query, query -> new MetricSeries(grid)));
        }
        Set<MetricQuery> failedInside = ConcurrentHashMap.newKeySet();
        Map<MetricQuery, MetricSeries> series = read(List.copyOf(new LinkedHashSet<>(queries)), grid, failedInside);
        if (!failedInside.isEmpty()) { // the one status for which the API reference says to try again
            Map<MetricQuery, MetricSeries> again = read(List.copyOf(failedInside), grid, new HashSet<>());
            again.forEach((query, second) -> {
                second.add(requireNonNull(series.get(query)));
                series.put(query, second);
            });
        }
        return series;
    }

    private Map<MetricQuery, MetricSeries> read(List<MetricQuery> all, MetricGrid grid, Set<MetricQuery> failedInside) {
        List<List<MetricQuery>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += grid.seriesPerCall()) {
            batches.add(all.subList(from, Math.min(all.size(), from + grid.seriesPerCall())));
        }
        Map<MetricQuery, MetricSeries> series = new LinkedHashMap<>();
        calls.inParallel(batches, batch -> new Batch(batch, grid).read(failedInside))
                .forEach(series::putAll);
        return series;
    }

    /** The queries of one call, and what its pages said of them. */
    private final class Batch {

        private final List<MetricQuery> queries;
        private final MetricGrid grid;
        private final Map<String, MetricSeries> series = new LinkedHashMap<>();
        private final Map<String, String> lastStatus = new LinkedHashMap<>();
        private final List<String> messages = new ArrayList<>();

        Batch(List<MetricQuery> queries, MetricGrid grid) {
            this.queries = queries;
            this.grid = grid;
            for (int i = 0; i < queries.size(); i++) {
                series.put(id(i), new MetricSeries(grid));
            }
        }

        /** Ids begin with a lower-case letter and hold no dash, which names of endpoints do: so they are numbers. */
        private static String id(int number) {
            return "m" + number;
        }

        Map<MetricQuery, MetricSeries> read(Set<MetricQuery> failedInside) {
            try {
                readPages();
                series.forEach(this::settle);
            } catch (CallFailedException failure) {
                calls.report(failure);
                series.values().forEach(one -> one.failed(failure));
            }
            Map<MetricQuery, MetricSeries> byQuery = new LinkedHashMap<>();
            for (int i = 0; i < queries.size(); i++) {
                byQuery.put(queries.get(i), requireNonNull(series.get(id(i))));
                if ("InternalError".equals(lastStatus.get(id(i)))) {
                    failedInside.add(queries.get(i));
                }
            }
            return byQuery;
        }

        private void readPages() {
            List<MetricDataQuery> asked = new ArrayList<>(queries.size());
            for (int i = 0; i < queries.size(); i++) {
                asked.add(asked(id(i), queries.get(i)));
            }
            Set<String> tokens = new HashSet<>();
            @Nullable String token = null;
            for (int page = 1; page <= MOST_PAGES; page++) {
                token = readPage(asked, token);
                if (token == null || token.isEmpty()) {
                    return;
                }
                if (!tokens.add(token)) {
                    throw CallFailedException.incomplete(API, "page " + page + " repeats a token");
                }
            }
            throw CallFailedException.incomplete(API, "more than " + MOST_PAGES + " pages");
        }

        private @Nullable String readPage(List<MetricDataQuery> asked, @Nullable String token) {
            int mine = Math.min(POINTS_IN_FLIGHT, asked.size() * grid.count());
            points.acquireUninterruptibly(mine);
            try {
                GetMetricDataResponse answer = calls.call(
                        API,
                        asked.size(),
                        override -> cloudWatch.getMetricData(request -> request.metricDataQueries(asked)
                                .startTime(grid.start())
                                .endTime(grid.end())
                                .nextToken(token)
                                .overrideConfiguration(override)));
                AwsCalls.requireContent(API, answer, answer.hasMetricDataResults());
                answer.metricDataResults().forEach(this::merge);
                answer.messages().forEach(message -> messages.add(message.code() + ": " + message.value()));
                return answer.nextToken();
            } finally {
                points.release(mine);
            }
        }

        /** Never with a unit: a unit that differs from the published one finds nothing (API reference of MetricStat). */
        private MetricDataQuery asked(String id, MetricQuery query) {
            List<Dimension> dimensions = new ArrayList<>();
            query.signal()
                    .dimensions()
                    .forEach((name, value) -> dimensions.add(
                            Dimension.builder().name(name).value(value).build()));
            return MetricDataQuery.builder()
                    .id(id)
                    .returnData(true)
                    .metricStat(stat -> stat.period((int) grid.period().toSeconds())
                            .stat(query.statistic())
                            .metric(metric -> metric.namespace(query.namespace())
                                    .metricName(query.signal().name())
                                    .dimensions(dimensions)))
                    .build();
        }

        /**
         * One id can come on several pages, each with some of the values; the last status is the one that counts. Only after
         * the two that ask for the next page, PartialData and InternalError (API reference of MetricDataResult), do the
         * values come that are not here: what else a page says no later one takes back.
         */
        private void merge(MetricDataResult result) {
            @Nullable MetricSeries one = series.get(result.id());
            if (one == null) {
                return;
            }
            lastStatus.merge(
                    result.id(),
                    String.valueOf(result.statusCodeAsString()),
                    (before, now) -> CONTINUED.contains(before) ? now : before);
            List<Instant> instants = result.timestamps();
            List<Double> values = result.values();
            if (instants.size() != values.size()) {
                throw CallFailedException.incomplete(API, "an answer with more time stamps than values, or fewer");
            }
            for (int i = 0; i < instants.size(); i++) {
                int bucket = grid.indexOf(instants.get(i));
                if (bucket < 0) {
                    throw CallFailedException.incomplete(
                            API, "a point at " + instants.get(i) + ", where no bucket was asked for");
                }
                one.put(bucket, values.get(i));
            }
        }

        /** A series is whole only when its last word is Complete. */
        private void settle(String id, MetricSeries one) {
            failureOf(lastStatus.getOrDefault(id, "missing from the answer")).ifPresent(failure -> {
                calls.report(failure);
                one.failed(failure);
            });
        }

        private Optional<CallFailedException> failureOf(String status) {
            return switch (status) {
                case "Complete" ->
                    messages.isEmpty()
                            ? Optional.empty()
                            : Optional.of(CallFailedException.incomplete(API, String.join("; ", messages)));
                case "Forbidden" -> Optional.of(CallFailedException.denied(API, "Forbidden for this metric"));
                default -> Optional.of(CallFailedException.incomplete(API, "the result is " + status));
            };
        }
    }
}
