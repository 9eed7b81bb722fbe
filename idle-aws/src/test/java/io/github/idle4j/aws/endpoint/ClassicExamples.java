package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.aws.endpoint.Example.BUSY;
import static io.github.idle4j.aws.endpoint.Example.IDLE;
import static io.github.idle4j.aws.endpoint.Example.SILENT;
import static io.github.idle4j.aws.endpoint.Example.example;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The forms of endpoints whose variants are models on instances. */
final class ClassicExamples {

    private ClassicExamples() {}

    static Stream<Example> examples() {
        return Stream.of(
                example(1, "zeros in all buckets", e -> e.variant("a", SILENT), IDLE + "HIGH"),
                example(
                        2,
                        "one request 13 days 23 hours ago",
                        e -> e.variant("a", SILENT.andThen(v -> v.requests(hoursAgo(14 * 24 - 1), 1))),
                        "ACTIVE USED"),
                example(
                        3,
                        "the last request 14 days and an hour ago",
                        e -> e.variant("a", SILENT.andThen(v -> v.requests(hoursAgo(14 * 24 + 1), 1))),
                        IDLE + "HIGH"),
                example(
                        4,
                        "two variants, one of them called",
                        e -> e.variant("a", SILENT).variant("b", BUSY),
                        "ACTIVE USED [VARIANT_IDLE(a)]"),
                example(
                        5,
                        "two variants, the second called",
                        e -> e.variant("zulu", SILENT).variant("alpha", BUSY),
                        "ACTIVE USED [VARIANT_IDLE(zulu)]"),
                example(
                        6,
                        "two variants, the second without weight",
                        e -> e.variant("a", BUSY).variant("b", SILENT.andThen(v -> v.weight(0))),
                        "ACTIVE USED [VARIANT_IDLE(b)]"),
                example(
                        7,
                        "no series of invocations, CPU all the time",
                        e -> e.variant("a", v -> v.model("m").instances(1).cpu()),
                        IDLE + "MEDIUM"),
                example(
                        8,
                        "neither invocations nor CPU",
                        e -> e.variant("a", v -> v.model("m").instances(1)),
                        "UNKNOWN NO_METRICS"),
                example(
                        9,
                        "created three days ago, zeros since",
                        e -> e.createdAt(daysAgo(3)).variant("a", SILENT),
                        "NOT_JUDGED TOO_NEW"),
                example(
                        11,
                        "created anew two days ago, the one before it was called five days ago",
                        e -> e.createdAt(daysAgo(2)).variant("a", SILENT),
                        region -> region.series(
                                "AWS/SageMaker",
                                "Invocations",
                                Map.of("EndpointName", "e", "VariantName", "a"),
                                s -> s.zeros(daysAgo(20), daysAgo(3)).add(daysAgo(5), 70)),
                        "e: NOT_JUDGED TOO_NEW"),
                example(
                        14,
                        "ninety days old, modified last night, zeros all the time",
                        e -> e.createdAt(daysAgo(90))
                                .lastModifiedAt(hoursAgo(9))
                                .variant("a", SILENT),
                        IDLE + "HIGH"),
                example(
                        15,
                        "updating, zeros",
                        e -> e.status("Updating").variant("a", SILENT),
                        "NOT_JUDGED IN_TRANSITION"),
                example(16, "updating, and called", e -> e.status("Updating").variant("a", BUSY), "ACTIVE USED"),
                example(18, "failed", e -> e.status("Failed").variant("a", v -> {}), "NOT_JUDGED FAILED"),
                example(
                        19,
                        "out of service",
                        e -> e.status("OutOfService").variant("a", SILENT),
                        "NOT_JUDGED OUT_OF_SERVICE"),
                example(
                        20,
                        "being created for 26 hours",
                        e -> e.status("Creating").createdAt(hoursAgo(26)),
                        "NOT_JUDGED CREATING [STUCK]"),
                example(
                        116,
                        "being created for an hour",
                        e -> e.status("Creating").createdAt(hoursAgo(1)),
                        "NOT_JUDGED CREATING"),
                example(
                        117,
                        "of a number of instances that is not told",
                        e -> e.variant("a", v -> v.model("m").living()),
                        IDLE + "HIGH"),
                example(21, "being deleted", e -> e.status("Deleting").variant("a", SILENT), "NOT_JUDGED DELETING"),
                example(
                        22,
                        "of a status of the future",
                        e -> e.status("Hibernating").variant("a", SILENT),
                        "NOT_JUDGED UNKNOWN_STATUS"),
                example(
                        66,
                        "instance pools of two types",
                        e -> e.variant("a", SILENT.andThen(v -> v.instances(3).described("InstancePools", List.of()))),
                        IDLE + "HIGH"),
                example(
                        100,
                        "duplicates under a zone, an instance and a container say no more than the series itself",
                        e -> e.variant(
                                "a",
                                SILENT.andThen(v -> v.placedIn("ml.g5.xlarge", "us-east-1a")
                                        .instanceId("i-1")
                                        .container("main"))),
                        IDLE + "HIGH"),
                example(
                        101,
                        "nor do they hide use",
                        e -> e.variant(
                                "a",
                                BUSY.andThen(v ->
                                        v.placedIn("ml.g5.xlarge", "us-east-1a").container("main"))),
                        "ACTIVE USED"),
                example(
                        102,
                        "a shadow variant gets copies of what nobody sent",
                        e -> e.variant("a", SILENT).shadowVariant("s", BUSY),
                        IDLE + "HIGH"));
    }
}
