package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalRegion;
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

    static Stream<Said> said() {
        return Stream.of(
                new Said(
                        "An endpoint of two variants that nobody calls",
                        region -> region.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .variant("blue", v -> v.instances(1).living())
                                        .variant("green", v -> v.instances(1).living()))),
                new Said(
                        "One that was called",
                        region -> region.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .variant(
                                                "blue",
                                                v -> v.instances(1).living().requests(daysAgo(3.2), 12)))),
                new Said(
                        "One that publishes nothing but its CPU",
                        region -> region.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .variant(
                                                "blue",
                                                v -> v.model("m").instances(1).cpu()))),
                new Said(
                        "One that publishes nothing at all",
                        region -> region.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .variant("blue", v -> v.model("m").instances(1)))),
                new Said(
                        "A host of two inference components that nobody calls",
                        region -> host(region)
                                .inferenceComponent(
                                        "llama",
                                        c -> c.endpoint("e")
                                                .variant("blue")
                                                .createdAt(daysAgo(50))
                                                .copies(1)
                                                .living())
                                .inferenceComponent(
                                        "mistral",
                                        c -> c.endpoint("e")
                                                .variant("blue")
                                                .createdAt(daysAgo(50))
                                                .copies(1)
                                                .living())),
                new Said(
                        "A host whose component was replaced yesterday",
                        region -> host(region)
                                .inferenceComponent(
                                        "llama-2",
                                        c -> c.endpoint("e")
                                                .variant("blue")
                                                .createdAt(daysAgo(1))
                                                .copies(1)
                                                .living())),
                new Said(
                        "A host from which a component was deleted four days ago",
                        region -> region.endpoint(
                                        "e",
                                        e -> e.createdAt(daysAgo(60))
                                                .hostsComponents()
                                                .variant(
                                                        "blue",
                                                        v -> v.instances(1)
                                                                .cpu()
                                                                .cpuReservation(80, daysAgo(60), daysAgo(4))
                                                                .cpuReservation(40, daysAgo(4), null)))
                                .inferenceComponent(
                                        "llama",
                                        c -> c.endpoint("e")
                                                .variant("blue")
                                                .createdAt(daysAgo(50))
                                                .copies(1)
                                                .living())),
                new Said(
                        "An asynchronous endpoint that never had a request",
                        region -> region.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .async()
                                        .variant("blue", v -> v.instances(1).cpu()))),
                new Said(
                        "A serverless one with provisioned concurrency that nobody calls",
                        region -> region.endpoint(
                                "e", e -> e.createdAt(daysAgo(60)).variant("blue", v -> v.provisionedConcurrency(2)))),
                new Said(
                        "One whose metrics were denied",
                        region -> region.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .variant("blue", v -> v.instances(1).living())),
                        aws -> aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("e", "Forbidden"))),
                new Said(
                        "A component whose endpoint is gone",
                        region -> region.inferenceComponent(
                                "llama",
                                c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1))));
    }

    private static LocalRegion host(LocalRegion region) {
        return region.endpoint(
                "e",
                e -> e.createdAt(daysAgo(60))
                        .hostsComponents()
                        .variant("blue", v -> v.instances(1).cpu().cpuReservation(50, daysAgo(60), null)));
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
