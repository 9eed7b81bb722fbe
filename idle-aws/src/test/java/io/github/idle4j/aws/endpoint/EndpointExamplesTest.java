package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalVariant;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The forms an endpoint has, one world each, and what is said of it: at a threshold of 14 days, sixty days old, in service,
 * of one instance, unless the world says otherwise. Through real clients, and of each resource that is in the world.
 */
class EndpointExamplesTest {

    /**
     * A world and what is said of everything in it.
     *
     * @param number  by which it is spoken of
     * @param verdicts of each resource by name: status, reason, confidence, notes
     */
    record Example(
            String number, String world, Consumer<LocalRegion> region, Consumer<LocalAws> faults, String verdicts) {
        @Override
        public String toString() {
            return number + ": " + world + " -> " + verdicts;
        }
    }

    private static Example of(int number, String world, Consumer<LocalEndpoint> endpoint, String verdict) {
        return hosting(number, world, endpoint, region -> {}, "e: " + verdict);
    }

    private static Example hosting(
            int number,
            String world,
            Consumer<LocalEndpoint> endpoint,
            Consumer<LocalRegion> components,
            String verdicts) {
        return new Example(
                "" + number,
                world,
                region -> {
                    region.endpoint("e", e -> {
                        e.createdAt(daysAgo(60));
                        endpoint.accept(e);
                    });
                    components.accept(region);
                },
                aws -> {},
                verdicts);
    }

    private static final Consumer<LocalVariant> SILENT =
            v -> v.model("m").instances(1).living();
    private static final Consumer<LocalVariant> BUSY = SILENT.andThen(v -> v.requests(daysAgo(3), 5));
    private static final Consumer<LocalVariant> HOST = v -> v.instances(1).cpu().cpuReservation(50, daysAgo(60), null);
    private static final String IDLE = "IDLE NO_USE_IN_WINDOW ";

    static Stream<Example> classic() {
        return Stream.of(
                of(1, "zeros in all buckets", e -> e.variant("a", SILENT), IDLE + "HIGH"),
                of(
                        2,
                        "one request 13 days 23 hours ago",
                        e -> e.variant("a", SILENT.andThen(v -> v.requests(hoursAgo(14 * 24 - 1), 1))),
                        "ACTIVE USED"),
                of(
                        3,
                        "the last request 14 days and an hour ago",
                        e -> e.variant("a", SILENT.andThen(v -> v.requests(hoursAgo(14 * 24 + 1), 1))),
                        IDLE + "HIGH"),
                of(
                        4,
                        "two variants, one of them called",
                        e -> e.variant("a", SILENT).variant("b", BUSY),
                        "ACTIVE USED [VARIANT_IDLE(a)]"),
                of(
                        5,
                        "two variants, the second called",
                        e -> e.variant("zulu", SILENT).variant("alpha", BUSY),
                        "ACTIVE USED [VARIANT_IDLE(zulu)]"),
                of(
                        6,
                        "two variants, the second without weight",
                        e -> e.variant("a", BUSY).variant("b", SILENT.andThen(v -> v.weight(0))),
                        "ACTIVE USED [VARIANT_IDLE(b)]"),
                of(
                        7,
                        "no series of invocations, CPU all the time",
                        e -> e.variant("a", v -> v.model("m").instances(1).cpu()),
                        IDLE + "MEDIUM"),
                of(
                        8,
                        "neither invocations nor CPU",
                        e -> e.variant("a", v -> v.model("m").instances(1)),
                        "UNKNOWN NO_METRICS"),
                of(
                        9,
                        "created three days ago, zeros since",
                        e -> e.createdAt(daysAgo(3)).variant("a", SILENT),
                        "NOT_JUDGED TOO_NEW"),
                hosting(
                        11,
                        "created anew two days ago, the one before it was called five days ago",
                        e -> e.createdAt(daysAgo(2)).variant("a", SILENT),
                        region -> region.series(
                                "AWS/SageMaker",
                                "Invocations",
                                Map.of("EndpointName", "e", "VariantName", "a"),
                                s -> s.zeros(daysAgo(20), daysAgo(3)).add(daysAgo(5), 70)),
                        "e: NOT_JUDGED TOO_NEW"),
                of(
                        14,
                        "ninety days old, modified last night, zeros all the time",
                        e -> e.createdAt(daysAgo(90))
                                .lastModifiedAt(hoursAgo(9))
                                .variant("a", SILENT),
                        IDLE + "HIGH"),
                of(15, "updating, zeros", e -> e.status("Updating").variant("a", SILENT), "NOT_JUDGED IN_TRANSITION"),
                of(16, "updating, and called", e -> e.status("Updating").variant("a", BUSY), "ACTIVE USED"),
                of(18, "failed", e -> e.status("Failed").variant("a", v -> {}), "NOT_JUDGED FAILED"),
                of(
                        19,
                        "out of service",
                        e -> e.status("OutOfService").variant("a", SILENT),
                        "NOT_JUDGED OUT_OF_SERVICE"),
                of(
                        20,
                        "being created for 26 hours",
                        e -> e.status("Creating").createdAt(hoursAgo(26)),
                        "NOT_JUDGED CREATING [STUCK]"),
                of(21, "being deleted", e -> e.status("Deleting").variant("a", SILENT), "NOT_JUDGED DELETING"),
                of(
                        22,
                        "of a status of the future",
                        e -> e.status("Hibernating").variant("a", SILENT),
                        "NOT_JUDGED UNKNOWN_STATUS"),
                of(
                        66,
                        "instance pools of two types",
                        e -> e.variant(
                                "a",
                                SILENT.andThen(v -> v.instances(3).described("InstancePools", java.util.List.of()))),
                        IDLE + "HIGH"),
                of(
                        100,
                        "duplicates under a zone, an instance and a container say no more than the series itself",
                        e -> e.variant(
                                "a",
                                SILENT.andThen(v -> v.placedIn("ml.g5.xlarge", "us-east-1a")
                                        .instanceId("i-1")
                                        .container("main"))),
                        IDLE + "HIGH"),
                of(
                        101,
                        "nor do they hide use",
                        e -> e.variant(
                                "a",
                                BUSY.andThen(v ->
                                        v.placedIn("ml.g5.xlarge", "us-east-1a").container("main"))),
                        "ACTIVE USED"),
                of(
                        102,
                        "a shadow variant gets copies of what nobody sent",
                        e -> e.variant("a", SILENT).shadowVariant("s", BUSY),
                        IDLE + "HIGH"));
    }

    static Stream<Example> components() {
        return Stream.of(
                hosting(
                        23,
                        "two components, one of them called",
                        e -> e.hostsComponents().variant("a", HOST),
                        region -> region.inferenceComponent(
                                        "one",
                                        c -> c.endpoint("e")
                                                .variant("a")
                                                .createdAt(daysAgo(50))
                                                .copies(1)
                                                .living()
                                                .requests(daysAgo(2), 7))
                                .inferenceComponent(
                                        "two",
                                        c -> c.endpoint("e")
                                                .variant("a")
                                                .createdAt(daysAgo(50))
                                                .copies(1)
                                                .living()),
                        "e: ACTIVE USED, one: ACTIVE USED, two: " + IDLE + "HIGH"),
                hosting(
                        24,
                        "two components, neither called",
                        e -> e.hostsComponents().variant("a", HOST),
                        region -> region.inferenceComponent(
                                        "one",
                                        c -> c.endpoint("e")
                                                .variant("a")
                                                .createdAt(daysAgo(50))
                                                .copies(1)
                                                .living())
                                .inferenceComponent(
                                        "two",
                                        c -> c.endpoint("e")
                                                .variant("a")
                                                .createdAt(daysAgo(50))
                                                .copies(1)
                                                .living()),
                        "e: " + IDLE + "HIGH, one: " + IDLE + "HIGH, two: " + IDLE + "HIGH"),
                hosting(
                        25,
                        "a component is called, and the variant publishes no invocations",
                        e -> e.hostsComponents().variant("a", HOST),
                        region -> region.inferenceComponent(
                                "one",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(50))
                                        .copies(1)
                                        .living()
                                        .requests(daysAgo(13), 1)),
                        "e: ACTIVE USED, one: ACTIVE USED"),
                hosting(
                        27,
                        "the only component is being created for two days",
                        e -> e.hostsComponents()
                                .variant("a", v -> v.instances(1).cpu()),
                        region -> region.inferenceComponent(
                                "one",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(2))
                                        .status("Creating")),
                        "e: NOT_JUDGED TOO_NEW_COMPONENT [COMPONENT_STUCK], one: NOT_JUDGED CREATING [COMPONENT_STUCK]"),
                hosting(
                        28,
                        "scaled to no instance and no copy, nobody called",
                        e -> e.hostsComponents().variant("a", v -> v.instances(0)),
                        region -> region.inferenceComponent(
                                "one",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(50))
                                        .copies(0)),
                        "e: NOT_JUDGED NO_STANDING_COST, one: NOT_JUDGED NO_STANDING_COST"),
                hosting(
                        29,
                        "scaled to no instance, and somebody tried two days ago",
                        e -> e.hostsComponents().variant("a", v -> v.instances(0)),
                        region -> region.inferenceComponent(
                                "one",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(50))
                                        .copies(0)
                                        .refusedRequests(daysAgo(2), 3)),
                        "e: ACTIVE USED, one: ACTIVE USED"),
                hosting(
                        30,
                        "no instance now, but instances for two hundred hours in the window",
                        e -> e.hostsComponents()
                                .variant("a", v -> v.instances(0).cpu(daysAgo(10), daysAgo(1.7))),
                        region -> region.inferenceComponent(
                                "one",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(50))
                                        .copies(0)),
                        "e: NOT_JUDGED NO_STANDING_COST [PAST_WASTE], one: NOT_JUDGED NO_STANDING_COST"),
                hosting(
                        111,
                        "the same, and something was reserved on the instances",
                        e -> e.hostsComponents()
                                .variant(
                                        "a",
                                        v -> v.instances(0)
                                                .cpu(daysAgo(10), daysAgo(1.7))
                                                .cpuReservation(50, daysAgo(10), daysAgo(1.7))),
                        region -> region.inferenceComponent(
                                "one",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(50))
                                        .copies(0)),
                        "e: NOT_JUDGED NO_STANDING_COST [PAST_WASTE], one: NOT_JUDGED NO_STANDING_COST"),
                new Example(
                        "32",
                        "a component names an endpoint that does not exist",
                        region -> region.inferenceComponent(
                                "one",
                                c -> c.endpoint("gone").createdAt(daysAgo(50)).copies(1)),
                        aws -> {},
                        "one: NOT_JUDGED ORPHAN_COMPONENT"),
                hosting(
                        33,
                        "a component of yesterday replaced one that was called",
                        e -> e.createdAt(daysAgo(100)).hostsComponents().variant("a", HOST),
                        region -> region.inferenceComponent(
                                        "new",
                                        c -> c.endpoint("e")
                                                .variant("a")
                                                .createdAt(daysAgo(1))
                                                .copies(1)
                                                .living())
                                .series(
                                        "AWS/SageMaker",
                                        "Invocations",
                                        Map.of("InferenceComponentName", "old"),
                                        s -> s.zeros(daysAgo(90), daysAgo(1)).add(daysAgo(4), 900)),
                        "e: NOT_JUDGED TOO_NEW_COMPONENT, new: NOT_JUDGED TOO_NEW"),
                hosting(
                        103,
                        "a component was deleted four days ago, and what it reserved is free since",
                        e -> e.hostsComponents()
                                .variant(
                                        "a",
                                        v -> v.instances(1)
                                                .cpu()
                                                .cpuReservation(80, daysAgo(60), daysAgo(4))
                                                .cpuReservation(40, daysAgo(4), null)),
                        region -> region.inferenceComponent(
                                "kept",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(50))
                                        .copies(1)
                                        .living()),
                        "e: UNKNOWN DELETED_COMPONENTS_INVISIBLE, kept: " + IDLE + "HIGH"),
                hosting(
                        109,
                        "what is reserved fell four days ago, when a component gave up one of two copies",
                        e -> e.hostsComponents()
                                .variant(
                                        "a",
                                        v -> v.instances(1)
                                                .cpu()
                                                .cpuReservation(80, daysAgo(60), daysAgo(4))
                                                .cpuReservation(40, daysAgo(4), null)),
                        region -> region.inferenceComponent(
                                "kept",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(50))
                                        .copies(1)
                                        .zeros()
                                        .series(
                                                "/aws/sagemaker/InferenceComponents",
                                                "CPUUtilizationNormalized",
                                                s -> s.run(Duration.ofMinutes(1), 1.5, 2, daysAgo(50), daysAgo(4))
                                                        .run(Duration.ofMinutes(1), 1.5, 1, daysAgo(4), null))),
                        "e: " + IDLE + "HIGH, kept: " + IDLE + "HIGH"),
                hosting(
                        104,
                        "no reservation is published",
                        e -> e.hostsComponents()
                                .variant("a", v -> v.instances(1).cpu()),
                        region -> region.inferenceComponent(
                                "one",
                                c -> c.endpoint("e")
                                        .variant("a")
                                        .createdAt(daysAgo(50))
                                        .copies(1)
                                        .living()),
                        "e: " + IDLE + "MEDIUM [DELETED_COMPONENTS_INVISIBLE], one: " + IDLE + "HIGH"),
                hosting(
                        105,
                        "an adapter is called, and the component it runs in shows zeros",
                        e -> e.hostsComponents().variant("a", HOST),
                        region -> region.inferenceComponent(
                                        "base",
                                        c -> c.endpoint("e")
                                                .variant("a")
                                                .createdAt(daysAgo(50))
                                                .copies(1)
                                                .living())
                                .inferenceComponent(
                                        "adapter",
                                        c -> c.endpoint("e")
                                                .variant("a")
                                                .createdAt(daysAgo(50))
                                                .baseComponent("base")
                                                .requests(daysAgo(1), 2)),
                        "adapter: ACTIVE USED, base: ACTIVE USED, e: ACTIVE USED"),
                of(
                        106,
                        "it hosts nothing, and nothing was reserved all the time",
                        e -> e.hostsComponents()
                                .variant(
                                        "a",
                                        v -> v.instances(1)
                                                .cpu()
                                                .cpuReservation(0, daysAgo(60), null)
                                                .gpuReservation(0, daysAgo(60), null)),
                        IDLE + "HIGH"),
                of(
                        107,
                        "it hosts nothing, and something was reserved until three days ago",
                        e -> e.hostsComponents()
                                .variant(
                                        "a",
                                        v -> v.instances(1)
                                                .cpu()
                                                .cpuReservation(50, daysAgo(60), daysAgo(3))
                                                .cpuReservation(0, daysAgo(3), null)),
                        "NOT_JUDGED TOO_NEW_COMPONENT"),
                of(
                        108,
                        "it hosts nothing, and no reservation is published",
                        e -> e.hostsComponents()
                                .variant("a", v -> v.instances(1).cpu()),
                        IDLE + "MEDIUM"));
    }

    static Stream<Example> serverlessAndAsync() {
        return Stream.of(
                of(
                        34,
                        "serverless on demand, no series",
                        e -> e.variant("a", v -> v.serverless(2048, 5)),
                        "NOT_JUDGED NO_STANDING_COST"),
                of(
                        35,
                        "serverless with provisioned concurrency, no series",
                        e -> e.variant("a", v -> v.provisionedConcurrency(2)),
                        IDLE + "MEDIUM"),
                of(
                        36,
                        "serverless and called",
                        e -> e.variant("a", v -> v.serverless(2048, 5).requests(daysAgo(4), 1)),
                        "ACTIVE USED"),
                of(
                        37,
                        "asynchronous, never used, one instance",
                        e -> e.async().variant("a", v -> v.instances(1).cpu()),
                        IDLE + "HIGH"),
                of(
                        38,
                        "asynchronous, three requests worked off",
                        e -> e.async().variant("a", v -> v.instances(1).cpu().processed(daysAgo(6), 3)),
                        "ACTIVE USED"),
                of(
                        39,
                        "asynchronous, requests wait and none is worked off",
                        e -> e.async(queue -> queue.empty().backlog(2, daysAgo(5), null))
                                .variant("a", v -> v.instances(1).cpu()),
                        "ACTIVE USED [STUCK_QUEUE]"),
                of(
                        40,
                        "asynchronous, one request failed",
                        e -> e.async()
                                .variant("a", v -> v.instances(1).cpu().counted("InvocationFailures", daysAgo(6), 1)),
                        "ACTIVE USED"),
                of(
                        41,
                        "asynchronous, scaled to no instance, nothing worked off",
                        e -> e.async(queue -> queue.empty()).variant("a", v -> v.instances(0)),
                        "NOT_JUDGED NO_STANDING_COST"),
                of(
                        42,
                        "asynchronous, worked under the name with one s too few to be the documented one",
                        e -> e.async()
                                .variant("a", v -> v.instances(1).cpu().counted("InvocationsProcessed", daysAgo(1), 1)),
                        "ACTIVE USED"));
    }

    static Stream<Example> calls() {
        return Stream.of(
                new Example(
                        "50",
                        "a description fails with a validation error that does not say it is missing",
                        region -> region.endpoint(
                                "e", e -> e.createdAt(daysAgo(60)).notInSearch().variant("a", SILENT)),
                        aws -> aws.fail("sagemaker:DescribeEndpoint", Fault.validation("1 validation error detected")),
                        "e: UNKNOWN CALL_FAILED"),
                new Example(
                        "52",
                        "a series comes on two pages, the first one of them empty",
                        region -> region.endpoint(
                                "e", e -> e.createdAt(daysAgo(60)).variant("a", BUSY)),
                        aws -> aws.fail("cloudwatch:GetMetricData", Fault.metricStatusAtFirstOf("e", "PartialData")),
                        "e: ACTIVE USED"),
                new Example(
                        "110",
                        "the index of Search has the endpoint as it was before its last change",
                        region -> region.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .lastModifiedAt(daysAgo(20))
                                        .variant("new", BUSY)
                                        .searchRecord(earlier -> earlier.lastModifiedAt(daysAgo(40))
                                                .removeVariant("new")
                                                .variant("old", v -> v.instances(1)))),
                        aws -> {},
                        "e: ACTIVE USED"));
    }

    static Stream<Example> examples() {
        return Stream.of(classic(), components(), serverlessAndAsync(), calls()).flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_judged(Example example) {
        EndpointWorld world = EndpointWorld.of(example.region());
        example.faults().accept(world.aws);
        assertThat(verdicts(world.scan())).isEqualTo(example.verdicts());
    }

    /** However AWS answers: without Search each endpoint is described, and the same is said of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_judged_alike_where_search_does_not_answer(Example example) {
        EndpointWorld world = EndpointWorld.of(example.region());
        example.faults().accept(world.aws);
        world.aws.fail("sagemaker:Search", Fault.accessDenied());
        assertThat(verdicts(world.scan())).isEqualTo(example.verdicts());
    }

    /** Nor does it matter whether a glance was enough: a policy to which all use matters sees all of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_judged_alike_where_everything_is_read_in_full(Example example) {
        EndpointWorld world = EndpointWorld.of(example.region());
        example.faults().accept(world.aws);
        IdlePolicy quiet = IdlePolicy.quietFor(TWO_WEEKS);
        IdlePolicy curious = IdlePolicy.of(
                "quiet, as a custom policy says it",
                io.github.idle4j.policy.EvidenceNeeds.lookback(TWO_WEEKS),
                activity -> activity.quiet(TWO_WEEKS).because("of it"));
        assertThat(withoutNotes(verdicts(world.scan(curious, NOW))))
                .isEqualTo(withoutNotes(verdicts(world.scan(quiet, NOW))));
    }

    private static String withoutNotes(String verdicts) {
        return verdicts.replaceAll(" \\[[^]]*]", "");
    }

    private static String verdicts(IdleReport report) {
        return report.assessments().stream()
                .map(one -> one.resource().path() + ": " + inShort(one)
                        + notes(one.activity().notes().toString()))
                .sorted()
                .collect(joining(", "));
    }

    private static String notes(String notes) {
        return notes.equals("[]") ? "" : " " + notes;
    }
}
