package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.NOW;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.endpointNamed;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.Activities.useBetween;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is used every month on the first is not idle on the twentieth. */
class RhythmTest {

    private static final Duration HISTORY = ofDays(100);
    private static final IdlePolicy POLICY = IdlePolicy.quietBeyondRhythm(ofDays(14), HISTORY);

    private static ResourceActivity with(Duration age, List<Evidence> seen) {
        var all = new ArrayList<Evidence>(List.of(zeros(INVOCATIONS, HISTORY, NONE)));
        all.addAll(seen);
        return ResourceActivity.builder(endpointNamed("report"), Span.endingAt(NOW, HISTORY))
                .createdAt(ago(age))
                .completeness(Completeness.complete())
                .demand(INVOCATIONS, all)
                .build();
    }

    private static ResourceActivity usedDaysAgo(String days) {
        return with(ofDays(400), uses(days));
    }

    private static List<Evidence> uses(String days) {
        return Stream.of(days.split(" "))
                .filter(day -> !day.isEmpty())
                .map(day -> (Evidence) use(INVOCATIONS, ofDays(Long.parseLong(day))))
                .toList();
    }

    @ParameterizedTest(name = "used {0} days ago: {1}")
    @CsvSource({
        "'20 51 81', ACTIVE", // every month on the first
        "'46 77', ACTIVE",
        "'47 77', IDLE", // 30 days of rest before, 45 are enough
        "'45 75', IDLE",
        "'44 74', ACTIVE",
        "'15 16 17 18', IDLE", // daily, then no more
        "'13 14 15', ACTIVE", // the threshold is the least
        "'14 15 16', IDLE",
        "'20', IDLE", // one use is no rhythm
        "'', IDLE",
        "'20 21 22 81', ACTIVE", // the longest rest counts
        "'20 130', IDLE", // what is older than the history is not its rhythm
    })
    void silence_is_measured_by_the_longest_rest_before(String days, Status expected) {
        assertThat(Interlock.judge(POLICY, usedDaysAgo(days)).status()).isEqualTo(expected);
    }

    @Test
    void a_pause_is_as_long_as_it_can_have_been() {
        var between = with(
                ofDays(400),
                Arrays.asList(useBetween(INVOCATIONS, ofDays(80), ofDays(75)), use(INVOCATIONS, ofDays(50))));
        assertThat(Interlock.judge(POLICY, between))
                .isInstanceOfSatisfying(
                        Idle.class, idle -> assertThat(idle.over()).isEqualTo(ofDays(45)));
    }

    @Test
    void history_that_could_not_be_read_may_have_shown_another_rhythm() {
        var gap = new ArrayList<Evidence>(uses("50 60"));
        gap.add(gap(INVOCATIONS, ofDays(90), ofDays(89)));
        assertThat(Interlock.judge(POLICY, with(ofDays(400), gap)).status()).isEqualTo(Status.UNKNOWN);
        assertThat(Interlock.judge(POLICY, with(ofDays(400), uses("50 60"))).status())
                .isEqualTo(Status.IDLE);
    }

    @Test
    void what_is_younger_than_the_history_shows_what_it_has() {
        assertThat(Interlock.judge(POLICY, with(ofDays(60), uses("20 50"))).status())
                .isEqualTo(Status.ACTIVE);
        assertThat(Interlock.judge(POLICY, with(ofDays(60), uses("30 40"))).status())
                .isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(POLICY, with(ofDays(10), List.of())).status())
                .isEqualTo(Status.NOT_JUDGED);
    }

    @Test
    void the_sentence_tells_the_rhythm() {
        assertThat(Interlock.judge(POLICY, usedDaysAgo("20 51 81")).explanation())
                .endsWith("It has rested for 31 days before, so that it takes 46 days 12 hours to tell.");
        assertThat(Interlock.judge(POLICY, usedDaysAgo("47 77")).explanation())
                .startsWith("No invocation of variant blue in 45 days (it rested for at most 30 days before);");
        assertThat(Interlock.judge(POLICY, usedDaysAgo("20")).explanation())
                .startsWith("No invocation of variant blue in 14 days;");
        assertThat(POLICY.name()).isEqualTo("quiet for 14 days and beyond its rhythm");
    }

    @Test
    void the_decision_tells_the_limit_that_the_rhythm_sets() {
        Decision decision = Interlock.judge(POLICY, usedDaysAgo("20 51 81")).decision();
        assertThat(decision.saw()).contains(new Quantity.Time(ofDays(20)));
        assertThat(decision.limit()).contains(new Quantity.Time(ofDays(46).plusHours(12)));
    }

    @Test
    void a_history_is_longer_than_the_threshold() {
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.quietBeyondRhythm(ofDays(14), ofDays(14)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdlePolicy.quietBeyondRhythm(Duration.ofMinutes(59), ofDays(14)));
    }
}
