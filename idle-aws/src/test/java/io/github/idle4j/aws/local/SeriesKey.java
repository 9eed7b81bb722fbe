package io.github.idle4j.aws.local;

import java.util.List;
import java.util.Map;

/** The identity of a metric: namespace, name and exactly these dimensions, in whatever order they were given. */
record SeriesKey(String namespace, String metric, List<Dimension> dimensions) {

    /** One dimension of a metric. */
    record Dimension(String name, String value) {}

    SeriesKey {
        dimensions = dimensions.size() < 2
                ? List.copyOf(dimensions)
                : dimensions.stream()
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .toList();
    }

    static SeriesKey of(String namespace, String metric, Map<String, String> dimensions) {
        return new SeriesKey(
                namespace,
                metric,
                dimensions.entrySet().stream()
                        .map(entry -> new Dimension(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
