package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalLogStream;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/** The silence of many apps is confirmed in one call; each of them is judged as if it were alone. */
class BulkConfirmationTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String USED = "ACTIVE USED";
    private static final String TOO_NEW = "NOT_JUDGED TOO_NEW";
    private static final String ONE = "d-1/user/one/KernelGateway/app";
    private static final IdlePolicy A_DAY = IdlePolicy.quietFor(Duration.ofHours(24));

    /** Five users with a silent app each, and the app of another. */
    private static StudioWorld beside(Consumer<LocalApp> app) {
        return StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < 5; i++) {
                domain.userProfile("u" + i, profile -> profile.kernelGateway("app", silentFor(30)));
            }
            domain.userProfile("one", profile -> profile.kernelGateway("app", app));
        }));
    }

    private static Consumer<LocalApp> old(Consumer<LocalLogStream> log) {
        return app -> app.createdAt(hoursAgo(200)).instanceType("ml.m5.large").logs(log);
    }

    private static void inGroup(StudioWorld world, String stream, Consumer<LocalLogStream> log) {
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.stream(stream, log));
    }

    private static void othersAreIdle(IdleReport report) {
        assertThat(apps(report).entrySet())
                .filteredOn(entry -> !entry.getKey().equals(ONE))
                .extracting(Map.Entry::getValue)
                .hasSize(5)
                .containsOnly(IDLE);
    }

    record Case(String world, Consumer<LocalApp> app, String verdict) {
        @Override
        public String toString() {
            return world + " -> " + verdict;
        }
    }

    static Stream<Case> cases() {
        Duration lag = Duration.ofHours(3);
        Consumer<LocalApp> silent = old(s -> s.event(hoursAgo(30), "x"));
        return Stream.of(
                new Case("silent", silent, IDLE),
                new Case(
                        "used lately, which no summary tells yet",
                        old(s -> s.event(hoursAgo(30), "x")
                                .event(hoursAgo(1), "y")
                                .indexLag(lag)),
                        USED),
                new Case(
                        "used by a clock that runs two hours ahead, which no summary tells yet",
                        old(s -> s.event(hoursAgo(30), "x")
                                .event(hoursAgo(-2), "y")
                                .clockAhead(Duration.ofHours(2))
                                .indexLag(Duration.ofHours(5))),
                        USED),
                new Case(
                        "used exactly 24 hours ago, which no summary tells yet",
                        old(s -> s.event(hoursAgo(40), "x")
                                .event(hoursAgo(24), "y")
                                .indexLag(Duration.ofHours(25))),
                        IDLE),
                new Case(
                        "used a millisecond later, which no summary tells yet",
                        old(s -> s.event(hoursAgo(40), "x")
                                .event(hoursAgo(24).plusMillis(1), "y")
                                .indexLag(Duration.ofHours(25))),
                        USED),
                new Case(
                        "started an hour ago, which no summary tells yet",
                        silent.andThen(app -> app.lifecycleConfigLogs(s -> s.event(hoursAgo(150), "start")
                                .event(hoursAgo(1), "start")
                                .indexLag(lag))),
                        TOO_NEW),
                new Case(
                        "started 25 hours ago, which no summary tells yet",
                        silent.andThen(app -> app.lifecycleConfigLogs(s -> s.event(hoursAgo(150), "start")
                                .event(hoursAgo(25), "start")
                                .indexLag(Duration.ofHours(30)))),
                        "UNKNOWN NO_EVENT_THIS_RUN"),
                new Case(
                        "started 35 hours ago, before it wrote last",
                        silent.andThen(app -> app.lifecycleConfigLogs(s -> s.event(hoursAgo(35), "start"))),
                        IDLE),
                new Case("wrote when it was made", silent.andThen(app -> app.createdAt(hoursAgo(30))), IDLE),
                new Case(
                        "an earlier run wrote",
                        silent.andThen(app -> app.createdAt(hoursAgo(28))),
                        "UNKNOWN NO_EVENT_THIS_RUN"),
                new Case("an empty stream", old(s -> {}), "UNKNOWN EMPTY_STREAM"),
                new Case("no stream", app -> app.createdAt(hoursAgo(99)), "UNKNOWN NO_LOG_STREAM"),
                new Case(
                        "a stream whose summary has no time stamp",
                        old(s -> s.event(hoursAgo(30), "x").withoutSummary()),
                        IDLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void an_app_beside_others_is_judged_as_if_it_were_alone(Case one) {
        StudioWorld world = beside(one.app());
        IdleReport report = world.scan();
        assertThat(apps(report)).containsEntry(ONE, one.verdict());
        othersAreIdle(report);
        assertThat(world.aws.calls("logs:FilterLogEvents")).hasSize(1);
        assertThat(world.aws.calls("logs:GetLogEvents"))
                .allMatch(call -> call.text("logStreamName").startsWith("d-1/one/"));
    }

    @Test
    void a_stream_in_other_letters_is_searched_too() {
        Duration lag = Duration.ofHours(3);
        StudioWorld used = beside(silentFor(30));
        inGroup(
                used,
                "d-1/One/KernelGateway/app",
                s -> s.event(hoursAgo(40), "x").event(hoursAgo(1), "y").indexLag(lag));
        assertThat(apps(used.scan())).containsEntry(ONE, USED);
        StudioWorld started = beside(silentFor(30));
        inGroup(
                started,
                "d-1/One/KernelGateway/app/LifecycleConfigOnStart",
                s -> s.event(hoursAgo(150), "start").event(hoursAgo(1), "start").indexLag(lag));
        assertThat(apps(started.scan())).containsEntry(ONE, TOO_NEW);
    }

    @Test
    void since_when_it_is_idle_is_the_last_event_and_not_the_last_that_the_summary_knows() {
        StudioWorld world = beside(
                old(s -> s.event(hoursAgo(40), "x").event(hoursAgo(25), "y").indexLag(Duration.ofHours(26))));
        Idle verdict = (Idle) one(world.scan(), ONE).verdict();
        assertThat(verdict.since()).isEqualTo(hoursAgo(25));
        assertThat(world.aws.calls("logs:GetLogEvents")).isEmpty();
    }

    /** The stream in which it tells of its start stands so far back that it was not listed. */
    @Test
    void where_not_all_streams_are_listed_each_is_read_by_itself() {
        StudioWorld world = beside(silentFor(30)
                .andThen(app -> app.lifecycleConfigLogs(s -> s.event(hoursAgo(190 * 24), "start")
                        .event(hoursAgo(1), "start")
                        .indexLag(Duration.ofHours(3)))));
        world.aws.region("us-east-1").logGroup(GROUP, group -> {
            for (int i = 0; i < 1_000; i++) {
                double hours = 40 + i;
                group.stream("d-0/u" + i + "/KernelGateway/app", s -> s.event(hoursAgo(hours), "x"));
            }
        });
        IdleReport report = world.scan();
        assertThat(apps(report)).containsEntry(ONE, TOO_NEW);
        othersAreIdle(report);
        assertThat(world.aws.calls("logs:FilterLogEvents")).isEmpty();
    }

    @Test
    void two_apps_that_share_a_stream_share_what_is_found_in_it() {
        StudioWorld world = beside(
                old(s -> s.event(hoursAgo(30), "x").event(hoursAgo(1), "y").indexLag(Duration.ofHours(3))));
        world.aws
                .region("us-east-1")
                .domain(
                        "d-1",
                        domain -> domain.space(
                                "one",
                                space -> space.shared().kernelGateway("app", app -> app.createdAt(hoursAgo(99)))));
        assertThat(apps(world.scan())).containsEntry(ONE, USED).containsEntry("d-1/space/one/KernelGateway/app", USED);
    }

    @Test
    void where_nobody_knows_the_group_or_the_search_fails_each_is_read_by_itself() {
        for (String api : new String[] {"logs:DescribeLogGroups", "logs:FilterLogEvents"}) {
            for (Fault fault : new Fault[] {Fault.accessDenied(), Fault.emptyBody(), Fault.repeatedToken()}) {
                StudioWorld world = beside(old(
                        s -> s.event(hoursAgo(30), "x").event(hoursAgo(1), "y").indexLag(Duration.ofHours(3))));
                world.aws.fail(api, fault);
                IdleReport report = world.scan();
                assertThat(apps(report)).containsEntry(ONE, USED);
                othersAreIdle(report);
                assertThat(world.aws.calls("logs:GetLogEvents")).hasSize(6);
            }
        }
    }

    @Test
    void an_event_of_which_nobody_knows_the_time_or_the_stream_confirms_nothing() {
        var withoutTime = new ChangedAnswer<>(
                FilterLogEventsResponse.class,
                answer -> answer.toBuilder()
                        .events(answer.events().stream()
                                .map(event -> event.toBuilder().timestamp(null).build())
                                .toList())
                        .build());
        var withoutStream = new ChangedAnswer<>(
                FilterLogEventsResponse.class,
                answer -> answer.toBuilder()
                        .events(answer.events().stream()
                                .map(event ->
                                        event.toBuilder().logStreamName(null).build())
                                .toList())
                        .build());
        for (var change : List.of(withoutTime, withoutStream)) {
            StudioWorld world = beside(
                    old(s -> s.event(hoursAgo(30), "x").event(hoursAgo(1), "y").indexLag(Duration.ofHours(3))));
            assertThat(apps(world.scan(A_DAY, NOW, change))).containsEntry(ONE, USED);
        }
    }

    @Test
    void a_search_without_an_end_is_given_up() {
        StudioWorld world = beside(silentFor(30));
        IdleReport report = world.scan(A_DAY, NOW, new ExecutionInterceptor() {
            private final AtomicInteger pages = new AtomicInteger();

            @Override
            public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
                return context.request() instanceof FilterLogEventsRequest request
                        ? request.toBuilder()
                                .nextToken(null)
                                .startTime(hoursAgo(99).toEpochMilli())
                                .build()
                        : context.request();
            }

            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return context.response() instanceof FilterLogEventsResponse page
                        ? page.toBuilder()
                                .nextToken("f/" + pages.incrementAndGet())
                                .build()
                        : context.response();
            }
        });
        assertThat(apps(report).values()).hasSize(6).containsOnly(IDLE);
        assertThat(world.aws.calls("logs:FilterLogEvents")).hasSize(100);
        assertThat(world.aws.calls("logs:GetLogEvents")).hasSize(6);
    }
}
