package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of a window: nothing is concluded from what is missing in the last quarter of an hour, nor from what is no longer kept. */
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

    /** CloudWatch keeps metrics for 455 days: of a longer silence nobody knows, of use inside them everybody. */
    @ParameterizedTest
    @CsvSource({
        "P455D, IDLE NO_USE_IN_WINDOW HIGH, ACTIVE USED",
        "P500D, UNKNOWN RETENTION_TOO_SHORT, ACTIVE USED",
        "P36500D, NOT_JUDGED TOO_NEW, ACTIVE USED",
    })
    void a_look_back_beyond_what_is_kept_is_told_of(Duration threshold, String silent, String busy) {
        EndpointWorld world = EndpointWorld.of(region -> region.endpoint(
                        "silent",
                        e -> e.createdAt(daysAgo(600))
                                .variant("a", v -> v.instances(1).living()))
                .endpoint(
                        "busy",
                        e -> e.createdAt(daysAgo(600))
                                .variant("a", v -> v.instances(1).living().requests(daysAgo(400), 1))));
        assertThat(world.scan(IdlePolicy.quietFor(threshold)).assessments())
                .extracting(ClassicEndpointTest::inShort)
                .containsExactly(busy, silent);
    }

    /** The first look is at whole days: use of a day in which a threshold lies is looked at more closely. */
    @Test
    void use_that_may_be_older_than_the_shorter_threshold_settles_nothing() {
        EndpointWorld world = EndpointWorld.ofOne(e ->
                e.variant("a", v -> v.instances(1).living().requests(hoursAgo(44), 3)));
        IdlePolicy either = IdlePolicy.quietFor(Duration.ofDays(30)).or(IdlePolicy.quietFor(Duration.ofHours(36)));
        assertThat(inShort(EndpointWorld.only(world.scan(either)))).startsWith("IDLE");
    }
}
