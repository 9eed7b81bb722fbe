package io.github.idle4j.aws.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Changes to single results of a GetMetricData answer. */
final class MetricFault {

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

    /** The answer with another status, and perhaps without values, for the queries that are meant. */
    static Map<String, Object> status(
            Call call, Map<String, Object> tree, String status, boolean withoutValues, Predicate<Input> meant) {
        Set<String> ids = new HashSet<>();
        call.input().list("MetricDataQueries").stream().filter(meant).forEach(query -> ids.add(query.text("Id", "")));
        List<Object> results = new ArrayList<>();
        for (Input result : new Input(tree).list("MetricDataResults")) {
            Map<String, Object> changed = new LinkedHashMap<>(result.tree());
            if (ids.contains(result.text("Id", ""))) {
                changed.put("StatusCode", status);
                if (withoutValues) {
                    changed.put("Timestamps", List.of());
                    changed.put("Values", List.of());
                }
            }
            results.add(changed);
        }
        Map<String, Object> answer = new LinkedHashMap<>(tree);
        answer.put("MetricDataResults", results);
        return answer;
    }
}
