package io.github.idle4j.aws.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.aws.cost.CallPrices.Charge;
import io.github.idle4j.cost.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallPricesTest {

    @Test
    void cloudwatch_charges_by_the_metric_and_by_the_request_and_nobody_else_does() {
        Map<String, Long> calls = Map.of(
                "cloudwatch:GetMetricData", 40L,
                "cloudwatch:ListMetrics", 5L,
                "sagemaker:ListEndpoints", 1_000L,
                "logs:GetLogEvents", 1_000L,
                "pricing:GetProducts", 4L);
        assertThat(CallPrices.charge(calls, 4_000)).isEqualTo(Money.of("0.04005", "USD"));
        assertThat(CallPrices.charge(Map.of(), 1_000)).isEqualTo(Money.of("0.01", "USD"));
    }

    @Test
    void an_estimate_is_charged_between_its_fewest_and_its_most() {
        Estimate estimate = Estimate.of(
                Map.of(
                        "cloudwatch:ListMetrics",
                        Range.upTo(5),
                        "logs:GetLogEvents",
                        Range.upTo(9).orMore()),
                Range.between(1_000, 2_000));
        assertThat(CallPrices.charge(estimate))
                .isEqualTo(new Charge(Money.of("0.01", "USD"), Money.of("0.02005", "USD"), false));
        Estimate open =
                Estimate.of(Map.of("cloudwatch:ListMetrics", Range.upTo(5).orMore()), Range.NONE);
        assertThat(CallPrices.charge(open).open()).isTrue();
        assertThat(CallPrices.charge(estimate.orMore()).open()).isTrue();
    }
}
