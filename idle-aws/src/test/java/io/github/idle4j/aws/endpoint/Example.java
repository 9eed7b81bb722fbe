package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;

import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalVariant;
import java.util.function.Consumer;

/**
 * A world and what is said of everything in it, at a threshold of 14 days. The endpoint is named {@code e}, sixty days old
 * and in service, unless the world says otherwise.
 *
 * @param number   by which it is spoken of
 * @param world    what is the case
 * @param region   the same in facts
 * @param faults   how AWS answers
 * @param verdicts of each resource by name: status, reason, confidence, notes
 */
record Example(int number, String world, Consumer<LocalRegion> region, Consumer<LocalAws> faults, String verdicts) {

    static final String IDLE = "IDLE NO_USE_IN_WINDOW ";

    /** A variant of one instance that nobody calls. */
    static final Consumer<LocalVariant> SILENT = v -> v.model("m").instances(1).living();

    static final Consumer<LocalVariant> BUSY = SILENT.andThen(v -> v.requests(daysAgo(3), 5));

    /** An endpoint, and what is said of it. */
    static Example example(int number, String world, Consumer<LocalEndpoint> endpoint, String verdict) {
        return example(number, world, endpoint, region -> {}, "e: " + verdict);
    }

    /** An endpoint with what else there is in its region. */
    static Example example(
            int number, String world, Consumer<LocalEndpoint> endpoint, Consumer<LocalRegion> more, String verdicts) {
        return new Example(
                number,
                world,
                region -> {
                    region.endpoint("e", e -> {
                        e.createdAt(daysAgo(60));
                        endpoint.accept(e);
                    });
                    more.accept(region);
                },
                aws -> {},
                verdicts);
    }

    /** The same example where AWS answers so. */
    Example where(Consumer<LocalAws> faults) {
        return new Example(number, world, region, faults, verdicts);
    }

    @Override
    public String toString() {
        return number + ": " + world + " -> " + verdicts;
    }
}
