package io.github.idle4j;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdleDetectorTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Signal CALLS = Signal.demand("Invocations", Map.of());
    private static final IdlePolicy TWO_WEEKS = IdlePolicy.quietFor(ofDays(14));

    @Test
    void a_report_holds_every_resource_by_region_type_and_path_and_counts_them() {
        IdleReport report = detector(asked -> Stream.of(
                        used(asked, "b"),
                        silent(asked, "c"),
                        silent(asked, "a"),
                        unseen(asked, "d"),
                        failed(asked, "e")))
                .scan();
        assertThat(report.assessments())
                .extracting(found -> found.resource().name())
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(report.idle()).extracting(found -> found.resource().name()).containsExactly("a", "c");
        assertThat(report.active()).hasSize(1);
        assertThat(report.unknown()).hasSize(1);
        assertThat(report.notJudged()).hasSize(1);
        assertThat(report.summary().counts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Status.IDLE, 2L, Status.ACTIVE, 1L, Status.UNKNOWN, 1L, Status.NOT_JUDGED, 1L));
        assertThat(report.summary().inventoryComplete()).isTrue();
        assertThat(report.active().get(0).lastActiveAt()).contains(NOW.minus(ofDays(1)));
        assertThat(report.active().get(0).policy()).isEqualTo("quiet for 14 days");
    }

    @Test
    void a_source_that_fails_is_a_failure_and_the_others_are_not_affected() {
        ResourceActivitySource broken = asked -> {
            throw new ActivitySourceException("ListEndpoints was denied", new IOException("403"));
        };
        IdleReport report = with(broken)
                .watch(asked -> Stream.of(silent(asked, "a")), TWO_WEEKS)
                .build()
                .scan();
        assertThat(report.idle()).hasSize(1);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error()).isEqualTo("ListEndpoints was denied");
            assertThat(failure.lostInventory()).isTrue();
        });
        assertThat(report.summary().inventoryComplete()).isFalse();
    }

    @Test
    void a_failure_midway_keeps_what_was_emitted() {
        IdleReport report = detector(asked -> Stream.of("a", "b", "c").map(name -> {
                    if (name.equals("c")) {
                        throw new ActivitySourceException("page 3 is missing");
                    }
                    return silent(asked, name);
                }))
                .scan();
        assertThat(report.idle()).hasSize(2);
        assertThat(report.failures()).extracting(ScanFailure::error).containsExactly("page 3 is missing");
    }

    @Test
    void a_source_that_answers_nonsense_is_a_failure() {
        assertThat(detector(asked -> null).scan().failures()).hasSize(1);
        assertThat(detector(asked -> Stream.of((ResourceActivity) null)).scan().failures())
                .hasSize(1);
        ResourceActivitySource mute = mock(ResourceActivitySource.class);
        when(mute.observe(any())).thenThrow(new IllegalStateException("mute"));
        assertThat(detector(mute).scan().failures())
                .extracting(ScanFailure::error)
                .containsExactly("java.lang.IllegalStateException: mute");
    }

    @Test
    void a_source_that_throws_what_it_does_not_declare_is_a_failure() {
        IdleReport report = with(asked -> IdleDetectorTest.<RuntimeException>sneak(new IOException("reset")))
                .watch(asked -> Stream.of(silent(asked, "a")), TWO_WEEKS)
                .build()
                .scan();
        assertThat(report.failures()).extracting(ScanFailure::error).containsExactly("java.io.IOException: reset");
        assertThat(report.idle()).hasSize(1);
    }

    @Test
    void a_policy_that_cannot_tell_what_it_needs_is_a_failure_of_its_source_alone() {
        IdlePolicy broken = new IdlePolicy() {
            @Override
            public IdleVerdict evaluate(ResourceActivity activity) {
                return activity.quiet(ofDays(14));
            }

            @Override
            public EvidenceNeeds needs() {
                throw new IllegalStateException("no needs");
            }
        };
        IdleReport report = with(asked -> Stream.of(silent(asked, "a")))
                .watch(asked -> Stream.of(silent(asked, "b")), broken)
                .build()
                .scan();
        assertThat(report.assessments()).hasSize(1);
        assertThat(report.failures()).extracting(ScanFailure::error).allMatch(error -> error.contains("no needs"));
    }

    @Test
    void a_policy_that_throws_is_unknown_and_no_failure() {
        IdlePolicy broken = IdlePolicy.of("broken", EvidenceNeeds.nothing(), activity -> {
            throw new IllegalStateException("no");
        });
        IdleReport report = IdleDetector.builder()
                .watch(asked -> Stream.of(silent(asked, "a")), broken)
                .build()
                .scan();
        assertThat(report.unknown())
                .extracting(found -> found.verdict().reason())
                .containsExactly(ReasonCode.POLICY_FAILED);
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void a_listener_that_throws_is_a_failure_and_loses_nothing() {
        IdleReport report = detector(asked -> {
                    asked.listed(2);
                    return Stream.of(silent(asked, "a"), silent(asked, "b"));
                })
                .scanTelling(new ScanListener() {
                    @Override
                    public void listed(long more) {
                        throw new IllegalStateException("progress bar");
                    }

                    @Override
                    public void assessed(Assessment assessment) {
                        throw new IllegalStateException(
                                "row " + assessment.resource().name());
                    }

                    @Override
                    public void failed(ScanFailure failure) {
                        throw new IllegalStateException("is not told of itself");
                    }
                });
        assertThat(report.idle()).hasSize(2);
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .satisfiesExactly(
                        error -> assertThat(error).contains("progress bar"),
                        error -> assertThat(error).contains("row a"),
                        error -> assertThat(error).contains("row b"));
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void sources_are_asked_at_the_same_time() {
        var all = new CyclicBarrier(4);
        var builder = IdleDetector.builder();
        for (String name : List.of("a", "b", "c", "d")) {
            builder.watch(
                    asked -> {
                        meet(all);
                        return Stream.of(silent(asked, name));
                    },
                    TWO_WEEKS);
        }
        IdleReport report = builder.asOf(NOW).build().scan();
        assertThat(report.failures()).isEmpty();
        assertThat(report.idle()).extracting(found -> found.resource().name()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void the_threads_of_a_scan_keep_no_program_from_ending_and_end_with_it() throws InterruptedException {
        var threads = new ConcurrentLinkedQueue<Thread>();
        ResourceActivitySource source = asked -> {
            threads.add(Thread.currentThread());
            return Stream.empty();
        };
        with(source).watch(source, TWO_WEEKS).build().scan();
        assertThat(threads).hasSize(2);
        for (Thread thread : threads) {
            assertThat(thread.isDaemon()).isTrue();
            thread.join(30_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void an_interrupt_does_not_end_a_scan_and_is_kept_for_the_caller() {
        IdleDetector two = with(asked -> Stream.of(silent(asked, "a")))
                .watch(asked -> Stream.of(silent(asked, "b")), TWO_WEEKS)
                .build();
        Thread.currentThread().interrupt();
        IdleReport report = two.scan();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.idle()).hasSize(2);
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void a_listener_hears_of_a_failure_whether_or_not_a_report_is_kept() {
        var told = new ArrayList<String>();
        var listed = new ArrayList<Long>();
        IdleReport report = detector(asked -> {
                    asked.listed(3);
                    throw new ActivitySourceException("denied", null);
                })
                .scanTelling(new ScanListener() {
                    @Override
                    public void listed(long more) {
                        listed.add(more);
                    }

                    @Override
                    public void failed(ScanFailure failure) {
                        told.add(failure.error());
                    }
                });
        assertThat(told).containsExactly("denied");
        assertThat(listed).containsExactly(3L);
        assertThat(report.failures()).hasSize(1);
        assertThat(report.assessments()).isEmpty();
    }

    @Test
    void streaming_hands_over_each_assessment_and_failure_and_keeps_none() {
        var names = new ArrayList<String>();
        var told = new ArrayList<String>();
        ScanSummary summary = detector(asked -> {
                    asked.failed(new ScanFailure(Origin.of("endpoints"), "one page was odd", false));
                    asked.calls().tryCall("sagemaker:ListEndpoints");
                    asked.calls().tryCall("sagemaker:ListEndpoints");
                    asked.calls().countAttempt("sagemaker:ListEndpoints");
                    return Stream.of(silent(asked, "b"), silent(asked, "a"));
                })
                .stream(new ScanListener() {
            @Override
            public void assessed(Assessment assessment) {
                names.add(assessment.resource().name());
            }

            @Override
            public void failed(ScanFailure failure) {
                told.add(failure.error());
            }
        });
        assertThat(names).containsExactly("b", "a");
        assertThat(told).containsExactly("one page was odd");
        assertThat(summary.calls()).isEqualTo(Map.of("sagemaker:ListEndpoints", 2L));
        assertThat(summary.attempts()).isEqualTo(Map.of("sagemaker:ListEndpoints", 1L));
        assertThat(summary.inventoryComplete()).isTrue();
    }

    @Test
    void a_stream_is_closed_even_when_it_fails() {
        var closed = new AtomicBoolean();
        detector(asked -> Stream.<ResourceActivity>generate(() -> {
                            throw new ActivitySourceException("gone");
                        })
                        .onClose(() -> closed.set(true)))
                .scan();
        assertThat(closed).isTrue();
    }

    @Test
    void one_resource_under_two_policies_comes_in_the_order_of_their_names() {
        var builder = IdleDetector.builder().asOf(NOW);
        for (String policy : List.of("z", "a", "m")) {
            builder.watch(asked -> Stream.of(silent(asked, "one")), TWO_WEEKS.named(policy));
        }
        assertThat(builder.build().scan().assessments())
                .extracting(Assessment::policy)
                .containsExactly("a", "m", "z");
    }

    @Test
    void times_come_from_the_clock_and_the_judging_instant_from_the_caller() {
        Instant past = NOW.minus(ofDays(100));
        ScanSummary summary = IdleDetector.builder()
                .watch(
                        asked -> {
                            assertThat(asked.asOf()).isEqualTo(past);
                            assertThat(asked.window().from()).isEqualTo(past.minus(ofDays(14)));
                            return Stream.empty();
                        },
                        TWO_WEEKS)
                .asOf(past)
                .clock(() -> NOW)
                .build()
                .stream(new ScanListener() {});
        assertThat(summary.failures()).isEmpty();
        assertThat(summary.asOf()).isEqualTo(past);
        assertThat(summary.startedAt()).isEqualTo(NOW).isEqualTo(summary.finishedAt());
    }

    @Test
    void what_makes_no_sense_is_refused_when_it_is_said() {
        assertThatIllegalStateException()
                .isThrownBy(() -> IdleDetector.builder().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdleDetector.builder().deadline(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdleDetector.builder().deadline(ofMinutes(-1)));
        assertThatNullPointerException().isThrownBy(() -> IdleDetector.builder().watch(null, TWO_WEEKS));
        assertThatNullPointerException().isThrownBy(() -> IdleDetector.builder().watch(asked -> Stream.empty(), null));
    }

    private static IdleDetector detector(ResourceActivitySource source) {
        return with(source).build();
    }

    private static IdleDetector.Builder with(ResourceActivitySource source) {
        return IdleDetector.builder().watch(source, TWO_WEEKS).asOf(NOW);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new ActivitySourceException("the others were not asked meanwhile", alone);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> Stream<ResourceActivity> sneak(Exception thrown) throws E {
        throw (E) thrown;
    }

    private static ResourceActivity silent(Observation asked, String name) {
        return found(
                asked,
                name,
                new Silence(
                        CALLS,
                        asked.window().from(),
                        asked.asOf(),
                        Basis.MEASURED,
                        Optional.empty(),
                        Duration.ofHours(1)));
    }

    private static ResourceActivity used(Observation asked, String name) {
        Instant yesterday = asked.asOf().minus(ofDays(1));
        return found(asked, name, new Use(CALLS, yesterday, yesterday, OptionalLong.empty()));
    }

    private static ResourceActivity unseen(Observation asked, String name) {
        return found(asked, name);
    }

    private static ResourceActivity failed(Observation asked, String name) {
        return builder(asked, name)
                .standing(Standing.neverJudged(ReasonCode.FAILED, "Its status is Failed."))
                .build();
    }

    private static ResourceActivity found(Observation asked, String name, Evidence... evidence) {
        return builder(asked, name).demand(CALLS, List.of(evidence)).build();
    }

    private static ResourceActivity.Builder builder(Observation asked, String name) {
        var id = new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", name);
        return ResourceActivity.builder(id, asked.window())
                .createdAt(asked.asOf().minus(ofDays(60)))
                .completeness(Completeness.complete());
    }
}
