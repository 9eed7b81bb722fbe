package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalVariant;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Use that does not show where one would look first: on adapters, under former names, in a former life; each world the smallest. */
class UseSeenElsewhereTest {

    private static Status of(IdleReport report, String name) {
        return EndpointWorld.assessment(report, name).verdict().status();
    }

    private static void host(LocalEndpoint endpoint) {
        endpoint.createdAt(daysAgo(60)).hostsComponents().variant("AllTraffic", UseSeenElsewhereTest::runs);
    }

    private static void runs(LocalVariant variant) {
        variant.instances(1).cpu().cpuReservation(20, daysAgo(60), null);
    }

    @Test
    void use_of_a_young_asynchronous_endpoint_wins_over_its_age() {
        EndpointWorld world = EndpointWorld.of(region -> region.endpoint(
                "e",
                endpoint -> endpoint.createdAt(daysAgo(5))
                        .async()
                        .variant("a", variant -> variant.instances(1).cpu().processed(daysAgo(1), 3))));
        assertThat(of(world.scan(), "e")).isEqualTo(Status.ACTIVE);
    }

    @Test
    void components_of_an_endpoint_that_cannot_be_used_are_not_lost() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint("e", UseSeenElsewhereTest::host);
            region.endpoint("e", endpoint -> endpoint.status("Failed"));
            region.inferenceComponent("c", one -> one.endpoint("e").createdAt(daysAgo(60)));
        });
        assertThat(of(world.scan(), "c")).isEqualTo(Status.NOT_JUDGED);
    }

    private static EndpointWorld baseWithUsedAdapter(double daysOld) {
        return EndpointWorld.of(region -> {
            region.endpoint("e", UseSeenElsewhereTest::host);
            region.inferenceComponent(
                    "base",
                    one -> one.endpoint("e")
                            .createdAt(daysAgo(daysOld))
                            .copies(1)
                            .living());
            region.inferenceComponent(
                    "adapter",
                    one -> one.endpoint("e")
                            .createdAt(daysAgo(daysOld))
                            .baseComponent("base")
                            .zeros()
                            .requests(daysAgo(1), 9));
        });
    }

    @Test
    void a_base_component_is_not_idle_while_one_that_may_be_its_adapter_cannot_be_described() {
        EndpointWorld world = baseWithUsedAdapter(60);
        world.aws.fail(
                "sagemaker:DescribeInferenceComponent",
                Fault.accessDenied().where("InferenceComponentName", "adapter"));
        assertThat(of(world.scan(), "base")).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void nor_while_one_that_may_have_been_its_adapter_is_deleted() {
        EndpointWorld world = baseWithUsedAdapter(60);
        world.aws.before(
                "sagemaker:DescribeInferenceComponent",
                1,
                () -> world.aws.region("us-east-1").removeInferenceComponent("adapter"));
        assertThat(of(world.scan(), "base")).isNotEqualTo(Status.IDLE);
    }

    @Test
    void nor_while_the_list_of_components_broke_off() {
        EndpointWorld world = baseWithUsedAdapter(60);
        world.aws.fail("sagemaker:ListInferenceComponents", Fault.internalFailure());
        IdleReport report = world.scan();
        assertThat(report.idle()).isEmpty();
        assertThat(report.summary().inventoryComplete()).isFalse();
    }

    @Test
    void use_of_an_adapter_wins_over_the_age_of_its_base() {
        assertThat(of(baseWithUsedAdapter(5).scan(), "base")).isEqualTo(Status.ACTIVE);
    }

    @Test
    void use_from_before_an_endpoint_came_to_host_components_is_use() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint("e", UseSeenElsewhereTest::host);
            region.endpoint(
                    "e",
                    endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                            .variant(
                                    "AllTraffic",
                                    variant -> variant.zeros(daysAgo(60), daysAgo(5))
                                            .requests(daysAgo(6), 100)));
            region.inferenceComponent(
                    "c", one -> one.endpoint("e").createdAt(daysAgo(5)).status("Failed"));
        });
        assertThat(of(world.scan(), "e")).isEqualTo(Status.ACTIVE);
    }

    @Test
    void work_of_a_renamed_asynchronous_variant_is_use() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .async(queue -> queue.empty())
                .variant("new", variant -> variant.instances(1).cpu()));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "InvocationsProcessed",
                        Map.of("EndpointName", "e", "VariantName", "old"),
                        series -> series.unit("Count").add(daysAgo(6), 1, 100));
        assertThat(of(world.scan(), "e")).isNotEqualTo(Status.IDLE);
    }

    @Test
    void a_component_deleted_an_hour_ago_may_have_been_busy() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint(
                    "e",
                    endpoint -> endpoint.createdAt(daysAgo(60))
                            .hostsComponents()
                            .variant(
                                    "AllTraffic",
                                    variant -> variant.instances(1)
                                            .cpu()
                                            .cpuReservation(40, daysAgo(60), hoursAgo(1))
                                            .cpuReservation(20, hoursAgo(1), null)));
            region.inferenceComponent(
                    "quiet",
                    one -> one.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
            region.inferenceComponent(
                    "busy",
                    one -> one.endpoint("e")
                            .createdAt(daysAgo(60))
                            .copies(1)
                            .living()
                            .requests(hoursAgo(2), 100));
            region.removeInferenceComponent("busy");
        });
        assertThat(of(world.scan(), "e")).isEqualTo(Status.UNKNOWN);
    }
}
