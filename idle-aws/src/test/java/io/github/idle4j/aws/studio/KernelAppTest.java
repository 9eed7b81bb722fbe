package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Kernel apps, each a world of facts, and what is concluded of it at a threshold of 24 hours. */
class KernelAppTest {

    record Case(String world, Consumer<LocalApp> app, String verdict) {
        @Override
        public String toString() {
            return world + " -> " + verdict;
        }
    }

    static Stream<Case> cases() {
        String idle = "IDLE NO_USE_IN_WINDOW MEDIUM";
        return Stream.of(
                new Case("last event an hour ago", a -> a.logs(s -> s.event(hoursAgo(1), "x")), "ACTIVE USED"),
                new Case("last event 30 hours ago", a -> a.logs(s -> s.event(hoursAgo(30), "x")), idle),
                new Case("last event exactly 24 hours ago", a -> a.logs(s -> s.event(hoursAgo(24), "x")), idle),
                new Case(
                        "last event a millisecond less than 24 hours ago",
                        a -> a.logs(s -> s.event(hoursAgo(24).plusMillis(1), "x")),
                        "ACTIVE USED"),
                new Case(
                        "the summary says 30 hours, the events 20 minutes",
                        a -> a.logs(s -> s.event(hoursAgo(30), "x")
                                .event(hoursAgo(1.0 / 3), "y")
                                .indexLag(Duration.ofHours(1))),
                        "ACTIVE USED"),
                new Case("no stream at all, 3 days old", a -> a.createdAt(hoursAgo(72)), "UNKNOWN NO_LOG_STREAM"),
                new Case("no stream at all, 10 minutes old", a -> a.createdAt(hoursAgo(0.2)), "NOT_JUDGED TOO_NEW"),
                new Case("a stream without any event", a -> a.logs(s -> {}), "UNKNOWN EMPTY_STREAM"),
                new Case(
                        "a stream whose summary has no time stamp",
                        a -> a.logs(s -> s.event(hoursAgo(30), "x").withoutSummary()),
                        idle),
                new Case(
                        "all events are of an earlier run under the same name",
                        a -> a.createdAt(hoursAgo(48)).logs(s -> s.event(hoursAgo(60), "x")),
                        "UNKNOWN NO_EVENT_THIS_RUN"),
                new Case(
                        "only its lifecycle configuration wrote, when it started, 2 days ago",
                        a -> a.lifecycleConfigLogs(s -> s.event(hoursAgo(48), "start")),
                        "UNKNOWN NO_LOG_STREAM"),
                new Case(
                        "started again an hour ago, as its lifecycle configuration says",
                        a -> a.logs(s -> s.event(hoursAgo(30), "x"))
                                .lifecycleConfigLogs(s -> s.event(hoursAgo(1), "start")),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "started again an hour ago, which the summary of its lifecycle configuration does not tell yet",
                        a -> a.logs(s -> s.event(hoursAgo(30), "x"))
                                .lifecycleConfigLogs(s -> s.event(hoursAgo(50), "start")
                                        .event(hoursAgo(1), "start")
                                        .indexLag(Duration.ofHours(2))),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "made 3 hours ago and used 5 minutes ago, which no summary tells yet",
                        a -> a.createdAt(hoursAgo(3))
                                .logs(s -> s.event(hoursAgo(1.0 / 12), "x").indexLag(Duration.ofHours(4))),
                        "ACTIVE USED"),
                new Case(
                        "the last event came with the start of this run",
                        a -> a.createdAt(hoursAgo(48)).logs(s -> s.event(hoursAgo(48), "x")),
                        idle),
                new Case(
                        "an earlier run wrote, and its lifecycle configuration before that",
                        a -> a.createdAt(hoursAgo(48))
                                .logs(s -> s.event(hoursAgo(60), "x"))
                                .lifecycleConfigLogs(s -> s.event(hoursAgo(100), "start")),
                        "UNKNOWN NO_EVENT_THIS_RUN"),
                new Case(
                        "made 3 hours ago; the summary tells of an earlier run, the events of 5 minutes ago",
                        a -> a.createdAt(hoursAgo(3))
                                .logs(s -> s.event(hoursAgo(5), "x")
                                        .event(hoursAgo(1.0 / 12), "y")
                                        .indexLag(Duration.ofHours(4))),
                        "ACTIVE USED"),
                new Case(
                        "started again an hour ago; the summary tells of the run before, the events of 5 minutes ago",
                        a -> a.logs(s -> s.event(hoursAgo(5), "x")
                                        .event(hoursAgo(1.0 / 12), "y")
                                        .indexLag(Duration.ofHours(4)))
                                .lifecycleConfigLogs(s -> s.event(hoursAgo(1), "start")),
                        "ACTIVE USED"),
                new Case(
                        "started again an hour ago and silent since, as its lifecycle configuration says",
                        a -> a.lifecycleConfigLogs(s -> s.event(hoursAgo(1), "start")),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "started again an hour ago with an empty stream, as its lifecycle configuration says",
                        a -> a.logs(s -> {}).lifecycleConfigLogs(s -> s.event(hoursAgo(1), "start")),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "started just now, by a clock that runs an hour ahead",
                        a -> a.lifecycleConfigLogs(
                                s -> s.event(hoursAgo(-1), "start").clockAhead(Duration.ofHours(1))),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "an event by a clock that runs two hours ahead, which no summary tells yet",
                        a -> a.logs(s -> s.event(hoursAgo(30), "x")
                                .event(hoursAgo(-2), "y")
                                .clockAhead(Duration.ofHours(2))
                                .indexLag(Duration.ofHours(5))),
                        "ACTIVE USED"),
                new Case(
                        "an event at the very instant, which no summary tells yet",
                        a -> a.logs(
                                s -> s.event(hoursAgo(30), "x").event(NOW, "y").indexLag(Duration.ofHours(5))),
                        "ACTIVE USED"),
                new Case("Pending", a -> a.status("Pending"), "NOT_JUDGED CREATING"),
                new Case("Deleting", a -> a.status("Deleting"), "NOT_JUDGED DELETING"),
                new Case("Failed", a -> a.status("Failed"), "NOT_JUDGED FAILED"),
                new Case("a status of the future", a -> a.status("Napping"), "NOT_JUDGED UNKNOWN_STATUS"),
                new Case(
                        "health checks a minute ago, logs silent for 3 days",
                        a -> a.lastHealthCheckAt(NOW.minusSeconds(60)).logs(s -> s.event(hoursAgo(72), "x")),
                        idle));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void is_judged(Case one) {
        StudioWorld world = StudioWorld.ofOne(one.app());
        world.aws.region("us-east-1").logGroup(GROUP, group -> {});
        assertThat(inShort(world.judge())).isEqualTo(one.verdict());
    }

    @Test
    void an_idle_app_says_since_when_whose_it_is_and_what_it_rests_on() {
        Assessment found = StudioWorld.ofOne(app -> app.logs(s -> s.event(hoursAgo(30), "x")))
                .judge();
        assertThat(found.lastActiveAt()).hasValue(hoursAgo(30));
        assertThat(((Idle) found.verdict()).since()).isEqualTo(hoursAgo(30));
        assertThat(found.verdict().explanation())
                .isEqualTo(
                        "No log event of app app in 1 day; its log was read to the end and has none."
                                + " Last used at 2026-01-09 06:00 UTC: a log event of app app. It may be computing silently, which logs do not show.");
        assertThat(found.activity().isOwnedBy("alice")).isTrue();
        assertThat(found.resource().path()).isEqualTo("d-1/user/alice/KernelGateway/app");
        assertThat(found.resource().account()).isEqualTo("111111111111");
        assertThat(found.activity().attributes())
                .containsEntry("domainId", "d-1")
                .containsEntry("userProfileName", "alice")
                .containsEntry("appType", "KernelGateway")
                .containsEntry("appName", "app")
                .containsEntry("instanceType", "ml.t3.medium");
    }

    @Test
    void a_data_wrangler_app_is_known_by_its_name_and_so_is_its_instance() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile(
                        "alice",
                        alice -> alice.kernelGateway(
                                "sagemaker-data-wrang-ml-m5-4xlarge-54eebb9b8b7e2055bdd94fd073ee",
                                app -> app.createdAt(hoursAgo(99)).logs(s -> s.event(hoursAgo(48), "x"))))));
        Assessment found = world.judge();
        assertThat(inShort(found)).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(found.activity().notes()).contains("DATA_WRANGLER");
        assertThat(found.activity().attributes()).containsEntry("instanceType", "ml.m5.4xlarge");
    }

    @Test
    void who_may_not_read_when_an_app_started_does_not_know_whether_its_silence_is_of_this_run() {
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(s -> s.event(hoursAgo(30), "x"))
                .lifecycleConfigLogs(s -> s.event(hoursAgo(1), "start").indexLag(Duration.ofHours(2))));
        world.aws.fail(
                "logs:GetLogEvents",
                Fault.accessDenied().where("logStreamName", "d-1/alice/KernelGateway/app/LifecycleConfigOnStart"));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN ACCESS_DENIED");
    }

    @Test
    void of_two_thresholds_the_shorter_one_finds_its_silence_read_too() {
        StudioWorld world =
                StudioWorld.ofOne(app -> app.createdAt(hoursAgo(300)).logs(s -> s.event(hoursAgo(30), "x")));
        IdlePolicy either = IdlePolicy.quietFor(Duration.ofDays(7)).or(IdlePolicy.quietFor(Duration.ofDays(1)));
        assertThat(apps(world.scan(either, NOW))).containsValue("IDLE NO_USE_IN_WINDOW MEDIUM");
    }

    /** What an age settles for one, it does not for the other: its silence is read. */
    @Test
    void beside_a_policy_that_wants_history_a_threshold_finds_its_silence_too() {
        StudioWorld world =
                StudioWorld.ofOne(app -> app.createdAt(hoursAgo(300)).logs(s -> s.event(hoursAgo(30), "x")));
        IdlePolicy history = IdlePolicy.of(
                "never says", EvidenceNeeds.lookback(Duration.ofDays(7)), any -> IdleVerdict.notJudged("NO", "no"));
        assertThat(apps(world.scan(quietFor(Duration.ofDays(1)).or(history), NOW)))
                .containsValue("IDLE NO_USE_IN_WINDOW MEDIUM");
    }

    @Test
    void the_past_is_judged_by_the_events_of_then() {
        StudioWorld world = StudioWorld.ofOne(
                app -> app.logs(s -> s.event(hoursAgo(60), "x").event(hoursAgo(1), "y")));
        assertThat(apps(world.scan(hoursAgo(10)))).containsValue("IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(apps(world.scan(hoursAgo(40)))).containsValue("ACTIVE USED");
    }

    @Test
    void empty_pages_in_between_are_not_the_end_of_the_stream() {
        StudioWorld world = StudioWorld.of(
                region -> region.domain(
                        "d-1",
                        domain -> domain.userProfile(
                                "alice",
                                alice -> alice.kernelGateway(
                                        "app",
                                        app -> app.createdAt(hoursAgo(99)).logs(s -> s.event(hoursAgo(30), "x"))))),
                builder -> builder.emptyLogPages());
        assertThat(inShort(world.judge())).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
    }

    @Test
    void a_late_restart_is_looked_for_also_where_another_policy_looks_back_further() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway(
                "app",
                app -> silentFor(30)
                        .andThen(same -> same.lifecycleConfigLogs(s -> s.event(hoursAgo(150), "start")
                                .event(hoursAgo(1), "start")
                                .indexLag(Duration.ofHours(2))))
                        .accept(app)));
        IdlePolicy oneOfTwo = quietFor(Duration.ofDays(7)).or(quietFor(Duration.ofDays(1)));
        assertThat(apps(world.scan(oneOfTwo, NOW)))
                .containsEntry("d-1/user/alice/KernelGateway/app", "NOT_JUDGED TOO_NEW");
    }

    @Test
    void an_idle_app_says_that_it_may_compute_in_silence_and_so_does_its_instance() {
        assertThat(ofAlice(alice -> alice.kernelGateway("app", silentFor(30)))
                        .scan()
                        .assessments())
                .hasSize(2)
                .allMatch(one -> one.activity().notes().contains("MAY_COMPUTE_SILENTLY"));
        assertThat(ofAlice(alice -> alice.kernelGateway("app", silentFor(3)))
                        .scan()
                        .assessments())
                .hasSize(2)
                .noneMatch(one -> one.activity().notes().contains("MAY_COMPUTE_SILENTLY"));
    }

    /** It may be the last one, whatever stands before it. */
    @Test
    void an_event_without_a_time_stamp_is_no_silence() {
        var withoutTime = new ChangedAnswer<>(
                GetLogEventsResponse.class,
                answer -> answer.toBuilder()
                        .events(Stream.concat(
                                        answer.events().stream(),
                                        Stream.of(OutputLogEvent.builder()
                                                .message("x")
                                                .build()))
                                .toList())
                        .build());
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(stream -> stream.event(hoursAgo(30), "x")));
        IdlePolicy aDay = IdlePolicy.quietFor(Duration.ofHours(24));
        assertThat(StudioWorld.apps(world.scan(aDay, StudioWorld.NOW)).values())
                .containsExactly("IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(StudioWorld.apps(world.scan(aDay, StudioWorld.NOW, withoutTime))
                        .values())
                .containsExactly("UNKNOWN CALL_FAILED");
    }
}
