package io.github.idle4j;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void no_call_is_allowed_beyond_the_calls() {
        var ledger = new CallLedger(Budget.ofCalls(2));
        assertThat(List.of(ledger.tryCall("a"), ledger.tryCall("b"))).containsOnly(true);
        assertThat(ledger.isUsedUp()).isTrue();
        assertThat(ledger.tryCall("a")).isFalse();
        assertThat(ledger.counts()).isEqualTo(Map.of("a", 1L, "b", 1L));
    }

    @Test
    void no_metric_is_allowed_beyond_the_metrics_and_other_calls_are() {
        var ledger = new CallLedger(Budget.ofMetrics(700));
        assertThat(ledger.tryCall("metrics", 500)).isTrue();
        assertThat(ledger.tryCall("metrics", 201)).isFalse();
        assertThat(ledger.tryCall("metrics", 200)).isTrue();
        assertThat(ledger.isUsedUp()).isFalse();
        assertThat(ledger.tryCall("metrics", 1)).isFalse();
        assertThat(ledger.tryCall("list")).isTrue();
        assertThat(ledger.metrics()).isEqualTo(700);
        assertThat(ledger.counts()).isEqualTo(Map.of("list", 1L, "metrics", 2L));
    }

    @Test
    void neither_is_exceeded_by_whichever_ends_first() {
        var ledger = new CallLedger(Budget.ofCalls(3).andMetrics(10));
        assertThat(ledger.tryCall("metrics", 11)).isFalse();
        assertThat(ledger.tryCall("metrics", 10)).isTrue();
        assertThat(List.of(ledger.tryCall("list"), ledger.tryCall("list"))).containsOnly(true);
        assertThat(ledger.tryCall("list")).isFalse();
    }

    @Test
    void a_budget_of_nothing_allows_nothing() {
        assertThat(new CallLedger(Budget.ofCalls(0)).tryCall("list")).isFalse();
        assertThat(new CallLedger(Budget.ofCalls(0)).isUsedUp()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofCalls(-1))
                .withMessageContaining("calls");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofMetrics(-1))
                .withMessageContaining("metrics");
    }

    @Test
    void many_threads_together_stay_within_it() throws Exception {
        var ledger = new CallLedger(Budget.ofCalls(1_000).andMetrics(1_500));
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> calling = () -> (int) IntStream.range(0, 400)
                    .filter(i -> ledger.tryCall("m", i % 4))
                    .count();
            int allowed = 0;
            for (var made : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> calling).toList())) {
                allowed += made.get();
            }
            assertThat(ledger.counts()).isEqualTo(Map.of("m", (long) allowed));
            assertThat(allowed).isLessThanOrEqualTo(1_000);
            assertThat(ledger.metrics()).isLessThanOrEqualTo(1_500);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_source_may_ask_whether_anything_is_left() {
        var ledger = new CallLedger(Budget.ofCalls(1));
        var asked = Observation.builder(Instant.parse("2026-01-10T12:00:00Z"), EvidenceNeeds.lookback(ofDays(1)));
        assertThat(asked.calls(ledger).build().stopped()).isEmpty();
        ledger.tryCall("list");
        assertThat(asked.build().stopped()).contains(ReasonCode.BUDGET);
        assertThat(asked.cancelledWhen(() -> true).build().stopped()).contains(ReasonCode.CANCELLED);
    }

    @Test
    void each_scan_of_a_detector_has_the_whole_budget_for_all_its_sources() {
        ResourceActivitySource greedy = asked -> {
            while (asked.calls().tryCall("list", 2)) {
                // takes what it gets
            }
            return Stream.empty();
        };
        IdleDetector detector = IdleDetector.builder()
                .watch(greedy, IdlePolicy.quietFor(ofDays(1)))
                .watch(greedy, IdlePolicy.quietFor(ofDays(1)))
                .budget(Budget.ofCalls(5))
                .build();
        for (int scan = 0; scan < 2; scan++) {
            ScanSummary summary = detector.scan().summary();
            assertThat(summary.calls()).isEqualTo(Map.of("list", 5L));
            assertThat(summary.metrics()).isEqualTo(10);
        }
    }
}
