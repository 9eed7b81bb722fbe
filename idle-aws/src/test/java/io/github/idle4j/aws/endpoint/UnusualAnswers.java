package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.Example.BUSY;
import static io.github.idle4j.aws.endpoint.Example.SILENT;
import static io.github.idle4j.aws.endpoint.Example.example;

import io.github.idle4j.aws.local.Fault;
import java.util.stream.Stream;

/** Answers of AWS that are not as one might think. */
final class UnusualAnswers {

    private UnusualAnswers() {}

    static Stream<Example> examples() {
        return Stream.of(
                example(
                                50,
                                "a description fails with a validation error that does not say it is missing",
                                e -> e.notInSearch().variant("a", SILENT),
                                "UNKNOWN CALL_FAILED")
                        .where(aws -> aws.fail(
                                "sagemaker:DescribeEndpoint", Fault.validation("1 validation error detected"))),
                example(
                                52,
                                "a series comes on two pages, the first one of them empty",
                                e -> e.variant("a", BUSY),
                                "ACTIVE USED")
                        .where(aws ->
                                aws.fail("cloudwatch:GetMetricData", Fault.metricStatusAtFirstOf("e", "PartialData"))),
                example(
                        110,
                        "the index of Search has the endpoint as it was before its last change",
                        e -> e.lastModifiedAt(daysAgo(20))
                                .variant("new", BUSY)
                                .searchRecord(earlier -> earlier.lastModifiedAt(daysAgo(40))
                                        .removeVariant("new")
                                        .variant("old", v -> v.instances(1))),
                        "ACTIVE USED"));
    }
}
