package io.github.idle4j.examples.cli;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.history.Steadiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scan as it was asked for, checked.
 *
 * @param demo        whether of the demo account
 * @param regions     which regions, each once; of the demo account none means all
 * @param profile     the profile, if one was named
 * @param endpointUrl where every client goes, if not to AWS
 * @param kinds       what to look at
 * @param policies    by what to judge
 * @param attribution whether to ask for the people behind Studio apps
 * @param cost        whether to say what is idle costs
 * @param asOf        for which instant to judge; the start of the scan, unless told otherwise
 * @param limits      where the scan ends, and what it must not believe
 * @param format      how the report looks
 * @param advice      whether a table is followed by what can be done
 * @param output      where it goes; standard output, unless told otherwise
 * @param kept        what is kept of earlier scans, if anything
 * @param failOnIdle  whether something idle is a failure
 * @param progress    whether to show progress
 * @param debug       whether to show stack traces
 */
record ScanRequest(
        boolean demo,
        List<String> regions,
        Optional<String> profile,
        Optional<URI> endpointUrl,
        Set<Kind> kinds,
        ScanPolicies policies,
        boolean attribution,
        boolean cost,
        Optional<Instant> asOf,
        ScanLimits limits,
        Format format,
        boolean advice,
        Optional<Path> output,
        Optional<Kept> kept,
        boolean failOnIdle,
        boolean progress,
        boolean debug) {

    /** What a scan looks at. */
    enum Kind {
        ENDPOINTS,
        COMPONENTS,
        STUDIO;

        boolean covers(ResourceId resource) {
            String type = resource.type();
            return switch (this) {
                case ENDPOINTS -> type.equals(ResourceId.ENDPOINT);
                case COMPONENTS -> type.equals(ResourceId.INFERENCE_COMPONENT);
                case STUDIO -> type.equals(ResourceId.STUDIO_APP) || type.equals(ResourceId.STUDIO_INSTANCE);
            };
        }
    }

    /**
     * What is kept of earlier scans.
     *
     * @param history    where
     * @param steadiness how long something has to be idle to be reported so
     */
    record Kept(Path history, Steadiness steadiness) {}

    /** How a report looks. */
    enum Format {
        TABLE,
        JSON
    }
}
