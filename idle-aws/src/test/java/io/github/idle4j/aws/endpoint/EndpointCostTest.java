package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.endpoint.ClassicEndpointTest.Case;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What costs nothing while nobody calls it, what does, and what its invocations would not show. */
@Timeout(60)
class EndpointCostTest {

    private static Map<String, Object> serverless(int provisioned) {
        return Map.of("MemorySizeInMB", 2048, "MaxConcurrency", 5, "ProvisionedConcurrency", provisioned);
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "no instance now",
                        e -> e.variant("a", v -> v.instances(0).living()),
                        "NOT_JUDGED NO_STANDING_COST"),
                new Case(
                        "two variants without an instance now",
                        e -> e.variant("a", v -> v.instances(0)).variant("b", v -> v.instances(0)),
                        "NOT_JUDGED NO_STANDING_COST"),
                new Case(
                        "no instance now, and called two days ago",
                        e -> e.variant("a", v -> v.instances(0).requests(daysAgo(2), 1)),
                        "ACTIVE USED"),
                new Case(
                        "the first of two variants has no instance now",
                        e -> e.variant("a", v -> v.instances(0).living())
                                .variant("b", v -> v.instances(1).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "the second of two variants has no instance now",
                        e -> e.variant("a", v -> v.instances(1).living())
                                .variant("b", v -> v.instances(0).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "the count of instances is not told",
                        e -> e.variant("a", v -> v.living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "no instance now, but a shadow variant has one",
                        e -> e.variant("a", v -> v.instances(0).living())
                                .shadowVariant("s", v -> v.instances(1).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "updating, and no instance now",
                        e -> e.status("Updating")
                                .variant("a", v -> v.instances(0).living()),
                        "NOT_JUDGED IN_TRANSITION"),
                new Case(
                        "serverless, and a concurrency of zero provisioned",
                        e -> e.variant("a", v -> v.provisionedConcurrency(0)),
                        "NOT_JUDGED NO_STANDING_COST"),
                new Case(
                        "serverless, nothing provisioned yet, but desired",
                        e -> e.variant(
                                "a", v -> v.serverless(2048, 5).described("DesiredServerlessConfig", serverless(2))),
                        "IDLE NO_USE_IN_WINDOW MEDIUM"),
                new Case(
                        "serverless, nothing provisioned or desired",
                        e -> e.variant(
                                "a", v -> v.serverless(2048, 5).described("DesiredServerlessConfig", serverless(0))),
                        "NOT_JUDGED NO_STANDING_COST"),
                new Case(
                        "what serverless variant there is now is not told",
                        e -> e.variant("a", v -> v.described("DesiredServerlessConfig", serverless(0))),
                        "IDLE NO_USE_IN_WINDOW MEDIUM"),
                new Case(
                        "a serverless variant without cost beside one with an instance",
                        e -> e.variant("a", v -> v.serverless(2048, 5))
                                .variant("b", v -> v.instances(1).living()),
                        "IDLE NO_USE_IN_WINDOW MEDIUM"),
                new Case("its description has no variants", e -> {}, "UNKNOWN KIND_UNREADABLE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void is_judged(Case one) {
        assertThat(inShort(EndpointWorld.ofOne(one.endpoint()).judge())).isEqualTo(one.verdict());
    }

    @Test
    void it_is_said_why_it_costs_nothing() {
        EndpointWorld scaledIn = EndpointWorld.ofOne(e -> e.variant("a", v -> v.instances(0)));
        assertThat(scaledIn.judge().verdict().explanation()).contains("no instance now");
        EndpointWorld serverless = EndpointWorld.ofOne(e -> e.variant("a", v -> v.serverless(2048, 5)));
        assertThat(serverless.judge().verdict().explanation()).contains("serverless");
        EndpointWorld both = EndpointWorld.ofOne(
                e -> e.variant("a", v -> v.serverless(2048, 5)).variant("b", v -> v.instances(0)));
        assertThat(both.judge().verdict().explanation()).contains("no instance now");
    }
}
