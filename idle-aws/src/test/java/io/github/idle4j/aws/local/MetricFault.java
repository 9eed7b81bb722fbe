package io.github.idle4j.aws.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes to single results of a GetMetricData answer. */
final class MetricFault {

    private static final Set<String> CONTINUED = Set.of("InternalError", "PartialData");

    private MetricFault() {}

    /** The queries for series that have a dimension of that value. */
    static Predicate<Input> about(String dimensionValue) {
        return query -> {
            Input stat = query.child("MetricStat");
            Input metric = stat == null ? null : stat.child("Metric");
            return metric != null
                    && metric.list("Dimensions").stream()
                            .anyMatch(dimension -> dimensionValue.equals(dimension.text("Value")));
        };
    }

    /** The queries for series of that metric. */
    static Predicate<Input> named(String metricName) {
        return query -> {
            Input stat = query.child("MetricStat");
            Input metric = stat == null ? null : stat.child("Metric");
            return metric != null && metricName.equals(metric.text("MetricName"));
        };
    }

    /** The answer with this status, and without points, for the queries that are meant. */
    static Map<String, Object> status(Call call, Map<String, Object> tree, String status, Predicate<Input> meant) {
        Set<String> ids = ids(call, meant);
        Map<String, Object> changed =
                changed(tree, result -> ids.contains(result.text("Id", "")) ? empty(result, status) : result.tree());
        if (CONTINUED.contains(status) && !ids.isEmpty()) { // a token would say that what is missing comes with it
            changed.remove("NextToken");
        }
        return changed;
    }

    /**
     * The answer with PartialData for the queries that are meant. The first page has all points there are; the pages that
     * follow have the unfinished ids alone, without points, so that nothing is given twice.
     */
    static Map<String, Object> partial(Call call, Map<String, Object> tree, Predicate<Input> meant) {
        Set<String> ids = ids(call, meant);
        boolean first = FaultToken.of(call) == null;
        return changed(tree, result -> {
            if (!ids.contains(result.text("Id", ""))) {
                return first ? result.tree() : null;
            }
            return first ? with(result.tree(), "StatusCode", "PartialData") : empty(result, "PartialData");
        });
    }

    /** The answer to the queries that are meant, and to no other. */
    static Map<String, Object> only(Call call, Map<String, Object> tree, Predicate<Input> meant) {
        Set<String> ids = ids(call, meant);
        return changed(tree, result -> ids.contains(result.text("Id", "")) ? result.tree() : null);
    }

    /** The answer without points, each result of which is Complete, with a message. */
    static Map<String, Object> message(Call call, Map<String, Object> tree, String code, String value) {
        Map<String, Object> empty = status(call, tree, "Complete", query -> true);
        return with(empty, "Messages", List.of(Map.of("Code", code, "Value", value)));
    }

    private static Set<String> ids(Call call, Predicate<Input> meant) {
        Set<String> ids = new HashSet<>();
        call.input().list("MetricDataQueries").stream().filter(meant).forEach(query -> ids.add(query.text("Id", "")));
        return ids;
    }

    private static Map<String, Object> changed(
            Map<String, Object> tree, Function<Input, @Nullable Map<String, Object>> change) {
        List<Object> results = new ArrayList<>();
        for (Input result : new Input(tree).list("MetricDataResults")) {
            Map<String, Object> changed = change.apply(result);
            if (changed != null) {
                results.add(changed);
            }
        }
        return with(tree, "MetricDataResults", results);
    }

    private static Map<String, Object> empty(Input result, String status) {
        Map<String, Object> changed = with(result.tree(), "StatusCode", status);
        changed.put("Timestamps", List.of());
        changed.put("Values", List.of());
        return changed;
    }

    private static Map<String, Object> with(Map<String, Object> tree, String member, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        changed.put(member, value);
        return changed;
    }
}
