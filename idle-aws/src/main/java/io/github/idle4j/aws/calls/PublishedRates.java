package io.github.idle4j.aws.calls;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How many calls a second AWS allows one account in one region, as far as it publishes that.
 *
 * <p>Most of these quotas can be raised, and are shared with everybody else in the account; both shows in how the calls are
 * answered, to which {@link Pace} reacts.
 */
final class PublishedRates {

    /** "CloudWatch service quotas", GetMetricData: 500 a second today, and 50 in accounts that kept what was given before. */
    private static final double GET_METRIC_DATA = 50;

    /** "CloudWatch service quotas", ListMetrics. */
    private static final double LIST_METRICS = 25;

    /** "CloudWatch Logs quotas", as all below. */
    private static final double DESCRIBE_LOG_GROUPS = 10;

    /** Was 5 a second in older editions of that page. */
    private static final double DESCRIBE_LOG_STREAMS = 25;

    private static final double GET_LOG_EVENTS = 25;
    private static final double GET_LOG_EVENTS_WHERE_FEWER = 10;
    private static final Set<String> FEWER_GET_LOG_EVENTS = Set.of(
            "us-west-2", "eu-west-1", "eu-central-1", "ap-northeast-3", "ap-southeast-3", "ca-west-1", "il-central-1");
    private static final Map<String, Double> GET_LOG_EVENTS_ELSEWHERE = Map.of("eu-west-3", 30.0);

    private static final double FILTER_LOG_EVENTS = 10;
    private static final double FILTER_LOG_EVENTS_WHERE_FEWER = 5;
    private static final Set<String> FEWER_FILTER_LOG_EVENTS =
            Set.of("ap-northeast-3", "ap-southeast-3", "ca-west-1", "eu-central-1", "il-central-1");
    private static final Map<String, Double> FILTER_LOG_EVENTS_ELSEWHERE = Map.of("us-east-1", 25.0);

    private PublishedRates() {}

    /**
     * The calls a second that are allowed; empty where nothing is published, as for all of SageMaker.
     *
     * @param api    as {@code cloudwatch:ListMetrics}
     * @param region as {@code eu-central-1}
     */
    static OptionalDouble of(String api, String region) {
        return switch (api) {
            case "cloudwatch:GetMetricData" -> OptionalDouble.of(GET_METRIC_DATA);
            case "cloudwatch:ListMetrics" -> OptionalDouble.of(LIST_METRICS);
            case "logs:DescribeLogGroups" -> OptionalDouble.of(DESCRIBE_LOG_GROUPS);
            case "logs:DescribeLogStreams" -> OptionalDouble.of(DESCRIBE_LOG_STREAMS);
            case "logs:GetLogEvents" ->
                OptionalDouble.of(
                        FEWER_GET_LOG_EVENTS.contains(region)
                                ? GET_LOG_EVENTS_WHERE_FEWER
                                : GET_LOG_EVENTS_ELSEWHERE.getOrDefault(region, GET_LOG_EVENTS));
            case "logs:FilterLogEvents" ->
                OptionalDouble.of(
                        FEWER_FILTER_LOG_EVENTS.contains(region)
                                ? FILTER_LOG_EVENTS_WHERE_FEWER
                                : FILTER_LOG_EVENTS_ELSEWHERE.getOrDefault(region, FILTER_LOG_EVENTS));
            default -> OptionalDouble.empty();
        };
    }
}
