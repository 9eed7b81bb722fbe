package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Use that is easily overlooked: of former lives, on the way, under names and units that few look at. */
@Timeout(60)
class OverlookedUseTest {

    private static final String REQUESTS = "AWS/SageMaker";

    @Test
    void work_of_an_endpoint_that_became_asynchronous_an_hour_ago_is_use() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(hoursAgo(1.5))
                .async()
                .variant(
                        "a",
                        v -> v.instances(1)
                                .cpu()
                                .zeros(daysAgo(60), hoursAgo(1.5))
                                .processed(hoursAgo(1), 50)));
        assertThat(verdict(world.scan(), "e")).isEqualTo("ACTIVE USED");
    }

    @Test
    void requests_to_a_variant_before_it_became_a_shadow_are_use() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5))
                .variant("kept", v -> v.instances(1).weight(0).living())
                .shadowVariant("demoted", v -> v.instances(1).living().requests(daysAgo(6), 900)));
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    /** An endpoint whose update could be neither finished nor rolled back: variant next is there besides a. */
    private static EndpointWorld ofHalfAnUpdate() {
        return EndpointWorld.ofOne(e -> e.status("UpdateRollbackFailed")
                .lastModifiedAt(daysAgo(20))
                .described(
                        "PendingDeploymentSummary",
                        Map.of(
                                "EndpointConfigName",
                                "next",
                                "ProductionVariants",
                                List.of(Map.of("VariantName", "next"))))
                .variant("a", v -> v.instances(1).living()));
    }

    @Test
    void requests_to_the_new_half_of_an_update_that_could_not_be_rolled_back_are_use() {
        EndpointWorld world = ofHalfAnUpdate();
        world.aws
                .region("us-east-1")
                .series(
                        REQUESTS,
                        "Invocations",
                        Map.of("EndpointName", "e", "VariantName", "next"),
                        s -> s.add(hoursAgo(3), 900));
        assertThat(verdict(world.scan(), "e")).isEqualTo("ACTIVE USED");
    }

    @Test
    void such_requests_that_cannot_be_read_are_not_silence() {
        EndpointWorld world = ofHalfAnUpdate();
        world.aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("next", "Forbidden"));
        assertThat(verdict(world.scan(), "e")).isEqualTo("UNKNOWN ACCESS_DENIED");
    }

    @Test
    void nor_are_requests_that_provisioned_concurrency_may_have_served() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.variant("a", v -> v.provisionedConcurrency(2)));
        world.aws.fail(
                "cloudwatch:GetMetricData",
                Fault.metricStatusOf("ServerlessProvisionedConcurrencyInvocations", "a", "Forbidden"));
        assertThat(verdict(world.scan(), "e")).isEqualTo("UNKNOWN ACCESS_DENIED");
    }

    /** It hosts nothing yet, and what it was called for before it came to be a host is under its own name. */
    @Test
    void nor_are_those_to_a_host_that_was_a_classic_one() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5))
                .hostsComponents()
                .variant("a", v -> v.instances(1).cpu().requests(daysAgo(6), 900)));
        world.aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("Invocations", "a", "Forbidden"));
        assertThat(verdict(world.scan(), "e")).isEqualTo("UNKNOWN ACCESS_DENIED");
    }

    private static EndpointWorld asyncWithComponentLeftBehind(boolean inSearch) {
        return EndpointWorld.of(region -> {
            region.inferenceComponent(
                    "left", c -> c.endpoint("e").createdAt(daysAgo(90)).copies(1));
            region.endpoint("e", e -> {
                e.createdAt(daysAgo(60))
                        .async()
                        .variant("AllTraffic", v -> v.instances(1).cpu().processed(daysAgo(1), 50));
                if (!inSearch) {
                    e.notInSearch();
                }
            });
        });
    }

    @Test
    void work_of_an_asynchronous_endpoint_is_use_though_a_component_of_its_predecessor_was_left_behind() {
        assertThat(verdict(asyncWithComponentLeftBehind(true).scan(), "e")).isEqualTo("ACTIVE USED");
    }

    @Test
    void nor_does_such_a_component_end_the_scan() {
        IdleReport report = asyncWithComponentLeftBehind(false).scan();
        assertThat(report.failures()).isEmpty();
        assertThat(verdict(report, "e")).isEqualTo("ACTIVE USED");
    }

    @Test
    void an_endpoint_that_hosts_nothing_now_may_have_been_asynchronous_before() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.processed(daysAgo(6), 900));
            region.endpoint("e", e -> e.lastModifiedAt(daysAgo(5)));
        });
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void work_of_an_asynchronous_variant_may_be_published_under_other_dimensions_with_enhanced_metrics() {
        EndpointWorld world =
                EndpointWorld.ofOne(e -> e.described("MetricsConfig", Map.of("EnableEnhancedMetrics", true))
                        .async(queue -> queue.empty())
                        .variant("a", v -> v.instances(1).cpu()));
        world.aws
                .region("us-east-1")
                .series(
                        REQUESTS,
                        "InvocationsProcessed",
                        Map.of("EndpointName", "e", "VariantName", "a", "InstanceId", "i-1"),
                        s -> s.unit("Count").add(daysAgo(1), 900));
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void so_may_be_the_invocations_of_a_serverless_one() {
        EndpointWorld world =
                EndpointWorld.ofOne(e -> e.described("MetricsConfig", Map.of("EnableEnhancedMetrics", true))
                        .variant("a", v -> v.provisionedConcurrency(2)));
        assertThat(verdict(world.scan(), "e")).isEqualTo("UNKNOWN NO_METRICS");
    }

    @Test
    void use_of_a_young_asynchronous_endpoint_wins_though_its_predecessor_was_classic() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.createdAt(daysAgo(4.6))
                .async()
                .variant(
                        "a",
                        v -> v.instances(1)
                                .cpu()
                                .zeros(daysAgo(60), daysAgo(4.7))
                                .processed(daysAgo(1), 5)));
        assertThat(verdict(world.scan(), "e")).isEqualTo("ACTIVE USED");
    }

    @Test
    void requests_that_provisioned_concurrency_served_are_use() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.variant(
                "a",
                v -> v.provisionedConcurrency(2)
                        .counted("ServerlessProvisionedConcurrencyInvocations", daysAgo(1), 500)));
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void requests_whose_payload_could_not_be_fetched_are_use() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.async(queue -> queue.empty())
                .variant("a", v -> v.instances(1).cpu().counted("RequestDownloadFailures", daysAgo(1), 500)));
        assertThat(verdict(world.scan(), "e")).doesNotStartWith("IDLE");
    }

    @Test
    void what_is_older_than_metrics_are_kept_is_told_as_such() {
        EndpointWorld world = EndpointWorld.ofOne(
                e -> e.createdAt(daysAgo(600)).variant("a", v -> v.instances(1).living()));
        String said = world.scan(IdlePolicy.quietFor(Duration.ofDays(500)))
                .assessments()
                .get(0)
                .verdict()
                .explanation();
        assertThat(said).contains("455 days").doesNotContain("nothing was published");
    }
}
