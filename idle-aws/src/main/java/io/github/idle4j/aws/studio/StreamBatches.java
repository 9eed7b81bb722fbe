package io.github.idle4j.aws.studio;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts apps together whose streams are searched in one call. */
final class StreamBatches {

    /**
     * The apps of one call.
     *
     * @param names the streams of them all, each once
     */
    record Batch(List<StudioApp> apps, Set<String> names) {}

    private StreamBatches() {}

    /** All apps, in as few batches as their streams fit into. */
    static List<Batch> of(List<StudioApp> apps, Function<StudioApp, List<String>> streams) {
        List<Batch> batches = new ArrayList<>();
        for (StudioApp app : apps) {
            List<String> more = streams.apply(app);
            if (batches.isEmpty() || last(batches).names.size() + more.size() > LogReader.MOST_NAMES) {
                batches.add(new Batch(new ArrayList<>(), new LinkedHashSet<>()));
            }
            last(batches).apps.add(app);
            last(batches).names.addAll(more);
        }
        return batches;
    }

    private static Batch last(List<Batch> batches) {
        return batches.get(batches.size() - 1);
    }
}
