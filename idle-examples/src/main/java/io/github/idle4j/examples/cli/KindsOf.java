package io.github.idle4j.examples.cli;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A source, with those of its resources only that are to be reported.
 *
 * @param source the source
 * @param kinds  what is to be reported
 */
record KindsOf(ResourceActivitySource source, Set<Kind> kinds) implements ResourceActivitySource {

    @Override
    public Stream<ResourceActivity> observe(Observation observation) {
        return source.observe(observation).filter(activity -> {
            boolean wanted = kinds.stream().anyMatch(kind -> kind.covers(activity.resource()));
            if (!wanted) {
                observation.listed(-1); // it was counted when it was found, and will not be judged
            }
            return wanted;
        });
    }

    @Override
    public Origin origin() {
        return source.origin();
    }
}
