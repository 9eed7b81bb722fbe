package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CloudWatch GetMetricData: checks a request, and cuts the answer into pages. {@link MetricWindow} knows the buckets. */
final class GetMetricData {

    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]{0,254}");
    private static final Map<String, ToDoubleFunction<Statistics>> STATISTICS = Map.of(
            "Sum", Statistics::sum,
            "Average", Statistics::average,
            "Maximum", Statistics::maximum,
            "Minimum", Statistics::minimum,
            "SampleCount", Statistics::samples);

    /** One checked query; {@code series} is null where nothing of that name was ever published. */
    private record Query(
            String id,
            String label,
            @Nullable LocalSeries series,
            int period,
            ToDoubleFunction<Statistics> statistic) {}

    private GetMetricData() {}

    static Map<String, Object> answer(Input input, LocalRegion region) {
        List<Query> queries = queries(input, region);
        int limit = input.number("MaxDatapoints", MOST_POINTS);
        if (limit < 1 || limit > MOST_POINTS) {
            throw AwsError.validation("The parameter MaxDatapoints must be between 1 and " + MOST_POINTS + ".");
        }
        boolean newestFirst = newestFirst(input);
        MetricToken token = MetricToken.of(input.text("NextToken"), region.now());
        MetricWindow window = window(input, region, token.asked());
        List<Object> results = new ArrayList<>();
        MetricToken next = null;
        int room = limit;
        for (int i = token.query(); i < queries.size(); i++) {
            Query query = queries.get(i);
            MetricPoints points = new MetricPoints(room);
            // Once the page is full the remaining ids are there, with no points: they are told to be partial.
            if (next == null && query.series() != null) {
                long after = i == token.query() ? token.after() : MetricToken.NOTHING;
                boolean whole =
                        window.read(query.series(), query.period(), query.statistic(), newestFirst, after, points);
                room -= points.size();
                if (!whole) {
                    next = new MetricToken(token.asked(), i, points.isEmpty() ? after : points.last());
                }
            }
            results.add(result(query, points, next == null));
        }
        return new Tree()
                .put("MetricDataResults", results)
                .putIfKnown("NextToken", next == null ? null : next.text())
                .put("Messages", List.of())
                .members();
    }

    private static Map<String, Object> result(Query query, MetricPoints points, boolean complete) {
        return new Tree()
                .put("Id", query.id())
                .put("Label", query.label())
                .put("Timestamps", points.timestamps())
                .put("Values", points.values())
                .put("StatusCode", complete ? "Complete" : "PartialData")
                .members();
    }

    private static boolean newestFirst(Input input) {
        String order = input.text("ScanBy", "TimestampDescending");
        return switch (order) {
            case "TimestampDescending" -> true;
            case "TimestampAscending" -> false;
            default ->
                throw AwsError.validation("The parameter ScanBy must be TimestampDescending or TimestampAscending.");
        };
    }

    private static MetricWindow window(Input input, LocalRegion region, Instant asked) {
        Instant start = input.time("StartTime");
        Instant end = input.time("EndTime");
        if (start == null || end == null) {
            throw AwsError.validation("The parameters StartTime and EndTime are required.");
        }
        if (!start.isBefore(end)) {
            throw AwsError.validation("The parameter StartTime must be less than the parameter EndTime.");
        }
        Duration delay = region.world().metricDelay();
        return new MetricWindow(start, end, asked, delay);
    }

    private static List<Query> queries(Input input, LocalRegion region) {
        List<Input> asked = input.list("MetricDataQueries");
        if (asked.isEmpty()) {
            throw AwsError.validation("The parameter MetricDataQueries is required.");
        }
        if (asked.size() > MOST_QUERIES) {
            throw AwsError.validation(
                    "The collection MetricDataQueries must not have a size greater than " + MOST_QUERIES + ".");
        }
        List<Query> queries = new ArrayList<>(asked.size());
        Set<String> ids = new HashSet<>();
        for (Input query : asked) {
            String id = query.text("Id", "");
            if (!ID.matcher(id).matches()) {
                throw AwsError.validation(
                        "The value " + id + " for parameter MetricDataQueries.member.Id is not matching"
                                + " the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
            }
            if (!ids.add(id)) {
                throw AwsError.validation("The values for parameter id in MetricDataQueries are not unique: " + id);
            }
            Query checked = query(id, query, region);
            if (query.flag("ReturnData", true)) {
                queries.add(checked);
            }
        }
        return queries;
    }

    private static Query query(String id, Input query, LocalRegion region) {
        Input stat = query.child("MetricStat");
        Input metric = stat == null ? null : stat.child("Metric");
        if (stat == null || metric == null) {
            throw AwsError.validation("This stand-in for AWS reads MetricStat only, no Expression (id " + id + ")");
        }
        ToDoubleFunction<Statistics> statistic = STATISTICS.get(stat.text("Stat", ""));
        if (statistic == null) {
            throw AwsError.validation("This stand-in for AWS has the statistics " + STATISTICS.keySet() + " only, not "
                    + stat.text("Stat") + " (id " + id + ")");
        }
        int period = stat.number("Period", 0);
        boolean highResolution = period == 1 || period == 5 || period == 10 || period == 20 || period == 30;
        if (period <= 0 || period % 60 != 0 && !highResolution) {
            throw AwsError.validation(
                    "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60, not " + period);
        }
        String name = metric.text("MetricName", "");
        LocalSeries series = region.findSeries(key(metric, name));
        String unit = stat.text("Unit");
        boolean otherUnit = series != null && unit != null && !unit.equals(series.unit());
        return new Query(id, query.text("Label", name), otherUnit ? null : series, period, statistic);
    }

    private static SeriesKey key(Input metric, String name) {
        List<SeriesKey.Dimension> dimensions = metric.list("Dimensions").stream()
                .map(dimension -> new SeriesKey.Dimension(dimension.text("Name", ""), dimension.text("Value", "")))
                .toList();
        return new SeriesKey(metric.text("Namespace", ""), name, dimensions);
    }
}
