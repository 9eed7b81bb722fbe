package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Faults of single results within an answer of GetMetricData. */
class MetricFaultTest extends StandInTest {

    private final LocalAws aws = aws(region -> {
        for (String name : List.of("a", "b")) {
            region.endpoint(
                    name,
                    e -> e.createdAt(now.minusSeconds(600))
                            .variant("v", v -> v.zeros().requests(now.minusSeconds(300), 5)));
        }
    });
    private final CloudWatchClient cloudWatch = cloudWatch(aws);

    @AfterEach
    void close() {
        cloudWatch.close();
    }

    private GetMetricDataRequest sumsOfAAndB() {
        return request(
                now.minusSeconds(600),
                now,
                query("m0", "Invocations", 600, "Sum", variant("a", "v")),
                query("m1", "Invocations", 600, "Sum", variant("b", "v")));
    }

    @Test
    void partialDataMayNeverEnd() {
        aws.fail("cloudwatch:GetMetricData", Fault.partialDataOf("a"));
        GetMetricDataResponse first = cloudWatch.getMetricData(sumsOfAAndB());
        assertThat(first.metricDataResults())
                .extracting(MetricDataResult::statusCodeAsString)
                .containsExactly("PartialData", "Complete");
        assertThat(first.metricDataResults())
                .allSatisfy(result -> assertThat(result.values()).containsExactly(5.0));
        GetMetricDataResponse second = cloudWatch.getMetricData(
                sumsOfAAndB().toBuilder().nextToken(first.nextToken()).build());
        assertThat(second.nextToken()).isEqualTo(first.nextToken());
        assertThat(second.metricDataResults())
                .singleElement()
                .satisfies(result -> assertThat(result.values()).isEmpty())
                .extracting(MetricDataResult::id)
                .isEqualTo("m0");
        aws.heal().fail("cloudwatch:GetMetricData", Fault.partialData());
        assertThat(cloudWatch.getMetricData(sumsOfAAndB()).metricDataResults())
                .extracting(MetricDataResult::statusCodeAsString)
                .containsOnly("PartialData");
    }

    @Test
    void oneSeriesMayFailWithinAnAnswer() {
        aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("b", "InternalError"));
        List<MetricDataResult> results = cloudWatch.getMetricData(sumsOfAAndB()).metricDataResults();
        assertThat(results.get(0).values()).containsExactly(5.0);
        assertThat(results.get(1).statusCodeAsString()).isEqualTo("InternalError");
        assertThat(results.get(1).values()).isEmpty();
        aws.heal().fail("cloudwatch:GetMetricData", Fault.metricStatusOf("Invocations", "a", "Forbidden"));
        aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("CPUUtilization", "b", "Forbidden"));
        assertThat(cloudWatch.getMetricData(sumsOfAAndB()).metricDataResults())
                .extracting(MetricDataResult::statusCodeAsString)
                .containsExactly("Forbidden", "Complete");
        aws.heal().fail("cloudwatch:GetMetricData", Fault.metricStatus("Forbidden"));
        assertThat(cloudWatch.getMetricData(sumsOfAAndB()).metricDataResults())
                .extracting(MetricDataResult::statusCodeAsString)
                .containsOnly("Forbidden");
    }

    @Test
    void aSeriesMayFailAtFirstAndComeWithTheToken() {
        for (String status : List.of("InternalError", "PartialData")) {
            aws.heal().fail("cloudwatch:GetMetricData", Fault.metricStatusAtFirstOf("a", status));
            List<String> answers = new ArrayList<>();
            for (GetMetricDataResponse page : cloudWatch.getMetricDataPaginator(sumsOfAAndB())) {
                page.metricDataResults()
                        .forEach(result ->
                                answers.add(result.id() + " " + result.statusCodeAsString() + " " + result.values()));
            }
            assertThat(answers).containsExactly("m0 " + status + " []", "m1 Complete [5.0]", "m0 Complete [5.0]");
        }
    }

    @Test
    void oneMetricOfAllResourcesFails() {
        aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOfAll("Invocations", "Forbidden"));
        assertThat(cloudWatch.getMetricData(sumsOfAAndB()).metricDataResults())
                .hasSize(2)
                .extracting(MetricDataResult::statusCodeAsString)
                .containsOnly("Forbidden");
        aws.heal().fail("cloudwatch:GetMetricData", Fault.metricStatusOfAll("CPUUtilization", "Forbidden"));
        assertThat(cloudWatch.getMetricData(sumsOfAAndB()).metricDataResults())
                .extracting(MetricDataResult::statusCodeAsString)
                .containsOnly("Complete");
    }
}
