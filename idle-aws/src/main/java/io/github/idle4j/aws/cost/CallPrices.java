package io.github.idle4j.aws.cost;

import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.cost.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What AWS charges for the calls of scans.
 *
 * <p>CloudWatch charges 0.01 US dollars for a thousand metrics that GetMetricData requests, and as much for a thousand requests
 * to its other APIs, of which a million are free each month; GetMetricData is never free (Amazon CloudWatch Pricing, "API
 * requests", and AWS re:Post, "GetMetricData or GetMetricStatistics"). Prices are those of most regions; in a few they differ.
 * Nothing is charged for reading from SageMaker, for reading logs without queries of Logs Insights, and for price lists.
 */
public final class CallPrices {

    private static final Money OF_METRIC = Money.of("0.00001", "USD");
    private static final Money OF_REQUEST = Money.of("0.00001", "USD");

    private static final String METRICS = "cloudwatch:GetMetricData";
    private static final String OF_CLOUDWATCH = "cloudwatch:";

    private CallPrices() {}

    /**
     * What is charged, without regard to what is free.
     *
     * @param calls   how many calls, by API, as {@code cloudwatch:ListMetrics}
     * @param metrics how many metrics they request
     */
    public static Money charge(Map<String, Long> calls, long metrics) {
        long requests = calls.entrySet().stream()
                .filter(api -> isCharged(api.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return OF_METRIC.times(BigDecimal.valueOf(metrics)).plus(OF_REQUEST.times(BigDecimal.valueOf(requests)));
    }

    /** What is charged for a scan that takes what was estimated. */
    public static Charge charge(Estimate estimate) {
        Map<String, Long> fewest = new HashMap<>();
        Map<String, Long> most = new HashMap<>();
        boolean open = estimate.metrics().open();
        for (Map.Entry<String, Range> api : estimate.calls().entrySet()) {
            fewest.put(api.getKey(), api.getValue().fewest());
            most.put(api.getKey(), api.getValue().most());
            open |= isCharged(api.getKey()) && api.getValue().open();
        }
        return new Charge(
                charge(fewest, estimate.metrics().fewest()),
                charge(most, estimate.metrics().most()),
                open);
    }

    private static boolean isCharged(String api) {
        return api.startsWith(OF_CLOUDWATCH) && !api.equals(METRICS);
    }

    /**
     * So much, or something between.
     *
     * @param least the least
     * @param most  the most that can be told beforehand
     * @param open  whether it may be more than that
     */
    public record Charge(Money least, Money most, boolean open) {}
}
