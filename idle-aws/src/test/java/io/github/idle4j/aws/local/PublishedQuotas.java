package io.github.idle4j.aws.local;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** How many calls a second AWS says that it takes of one account in one region. Of SageMaker it says nothing. */
final class PublishedQuotas {

    private static final Map<String, Double> GET_LOG_EVENTS = Map.of(
            "us-west-2", 10.0,
            "eu-west-1", 10.0,
            "eu-central-1", 10.0,
            "ap-northeast-3", 10.0,
            "ap-southeast-3", 10.0,
            "ca-west-1", 10.0,
            "il-central-1", 10.0,
            "eu-west-3", 30.0);

    private static final Set<String> FEW_FILTER_LOG_EVENTS =
            Set.of("ap-northeast-3", "ap-southeast-3", "ca-west-1", "eu-central-1", "il-central-1");

    private PublishedQuotas() {}

    /** Tells each action that has a quota, and the quota in a region of that name. */
    static void forEach(BiConsumer<String, ToDoubleFunction<String>> quotas) {
        quotas.accept("logs:DescribeLogGroups", region -> 10);
        quotas.accept("logs:DescribeLogStreams", region -> 25);
        quotas.accept("logs:GetLogEvents", region -> GET_LOG_EVENTS.getOrDefault(region, 25.0));
        quotas.accept("logs:FilterLogEvents", PublishedQuotas::filterLogEvents);
        quotas.accept("cloudwatch:ListMetrics", region -> 25);
        // 500 by newer pages; an account may have kept what older ones say.
        quotas.accept("cloudwatch:GetMetricData", region -> 50);
    }

    private static double filterLogEvents(String region) {
        if (FEW_FILTER_LOG_EVENTS.contains(region)) {
            return 5;
        }
        return region.equals("us-east-1") ? 25 : 10;
    }
}
