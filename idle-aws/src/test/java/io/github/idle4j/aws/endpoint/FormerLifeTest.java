package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.aws.local.Fault;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;

/** What an endpoint may have been before its last change, up to the bucket in which that was; and what cannot be read of it. */
class FormerLifeTest {

    private static final ChangedAnswer<DescribeEndpointResponse> CHANGED_AT_AN_UNKNOWN_TIME = new ChangedAnswer<>(
            DescribeEndpointResponse.class,
            described -> described.toBuilder().lastModifiedTime(null).build());

    /** A silent variant beside a shadow, which had one request. */
    private static EndpointWorld shadowed(Instant changed, Instant request) {
        return EndpointWorld.ofOne(e -> e.lastModifiedAt(changed)
                .notInSearch()
                .variant("a", v -> v.instances(1).living())
                .shadowVariant("s", v -> v.instances(1).living().requests(request, 1)));
    }

    /** Buckets are of two hours, from even ones. */
    @ParameterizedTest(name = "changed {0} hours ago, requested {1} hours ago: {2}")
    @CsvSource({
        "120, 121, UNKNOWN KIND_UNREADABLE",
        "120, 119, IDLE NO_USE_IN_WINDOW HIGH",
        "121, 121.5, UNKNOWN KIND_UNREADABLE",
        "121, 119.5, IDLE NO_USE_IN_WINDOW HIGH",
    })
    void requests_to_a_shadow_are_copies_from_the_bucket_after_the_change_on(
            double changed, double request, String verdict) {
        EndpointWorld world = shadowed(hoursAgo(changed), hoursAgo(request));
        assertThat(inShort(world.judge())).isEqualTo(verdict);
    }

    @Test
    void where_the_time_of_the_change_is_unknown_any_request_to_a_shadow_may_be_of_before() {
        EndpointWorld world = shadowed(daysAgo(5), daysAgo(1));
        assertThat(inShort(EndpointWorld.only(world.scanWith(source -> source, CHANGED_AT_AN_UNKNOWN_TIME))))
                .isEqualTo("UNKNOWN KIND_UNREADABLE");
    }

    @Test
    void and_points_that_are_missing_may_be_of_before() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(20))
                .notInSearch()
                .variant("a", v -> v.model("m").instances(1).cpu()));
        assertThat(inShort(EndpointWorld.only(world.scanWith(source -> source, CHANGED_AT_AN_UNKNOWN_TIME))))
                .isEqualTo("UNKNOWN KIND_UNREADABLE");
    }

    @Test
    void a_shadow_that_cannot_be_read_may_have_been_a_variant() {
        EndpointWorld world = shadowed(daysAgo(5), daysAgo(1));
        world.aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("s", "InternalError"));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN METRICS_INCOMPLETE");
    }

    @Test
    void it_may_have_hosted_components_where_what_was_reserved_cannot_be_read() {
        EndpointWorld world = EndpointWorld.ofOne(e ->
                e.lastModifiedAt(daysAgo(5)).variant("a", v -> v.instances(1).living()));
        world.aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("GPUReservation", "a", "Forbidden"));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN METRICS_INCOMPLETE");
    }
}
