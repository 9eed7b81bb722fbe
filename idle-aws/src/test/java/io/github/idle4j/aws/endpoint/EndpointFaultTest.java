package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of silent endpoints, one of them in use, when AWS does not answer as it should: never a false idle. */
class EndpointFaultTest {

    private static final Consumer<LocalRegion> A_SILENT_AND_A_BUSY_ONE = region -> region.endpoint(
                    "silent",
                    endpoint -> endpoint.createdAt(daysAgo(60))
                            .variant("a", v -> v.instances(1).living()))
            .endpoint(
                    "busy",
                    endpoint -> endpoint.createdAt(daysAgo(90))
                            .variant("a", v -> v.instances(1).living().requests(daysAgo(2), 500)));

    record Case(String name, String api, Fault fault, String silent, String busy) {
        Case(String name, String api, Fault fault, String both) {
            this(name, api, fault, both, both);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> faults() {
        String metrics = "cloudwatch:GetMetricData";
        return Stream.of(
                new Case("metrics denied", metrics, Fault.accessDenied(), "UNKNOWN ACCESS_DENIED"),
                new Case("metrics throttled", metrics, Fault.throttling(), "UNKNOWN CALL_FAILED"),
                new Case("metrics fail inside", metrics, Fault.internalFailure(), "UNKNOWN CALL_FAILED"),
                new Case("a proxy's page for metrics", metrics, Fault.htmlPage(), "UNKNOWN CALL_FAILED"),
                new Case("an empty body for metrics", metrics, Fault.emptyBody(), "UNKNOWN CALL_FAILED"),
                new Case("a reset connection", metrics, Fault.connectionReset(), "UNKNOWN CALL_FAILED"),
                new Case(
                        "metrics repeat a token",
                        metrics,
                        Fault.repeatedToken(),
                        "UNKNOWN METRICS_INCOMPLETE",
                        "ACTIVE USED"),
                new Case("partial data for ever", metrics, Fault.partialData(), "UNKNOWN METRICS_INCOMPLETE", null),
                new Case(
                        "this metric fails",
                        metrics,
                        Fault.metricStatusOf("silent", "InternalError"),
                        "UNKNOWN METRICS_INCOMPLETE",
                        "ACTIVE USED"),
                new Case(
                        "this metric is forbidden",
                        metrics,
                        Fault.metricStatusOf("silent", "Forbidden"),
                        "UNKNOWN ACCESS_DENIED",
                        "ACTIVE USED"),
                new Case(
                        "a status of the future",
                        metrics,
                        Fault.metricStatusOf("silent", "Pondering"),
                        "UNKNOWN METRICS_INCOMPLETE",
                        "ACTIVE USED"),
                new Case(
                        "descriptions denied",
                        "sagemaker:DescribeEndpoint",
                        Fault.accessDenied(),
                        "UNKNOWN ACCESS_DENIED"),
                new Case(
                        "a proxy's page for descriptions",
                        "sagemaker:DescribeEndpoint",
                        Fault.htmlPage(),
                        "UNKNOWN CALL_FAILED"),
                new Case(
                        "an empty body for descriptions",
                        "sagemaker:DescribeEndpoint",
                        Fault.emptyBody(),
                        "UNKNOWN CALL_FAILED"),
                new Case(
                        "another validation error",
                        "sagemaker:DescribeEndpoint",
                        Fault.validation("1 validation error detected"),
                        "UNKNOWN CALL_FAILED"),
                new Case(
                        "components cannot be listed",
                        "sagemaker:ListInferenceComponents",
                        Fault.internalFailure(),
                        "IDLE NO_USE_IN_WINDOW HIGH",
                        "ACTIVE USED"),
                new Case(
                        "configurations denied, not needed",
                        "sagemaker:DescribeEndpointConfig",
                        Fault.accessDenied(),
                        "IDLE NO_USE_IN_WINDOW HIGH",
                        "ACTIVE USED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void is_survived(Case one) {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        world.aws.fail(one.api(), one.fault());
        if (one.api().equals("sagemaker:DescribeEndpoint")) {
            withoutSearch(world);
        }
        IdleReport report = world.scan();
        assertThat(inShort(report.assessments().get(1))).as("silent").isEqualTo(one.silent());
        if (one.busy() != null) {
            assertThat(inShort(report.assessments().get(0))).as("busy").isEqualTo(one.busy());
        }
        assertThat(report.summary().inventoryComplete())
                .as("components are resources too")
                .isEqualTo(!one.api().equals("sagemaker:ListInferenceComponents"));
        assertThat(report.failures())
                .filteredOn(failure -> !failure.error().startsWith("sagemaker:Search: "))
                .as("told once, however many endpoints it struck")
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(failure -> failure.error().startsWith(one.api() + ": "));
    }

    /** Then every endpoint has to be described. */
    private static void withoutSearch(EndpointWorld world) {
        world.aws.fail("sagemaker:Search", Fault.accessDenied());
    }

    @Test
    void without_search_endpoints_are_described_one_by_one() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        withoutSearch(world);
        IdleReport report = world.scan();
        assertThat(report.assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly("ACTIVE USED", "IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(world.aws.calls("sagemaker:DescribeEndpoint")).hasSize(2);
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .singleElement()
                .asString()
                .startsWith("sagemaker:Search: AccessDeniedException: ");
    }

    @Test
    void use_that_was_read_counts_even_where_the_rest_was_not() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        world.aws.fail("cloudwatch:GetMetricData", Fault.partialDataOf("busy"));
        assertThat(world.scan().with(Status.ACTIVE)).hasSize(1);
    }

    /** The one failure of a single metric for which CloudWatch says to try again. */
    @Test
    void a_metric_that_failed_inside_is_asked_for_once_more() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        world.aws.fail(
                "cloudwatch:GetMetricData",
                Fault.metricStatusOf("silent", "InternalError").onCall(2));
        IdleReport report = world.scan();
        assertThat(report.idle()).hasSize(1);
        assertThat(world.aws.calls("cloudwatch:GetMetricData"))
                .as("a glance, a reading, and the reading once more")
                .hasSize(3);
    }

    @Test
    void one_denied_description_leaves_the_others_alone() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        withoutSearch(world);
        world.aws.fail("sagemaker:DescribeEndpoint", Fault.accessDenied().where("EndpointName", "busy"));
        IdleReport report = world.scan();
        assertThat(report.assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly("UNKNOWN ACCESS_DENIED", "IDLE NO_USE_IN_WINDOW HIGH");
    }

    @Test
    void an_endpoint_deleted_between_two_calls_is_reported_as_deleted() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        withoutSearch(world);
        world.aws.fail(
                "sagemaker:DescribeEndpoint",
                Fault.validation("Could not find endpoint \"silent\".").where("EndpointName", "silent"));
        IdleReport report = world.scan();
        assertThat(report.assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly("ACTIVE USED", "NOT_JUDGED DELETED");
        assertThat(report.failures())
                .as("that Search was denied is another matter")
                .hasSize(1);
    }

    @Test
    void a_listing_that_is_denied_is_a_failure_and_no_empty_account() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        world.aws.fail("sagemaker:ListEndpoints", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(report.assessments()).isEmpty();
        assertThat(report.summary().inventoryComplete()).isFalse();
        assertThat(report.failures()).hasSize(1);
        assertThat(report.failures().get(0).error()).startsWith("sagemaker:ListEndpoints: AccessDeniedException: ");
        assertThat(report.failures().get(0).origin().region()).hasValue("us-east-1");
    }

    @Test
    void a_listing_that_breaks_off_keeps_what_was_listed() {
        EndpointWorld world = EndpointWorld.of(region -> {
            for (int i = 0; i < 250; i++) {
                region.endpoint(
                        "e" + i,
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living()));
            }
        });
        world.aws.fail("sagemaker:ListEndpoints", Fault.internalFailure().onCall(2));
        IdleReport report = world.scan();
        assertThat(report.assessments()).hasSize(100);
        assertThat(report.idle()).hasSize(100);
        assertThat(report.summary().inventoryComplete()).isFalse();
    }

    @Test
    void a_listing_without_end_ends() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        world.aws.fail("sagemaker:ListEndpoints", Fault.repeatedToken());
        IdleReport report = world.scan();
        assertThat(report.summary().inventoryComplete()).isFalse();
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .anyMatch(error -> error.contains("repeats a token"));
    }

    @Test
    void an_empty_page_in_the_middle_is_not_the_end() {
        EndpointWorld world = EndpointWorld.of(region -> {
            for (int i = 0; i < 1_050; i++) {
                region.endpoint(
                        "e" + i,
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living()));
            }
        });
        world.aws.fail("sagemaker:ListEndpoints", Fault.emptyPage().onCall(7));
        IdleReport report = world.scan();
        assertThat(report.idle()).hasSize(1_050);
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void an_unreadable_tag_never_frees_and_never_condemns() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        IdlePolicy kept = IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS)
                .unless(ActivityPredicate.tagged("keep", "true"), "its owner asked to keep it");
        assertThat(world.scan(kept).assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly("ACTIVE USED", "IDLE NO_USE_IN_WINDOW HIGH");
        world.aws.region("us-east-1").endpoint("silent", endpoint -> endpoint.tag("keep", "true"));
        assertThat(world.scan(kept).assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly("ACTIVE USED", "NOT_JUDGED EXCLUDED");
        world.aws.fail("sagemaker:ListTags", Fault.throttling());
        assertThat(world.scan(kept).assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly("ACTIVE USED", "UNKNOWN EXCLUSION_UNREADABLE");
    }

    @Test
    void use_after_the_judging_instant_is_not_seen() {
        EndpointWorld world = EndpointWorld.of(A_SILENT_AND_A_BUSY_ONE);
        IdleReport report = world.scan(
                IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS), daysAgo(5).plusSeconds(37));
        assertThat(report.assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly("IDLE NO_USE_IN_WINDOW HIGH", "IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(report.summary().asOf()).isBefore(NOW);
    }

    @Test
    void failed_cpu_beside_measured_zeros_does_not_matter_and_beside_absence_it_does() {
        EndpointWorld world = EndpointWorld.of(region -> region.endpoint(
                        "measured",
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living()))
                .endpoint(
                        "absent",
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.model("m").instances(1).cpu())));
        world.aws.fail(
                "cloudwatch:GetMetricData",
                Fault.internalFailure().where(call -> call.toString().contains("CPUUtilization")));
        assertThat(world.scan().assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly("UNKNOWN CALL_FAILED", "IDLE NO_USE_IN_WINDOW HIGH");
    }
}
