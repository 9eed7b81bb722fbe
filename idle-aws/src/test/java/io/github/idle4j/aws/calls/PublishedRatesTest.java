package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the quota pages of CloudWatch and of CloudWatch Logs, a second. */
class PublishedRatesTest {

    @ParameterizedTest
    @CsvSource({
        "cloudwatch:GetMetricData, us-east-1, 50",
        "cloudwatch:ListMetrics, us-east-1, 25",
        "logs:DescribeLogGroups, us-east-1, 10",
        "logs:DescribeLogStreams, us-east-1, 25",
        "logs:GetLogEvents, us-east-1, 25",
        "logs:GetLogEvents, eu-central-1, 10",
        "logs:GetLogEvents, us-west-2, 10",
        "logs:GetLogEvents, eu-west-3, 30",
        "logs:FilterLogEvents, us-east-1, 25",
        "logs:FilterLogEvents, eu-west-1, 10",
        "logs:FilterLogEvents, eu-central-1, 5",
    })
    void what_aws_publishes(String api, String region, double callsPerSecond) {
        assertThat(PublishedRates.of(api, region)).hasValue(callsPerSecond);
    }

    @Test
    void of_sagemaker_nothing_is_published() {
        assertThat(PublishedRates.of("sagemaker:ListEndpoints", "us-east-1")).isEmpty();
    }
}
