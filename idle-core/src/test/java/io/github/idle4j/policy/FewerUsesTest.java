package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.KERNEL;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.requests;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Barely used: fewer than so many requests in so-and-so long. */
class FewerUsesTest {

    private static final IdlePolicy FEWER_THAN_FIVE = IdlePolicy.fewerUsesThan(5, ofDays(14));

    private static IdleVerdict judge(Evidence... used) {
        var seen = new ArrayList<Evidence>(List.of(zeros(INVOCATIONS, LOOKBACK, NONE)));
        seen.addAll(List.of(used));
        return Interlock.judge(
                FEWER_THAN_FIVE, anEndpoint().demand(INVOCATIONS, seen).build());
    }

    @ParameterizedTest(name = "{0} + {1} requests are {2}, {3}")
    @CsvSource({
        "0, 0, IDLE, NO_USE_IN_WINDOW",
        "1, 0, IDLE, BARELY_USED",
        "2, 2, IDLE, BARELY_USED",
        "4, 0, IDLE, BARELY_USED",
        "3, 2, ACTIVE, USED",
        "5, 0, ACTIVE, USED",
        "9000000000000000000, 9000000000000000000, ACTIVE, USED"
    })
    void the_requests_in_the_window_are_added_up(long one, long other, Status status, String reason) {
        var uses = new ArrayList<Evidence>();
        if (one > 0) {
            uses.add(requests(INVOCATIONS, one, ofDays(3), ofDays(3).minusHours(1)));
        }
        if (other > 0) {
            uses.add(requests(INVOCATIONS, other, ofDays(1), ofDays(1).minusHours(1)));
        }
        IdleVerdict verdict = judge(uses.toArray(Evidence[]::new));
        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.reason().code()).isEqualTo(reason);
    }

    @Test
    void one_more_than_is_tolerated_is_too_much_however_they_are_spread() {
        Evidence[] once = Stream.of(5, 4, 3, 2, 1)
                .map(day -> requests(INVOCATIONS, 1, ofDays(day), ofDays(day).minusHours(1)))
                .toArray(Evidence[]::new);
        assertThat(judge(once).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void use_at_the_edge_of_the_window_counts_if_it_may_lie_inside() {
        Duration edge = ofDays(14);
        assertThat(judge(requests(INVOCATIONS, 5, edge.plusHours(2), edge)).reason())
                .isEqualTo(ReasonCode.NO_USE_IN_WINDOW);
        assertThat(judge(requests(INVOCATIONS, 5, edge.plusHours(2), edge.minusNanos(1)))
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void what_cannot_be_counted_is_too_much() {
        assertThat(judge(use(INVOCATIONS, ofDays(2))).status()).isEqualTo(Status.ACTIVE);
        var kernel = anEndpoint()
                .demand(KERNEL, List.of(zeros(KERNEL, LOOKBACK, NONE), requests(KERNEL, 1, ofDays(2), ofDays(2))))
                .build();
        IdleVerdict verdict = Interlock.judge(FEWER_THAN_FIVE, kernel);
        assertThat(verdict.status()).isEqualTo(Status.ACTIVE);
        assertThat(verdict.explanation()).endsWith("Such use cannot be counted, so any of it is too much.");
        assertThat(verdict.decision().saw()).isEmpty();
    }

    @Test
    void what_could_not_be_seen_may_have_been_more() {
        assertThat(judge(requests(INVOCATIONS, 3, ofDays(3), ofDays(2)), gap(INVOCATIONS, ofDays(6), ofDays(5)))
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(judge(requests(INVOCATIONS, 5, ofDays(3), ofDays(2)), gap(INVOCATIONS, ofDays(6), ofDays(5)))
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void the_verdict_tells_how_often_it_was_used_and_rests_on_it() {
        IdleVerdict verdict = judge(requests(INVOCATIONS, 3, ofHours(30), ofHours(29)));
        assertThat(verdict.explanation())
                .startsWith("Used 3 times in 14 days, fewer than 5;")
                .contains(" Last used between ");
        assertThat(verdict.decision())
                .isEqualTo(new Decision(
                        "used fewer than 5 times in 14 days",
                        Optional.of(new Quantity.Count(3, "use")),
                        Optional.of(new Quantity.Count(5, "use"))));
        Idle idle = (Idle) verdict;
        assertThat(idle.tolerated())
                .singleElement()
                .satisfies(use -> assertThat(use.count()).hasValue(3));
        assertThat(idle.findings()).containsAll(idle.tolerated());
        assertThat(idle.since()).isEqualTo(Activities.ago(ofDays(14)));
        assertThat(judge(requests(INVOCATIONS, 12, ofHours(30), ofHours(29))).explanation())
                .endsWith("Used 12 times in 14 days; fewer than 5 would be idle.");
    }

    @Test
    void fewer_than_one_is_quiet() {
        IdlePolicy fewer = IdlePolicy.fewerUsesThan(1, ofDays(14));
        assertThat(Interlock.judge(fewer, Activities.usedAgo(ofDays(13))).status())
                .isEqualTo(Status.ACTIVE);
        assertThat(Interlock.judge(fewer, Activities.usedAgo(ofDays(14))).status())
                .isEqualTo(Status.IDLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void nothing_is_used_fewer_times_than_never(long uses) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdlePolicy.fewerUsesThan(uses, ofDays(14)))
                .withMessageContaining(String.valueOf(uses));
    }

    @Test
    void a_window_is_at_least_an_hour() {
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.fewerUsesThan(5, Duration.ofMinutes(59)));
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.fewerUsesThan(5, ofDays(-1)));
    }
}
