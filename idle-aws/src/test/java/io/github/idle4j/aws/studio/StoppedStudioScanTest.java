package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.Budget;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Call;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A scan of Studio that is stopped after each of its calls in turn: all that was listed is in the report, with the verdict of a
 * whole scan or as unknown because it was stopped.
 */
class StoppedStudioScanTest {

    private static StudioWorld world() {
        return StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < 105; i++) {
                domain.userProfile("u" + i, user -> user.kernelGateway("app", silentFor(30)));
            }
            domain.userProfile("busy", user -> user.kernelGateway("app", silentFor(2)))
                    .userProfile(
                            "analyst",
                            user -> user.canvas(app -> app.createdAt(hoursAgo(200))
                                    .instanceType("ml.t3.medium")
                                    .activeAt(hoursAgo(60))))
                    .space(
                            "s1",
                            space -> space.owner("u1")
                                    .privately()
                                    .jupyterLab(app -> app.createdAt(hoursAgo(200))
                                            .instanceType("ml.t3.medium")
                                            .logs(stream -> stream.event(hoursAgo(1), "x"))));
        }));
    }

    /** One call after the other, so that it is known which is the last. */
    private static IdleDetector.Builder detector(StudioWorld world) {
        return IdleDetector.builder()
                .watch(world.sourceBuilder().executor(Runnable::run).build(), IdlePolicy.quietFor(Duration.ofHours(24)))
                .asOf(NOW);
    }

    private static Map<String, String> verdicts(IdleReport report) {
        return report.assessments().stream()
                .collect(Collectors.toMap(
                        one -> one.resource().toString(),
                        one -> one.verdict().status() + " " + one.verdict().reason()));
    }

    private static void assertStoppedWell(IdleReport report, Map<String, String> whole, ReasonCode why, String when) {
        for (Assessment one : report.assessments()) {
            if (!one.verdict().reason().equals(why)) {
                assertThat(one.verdict().status() + " " + one.verdict().reason())
                        .as("%s: %s: %s", when, one.resource(), one.verdict().explanation())
                        .isEqualTo(whole.get(one.resource().toString()));
            } else {
                assertThat(one.verdict().status()).isEqualTo(Status.UNKNOWN);
            }
        }
        if (report.summary().inventoryComplete()) {
            assertThat(verdicts(report).keySet()).as(when).isEqualTo(whole.keySet());
        }
    }

    @Test
    void whenever_it_is_cancelled_what_was_listed_is_told_of() {
        StudioWorld first = world();
        Map<String, String> whole = verdicts(detector(first).build().scan());
        int all = first.aws.calls().size();
        assertThat(all).isGreaterThan(5);
        for (int call = 1; call < all; call++) {
            StudioWorld world = world();
            var cancelled = new AtomicBoolean();
            world.aws.before("*", call, () -> cancelled.set(true));
            IdleReport report =
                    detector(world).cancelledWhen(cancelled::get).build().scan();
            assertStoppedWell(report, whole, ReasonCode.CANCELLED, "after call " + call);
            assertThat(world.aws.calls()).hasSize(call);
        }
    }

    @Test
    void however_few_calls_it_may_make_it_makes_no_more_and_lists_first() {
        StudioWorld enough = world();
        Map<String, String> whole =
                verdicts(detector(enough).budget(Budget.ofCalls(1_000)).build().scan());
        int all = enough.aws.calls().size();
        List<String> apis = enough.aws.calls().stream().map(Call::action).toList();
        assertThat(apis)
                .as("whose account it is, then two pages of apps")
                .startsWith("sagemaker:ListDomains", "sagemaker:ListApps", "sagemaker:ListApps");
        for (int calls = 0; calls <= all; calls++) {
            StudioWorld world = world();
            IdleReport report =
                    detector(world).budget(Budget.ofCalls(calls)).build().scan();
            assertStoppedWell(report, whole, ReasonCode.BUDGET, "with " + calls + " calls");
            assertThat(world.aws.calls()).hasSizeLessThanOrEqualTo(calls);
            assertThat(report.summary().inventoryComplete())
                    .as("with %d calls", calls)
                    .isEqualTo(calls >= 3);
            assertThat(report.assessments().stream()
                            .noneMatch(one -> one.verdict().reason().equals(ReasonCode.BUDGET)))
                    .as("nothing is lacking with %d calls", calls)
                    .isEqualTo(calls < 2 || calls == all);
        }
    }
}
