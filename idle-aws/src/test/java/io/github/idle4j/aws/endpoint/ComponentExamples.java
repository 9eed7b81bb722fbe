package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.Example.IDLE;
import static io.github.idle4j.aws.endpoint.Example.example;

import io.github.idle4j.aws.local.LocalComponent;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalVariant;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The forms of endpoints that host inference components, or could. */
final class ComponentExamples {

    private static final Consumer<LocalVariant> ALIVE = v -> v.instances(1).cpu();
    private static final Consumer<LocalVariant> HALF_RESERVED =
            ALIVE.andThen(v -> v.cpuReservation(50, daysAgo(60), null));
    private static final Consumer<LocalVariant> LESS_RESERVED_SINCE_FOUR_DAYS =
            ALIVE.andThen(v -> v.cpuReservation(80, daysAgo(60), daysAgo(4)).cpuReservation(40, daysAgo(4), null));
    private static final Consumer<LocalVariant> WITHOUT_INSTANCES = v -> v.instances(0);
    private static final Consumer<LocalVariant> SCALED_IN =
            WITHOUT_INSTANCES.andThen(v -> v.cpu(daysAgo(10), daysAgo(1.7)));
    private static final Consumer<LocalComponent> SILENT = c -> c.copies(1).living();
    private static final Consumer<LocalComponent> WITHOUT_COPIES = c -> c.copies(0);

    private ComponentExamples() {}

    private static Consumer<LocalEndpoint> host(Consumer<LocalVariant> variant) {
        return e -> e.hostsComponents().variant("a", variant);
    }

    private static Consumer<LocalRegion> component(String name, Consumer<LocalComponent> component) {
        return region -> region.inferenceComponent(
                name, c -> component.accept(c.endpoint("e").variant("a").createdAt(daysAgo(50))));
    }

    static Stream<Example> examples() {
        return Stream.of(
                example(
                        23,
                        "two components, one of them called",
                        host(HALF_RESERVED),
                        component("one", SILENT.andThen(c -> c.requests(daysAgo(2), 7)))
                                .andThen(component("two", SILENT)),
                        "e: ACTIVE USED, one: ACTIVE USED, two: " + IDLE + "HIGH"),
                example(
                        24,
                        "two components, neither called",
                        host(HALF_RESERVED),
                        component("one", SILENT).andThen(component("two", SILENT)),
                        "e: " + IDLE + "HIGH, one: " + IDLE + "HIGH, two: " + IDLE + "HIGH"),
                example(
                        25,
                        "a component is called, and the variant publishes no invocations",
                        host(HALF_RESERVED),
                        component("one", SILENT.andThen(c -> c.requests(daysAgo(13), 1))),
                        "e: ACTIVE USED, one: ACTIVE USED"),
                example(
                        27,
                        "the only component is being created for two days",
                        host(ALIVE),
                        component("one", c -> c.createdAt(daysAgo(2)).status("Creating")),
                        "e: NOT_JUDGED TOO_NEW_COMPONENT [COMPONENT_STUCK], one: NOT_JUDGED CREATING [COMPONENT_STUCK]"),
                example(
                        28,
                        "scaled to no instance and no copy, nobody called",
                        host(WITHOUT_INSTANCES),
                        component("one", WITHOUT_COPIES),
                        "e: NOT_JUDGED NO_STANDING_COST, one: NOT_JUDGED NO_STANDING_COST"),
                example(
                        29,
                        "scaled to no instance, and somebody tried two days ago",
                        host(WITHOUT_INSTANCES),
                        component("one", WITHOUT_COPIES.andThen(c -> c.refusedRequests(daysAgo(2), 3))),
                        "e: ACTIVE USED, one: ACTIVE USED"),
                example(
                        30,
                        "no instance now, but instances for two hundred hours in the window",
                        host(SCALED_IN),
                        component("one", WITHOUT_COPIES),
                        "e: NOT_JUDGED NO_STANDING_COST [PAST_WASTE], one: NOT_JUDGED NO_STANDING_COST"),
                example(
                        111,
                        "the same, and something was reserved on the instances",
                        host(SCALED_IN.andThen(v -> v.cpuReservation(50, daysAgo(10), daysAgo(1.7)))),
                        component("one", WITHOUT_COPIES),
                        "e: NOT_JUDGED NO_STANDING_COST [PAST_WASTE], one: NOT_JUDGED NO_STANDING_COST"),
                new Example(
                        32,
                        "a component names an endpoint that does not exist",
                        component("one", c -> c.endpoint("gone").copies(1)),
                        aws -> {},
                        "one: NOT_JUDGED ORPHAN_COMPONENT"),
                example(
                        33,
                        "a component of yesterday replaced one that was called",
                        host(HALF_RESERVED).andThen(e -> e.createdAt(daysAgo(100))),
                        component("new", SILENT.andThen(c -> c.createdAt(daysAgo(1))))
                                .andThen(region -> region.series(
                                        "AWS/SageMaker",
                                        "Invocations",
                                        Map.of("InferenceComponentName", "old"),
                                        s -> s.zeros(daysAgo(90), daysAgo(1)).add(daysAgo(4), 900))),
                        "e: NOT_JUDGED TOO_NEW_COMPONENT, new: NOT_JUDGED TOO_NEW"),
                example(
                        103,
                        "a component was deleted four days ago, and what it reserved is free since",
                        host(LESS_RESERVED_SINCE_FOUR_DAYS),
                        component("kept", SILENT),
                        "e: UNKNOWN DELETED_COMPONENTS_INVISIBLE, kept: " + IDLE + "HIGH"),
                example(
                        109,
                        "what is reserved fell four days ago, when a component gave up one of two copies",
                        host(LESS_RESERVED_SINCE_FOUR_DAYS),
                        component(
                                "kept",
                                c -> c.copies(1)
                                        .zeros()
                                        .series(
                                                "/aws/sagemaker/InferenceComponents",
                                                "CPUUtilizationNormalized",
                                                s -> s.run(Duration.ofMinutes(1), 1.5, 2, daysAgo(50), daysAgo(4))
                                                        .run(Duration.ofMinutes(1), 1.5, 1, daysAgo(4), null))),
                        "e: " + IDLE + "HIGH, kept: " + IDLE + "HIGH"),
                example(
                        104,
                        "no reservation is published",
                        host(ALIVE),
                        component("one", SILENT),
                        "e: " + IDLE + "MEDIUM [DELETED_COMPONENTS_INVISIBLE], one: " + IDLE + "HIGH"),
                example(
                        105,
                        "an adapter is called, and the component it runs in shows zeros",
                        host(HALF_RESERVED),
                        component("base", SILENT)
                                .andThen(component(
                                        "adapter", c -> c.baseComponent("base").requests(daysAgo(1), 2))),
                        "adapter: ACTIVE USED, base: ACTIVE USED, e: ACTIVE USED"),
                example(
                        106,
                        "it hosts nothing, and nothing was reserved all the time",
                        host(ALIVE.andThen(
                                v -> v.cpuReservation(0, daysAgo(60), null).gpuReservation(0, daysAgo(60), null))),
                        IDLE + "HIGH"),
                example(
                        107,
                        "it hosts nothing, and something was reserved until three days ago",
                        host(ALIVE.andThen(v ->
                                v.cpuReservation(50, daysAgo(60), daysAgo(3)).cpuReservation(0, daysAgo(3), null))),
                        "NOT_JUDGED TOO_NEW_COMPONENT"),
                example(108, "it hosts nothing, and no reservation is published", host(ALIVE), IDLE + "MEDIUM"));
    }
}
