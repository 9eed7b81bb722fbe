package io.github.idle4j.aws.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CloudWatch ListMetrics: 500 metrics to a page, and only those with data in the last two weeks. */
final class ListMetrics {

    private static final int PAGE = 500;
    private static final int MOST_FILTERS = 10;
    private static final String TOKEN = "metrics-";
    private static final Duration LISTED = Duration.ofDays(14);
    private static final Duration RECENT = Duration.ofHours(3);

    private ListMetrics() {}

    static Map<String, Object> answer(Input input, LocalRegion region) {
        List<Input> filters = input.list("Dimensions");
        if (filters.size() > MOST_FILTERS) {
            throw AwsError.validation(
                    "The collection Dimensions must not have a size greater than " + MOST_FILTERS + ".");
        }
        String namespace = input.text("Namespace");
        String name = input.text("MetricName");
        long now = region.now().getEpochSecond();
        long since = now - span(input.text("RecentlyActive")).toSeconds();
        // As in GetMetricData, a minute can be read when it is over and the delay has passed.
        long written = now - region.world().metricDelay().toSeconds() - 59;
        List<Object> page = new ArrayList<>();
        List<LocalRegion.Metric> metrics = region.metrics();
        for (int i = start(input.text("NextToken")); i < metrics.size(); i++) {
            SeriesKey key = metrics.get(i).key();
            if ((namespace != null && !namespace.equals(key.namespace()))
                    || (name != null && !name.equals(key.metric()))
                    || !matches(filters, key.dimensions())
                    || metrics.get(i).series().newestBefore(written) < since) {
                continue;
            }
            if (page.size() == PAGE) {
                return new Tree()
                        .put("Metrics", page)
                        .put("NextToken", TOKEN + i)
                        .members();
            }
            page.add(view(key));
        }
        return new Tree().put("Metrics", page).members();
    }

    private static Duration span(@Nullable String recentlyActive) {
        if (recentlyActive == null) {
            return LISTED;
        }
        if (!recentlyActive.equals("PT3H")) {
            throw AwsError.validation("The parameter RecentlyActive must be PT3H.");
        }
        return RECENT;
    }

    private static int start(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            if (token.startsWith(TOKEN)) {
                return Integer.parseInt(token.substring(TOKEN.length()));
            }
        } catch (NumberFormatException e) {
            // Said below, in AWS's words.
        }
        throw AwsError.of("InvalidParameterValue", 400, "The next token specified is invalid.");
    }

    /** Each filter must be met by some dimension; a filter without a value by any value; further dimensions don't matter. */
    private static boolean matches(List<Input> filters, List<SeriesKey.Dimension> dimensions) {
        return filters.stream()
                .allMatch(filter -> dimensions.stream()
                        .anyMatch(dimension -> dimension.name().equals(filter.text("Name"))
                                && (!filter.has("Value") || dimension.value().equals(filter.text("Value")))));
    }

    private static Map<String, Object> view(SeriesKey key) {
        List<Object> dimensions = new ArrayList<>();
        key.dimensions()
                .forEach(dimension -> dimensions.add(new Tree()
                        .put("Name", dimension.name())
                        .put("Value", dimension.value())
                        .members()));
        return new Tree()
                .put("Namespace", key.namespace())
                .put("MetricName", key.metric())
                .put("Dimensions", dimensions)
                .members();
    }
}
