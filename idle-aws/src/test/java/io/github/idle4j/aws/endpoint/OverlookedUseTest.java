package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalVariant;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Use that is easily overlooked: of former lives, on the way, under names and units that few look at; and calls that are too many. */
@Timeout(60)
class OverlookedUseTest {

    private static final String REQUESTS = "AWS/SageMaker";
    private static final String INSTANCES = "/aws/sagemaker/Endpoints";

    private static String verdict(IdleReport report, String name) {
        return report.assessments().stream()
                .filter(one -> one.resource().path().equals(name))
                .findFirst()
                .map(ClassicEndpointTest::inShort)
                .orElseThrow(() -> new AssertionError("nothing is said of " + name + ": " + report));
    }

    private static void host(LocalRegion region, Consumer<LocalVariant> variant) {
        region.endpoint(
                "e",
                endpoint -> endpoint.createdAt(daysAgo(100)).hostsComponents().variant("AllTraffic", v -> {
                    v.instances(1).cpu();
                    variant.accept(v);
                }));
    }

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

    @Test
    void requests_to_the_new_half_of_an_update_that_could_not_be_rolled_back_are_use() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.status("UpdateRollbackFailed")
                .lastModifiedAt(daysAgo(20))
                .described(
                        "PendingDeploymentSummary",
                        Map.of(
                                "EndpointConfigName",
                                "next",
                                "ProductionVariants",
                                List.of(Map.of("VariantName", "next"))))
                .variant("a", v -> v.instances(1).living()));
        world.aws
                .region("us-east-1")
                .series(
                        REQUESTS,
                        "Invocations",
                        Map.of("EndpointName", "e", "VariantName", "next"),
                        s -> s.add(hoursAgo(3), 900));
        assertThat(verdict(world.scan(), "e")).isEqualTo("ACTIVE USED");
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
    void an_endpoint_that_hosts_nothing_now_may_have_been_asynchronous_before() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.processed(daysAgo(6), 900));
            region.endpoint("e", e -> e.lastModifiedAt(daysAgo(5)));
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
    void so_may_be_the_invocations_of_a_component() {
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
    void an_endpoint_whose_record_names_no_variant_is_described() {
        EndpointWorld world = EndpointWorld.ofOne(
                e -> e.variant("a", v -> v.instances(1).living()).searchRecord(record -> record.removeVariant("a")));
        assertThat(verdict(world.scan(), "e")).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    @Test
    void tags_are_read_once() {
        EndpointWorld world = EndpointWorld.ofOne(
                e -> e.variant("a", v -> v.model("m").instances(1).cpu()));
        world.scan(
                IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
        assertThat(world.aws.calls("sagemaker:ListTags")).hasSize(1);
    }

    @Test
    void tags_of_a_component_are_read_once() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(20, daysAgo(100), null));
            region.inferenceComponent(
                    "c", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
            region.endpoint("e", e -> e.status("Updating"));
        });
        world.scan(
                IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
        assertThat(world.aws.calls("sagemaker:ListTags")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void what_cannot_be_used_needs_no_tags() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.status("Failed"));
        world.scan(
                IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
        assertThat(world.aws.calls("sagemaker:ListTags")).isEmpty();
    }

    @Test
    @Timeout(10)
    void many_young_components_of_one_endpoint_take_no_time() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(20, daysAgo(100), null));
            for (int i = 0; i < 200; i++) {
                region.inferenceComponent(
                        "c" + i,
                        c -> c.endpoint("e").createdAt(daysAgo(3)).copies(1).living());
            }
        });
        assertThat(verdict(world.scan(), "e")).isEqualTo("NOT_JUDGED TOO_NEW_COMPONENT");
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

    /** Those of Search may be of before somebody asked to keep it. */
    @Test
    void tags_of_what_is_described_because_its_record_is_lacking_are_of_now() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.tag("keep", "true")
                .variant("a", v -> v.instances(1).living())
                .searchRecord(record -> record.removeTag("keep").removeVariant("a")));
        IdleReport report = world.scan(
                IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
        assertThat(verdict(report, "e")).isEqualTo("NOT_JUDGED EXCLUDED");
    }

    @Test
    void so_are_those_of_an_endpoint_whose_record_is_whole() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.tag("keep", "true")
                .variant("a", v -> v.instances(1).living())
                .searchRecord(record -> record.removeTag("keep")));
        IdleReport report = world.scan(
                IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
        assertThat(verdict(report, "e")).isEqualTo("NOT_JUDGED EXCLUDED");
        assertThat(world.aws.calls("sagemaker:DescribeEndpoint")).isEmpty();
    }
}
