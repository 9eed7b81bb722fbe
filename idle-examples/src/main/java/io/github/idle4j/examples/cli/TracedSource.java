package io.github.idle4j.examples.cli;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.policy.ResourceActivity;
import java.io.PrintWriter;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A source, with the stack traces of what it throws.
 *
 * @param source the source
 * @param err    where stack traces go
 */
record TracedSource(ResourceActivitySource source, PrintWriter err) implements ResourceActivitySource {

    @Override
    public Stream<ResourceActivity> observe(Observation observation) {
        Stream<ResourceActivity> observed;
        try {
            observed = source.observe(observation);
        } catch (RuntimeException thrown) {
            throw traced(thrown);
        }
        return StreamSupport.stream(traced(observed.spliterator()), false).onClose(observed::close);
    }

    @Override
    public Origin origin() {
        return source.origin();
    }

    private Spliterator<ResourceActivity> traced(Spliterator<ResourceActivity> activities) {
        return new AbstractSpliterator<>(activities.estimateSize(), activities.characteristics()) {
            // What was seen before the source fails is handed on before it fails; one by one, a stream may hold it
            // back.
            @Override
            public void forEachRemaining(Consumer<? super ResourceActivity> action) {
                try {
                    activities.forEachRemaining(action);
                } catch (RuntimeException thrown) {
                    throw traced(thrown);
                }
            }

            @Override
            public boolean tryAdvance(Consumer<? super ResourceActivity> action) {
                try {
                    return activities.tryAdvance(action);
                } catch (RuntimeException thrown) {
                    throw traced(thrown);
                }
            }
        };
    }

    private RuntimeException traced(RuntimeException thrown) {
        synchronized (err) {
            Complaints.trace(err, thrown);
        }
        return thrown;
    }
}
