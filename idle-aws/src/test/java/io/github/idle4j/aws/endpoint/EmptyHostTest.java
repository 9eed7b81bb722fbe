package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

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
}
