package io.github.idle4j;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks code that others wrote about one item after the other, on a thread of its own, while whoever hands them over goes on.
 * Code that keeps an item for too long is left behind: it is asked nothing more, and whatever it has not answered is dealt with
 * unanswered. Thread-safe.
 *
 * @param <T> an item
 * @param <R> the answer about it
 */
final class Handover<T, R> implements AutoCloseable {

    /** Enough for one thread to run ahead of the other, and few enough for a small heap. */
    private static final int MOST_WAITING = 256;

    /** How often whoever waits looks whether it was long enough, in milliseconds: nothing wakes it. */
    private static final long LOOK_EVERY = 50;

    private final Function<T, R> ask;
    private final Consumer<R> answered;
    private final Consumer<T> unanswered;
    private final Patience patience;
    private final ExecutorService thread = Executors.newFixedThreadPool(1, Handover::daemon);
    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private volatile @Nullable Throwable broken;
    private volatile boolean leftBehind;

    /** The one that an answer is awaited to: with several who hand over, not always the first of {@code items}. */
    private volatile @Nullable Item asked;

    /**
     * Begins to ask.
     *
     * @param ask        the code of others, with whatever it throws dealt with
     * @param answered   takes each answer, in the order of the items
     * @param unanswered takes each item to which no answer came
     * @param patience   how long to wait for one
     */
    Handover(Function<T, R> ask, Consumer<R> answered, Consumer<T> unanswered, Patience patience) {
        this.ask = ask;
        this.answered = answered;
        this.unanswered = unanswered;
        this.patience = patience;
    }

    private static Thread daemon(Runnable run) {
        var thread = new Thread(run, "idle4j-scan");
        thread.setDaemon(true);
        return thread;
    }

    /** Hands over an item; waits while too many others are waiting. */
    void put(T item) {
        if (leftBehind || !await(1)) {
            unanswered.accept(item);
            return;
        }
        var next = new Item(item);
        items.add(next);
        try {
            thread.execute(next);
        } catch (RejectedExecutionException
                | OutOfMemoryError noThread) { // closed meanwhile, or the system has none left
            leave();
        }
        if (leftBehind) { // by another thread, which may not have seen this one
            next.giveUp();
        }
    }

    /** Returns when all items were dealt with; those that come after it are unanswered. */
    @Override
    public void close() {
        if (!leftBehind) {
            await(MOST_WAITING);
            leftBehind = true; // whoever was left behind elsewhere may come late, and there is no room any more
        }
        thread.shutdown();
        if (broken != null) {
            throw new IllegalStateException("A scan broke off", broken);
        }
    }

    /**
     * Waits for so much room; false where the code was left behind instead. An interrupt ends nothing, and is kept for the
     * caller.
     */
    private boolean await(int much) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (room.tryAcquire(much, LOOK_EVERY, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                }
                @Nullable Item slow = asked;
                if (leftBehind || (slow != null && slow.takesTooLong())) {
                    leave();
                    return false;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void leave() {
        leftBehind = true;
        items.forEach(Item::giveUp);
    }

    /** An item, which is dealt with once: by whoever comes first, its answer or whoever waited for it. */
    private final class Item implements Runnable {

        private final T item;
        private boolean dealtWith;
        private volatile long askedAt;

        Item(T item) {
            this.item = item;
        }

        @Override
        public void run() {
            try {
                if (leftBehind) {
                    giveUp(); // whoever leaves goes through the items meanwhile, and will not see this one any more
                } else {
                    askedAt = patience.now();
                    asked = this;
                    R answer = ask.apply(item);
                    asked = null;
                    dealWith(() -> answered.accept(answer));
                }
            } catch (Throwable error) { // as out of memory: for whoever waits for the scan
                broken = error;
            } finally {
                asked = null;
                items.remove(this);
                room.release();
            }
        }

        boolean takesTooLong() {
            return patience.left(askedAt) <= 0;
        }

        void giveUp() {
            dealWith(() -> unanswered.accept(item));
        }

        /** Whoever gives up waits until an answer that has come was taken. */
        private synchronized void dealWith(Runnable way) {
            if (!dealtWith) {
                dealtWith = true;
                way.run();
            }
        }
    }
}
