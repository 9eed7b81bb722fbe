package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.policy.EvidenceNeeds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that is done while the caller goes on, on whatever executor there is. */
@Timeout(60)
class BackgroundTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    /** Takes work and does it when told to. */
    private final Deque<Runnable> taken = new ArrayDeque<>();

    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void forget_interrupts() {
        Thread.interrupted();
    }

    private static AwsCalls calls(Executor executor) {
        Observation observation = Observation.builder(NOW, EvidenceNeeds.lookback(Duration.ofDays(14)))
                .build();
        return new AwsCalls(observation, Origin.of("test"), Duration.ofSeconds(60), executor);
    }

    @Test
    void the_executor_does_the_work_while_the_caller_goes_on() {
        FutureTask<Integer> task = calls(taken::add).inBackground(done::incrementAndGet);
        assertThat(done).hasValue(0);
        taken.remove().run();
        assertThat(done).hasValue(1);
        assertThat(AwsCalls.await(task)).isEqualTo(1);
        assertThat(done).hasValue(1);
    }

    @Test
    void what_no_thread_has_taken_up_whoever_awaits_it_does() {
        FutureTask<Integer> task = calls(taken::add).inBackground(done::incrementAndGet);
        assertThat(AwsCalls.await(task)).isEqualTo(1);
        taken.remove().run();
        assertThat(done).hasValue(1);
    }

    @Test
    void what_the_executor_refuses_whoever_awaits_it_does() {
        FutureTask<Integer> task = calls(refused -> {
                    throw new RejectedExecutionException("full");
                })
                .inBackground(done::incrementAndGet);
        assertThat(AwsCalls.await(task)).isEqualTo(1);
    }

    @Test
    void results_are_those_of_their_items() {
        assertThat(calls(taken::add).inParallelByItem(List.of("c", "a", "bb"), String::length))
                .containsExactly(entry("c", 1), entry("a", 1), entry("bb", 2));
        assertThat(taken).hasSize(3);
    }

    @Test
    void what_ends_the_work_comes_out_as_it_is() {
        AwsCalls calls = calls(Runnable::run);
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> AwsCalls.await(calls.inBackground(() -> {
                    throw new StackOverflowError("a bug");
                })));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> AwsCalls.await(calls.inBackground(() -> {
                    throw new UnsupportedOperationException("a bug");
                })));
        assertThatIllegalStateException()
                .isThrownBy(() -> AwsCalls.await(calls.inBackground(() -> {
                    throw new IOException("no more handles");
                })))
                .withCauseInstanceOf(IOException.class);
    }

    /** It would end no call of the SDK either; but whoever interrupted has to be heard in the end. */
    @Test
    void an_interrupt_ends_no_wait_and_is_kept() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        FutureTask<Integer> task = calls(taken::add).inBackground(() -> {
            begun.countDown();
            mayEnd.await();
            return 7;
        });
        new Thread(taken.remove()).start();
        begun.await();
        Thread caller = Thread.currentThread();
        new Thread(() -> {
                    while (caller.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    mayEnd.countDown();
                })
                .start();
        caller.interrupt();
        assertThat(AwsCalls.await(task)).isEqualTo(7);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void without_an_interrupt_none_is_left_behind() {
        AwsCalls.await(calls(Runnable::run).inBackground(done::incrementAndGet));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
