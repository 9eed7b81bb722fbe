package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkClient;

/** What every source does alike. */
class ScansTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    private final Observation observation = Observation.builder(NOW, EvidenceNeeds.lookback(Duration.ofDays(14)))
            .build();
    private final ResourceActivity activity = ResourceActivity.builder(
                    new ResourceId(ResourceId.ENDPOINT, "aws", "1", "us-east-1", "e"), observation.window())
            .completeness(Completeness.complete())
            .build();
    private final List<Thread> workers = new ArrayList<>();

    private Stream<ResourceActivity> scan(Optional<Executor> executor) {
        return Scans.lazily(
                observation,
                Origin.of("test"),
                executor,
                Duration.ofSeconds(60),
                Map.<String, SdkClient>of(),
                calls -> {
                    // Not awaited by the thread that asks, which would do the work itself.
                    FutureTask<Thread> work = calls.inBackground(Thread::currentThread);
                    try {
                        workers.add(work.get(30, TimeUnit.SECONDS));
                    } catch (Exception unexpected) {
                        throw new AssertionError(unexpected);
                    }
                    return Stream.of(activity);
                });
    }

    @Test
    void nothing_is_asked_until_the_stream_is_read() {
        try (Stream<ResourceActivity> stream = scan(Optional.of(Runnable::run))) {
            assertThat(workers).isEmpty();
            assertThat(stream).containsExactly(activity);
            assertThat(workers).containsExactly(Thread.currentThread());
        }
    }

    @Test
    void without_threads_of_the_caller_it_brings_its_own_and_gives_them_back() throws InterruptedException {
        try (Stream<ResourceActivity> stream = scan(Optional.empty())) {
            assertThat(stream).containsExactly(activity);
        }
        assertThat(workers).singleElement().satisfies(worker -> {
            assertThat(worker.getName()).isEqualTo("idle4j-aws-call");
            assertThat(worker.isDaemon()).isTrue(); // a scan that nobody closes keeps no program alive
        });
        Thread worker = workers.get(0);
        worker.join(30_000);
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void calls_of_no_scan_are_made_by_the_thread_that_asks() {
        AwsCalls calls =
                Scans.callsApart(observation, Origin.of("test"), Duration.ofSeconds(60), Map.<String, SdkClient>of());
        assertThat(calls.inParallel(List.of(1), any -> Thread.currentThread())).containsExactly(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT0.001S", "-PT1H"})
    void a_call_needs_some_time(Duration none) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scans.requirePositive(none))
                .withMessageContaining(none.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT60S", "P1D"})
    void any_time_will_do(Duration some) {
        assertThatNoException().isThrownBy(() -> Scans.requirePositive(some));
        assertThat(Scans.requirePositive(some)).isEqualTo(some);
    }
}
