package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Components whose use is easily overlooked: they are gone, or new, or published where few look. */
@Timeout(60)
class OverlookedComponentsTest {

    private static final String INSTANCES = "/aws/sagemaker/Endpoints";
    private static final String REQUESTS = "AWS/SageMaker";

    @Test
    void a_component_that_was_created_anew_since_it_was_listed_is_too_new() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(20, daysAgo(100), null));
            region.inferenceComponent(
                    "c", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
        });
        world.aws.before(
                "sagemaker:DescribeInferenceComponent",
                1,
                () -> world.aws
                        .region("us-east-1")
                        .removeInferenceComponent("c")
                        .inferenceComponent(
                                "c",
                                c -> c.endpoint("e").createdAt(NOW).copies(1).living()));
        IdleReport report = world.scan();
        assertThat(verdict(report, "c")).doesNotStartWith("IDLE");
        assertThat(verdict(report, "e")).doesNotStartWith("IDLE");
    }

    @Test
    void a_host_of_which_no_component_could_be_listed_did_not_lose_its_last_one() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(20, daysAgo(100), null));
            region.inferenceComponent(
                    "c", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
        });
        world.aws.fail("sagemaker:ListInferenceComponents", Fault.accessDenied());
        assertThat(verdict(world.scan(), "e")).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
    }

    @Test
    void a_component_that_was_deleted_in_the_last_and_shorter_bucket_may_have_been_busy() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(
                    region,
                    v -> v.cpuReservation(40, daysAgo(100), hoursAgo(0.75)).cpuReservation(20, hoursAgo(0.75), null));
            region.inferenceComponent(
                    "quiet",
                    c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
            region.inferenceComponent(
                    "busy",
                    c -> c.endpoint("e")
                            .createdAt(daysAgo(60))
                            .copies(1)
                            .living()
                            .requests(hoursAgo(2), 100));
            region.removeInferenceComponent("busy");
        });
        IdlePolicy twoWeeksAndAnHour = IdlePolicy.quietFor(Duration.ofHours(337));
        assertThat(verdict(world.scan(twoWeeksAndAnHour), "e")).isEqualTo("UNKNOWN DELETED_COMPONENTS_INVISIBLE");
    }

    @Test
    void a_copy_less_of_one_component_does_not_explain_that_another_is_gone() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(60, daysAgo(100), daysAgo(5)).cpuReservation(10, daysAgo(5), null));
            region.inferenceComponent(
                    "scaled",
                    c -> c.endpoint("e")
                            .createdAt(daysAgo(60))
                            .copies(1)
                            .zeros()
                            .series(
                                    "/aws/sagemaker/InferenceComponents",
                                    "CPUUtilizationNormalized",
                                    s -> s.run(Duration.ofMinutes(1), 1.5, 2, daysAgo(60), daysAgo(5))
                                            .run(Duration.ofMinutes(1), 1.5, 1, daysAgo(5), null)));
            region.inferenceComponent(
                    "busy",
                    c -> c.endpoint("e")
                            .createdAt(daysAgo(60))
                            .copies(4)
                            .living()
                            .requests(daysAgo(6), 100));
            region.removeInferenceComponent("busy");
        });
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void what_components_reserve_may_be_memory_alone() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(
                    region,
                    v -> v.cpuReservation(0, daysAgo(100), null)
                            .series(
                                    INSTANCES,
                                    "MemoryReservation",
                                    s -> s.unit("Percent")
                                            .run(Duration.ofMinutes(1), 40, 1, daysAgo(100), daysAgo(3))
                                            .run(Duration.ofMinutes(1), 0, 1, daysAgo(3), null)));
            region.inferenceComponent(
                    "busy",
                    c -> c.endpoint("e")
                            .createdAt(daysAgo(60))
                            .copies(1)
                            .reserves(0, 0, 4096)
                            .living()
                            .requests(daysAgo(4), 100));
            region.removeInferenceComponent("busy");
        });
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void a_component_that_reserved_memory_alone_may_be_gone_from_beside_another() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(
                    region,
                    v -> v.cpuReservation(20, daysAgo(100), null)
                            .series(
                                    INSTANCES,
                                    "MemoryReservation",
                                    s -> s.unit("Percent")
                                            .run(Duration.ofMinutes(1), 60, 1, daysAgo(100), daysAgo(3))
                                            .run(Duration.ofMinutes(1), 20, 1, daysAgo(3), null)));
            region.inferenceComponent(
                    "quiet",
                    c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
        });
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void an_asynchronous_endpoint_may_have_hosted_components_before() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint(
                    "e",
                    e -> e.createdAt(daysAgo(60))
                            .lastModifiedAt(daysAgo(5))
                            .async()
                            .variant("a", v -> v.instances(1).cpu().cpuReservation(40, daysAgo(60), daysAgo(5))));
            region.inferenceComponent(
                    "busy",
                    c -> c.endpoint("e")
                            .variant("a")
                            .createdAt(daysAgo(60))
                            .copies(1)
                            .living()
                            .requests(daysAgo(6), 900));
            region.removeInferenceComponent("busy");
        });
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void between_two_times_as_a_classic_one_it_may_have_hosted_components() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint(
                    "e",
                    e -> e.createdAt(daysAgo(60))
                            .lastModifiedAt(daysAgo(3))
                            .variant(
                                    "a",
                                    v -> v.model("m")
                                            .instances(1)
                                            .cpu()
                                            .zeros(daysAgo(60), daysAgo(10))
                                            .zeros(daysAgo(6), NOW)
                                            .cpuReservation(40, daysAgo(10), daysAgo(6))));
            region.inferenceComponent(
                    "busy",
                    c -> c.endpoint("e")
                            .variant("a")
                            .createdAt(daysAgo(10))
                            .copies(1)
                            .living()
                            .requests(daysAgo(8), 900));
            region.removeInferenceComponent("busy");
        });
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void invocations_of_a_component_may_be_published_under_other_dimensions_with_enhanced_metrics() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(20, daysAgo(100), null));
            region.endpoint("e", e -> e.described("MetricsConfig", Map.of("EnableEnhancedMetrics", true)));
            region.inferenceComponent(
                    "c", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).cpu());
        });
        world.aws
                .region("us-east-1")
                .series(
                        REQUESTS,
                        "Invocations",
                        Map.of("InferenceComponentName", "c", "ContainerId", "1"),
                        s -> s.add(daysAgo(1), 900));
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void refused_requests_that_cannot_be_read_are_not_silence() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(0, daysAgo(100), null));
            region.inferenceComponent(
                    "c", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(0).refusedRequests(daysAgo(1), 900));
        });
        world.aws.fail(
                "cloudwatch:GetMetricData", Fault.metricStatusOf("NoCapacityInvocationFailures", "c", "Forbidden"));
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }
}
