package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Call;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples that do not fit into the table of {@link EndpointExamplesTest}; the numbers are of the same list. */
class FurtherExamplesTest {

    private static EndpointWorld silent() {
        return EndpointWorld.ofOne(e -> e.variant("a", v -> v.instances(1).living()));
    }

    /** 56 */
    @Test
    void calls_that_are_throttled_three_times_change_nothing() {
        EndpointWorld world = silent();
        world.aws.fail("*", Fault.throttling().firstCalls(3));
        IdleReport report = world.scan();
        assertThat(inShort(only(report))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(report.failures()).isEmpty();
    }

    /** 58 */
    @Test
    void two_requests_in_two_weeks_are_idle_to_a_policy_that_tolerates_fewer_than_five() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.variant(
                "a", v -> v.instances(1).living().requests(daysAgo(3), 1).requests(daysAgo(9), 1)));
        IdlePolicy barelyUsed =
                IdlePolicy.of("fewer than five requests in two weeks", EvidenceNeeds.lookback(TWO_WEEKS), activity -> {
                    List<Use> uses = activity.uses(TWO_WEEKS);
                    long requests = uses.stream()
                            .mapToLong(use -> use.count().orElse(5))
                            .sum();
                    return requests < 5
                            ? IdleVerdict.idle(
                                    activity, TWO_WEEKS, "BARELY_USED", "It had " + requests + " requests.", uses)
                            : activity.quiet(TWO_WEEKS);
                });
        var found = only(world.scan(barelyUsed, NOW));
        assertThat(inShort(found)).isEqualTo("IDLE BARELY_USED HIGH");
        assertThat(found.verdict().explanation()).contains("It had 2 requests");
        assertThat(((Idle) found.verdict()).tolerated()).hasSize(2);
    }

    /** 62 */
    @Test
    void what_carries_the_tag_is_excluded() {
        EndpointWorld world = EndpointWorld.ofOne(
                e -> e.tag("keep", "true").variant("a", v -> v.instances(1).living()));
        IdlePolicy unlessKept =
                IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "its owner keeps it");
        assertThat(inShort(only(world.scan(unlessKept)))).isEqualTo("NOT_JUDGED EXCLUDED");
    }

    /** 64 */
    @Test
    void ninety_days_are_asked_for_in_whole_hours() {
        EndpointWorld world = EndpointWorld.ofOne(
                e -> e.createdAt(daysAgo(100)).variant("a", v -> v.instances(1).living()));
        var found = only(world.scan(IdlePolicy.quietFor(Duration.ofDays(90)), NOW));
        assertThat(inShort(found)).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(world.aws.calls("cloudwatch:GetMetricData"))
                .flatExtracting(FurtherExamplesTest::periods)
                .isNotEmpty()
                .allMatch(period -> period % 3_600 == 0);
    }

    private static List<Integer> periods(Call call) {
        return call.toString()
                .transform(text -> Pattern.compile("Period=(\\d+)").matcher(text))
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    /** 67 */
    @Test
    void what_runs_on_reserved_capacity_is_judged_alike() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.variant(
                "a",
                v -> v.instances(1)
                        .living()
                        .described(
                                "CapacityReservationConfig",
                                Map.of("CapacityReservationPreference", "capacity-only"))));
        assertThat(inShort(only(world.scan()))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }
}
