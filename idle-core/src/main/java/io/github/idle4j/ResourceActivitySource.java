package io.github.idle4j;

import io.github.idle4j.policy.ResourceActivity;
import java.util.stream.Stream;

/**
 * Fetches the facts about resources of one kind in one account and region; never judges them.
 *
 * <p>What cannot be read of one resource is a gap in its evidence, and what cannot be read beside the resources is
 * {@linkplain Observation#failed reported}; neither ends the stream. A source that fails midway through its listing emits
 * what it listed, and then throws.
 */
@FunctionalInterface
public interface ResourceActivitySource {

    /**
     * Every resource, with what was seen of it.
     *
     * <p>The stream is lazy and sequential; close it. It may be asked for again, each time anew.
     *
     * @param observation what is asked for
     * @throws ActivitySourceException from here or from the stream, when the resources could not be listed to the end
     */
    Stream<ResourceActivity> observe(Observation observation);

    /**
     * What {@link #observe} takes with that observation, as far as lists of what there is tell; made of nothing but these
     * lists, and counted where they are. Unknown, unless told otherwise.
     *
     * @param observation what would be asked for
     * @throws ActivitySourceException when nothing could be listed
     */
    default Estimate estimate(Observation observation) {
        return Estimate.UNKNOWN;
    }

    /** Where its facts come from, for reports of failures. */
    default Origin origin() {
        String simple = getClass().getSimpleName();
        return Origin.of(simple.isEmpty() || getClass().isHidden() ? "a source without a name" : simple);
    }
}
