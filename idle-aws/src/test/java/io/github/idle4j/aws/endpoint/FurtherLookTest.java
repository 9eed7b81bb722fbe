package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only an endpoint whose verdict nothing settles yet is looked into further: for the others it would cost calls. */
@Timeout(60)
class FurtherLookTest {

    private static void assertNoFurtherCalls(EndpointWorld world) {
        assertThat(world.aws.calls("cloudwatch:GetMetricData")).hasSize(1);
        assertThat(world.aws.calls("cloudwatch:ListMetrics")).isEmpty();
        assertThat(world.aws.calls("sagemaker:DescribeEndpointConfig")).isEmpty();
    }

    @Test
    void use_inside_the_window_needs_no_further_look() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant("a", variant -> variant.model("m").instances(1).requests(daysAgo(2), 1)));
        assertThat(inShort(world.judge())).isEqualTo("ACTIVE USED");
        assertNoFurtherCalls(world);
    }

    @Test
    void nor_does_one_that_is_too_new_and_was_never_changed() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.createdAt(daysAgo(3))
                .variant("a", variant -> variant.model("m").instances(1).zeros(daysAgo(2), NOW)));
        assertThat(inShort(world.judge())).isEqualTo("NOT_JUDGED TOO_NEW");
        assertNoFurtherCalls(world);
    }

    @Test
    void use_older_than_what_settles_leaves_the_rest_to_be_looked_into() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.variant(
                "a",
                variant ->
                        variant.model("m").instances(1).requests(daysAgo(20), 1).cpu()));
        IdlePolicy either = IdlePolicy.quietFor(Duration.ofDays(30)).or(IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS));
        assertThat(inShort(only(world.scan(either)))).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
    }
}
