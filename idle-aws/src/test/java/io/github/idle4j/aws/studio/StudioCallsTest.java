package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.ScanListener;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/** What a scan of Studio asks AWS for, how it pages, and what it says of calls that failed. */
class StudioCallsTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";

    private static Consumer<LocalApp> silentFor(double hours) {
        return app -> app.createdAt(hoursAgo(200)).logs(stream -> stream.event(hoursAgo(hours), "x"));
    }

    private static StudioWorld ofUsers(int count, double hoursSilent) {
        return StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < count; i++) {
                domain.userProfile("u" + i, profile -> profile.kernelGateway("app", silentFor(hoursSilent)));
            }
        }));
    }

    @Test
    void an_app_whose_summary_shows_use_costs_no_call_of_its_own() {
        StudioWorld world = ofUsers(3, 1);
        assertThat(apps(world.scan()).values()).hasSize(3).containsOnly("ACTIVE USED");
        assertThat(world.aws.calls("logs:GetLogEvents")).isEmpty();
    }

    @Test
    void no_stream_is_asked_for_in_a_group_that_is_missing() {
        StudioWorld world = StudioWorld.ofOne(app -> {});
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN LOG_GROUP_MISSING");
        assertThat(world.aws.calls("logs:GetLogEvents")).isEmpty();
    }

    /** Such rows have been seen anywhere in the order. */
    @Test
    void a_stream_of_which_nobody_knows_the_last_event_does_not_end_the_listing() {
        StudioWorld world = ofUsers(120, 1);
        IdleReport report = world.scan(IdlePolicy.quietFor(Duration.ofDays(1)), NOW, new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return context.response() instanceof DescribeLogStreamsResponse page
                        ? page.toBuilder()
                                .logStreams(Stream.concat(
                                                Stream.of(LogStream.builder()
                                                        .logStreamName("d-0/nobody/KernelGateway/app")
                                                        .build()),
                                                page.logStreams().stream())
                                        .toList())
                                .build()
                        : context.response();
            }
        });
        assertThat(apps(report).values()).hasSize(120).containsOnly("ACTIVE USED");
        assertThat(world.aws.calls("logs:GetLogEvents")).isEmpty();
    }

    @Test
    void the_group_is_the_one_of_that_very_name() {
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(s -> {}));
        world.aws
                .region("us-east-1")
                .logGroup(GROUP + "-old", group -> group.retentionInDays(1))
                .logGroup(GROUP, group -> group.retentionInDays(400));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN EMPTY_STREAM");
    }

    /** Of a threshold of a day, two days that are kept are a day and the day that may be cut. */
    @ParameterizedTest
    @CsvSource({"1, RETENTION_TOO_SHORT", "2, EMPTY_STREAM"})
    void retention_is_too_short_where_it_may_have_cut_the_window(int days, String reason) {
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(s -> {}));
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.retentionInDays(days));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN " + reason);
    }

    @Test
    void the_class_of_the_group_is_why_its_events_cannot_be_read() {
        StudioWorld world = StudioWorld.ofOne(silentFor(30));
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.logGroupClass("INFREQUENT_ACCESS"));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN LOG_CLASS");
    }

    @Test
    void the_group_is_asked_for_once() {
        StudioWorld world = StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < 20; i++) {
                domain.userProfile(
                        "u" + i,
                        profile -> profile.kernelGateway(
                                "app", app -> app.createdAt(hoursAgo(99)).logs(s -> {})));
            }
        }));
        assertThat(apps(world.scan()).values()).hasSize(20).containsOnly("UNKNOWN EMPTY_STREAM");
        assertThat(world.aws.calls("logs:DescribeLogGroups")).hasSize(1);
    }

    @Test
    void a_group_that_cannot_be_looked_up_is_told_of_and_changes_the_reason_only() {
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(s -> {}));
        world.aws.fail("logs:DescribeLogGroups", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(apps(report)).containsValue("UNKNOWN EMPTY_STREAM");
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .anyMatch(error -> error.startsWith("logs:DescribeLogGroups: AccessDenied"));
    }

    @Test
    void events_that_cannot_be_read_are_told_of_once_for_all_apps() {
        StudioWorld world = ofUsers(3, 30);
        world.aws.fail("logs:GetLogEvents", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(apps(report).values()).hasSize(3).containsOnly("UNKNOWN ACCESS_DENIED");
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .singleElement()
                .asString()
                .startsWith("logs:GetLogEvents: AccessDenied");
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void a_stream_that_has_no_end_of_empty_pages_is_not_an_empty_one() {
        StudioWorld world = StudioWorld.ofOne(silentFor(30));
        IdleReport report = world.scan(IdlePolicy.quietFor(Duration.ofDays(1)), NOW, new ExecutionInterceptor() {
            private final AtomicInteger pages = new AtomicInteger();

            @Override
            public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
                return context.request() instanceof GetLogEventsRequest request
                        ? request.toBuilder().nextToken(null).build()
                        : context.request();
            }

            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return context.response() instanceof GetLogEventsResponse page
                        ? page.toBuilder()
                                .events(List.of())
                                .nextBackwardToken("b/" + pages.incrementAndGet())
                                .build()
                        : context.response();
            }
        });
        assertThat(apps(report)).containsValue("UNKNOWN CALL_FAILED");
    }

    @Test
    void the_latest_streams_come_first_whatever_their_names() {
        StudioWorld world = StudioWorld.of(region -> region.domain("d-1", domain -> {
            domain.userProfile("aaron", aaron -> aaron.kernelGateway("app", silentFor(1)));
            for (int i = 0; i < 60; i++) {
                domain.userProfile("u" + i, profile -> profile.kernelGateway("app", silentFor(30)));
            }
        }));
        assertThat(apps(world.scan())).containsEntry("d-1/user/aaron/KernelGateway/app", "ACTIVE USED");
        assertThat(world.aws.calls("logs:GetLogEvents"))
                .noneMatch(call -> "d-1/aaron/KernelGateway/app".equals(call.text("logStreamName")));
    }

    @Test
    void logs_are_not_asked_for_where_no_app_is_judged_by_them() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1", domain -> domain.userProfile("alice", alice -> alice.app("Canvas", "default", silentFor(1)))));
        assertThat(apps(world.scan())).containsValue("UNKNOWN NO_METRICS");
        assertThat(world.aws.calls("logs:*")).isEmpty();
    }

    @Test
    void apps_and_instances_are_counted_as_they_are_found() {
        var listed = new AtomicLong();
        IdleDetector.builder()
                .watch(ofUsers(3, 1).source(), IdlePolicy.quietFor(Duration.ofDays(1)))
                .asOf(NOW)
                .build()
                .scanTelling(new ScanListener() {
                    @Override
                    public void listed(long more) {
                        listed.addAndGet(more);
                    }
                });
        assertThat(listed).hasValue(6);
    }

    @Test
    void streams_that_cannot_be_listed_leave_each_app_its_own() {
        StudioWorld world = ofUsers(2, 1);
        world.aws.fail("logs:DescribeLogStreams", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(apps(report).values()).hasSize(2).containsOnly("ACTIVE USED");
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .singleElement()
                .asString()
                .startsWith("logs:DescribeLogStreams: AccessDenied");
    }

    @Test
    void spaces_are_listed_only_where_an_app_is_of_one() {
        StudioWorld world = ofUsers(2, 30);
        assertThat(apps(world.scan()).values()).containsOnly(IDLE);
        assertThat(world.aws.calls("sagemaker:ListSpaces")).isEmpty();
    }

    @Test
    void an_account_that_is_told_is_not_asked_for() {
        StudioWorld world = ofUsers(1, 1);
        StudioActivitySource source =
                world.sourceBuilder().account("222222222222").build();
        assertThat(accountsSeenBy(source)).containsOnly("222222222222");
        assertThat(source.origin().account()).hasValue("222222222222");
        assertThat(source.origin().region()).hasValue("us-east-1");
        assertThat(world.aws.calls("sagemaker:ListDomains")).isEmpty();
        assertThat(accountsSeenBy(world.source())).containsOnly("111111111111");
    }

    @Test
    void what_runs_the_calls_is_the_callers_where_the_caller_brings_one() {
        var runs = new AtomicInteger();
        StudioActivitySource source = ofUsers(3, 30)
                .sourceBuilder()
                .executor(work -> {
                    runs.incrementAndGet();
                    work.run();
                })
                .build();
        assertThat(accountsSeenBy(source)).hasSize(1);
        assertThat(runs).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void a_call_takes_no_longer_than_it_may() {
        StudioWorld world = ofUsers(1, 1);
        world.aws.latency(Duration.ofSeconds(2));
        StudioActivitySource source =
                world.sourceBuilder().callTimeout(Duration.ofMillis(100)).build();
        assertThat(accountsSeenBy(source)).isEmpty();
    }

    private static Set<String> accountsSeenBy(StudioActivitySource source) {
        return IdleDetector.builder()
                .watch(source, IdlePolicy.quietFor(Duration.ofDays(1)))
                .asOf(NOW)
                .build()
                .scan()
                .assessments()
                .stream()
                .map(one -> one.resource().account())
                .collect(Collectors.toSet());
    }
}
