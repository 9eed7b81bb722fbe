package io.github.idle4j.aws.permissions;

import static io.github.idle4j.aws.permissions.EndpointQuestions.MADE_UP;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

/**
 * Asks CloudWatch what a scan asks it, of an endpoint that nobody has: one metric is requested.
 *
 * @param cloudWatch is asked
 * @param asking     keeps what came of it
 */
record MetricQuestions(CloudWatchClient cloudWatch, Asking asking) {

    private static final Metric REQUESTS = Metric.builder()
            .namespace("AWS/SageMaker")
            .metricName("Invocations")
            .dimensions(Dimension.builder().name("EndpointName").value(MADE_UP).build())
            .build();

    void askForData(Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        var sum = MetricDataQuery.builder()
                .id("asked")
                .metricStat(stat -> stat.metric(REQUESTS).period(3600).stat("Sum"))
                .build();
        asking.ask(
                Permission.GET_METRIC_DATA,
                override -> cloudWatch.getMetricData(request -> request.startTime(end.minus(Duration.ofHours(1)))
                        .endTime(end)
                        .metricDataQueries(List.of(sum))
                        .overrideConfiguration(override)),
                GetMetricDataResponse::hasMetricDataResults);
    }

    void askForNames() {
        asking.ask(
                Permission.LIST_METRICS,
                override -> cloudWatch.listMetrics(request -> request.namespace(REQUESTS.namespace())
                        .metricName(REQUESTS.metricName())
                        .dimensions(List.of(DimensionFilter.builder()
                                .name("EndpointName")
                                .value(MADE_UP)
                                .build()))
                        .recentlyActive(RecentlyActive.PT3_H)
                        .overrideConfiguration(override)),
                ListMetricsResponse::hasMetrics);
    }
}
