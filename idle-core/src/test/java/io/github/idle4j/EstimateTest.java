package io.github.idle4j;

import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.Estimate.Range;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final Estimate TEN = Estimate.of(Map.of("list", Range.exactly(10)), Range.NONE);

    /** A source that estimates what that function says. */
    private record Estimating(Function<Observation, Estimate> telling) implements ResourceActivitySource {

        @Override
        public Stream<ResourceActivity> observe(Observation observation) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public Estimate estimate(Observation observation) {
            return telling.apply(observation);
        }
    }

    private static IdleDetector.Builder detector(Function<Observation, Estimate> telling) {
        return IdleDetector.builder().watch(new Estimating(telling), quietFor(ofDays(14)));
    }

    @Test
    void ranges_and_estimates_add_up() {
        Estimate other = Estimate.of(
                Map.of(
                        "list",
                        Range.exactly(1),
                        "get",
                        Range.between(2, 5),
                        "log",
                        Range.upTo(3).orMore()),
                Range.between(40, 80));
        Estimate both = TEN.plus(other);
        assertThat(both.calls().get("list")).isEqualTo(Range.exactly(11));
        assertThat(both.callsInAll()).isEqualTo(new Range(13, 19, true));
        assertThat(both.metrics()).isEqualTo(Range.between(40, 80));
        assertThat(both.enough()).isEqualTo(Budget.ofMetrics(80));
        assertThat(TEN.plus(Estimate.UNKNOWN).callsInAll()).isEqualTo(new Range(10, 10, true));
        assertThat(TEN.plus(Estimate.UNKNOWN).enough()).isEqualTo(Budget.UNLIMITED);
        assertThat(TEN.enough()).isEqualTo(Budget.ofCalls(10).andMetrics(0));
        assertThat(Range.upTo(7).orMore().limit()).isEqualTo(OptionalLong.empty());
        assertThatIllegalArgumentException().isThrownBy(() -> Range.between(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Range.between(-1, 2));
    }

    @Test
    void sources_are_asked_within_the_budget_of_a_scan_and_by_its_needs() {
        EstimateReport report = detector(asked -> {
                    assertThat(asked.needs().lookback()).isEqualTo(ofDays(14));
                    assertThat(asked.needs().bill()).isTrue();
                    assertThat(List.of(
                                    asked.calls().tryCall("list"), asked.calls().tryCall("list")))
                            .containsExactly(true, false);
                    return TEN;
                })
                .then(Costs.by((resource, item) -> {
                    throw new AssertionError("nobody asked for it");
                }))
                .budget(Budget.ofCalls(1))
                .build()
                .estimate();
        assertThat(report).isEqualTo(new EstimateReport(TEN, report.calls(), List.of()));
        assertThat(report.calls()).isEqualTo(Map.of("list", 1L));
    }

    @Test
    void whoever_does_not_tell_may_call_anything() {
        ResourceActivitySource silent = observation -> Stream.empty();
        EstimateReport report = detector(asked -> TEN)
                .watch(silent, quietFor(ofDays(14)))
                .build()
                .estimate();
        assertThat(report.failures()).isEmpty();
        assertThat(report.estimate()).isEqualTo(TEN.orMore());
    }

    @Test
    void what_fails_is_a_failure_and_the_rest_is_told() {
        for (RuntimeException thrown :
                List.of(new ActivitySourceException("denied"), new IllegalStateException("denied"))) {
            EstimateReport report = detector(asked -> TEN)
                    .watch(
                            new Estimating(asked -> {
                                throw thrown;
                            }),
                            quietFor(ofDays(14)))
                    .build()
                    .estimate();
            assertThat(report.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.error()).contains("denied");
                assertThat(failure.lostInventory()).isTrue();
            });
            assertThat(report.inventoryComplete()).isFalse();
            assertThat(report.estimate()).isEqualTo(TEN.orMore());
        }
    }

    @Test
    void a_list_that_broke_off_leaves_more_to_come() {
        EstimateReport report = detector(asked -> {
                    asked.failed(new ScanFailure(Origin.of("test"), "page 2", true));
                    return TEN;
                })
                .build()
                .estimate();
        assertThat(report.estimate()).isEqualTo(TEN.orMore());
    }

    @Test
    void steps_tell_what_they_call_and_what_fails_of_them_loses_no_inventory() {
        AssessmentStep calling = new AssessmentStep() {
            @Override
            public Assessment apply(Assessment assessment) {
                return assessment;
            }

            @Override
            public Estimate estimate() {
                return TEN;
            }
        };
        AssessmentStep broken = new AssessmentStep() {
            @Override
            public Assessment apply(Assessment assessment) {
                return assessment;
            }

            @Override
            public Estimate estimate() {
                throw new IllegalStateException("lost");
            }
        };
        assertThat(detector(asked -> TEN).then(calling).build().estimate().estimate())
                .isEqualTo(TEN.plus(TEN));
        EstimateReport report = detector(asked -> TEN).then(broken).build().estimate();
        assertThat(report.inventoryComplete()).isTrue();
        assertThat(report.estimate()).isEqualTo(TEN.orMore());
        assertThat(report.failures()).hasSize(1);
    }
}
