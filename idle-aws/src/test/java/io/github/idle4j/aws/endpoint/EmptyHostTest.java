package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.assessment;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalVariant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An endpoint that hosts nothing is idle only where nothing was reserved on it all the time. */
class EmptyHostTest {

    private static final Consumer<LocalVariant> EMPTY =
            v -> v.instances(1).cpu().cpuReservation(0, daysAgo(60), null);

    private static Consumer<LocalVariant> emptySinceThreeDays(double percent) {
        return v -> v.instances(1)
                .cpu()
                .cpuReservation(percent, daysAgo(60), daysAgo(3))
                .cpuReservation(0, daysAgo(3), null);
    }

    @Test
    void the_smallest_reservation_is_one() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.hostsComponents().variant("a", emptySinceThreeDays(0.4)));
        assertThat(inShort(world.judge())).isEqualTo("NOT_JUDGED TOO_NEW_COMPONENT");
    }

    @Test
    void every_variant_has_to_have_stood_empty() {
        EndpointWorld world =
                EndpointWorld.ofOne(e -> e.hostsComponents().variant("a", EMPTY).variant("b", emptySinceThreeDays(50)));
        assertThat(inShort(world.judge())).isEqualTo("NOT_JUDGED TOO_NEW_COMPONENT");
    }

    @Test
    void what_was_reserved_has_to_be_readable() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.hostsComponents().variant("a", EMPTY));
        world.aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("GPUReservation", "e", "Forbidden"));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN ACCESS_DENIED");
    }

    /** A host of one component that has no copy, where another comes up before the components are listed again. */
    @Test
    void a_component_that_comes_up_beside_one_without_copies_is_another() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(0, daysAgo(100), null));
            region.inferenceComponent(
                    "asleep", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(0));
        });
        assertThat(verdict(world.scan(), "e")).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        world.aws
                .forgetCalls()
                .before(
                        "sagemaker:ListInferenceComponents",
                        2,
                        () -> world.aws
                                .region("us-east-1")
                                .inferenceComponent(
                                        "new", c -> c.endpoint("e").copies(1).requests(NOW.minusSeconds(60), 9)));
        Assessment found = assessment(world.scan(), "e");
        assertThat(inShort(found)).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
        assertThat(found.verdict().explanation()).contains("A component came up on it while it was looked at.");
    }
}
