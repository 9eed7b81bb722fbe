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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last quarter of an hour, looked at in buckets of a minute: nothing is concluded from what is missing there. */
@Timeout(60)
class SettlingTest {

    private static final IdlePolicy FOR_3_HOURS = IdlePolicy.quietFor(Duration.ofHours(3));

    /** There is no CPU, so that a bucket without a zero is a gap wherever it counts. */
    @ParameterizedTest(name = "nothing published for {0}")
    @CsvSource({
        "PT0S, IDLE NO_USE_IN_WINDOW HIGH",
        "PT14M, IDLE NO_USE_IN_WINDOW HIGH",
        "PT15M, IDLE NO_USE_IN_WINDOW HIGH",
        "PT16M, UNKNOWN NO_METRICS",
        "PT30M, UNKNOWN NO_METRICS"
    })
    void only_the_last_quarter_of_an_hour_may_be_missing(Duration unpublished, String verdict) {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.variant(
                "a", variant -> variant.model("m").instances(1).zeros(daysAgo(60), NOW.minus(unpublished))));
        assertThat(inShort(only(world.scan(FOR_3_HOURS)))).isEqualTo(verdict);
    }

    @Test
    void use_in_the_last_quarter_of_an_hour_counts_at_once() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.variant(
                "a",
                variant -> variant.instances(1)
                        .zeros(daysAgo(60), NOW.minusSeconds(900))
                        .requests(NOW.minusSeconds(120), 1)));
        assertThat(inShort(only(world.scan(FOR_3_HOURS)))).isEqualTo("ACTIVE USED");
    }
}
