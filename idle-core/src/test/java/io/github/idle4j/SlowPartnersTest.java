package io.github.idle4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies, steps and listeners that never come back: each is stuck with the first thing that it is asked. */
class SlowPartnersTest {

    private static final int RESOURCES = 600;
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final IdlePolicy QUIET = IdlePolicy.quietFor(Duration.ofDays(14));

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
    }

    private void stuck() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<ResourceActivity> many(Observation observation) {
        return IntStream.range(0, RESOURCES)
                .mapToObj(i -> ResourceActivity.builder(
                                new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", "e" + i),
                                observation.window())
                        .completeness(Completeness.complete())
                        .build());
    }

    private IdlePolicy neverAnswering() {
        return IdlePolicy.of("asks somebody", EvidenceNeeds.lookback(Duration.ofDays(14)), activity -> {
            stuck();
            return activity.quiet(Duration.ofDays(14));
        });
    }

    @Test
    void a_policy_that_never_answers_makes_everything_unknown_and_loses_nothing() {
        IdleReport report = IdleDetector.builder()
                .watch(SlowPartnersTest::many, neverAnswering())
                .patience(SHORT)
                .build()
                .scan();
        assertThat(report.assessments()).hasSize(RESOURCES);
        assertThat(report.unknown()).hasSize(RESOURCES).allSatisfy(unknown -> {
            assertThat(unknown.verdict().reason()).isEqualTo(ReasonCode.POLICY_FAILED);
            assertThat(unknown.verdict().explanation())
                    .isEqualTo("The policy 'asks somebody' did not answer in time. The policy did not answer.");
            assertThat(unknown.policy()).isEqualTo("asks somebody");
        });
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void other_policies_go_on() {
        IdleReport report = IdleDetector.builder()
                .watch(SlowPartnersTest::many, neverAnswering())
                .watch(SlowPartnersTest::many, QUIET)
                .patience(SHORT)
                .build()
                .scan();
        assertThat(report.assessments()).hasSize(2 * RESOURCES);
        assertThat(report.assessments().stream()
                        .filter(one -> one.verdict().reason().equals(ReasonCode.AGE_UNKNOWN)))
                .hasSize(RESOURCES);
    }

    @Test
    void what_is_not_judged_when_the_time_is_over_is_unknown_for_that_reason() {
        Instant start = Instant.parse("2026-01-10T12:00:00Z");
        var late = new AtomicBoolean();
        IdlePolicy slow = IdlePolicy.of("slow", EvidenceNeeds.lookback(Duration.ofDays(14)), activity -> {
            late.set(true);
            stuck();
            return activity.quiet(Duration.ofDays(14));
        });
        IdleReport report = IdleDetector.builder()
                .watch(SlowPartnersTest::many, slow)
                .clock(() -> late.get() ? start.plusSeconds(61) : start)
                .deadline(Duration.ofMinutes(1))
                .patience(SHORT)
                .build()
                .scan();
        assertThat(report.unknown())
                .hasSize(RESOURCES)
                .extracting(one -> one.verdict().reason())
                .containsOnly(ReasonCode.DEADLINE);
    }

    @Test
    void a_step_that_never_comes_back_is_a_failure_and_the_verdicts_stand() {
        AssessmentStep pricing = new AssessmentStep() {
            @Override
            public Assessment apply(Assessment assessment) {
                stuck();
                return assessment;
            }
        };
        var after = new AtomicInteger();
        AssessmentStep counting = assessment -> {
            after.incrementAndGet();
            return assessment;
        };
        IdleReport report = IdleDetector.builder()
                .watch(SlowPartnersTest::many, QUIET)
                .then(pricing)
                .then(counting)
                .patience(SHORT)
                .build()
                .scan();
        assertThat(report.assessments())
                .hasSize(RESOURCES)
                .extracting(one -> one.verdict().reason())
                .containsOnly(ReasonCode.AGE_UNKNOWN);
        assertThat(after).hasValue(RESOURCES);
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .containsExactly("It did not come back in time, and was asked nothing more");
    }

    @Test
    void a_listener_that_never_comes_back_is_a_failure_and_the_report_is_whole() {
        var told = new ArrayList<Assessment>();
        IdleReport report = IdleDetector.builder()
                .watch(SlowPartnersTest::many, QUIET)
                .patience(SHORT)
                .build()
                .scanTelling(new ScanListener() {
                    @Override
                    public void assessed(Assessment assessment) {
                        told.add(assessment);
                        stuck();
                    }
                });
        assertThat(report.assessments()).hasSize(RESOURCES);
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .containsExactly("It did not come back in time, and was told nothing more");
        assertThat(report.summary().inventoryComplete()).isTrue();
        assertThat(told).hasSize(1);
    }

    @Test
    void a_listener_that_is_behind_is_told_of_everything_before_a_scan_ends() {
        var told = new AtomicInteger();
        ScanSummary summary =
                IdleDetector.builder().watch(SlowPartnersTest::many, QUIET).build().stream(new ScanListener() {
                    @Override
                    public void assessed(Assessment assessment) {
                        Thread.yield();
                        told.incrementAndGet();
                    }
                });
        assertThat(told).hasValue(RESOURCES);
        assertThat(summary.failures()).isEmpty();
    }

    @Test
    void who_cannot_say_whether_to_stop_has_stopped_the_scan() {
        var reasons = new ArrayList<ReasonCode>();
        ResourceActivitySource source = observation -> {
            observation.stopped().ifPresent(reasons::add);
            observation.stopped().ifPresent(reasons::add);
            return many(observation);
        };
        IdleReport report = IdleDetector.builder()
                .watch(source, QUIET)
                .cancelledWhen(() -> {
                    throw new IllegalStateException("no flag");
                })
                .build()
                .scan();
        assertThat(reasons).containsExactly(ReasonCode.CANCELLED, ReasonCode.CANCELLED);
        assertThat(report.assessments()).hasSize(RESOURCES);
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .containsExactly("java.lang.IllegalStateException: no flag");
    }

    @Test
    void a_scan_that_was_cancelled_stays_so() {
        var asked = new AtomicInteger();
        var reasons = new ArrayList<Boolean>();
        ResourceActivitySource source = observation -> {
            for (int i = 0; i < 4; i++) {
                reasons.add(observation.stopped().isPresent());
            }
            return Stream.empty();
        };
        IdleDetector.builder()
                .watch(source, QUIET)
                .cancelledWhen(() -> asked.incrementAndGet() == 2)
                .build()
                .scan();
        assertThat(reasons).containsExactly(false, true, true, true);
    }

    @Test
    void some_patience_is_needed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdleDetector.builder().patience(Duration.ZERO));
    }
}
