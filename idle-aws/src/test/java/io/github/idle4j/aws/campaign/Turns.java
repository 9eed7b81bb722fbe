package io.github.idle4j.aws.campaign;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.policy.ResourceActivity;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Lets two sources of one scan be read one after the other, so that the order of all calls is always the same; counts streams. */
final class Turns {

    private final CountDownLatch firstIsOver;
    private final AtomicInteger open = new AtomicInteger();

    /** Turns, unless all is to be read at once. */
    Turns(boolean inOrder) {
        firstIsOver = new CountDownLatch(inOrder ? 1 : 0);
    }

    /** A source that is read at once. */
    ResourceActivitySource first(ResourceActivitySource source) {
        return of(source, () -> {}, firstIsOver::countDown);
    }

    /** A source that is read when the first was read and closed. */
    ResourceActivitySource second(ResourceActivitySource source) {
        return of(
                source,
                () -> {
                    try {
                        firstIsOver.await();
                    } catch (InterruptedException interrupt) {
                        throw new IllegalStateException(interrupt);
                    }
                },
                () -> {});
    }

    /** How many streams were opened and not closed. */
    int open() {
        return open.get();
    }

    private ResourceActivitySource of(ResourceActivitySource source, Runnable before, Runnable after) {
        return new ResourceActivitySource() {
            @Override
            public Stream<ResourceActivity> observe(Observation observation) {
                before.run();
                open.incrementAndGet();
                try {
                    return source.observe(observation).onClose(() -> {
                        open.decrementAndGet();
                        after.run();
                    });
                } catch (RuntimeException | Error broken) {
                    after.run();
                    throw broken;
                }
            }

            @Override
            public Origin origin() {
                return source.origin();
            }
        };
    }
}
