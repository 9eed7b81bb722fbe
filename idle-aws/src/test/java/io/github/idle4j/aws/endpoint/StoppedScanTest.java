package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Budget;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * A scan that is stopped after each of its calls in turn: what was listed is in the report, what was read is judged, and of
 * the rest it is said that the scan was stopped.
 */
class StoppedScanTest {

    private static EndpointWorld world() {
        return EndpointWorld.of(region -> {
            for (int i = 0; i < 120; i++) {
                region.endpoint(
                        "silent" + i,
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living()));
            }
            region.endpoint(
                            "busy",
                            e -> e.createdAt(daysAgo(70))
                                    .variant("a", v -> v.instances(1).living().requests(daysAgo(2), 9)))
                    .endpoint(
                            "quiet",
                            e -> e.createdAt(daysAgo(70))
                                    .variant("a", v -> v.model("m").instances(1).cpu()))
                    .endpoint(
                            "async",
                            e -> e.createdAt(daysAgo(70))
                                    .async()
                                    .variant("a", v -> v.instances(1).cpu().processed(daysAgo(3), 1)))
                    .endpoint(
                            "host",
                            e -> e.createdAt(daysAgo(70))
                                    .hostsComponents()
                                    .variant("a", v -> v.instances(1).cpu().cpuReservation(50, daysAgo(70), null)))
                    .inferenceComponent(
                            "component",
                            c -> c.endpoint("host")
                                    .variant("a")
                                    .createdAt(daysAgo(65))
                                    .copies(1)
                                    .living()
                                    .requests(daysAgo(1), 1));
        });
    }

    @Test
    void whenever_it_is_cancelled_what_was_listed_is_told_of() {
        int all = callsOfAWholeScan();
        assertThat(all).isGreaterThan(10);
        for (int call = 1; call <= all; call++) {
            EndpointWorld world = world();
            var cancelled = new AtomicBoolean();
            world.aws.before("*", call, () -> cancelled.set(true));
            IdleReport report =
                    detector(world).cancelledWhen(cancelled::get).build().scan();
            assertStoppedWell(report, ReasonCode.CANCELLED, "after call " + call);
            assertThat(world.aws.calls())
                    .as("calls, of which the last was under way")
                    .hasSize(call);
        }
    }

    @Test
    void whenever_its_time_is_over_what_was_listed_is_told_of() {
        int all = callsOfAWholeScan();
        for (int call = 1; call <= all; call++) {
            EndpointWorld world = world();
            var time = new AtomicReference<>(NOW);
            world.aws.before("*", call, () -> time.set(NOW.plusSeconds(60)));
            IdleReport report = detector(world)
                    .clock(time::get)
                    .deadline(Duration.ofSeconds(60))
                    .build()
                    .scan();
            assertStoppedWell(report, ReasonCode.DEADLINE, "after call " + call);
            assertThat(world.aws.calls()).as("calls").hasSize(call);
        }
    }

    @Test
    void however_few_calls_it_may_make_it_makes_no_more_and_lists_first() {
        EndpointWorld enough = world();
        assertThat(detector(enough).budget(Budget.ofCalls(1_000)).build().scan().unknown())
                .isEmpty();
        int all = enough.aws.calls().size();
        for (int calls = 0; calls < all; calls++) {
            EndpointWorld world = world();
            IdleReport report =
                    detector(world).budget(Budget.ofCalls(calls)).build().scan();
            assertStoppedWell(report, ReasonCode.BUDGET, "with " + calls + " calls");
            assertThat(world.aws.calls()).hasSizeLessThanOrEqualTo(calls);
            assertThat(report.summary().inventoryComplete())
                    .as("two pages of endpoints and one of components take three calls; there are %d", calls)
                    .isEqualTo(calls >= 3);
            assertThat(report.unknown().isEmpty()).as("with %d calls", calls).isEqualTo(calls == 0);
        }
        IdleReport whole = detector(world()).budget(Budget.ofCalls(all)).build().scan();
        assertThat(whole.unknown()).isEmpty();
    }

    @Test
    void however_few_metrics_it_may_request_it_requests_no_more() {
        long all = detector(world()).build().scan().summary().metrics();
        for (long metrics = 0; metrics < all; metrics += 31) {
            IdleReport report =
                    detector(world()).budget(Budget.ofMetrics(metrics)).build().scan();
            assertStoppedWell(report, ReasonCode.BUDGET, "with " + metrics + " metrics");
            assertThat(report.summary().metrics()).isLessThanOrEqualTo(metrics);
            assertThat(report.summary().inventoryComplete()).isTrue();
            assertThat(report.unknown()).as("with %d metrics", metrics).isNotEmpty();
        }
        assertThat(detector(world())
                        .budget(Budget.ofMetrics(all))
                        .build()
                        .scan()
                        .unknown())
                .isEmpty();
    }

    @Test
    void the_metrics_of_a_scan_are_those_that_its_calls_name() {
        EndpointWorld world = world();
        IdleReport report = detector(world).build().scan();
        long named = world.aws.calls("cloudwatch:GetMetricData").stream()
                .mapToLong(call -> call.count("MetricDataQueries"))
                .sum();
        assertThat(report.summary().metrics()).isEqualTo(named).isPositive();
    }

    private static int callsOfAWholeScan() {
        EndpointWorld world = world();
        IdleReport report = detector(world).build().scan();
        assertThat(report.idle()).hasSize(121);
        assertThat(report.with(Status.ACTIVE)).hasSize(4);
        return world.aws.calls().size();
    }

    /** One call after the other, so that it is known which is the last. */
    private static IdleDetector.Builder detector(EndpointWorld world) {
        return IdleDetector.builder()
                .watch(world.source(source -> source.executor(Runnable::run)), IdlePolicy.quietFor(TWO_WEEKS))
                .asOf(NOW);
    }

    private static void assertStoppedWell(IdleReport report, ReasonCode why, String when) {
        Set<String> names = new HashSet<>();
        report.assessments().forEach(one -> {
            String name = one.resource().name();
            assertThat(names.add(name)).as("%s: %s is told of once", when, name).isTrue();
            Status status = one.verdict().status();
            boolean idle = name.startsWith("silent") || name.equals("quiet");
            if (status == Status.UNKNOWN) {
                assertThat(one.verdict().reason()).as("%s: %s", when, name).isEqualTo(why);
            } else {
                assertThat(status).as("%s: %s", when, name).isEqualTo(idle ? Status.IDLE : Status.ACTIVE);
            }
        });
        if (report.summary().inventoryComplete()) {
            assertThat(names).as("%s", when).hasSizeBetween(124, 125);
        }
    }
}
