package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.IdlePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a verdict needs is asked for, of now where that matters; and what it does not need is not. */
@Timeout(60)
class NeededCallsTest {

    @Test
    void an_endpoint_whose_record_names_no_variant_is_described() {
        EndpointWorld world = EndpointWorld.ofOne(
                e -> e.variant("a", v -> v.instances(1).living()).searchRecord(record -> record.removeVariant("a")));
        assertThat(verdict(world.scan(), "e")).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    /** Those of Search may be of before somebody asked to keep it. */
    @Test
    void tags_of_what_is_described_because_its_record_is_lacking_are_of_now() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.tag("keep", "true")
                .variant("a", v -> v.instances(1).living())
                .searchRecord(record -> record.removeTag("keep").removeVariant("a")));
        IdleReport report =
                world.scan(IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
        assertThat(verdict(report, "e")).isEqualTo("NOT_JUDGED EXCLUDED");
    }

    @Test
    void so_are_those_of_an_endpoint_whose_record_is_whole() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.tag("keep", "true")
                .variant("a", v -> v.instances(1).living())
                .searchRecord(record -> record.removeTag("keep")));
        IdleReport report =
                world.scan(IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
        assertThat(verdict(report, "e")).isEqualTo("NOT_JUDGED EXCLUDED");
        assertThat(world.aws.calls("sagemaker:DescribeEndpoint")).isEmpty();
    }

    @Test
    void points_since_the_last_change_prove_the_kind_without_a_configuration() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.variant(
                "a", v -> v.instances(1).cpu().zeros(daysAgo(60), daysAgo(9)).zeros(daysAgo(8), daysAgo(0))));
        assertThat(verdict(world.scan(), "e")).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(world.aws.calls("sagemaker:DescribeEndpointConfig")).isEmpty();
    }

    @Test
    void what_is_serverless_needs_no_configuration() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.variant("a", v -> v.provisionedConcurrency(2)));
        assertThat(verdict(world.scan(), "e")).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(world.aws.calls("sagemaker:DescribeEndpointConfig")).isEmpty();
    }

    @Test
    void tags_are_read_once() {
        EndpointWorld world = EndpointWorld.ofOne(
                e -> e.variant("a", v -> v.model("m").instances(1).cpu()));
        world.scan(IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
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
        world.scan(IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
        assertThat(world.aws.calls("sagemaker:ListTags")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void what_cannot_be_used_needs_no_tags() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.status("Failed"));
        world.scan(IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept"));
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

    /** A glance at its series tells all there is to know of what is in use. */
    @Test
    void of_what_is_in_use_nothing_more_is_asked() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint(
                    "classic",
                    e -> e.createdAt(daysAgo(60))
                            .variant("a", v -> v.instances(1).living().requests(daysAgo(2), 3)));
            host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            region.inferenceComponent(
                    "c",
                    c -> c.endpoint("e")
                            .createdAt(daysAgo(60))
                            .copies(1)
                            .living()
                            .requests(daysAgo(2), 3));
        });
        IdleReport report = world.scan();
        assertThat(verdict(report, "classic")).isEqualTo("ACTIVE USED");
        assertThat(verdict(report, "e")).isEqualTo("ACTIVE USED");
        assertThat(world.aws.calls("sagemaker:DescribeEndpoint")).isEmpty();
        assertThat(world.aws.calls("sagemaker:DescribeInferenceComponent")).isEmpty();
        assertThat(world.aws.calls("sagemaker:DescribeEndpointConfig")).isEmpty();
        assertThat(world.aws.calls("cloudwatch:ListMetrics")).isEmpty();
        assertThat(world.aws.calls("cloudwatch:GetMetricData")).hasSize(1);
        assertThat(world.aws.calls("sagemaker:ListInferenceComponents")).hasSize(1);
    }

    @Test
    void of_what_cannot_be_used_nothing_more_is_asked() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> {});
            region.endpoint("e", e -> e.status("Failed"));
            region.inferenceComponent(
                    "c", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1));
        });
        assertThat(verdict(world.scan(), "e")).isEqualTo("NOT_JUDGED FAILED");
        assertThat(world.aws.calls("sagemaker:DescribeEndpoint")).isEmpty();
        assertThat(world.aws.calls("sagemaker:DescribeInferenceComponent")).isEmpty();
        assertThat(world.aws.calls("cloudwatch:GetMetricData")).isEmpty();
    }

    @Test
    void an_asynchronous_endpoint_or_a_known_host_needs_no_configuration() {
        EndpointWorld async = EndpointWorld.ofOne(
                e -> e.async().variant("a", v -> v.instances(1).cpu()));
        assertThat(verdict(async.scan(), "e")).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(async.aws.calls("sagemaker:DescribeEndpointConfig")).isEmpty();
        EndpointWorld host = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            region.inferenceComponent(
                    "c", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
        });
        assertThat(verdict(host.scan(), "e")).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(host.aws.calls("sagemaker:DescribeEndpointConfig")).isEmpty();
        assertThat(host.aws.calls("sagemaker:DescribeInferenceComponent")).hasSize(1);
    }
}
