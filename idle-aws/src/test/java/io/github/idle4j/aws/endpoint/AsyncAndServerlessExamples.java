package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.Example.IDLE;
import static io.github.idle4j.aws.endpoint.Example.example;

import java.util.Map;
import java.util.stream.Stream;

/** The forms of endpoints that run without instances, or work off what waits in a queue. */
final class AsyncAndServerlessExamples {

    private static final Map<String, Object> PROVISIONED =
            Map.of("MemorySizeInMB", 2048, "MaxConcurrency", 5, "ProvisionedConcurrency", 2);

    private AsyncAndServerlessExamples() {}

    static Stream<Example> examples() {
        return Stream.of(
                example(
                        34,
                        "serverless on demand, no series",
                        e -> e.variant("a", v -> v.serverless(2048, 5)),
                        "NOT_JUDGED NO_STANDING_COST"),
                example(
                        35,
                        "serverless with provisioned concurrency, no series",
                        e -> e.variant("a", v -> v.provisionedConcurrency(2)),
                        IDLE + "MEDIUM"),
                example(
                        36,
                        "serverless and called",
                        e -> e.variant("a", v -> v.serverless(2048, 5).requests(daysAgo(4), 1)),
                        "ACTIVE USED"),
                example(
                        37,
                        "asynchronous, never used, one instance",
                        e -> e.async().variant("a", v -> v.instances(1).cpu()),
                        IDLE + "HIGH"),
                example(
                        38,
                        "asynchronous, three requests worked off",
                        e -> e.async().variant("a", v -> v.instances(1).cpu().processed(daysAgo(6), 3)),
                        "ACTIVE USED"),
                example(
                        39,
                        "asynchronous, requests wait and none is worked off",
                        e -> e.async(queue -> queue.empty().backlog(2, daysAgo(5), null))
                                .variant("a", v -> v.instances(1).cpu()),
                        "ACTIVE USED [STUCK_QUEUE]"),
                example(
                        40,
                        "asynchronous, one request failed",
                        e -> e.async()
                                .variant("a", v -> v.instances(1).cpu().counted("InvocationFailures", daysAgo(6), 1)),
                        "ACTIVE USED"),
                example(
                        112,
                        "asynchronous, requests wait while others are worked off",
                        e -> e.async(queue -> queue.empty().backlog(2, daysAgo(5), null))
                                .variant("a", v -> v.instances(1).cpu())
                                .variant("b", v -> v.instances(1).cpu().processed(daysAgo(4), 3)),
                        "ACTIVE USED"),
                example(
                        118,
                        "asynchronous, scaled to no instance, and requests wait for one",
                        e -> e.async(queue -> queue.empty().backlog(2, daysAgo(5), null))
                                .variant("a", v -> v.instances(0)),
                        "ACTIVE USED"),
                example(
                        113,
                        "serverless on demand, and concurrency is being provisioned",
                        e -> e.variant(
                                "a", v -> v.serverless(2048, 5).described("DesiredServerlessConfig", PROVISIONED)),
                        IDLE + "MEDIUM"),
                example(
                        114,
                        "serverless, of which only what is desired is told",
                        e -> e.variant(
                                "a",
                                v -> v.described(
                                        "DesiredServerlessConfig",
                                        Map.of("MemorySizeInMB", 2048, "MaxConcurrency", 5))),
                        IDLE + "MEDIUM"),
                example(
                        115,
                        "serverless with a provisioned concurrency of zero",
                        e -> e.variant("a", v -> v.provisionedConcurrency(0)),
                        "NOT_JUDGED NO_STANDING_COST"),
                example(
                        41,
                        "asynchronous, scaled to no instance, nothing worked off",
                        e -> e.async(queue -> queue.empty()).variant("a", v -> v.instances(0)),
                        "NOT_JUDGED NO_STANDING_COST"),
                example(
                        42,
                        "asynchronous, worked under the name with one s too few to be the documented one",
                        e -> e.async()
                                .variant("a", v -> v.instances(1).cpu().counted("InvocationsProcessed", daysAgo(1), 1)),
                        "ACTIVE USED"));
    }
}
