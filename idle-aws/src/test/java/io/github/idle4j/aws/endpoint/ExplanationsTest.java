package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation shows what verdicts of different kinds say; here each of them says it. */
class ExplanationsTest {

    record Said(String world, Consumer<LocalRegion> region, Consumer<LocalAws> faults) {
        Said(String world, Consumer<LocalRegion> region) {
            this(world, region, aws -> {});
        }

        @Override
        public String toString() {
            return world;
        }
    }

    private static final Consumer<LocalVariant> SILENT = v -> v.instances(1).living();
    private static final Consumer<LocalVariant> ALIVE = v -> v.instances(1).cpu();

    static Stream<Said> said() {
        return Stream.of(
                new Said(
                        "An endpoint of two variants that nobody calls",
                        endpoint(e -> e.variant("blue", SILENT).variant("green", SILENT))),
                new Said(
                        "One that was called",
                        endpoint(e -> e.variant("blue", SILENT.andThen(v -> v.requests(daysAgo(3.2), 12))))),
                new Said(
                        "One that publishes nothing but its CPU",
                        endpoint(e -> e.variant("blue", ALIVE.andThen(v -> v.model("m"))))),
                new Said(
                        "One that publishes nothing at all",
                        endpoint(e -> e.variant("blue", v -> v.model("m").instances(1)))),
                new Said(
                        "A host of two inference components that nobody calls",
                        host(v -> v.cpuReservation(50, daysAgo(60), null))
                                .andThen(component("llama", 50))
                                .andThen(component("mistral", 50))),
                new Said(
                        "A host whose component was replaced yesterday",
                        host(v -> v.cpuReservation(50, daysAgo(60), null)).andThen(component("llama-2", 1))),
                new Said(
                        "A host from which a component was deleted four days ago",
                        host(v -> v.cpuReservation(80, daysAgo(60), daysAgo(4)).cpuReservation(40, daysAgo(4), null))
                                .andThen(component("llama", 50))),
                new Said(
                        "An asynchronous endpoint that never had a request",
                        endpoint(e -> e.async().variant("blue", ALIVE))),
                new Said(
                        "A serverless one with provisioned concurrency that nobody calls",
                        endpoint(e -> e.variant("blue", v -> v.provisionedConcurrency(2)))),
                new Said(
                        "One whose metrics were denied",
                        endpoint(e -> e.variant("blue", SILENT)),
                        aws -> aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("e", "Forbidden"))),
                new Said("A component whose endpoint is gone", component("llama", 60)));
    }

    private static Consumer<LocalRegion> endpoint(Consumer<LocalEndpoint> endpoint) {
        return region -> region.endpoint("e", e -> endpoint.accept(e.createdAt(daysAgo(60))));
    }

    private static Consumer<LocalRegion> host(Consumer<LocalVariant> reserved) {
        return endpoint(e -> e.hostsComponents().variant("blue", ALIVE.andThen(reserved)));
    }

    private static Consumer<LocalRegion> component(String name, int daysOld) {
        return region -> region.inferenceComponent(
                name,
                c -> c.endpoint("e")
                        .variant("blue")
                        .createdAt(daysAgo(daysOld))
                        .copies(1)
                        .living());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("said")
    void the_documentation_shows_what_is_said(Said one) throws IOException {
        EndpointWorld world = EndpointWorld.of(one.region());
        one.faults().accept(world.aws);
        Assessment first = world.scan().assessments().stream()
                .filter(found -> found.resource().path().equals("e")
                        || found.verdict().reason().code().equals("ORPHAN_COMPONENT"))
                .findFirst()
                .orElseThrow();
        String row = "| " + one.world() + " | " + first.verdict().status() + " | "
                + first.verdict().explanation() + " |";
        assertThat(Files.readString(Path.of("..", "docs", "judgement.md"), UTF_8))
                .contains(row);
    }
}
