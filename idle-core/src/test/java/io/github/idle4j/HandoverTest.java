package io.github.idle4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Code of others that is quick, slow, or never comes back. */
class HandoverTest {

    private static final Patience ENDLESS = Patience.of(Duration.ofDays(1));

    /** Lets whoever is stuck come back, when the test is over. */
    private final CountDownLatch over = new CountDownLatch(1);

    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();

    @AfterEach
    void end() {
        over.countDown();
    }

    private Handover<Integer, String> handover(Function<Integer, String> ask, Patience patience) {
        return new Handover<>(ask, answered::add, unanswered::add, patience);
    }

    private static Patience overOnce(BooleanSupplier stuck) {
        return Patience.of(Duration.ofNanos(1), () -> stuck.getAsBoolean() ? 1 : 0);
    }

    private String stuck() {
        boolean interrupted = false;
        while (true) {
            try {
                over.await();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return "too late";
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @Test
    void every_answer_is_taken_in_order_however_many_there_are() {
        try (var asking = handover(number -> "" + number, ENDLESS)) {
            numbers(0, 5_000).forEach(asking::put);
        }
        assertThat(answered)
                .containsExactlyElementsOf(
                        numbers(0, 5_000).stream().map(String::valueOf).toList());
        assertThat(unanswered).isEmpty();
    }

    @Test
    void who_hands_over_goes_on_while_another_is_asked_but_not_without_end() throws InterruptedException {
        var put = new AtomicInteger();
        var asking = handover(number -> stuck(), ENDLESS);
        var putting = new Thread(() -> {
            numbers(0, 1_000).forEach(number -> {
                asking.put(number);
                put.incrementAndGet();
            });
            asking.close();
        });
        putting.start();
        while (put.get() < 256) {
            Thread.onSpinWait();
        }
        assertThat(put).hasValue(256);
        over.countDown();
        putting.join();
        assertThat(answered).hasSize(1_000);
    }

    @Test
    void who_never_comes_back_is_left_behind_and_nothing_is_lost() {
        var stuck = new AtomicBoolean();
        var asking = handover(
                number -> {
                    if (number == 3) {
                        stuck.set(true);
                        return stuck();
                    }
                    return "" + number;
                },
                overOnce(stuck::get));
        numbers(0, 1_000).forEach(asking::put);
        asking.close();
        assertThat(answered).containsExactly("0", "1", "2");
        assertThat(unanswered).containsExactlyInAnyOrderElementsOf(numbers(3, 1_000));
    }

    @Test
    void an_answer_that_comes_too_late_counts_no_more() throws InterruptedException {
        var asked = new ConcurrentLinkedQueue<Thread>();
        var asking = handover(
                number -> {
                    asked.add(Thread.currentThread());
                    return stuck();
                },
                overOnce(() -> !asked.isEmpty()));
        asking.put(1);
        asking.close();
        assertThat(unanswered).containsExactly(1);
        over.countDown();
        asked.remove().join();
        assertThat(answered).isEmpty();
        assertThat(unanswered).containsExactly(1);
    }

    @Test
    void who_comes_back_while_it_is_left_behind_loses_nothing() {
        var asked = new AtomicReference<Thread>();
        var back = new AtomicBoolean();
        var asking = new Handover<Integer, String>(
                number -> {
                    asked.set(Thread.currentThread());
                    while (!back.get()) {
                        Thread.onSpinWait();
                    }
                    return "" + number;
                },
                answered::add,
                number -> {
                    unanswered.add(number);
                    if (number == 1) { // the first was given up, and the others were not yet
                        back.set(true);
                        while (asked.get().getState() == Thread.State.RUNNABLE) {
                            Thread.onSpinWait();
                        }
                    }
                },
                overOnce(() -> asked.get() != null));
        numbers(0, 100).forEach(asking::put);
        asking.close();
        assertThat(unanswered).containsExactlyInAnyOrderElementsOf(numbers(0, 100));
        assertThat(answered).isEmpty();
    }

    @Test
    void what_comes_after_the_end_is_unanswered() {
        var asking = handover(number -> "" + number, ENDLESS);
        asking.put(1);
        asking.close();
        asking.put(2);
        asking.close();
        assertThat(answered).containsExactly("1");
        assertThat(unanswered).containsExactly(2);
    }

    @Test
    void an_interrupt_ends_nothing_and_is_kept() {
        Thread.currentThread().interrupt();
        try (var asking = handover(number -> "" + number, ENDLESS)) {
            numbers(0, 1_000).forEach(asking::put);
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(answered).hasSize(1_000);
    }

    @Test
    void what_nobody_can_deal_with_ends_it() {
        var asking = handover(
                number -> {
                    throw new OutOfMemoryError("not really");
                },
                ENDLESS);
        asking.put(1);
        assertThatThrownBy(asking::close)
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void patience_is_for_each_answer_and_after_the_end_for_all() {
        var stopped = new AtomicBoolean();
        var now = new AtomicInteger(100);
        Patience patience = Patience.of(Duration.ofNanos(10), now::get).until(stopped::get);
        var left = new ArrayList<Long>();
        left.add(patience.left(100));
        now.set(107);
        left.add(patience.left(100));
        stopped.set(true);
        left.add(patience.left(105));
        now.set(112);
        left.add(patience.left(111));
        now.set(117);
        left.add(patience.left(117));
        assertThat(left).containsExactly(10L, 3L, 8L, 5L, 0L);
    }
}
