package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs DescribeLogGroups and DescribeLogStreams. */
class LogListingTest extends StandInTest {

    private static final String GROUP = "/aws/sagemaker/studio";

    private static List<LogStream> streams(LocalAws aws, Consumer<DescribeLogStreamsRequest.Builder> request) {
        try (CloudWatchLogsClient client = logs(aws)) {
            return client.describeLogStreams(r -> r.logGroupName(GROUP).applyMutation(request))
                    .logStreams();
        }
    }

    private static List<String> names(LocalAws aws, Consumer<DescribeLogStreamsRequest.Builder> request) {
        return streams(aws, request).stream().map(LogStream::logStreamName).toList();
    }

    private static void isInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class);
    }

    private LocalAws siblings() {
        return aws(region -> region.logGroup(
                GROUP,
                g -> g.stream("d/a/KG/app-2", s -> s.event(now.minusSeconds(300), "old")).stream(
                        "d/a/KG/app", s -> s.event(now.minusSeconds(200), "mid"))
                        .stream("d/b/KG/app", s -> s.event(now.minusSeconds(100), "new"))));
    }

    @Test
    void aPrefixOfAGroupMatchesLongerNamesToo() {
        LocalAws aws = aws(region -> region.logGroup("/aws/sagemaker/studio2", g -> {})
                .logGroup(
                        GROUP,
                        g -> g.createdAt(now.minusSeconds(5))
                                .retentionInDays(30)
                                .logGroupClass("INFREQUENT_ACCESS"))
                .logGroup("/other", g -> {}));
        try (CloudWatchLogsClient client = logs(aws)) {
            List<LogGroup> groups =
                    client.describeLogGroups(r -> r.logGroupNamePrefix(GROUP)).logGroups();
            assertThat(groups).extracting(LogGroup::logGroupName).containsExactly(GROUP, "/aws/sagemaker/studio2");
            assertThat(groups).extracting(LogGroup::retentionInDays).containsExactly(30, null);
            assertThat(groups)
                    .extracting(LogGroup::logGroupClass)
                    .containsExactly(LogGroupClass.INFREQUENT_ACCESS, LogGroupClass.STANDARD);
            assertThat(groups.get(0).creationTime())
                    .isEqualTo(now.minusSeconds(5).toEpochMilli());
            assertThat(groups.get(0).arn()).endsWith(":log-group:" + GROUP + ":*");
        }
    }

    @Test
    void groupsComeInPagesOfFiftyAtMost() {
        LocalAws aws = aws(region -> {
            for (int i = 0; i < 60; i++) {
                region.logGroup("g" + i, g -> {});
            }
        });
        try (CloudWatchLogsClient client = logs(aws)) {
            assertThat(client.describeLogGroups().logGroups()).hasSize(50);
            assertThat(client.describeLogGroupsPaginator().logGroups()).hasSize(60);
            isInvalid(() -> client.describeLogGroups(r -> r.limit(51)));
        }
    }

    @Test
    void streamsAreOrderedByNameUnlessAskedOtherwise() {
        assertThat(names(siblings(), r -> {})).containsExactly("d/a/KG/app", "d/a/KG/app-2", "d/b/KG/app");
        assertThat(names(siblings(), r -> r.descending(true)))
                .containsExactly("d/b/KG/app", "d/a/KG/app-2", "d/a/KG/app");
        assertThat(names(siblings(), r -> r.orderBy(OrderBy.LAST_EVENT_TIME)))
                .containsExactly("d/a/KG/app-2", "d/a/KG/app", "d/b/KG/app");
        assertThat(names(siblings(), r -> r.orderBy(OrderBy.LAST_EVENT_TIME).descending(true)))
                .containsExactly("d/b/KG/app", "d/a/KG/app", "d/a/KG/app-2");
    }

    @Test
    void aPrefixMatchesSiblingsAndInDescendingOrderTheExactNameIsLast() {
        assertThat(names(siblings(), r -> r.logStreamNamePrefix("d/a/KG/app")))
                .containsExactly("d/a/KG/app", "d/a/KG/app-2");
        assertThat(names(
                        siblings(),
                        r -> r.logStreamNamePrefix("d/a/KG/app")
                                .descending(true)
                                .limit(1)))
                .containsExactly("d/a/KG/app-2");
        assertThat(names(siblings(), r -> r.logStreamNamePrefix("D/A"))).isEmpty();
    }

    @Test
    void aPrefixDoesNotGoWithTheOrderOfLastEvents() {
        isInvalid(() -> streams(siblings(), r -> r.logStreamNamePrefix("d/").orderBy(OrderBy.LAST_EVENT_TIME)));
    }

    @Test
    void aPageOfStreamsHasFiftyAtMost() {
        LocalAws aws = aws(region -> region.logGroup(GROUP, g -> {
            for (int i = 0; i < 120; i++) {
                long age = i;
                g.stream("s" + i, s -> s.event(now.minusSeconds(age), "x"));
            }
        }));
        assertThat(streams(aws, r -> {})).hasSize(50);
        isInvalid(() -> streams(aws, r -> r.limit(51)));
        isInvalid(() -> streams(aws, r -> r.limit(0)));
        for (OrderBy order : List.of(OrderBy.LAST_EVENT_TIME, OrderBy.LOG_STREAM_NAME)) {
            for (boolean descending : new boolean[] {true, false}) {
                try (CloudWatchLogsClient client = logs(aws)) {
                    assertThat(client
                                    .describeLogStreamsPaginator(r ->
                                            r.logGroupName(GROUP).orderBy(order).descending(descending))
                                    .logStreams()
                                    .stream()
                                    .map(LogStream::logStreamName)
                                    .distinct())
                            .hasSize(120);
                }
            }
        }
    }

    @Test
    void aTokenLivesForADayAndForItsOwnRequest() {
        LocalAws aws = siblings();
        try (CloudWatchLogsClient client = logs(aws)) {
            String token = client.describeLogStreams(r -> r.logGroupName(GROUP).limit(1))
                    .nextToken();
            isInvalid(() -> streams(aws, r -> r.nextToken(token).descending(true)));
            assertThat(names(aws, r -> r.nextToken(token))).hasSize(2);
            now = now.plus(Duration.ofHours(25));
            isInvalid(() -> streams(aws, r -> r.nextToken(token)));
        }
    }

    @Test
    void aMissingGroupIsAResourceNotFoundException() {
        assertThatThrownBy(() -> streams(aws(region -> {}), r -> {}))
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(400));
    }

    @Test
    void aGroupMayBeNamedByItsArn() {
        try (CloudWatchLogsClient client = logs(siblings())) {
            String arn = client.describeLogGroups().logGroups().get(0).logGroupArn();
            assertThat(client.describeLogStreams(r -> r.logGroupIdentifier(arn)).logStreams())
                    .hasSize(3);
            isInvalid(() ->
                    client.describeLogStreams(r -> r.logGroupIdentifier(arn).logGroupName(GROUP)));
            assertThatThrownBy(() -> client.describeLogStreams(r -> r.logGroupIdentifier(arn.replace("1111", "2222"))))
                    .isInstanceOf(CloudWatchLogsException.class);
        }
    }

    @Test
    void aSummaryIsLateAndNeverEarly() {
        LocalAws aws = LocalAws.builder(() -> now)
                .logIndexLag(Duration.ofMinutes(40))
                .region(
                        "us-east-1",
                        region -> region.logGroup(
                                GROUP,
                                g -> g.stream(
                                        "a",
                                        s -> s.event(now.minus(Duration.ofMinutes(50)), "older")
                                                .event(now.minus(Duration.ofMinutes(30)), "newer"))
                                        .stream(
                                                "b",
                                                s -> s.indexLag(Duration.ZERO)
                                                        .event(now.minus(Duration.ofMinutes(30)), "x"))
                                        .stream("c", s -> s.event(now.minus(Duration.ofMinutes(1)), "first"))))
                .build();
        assertThat(streams(aws, r -> {}))
                .extracting(LogStream::lastEventTimestamp)
                .containsExactly(
                        now.minus(Duration.ofMinutes(50)).toEpochMilli(),
                        now.minus(Duration.ofMinutes(30)).toEpochMilli(),
                        null);
        now = now.plus(Duration.ofMinutes(10));
        assertThat(streams(aws, r -> {}).get(0).lastEventTimestamp())
                .isEqualTo(now.minus(Duration.ofMinutes(40)).toEpochMilli());
    }

    /** So a stream that is missing among the newest may be one of them. */
    @Test
    void aStreamStandsWhereItsLateSummaryPutsIt() {
        LocalAws aws = siblings();
        aws.region("us-east-1")
                .logGroup(
                        GROUP,
                        g -> g.stream(
                                "d/a/KG/app-2",
                                s -> s.indexLag(Duration.ofSeconds(250)).event(now.minusSeconds(1), "busy")));
        assertThat(names(aws, r -> r.orderBy(OrderBy.LAST_EVENT_TIME).descending(true)))
                .containsExactly("d/b/KG/app", "d/a/KG/app", "d/a/KG/app-2");
    }

    @Test
    void aStreamWithoutTimesStandsAnywhereInTheOrderOfLastEvents() {
        LocalAws aws = aws(region -> region.logGroup(GROUP, g -> {
            for (int i = 0; i < 100; i++) {
                long age = i * 1000L;
                g.stream("timed" + i, s -> s.event(now.minusSeconds(age), "x"));
            }
            for (int i = 0; i < 10; i++) {
                g.stream("empty" + i, s -> s.createdAt(now.minusSeconds(9)));
            }
            g.stream("silent", s -> s.event(now.minusSeconds(1), "x").withoutSummary());
        }));
        List<Integer> positions = new ArrayList<>();
        List<LogStream> all;
        try (CloudWatchLogsClient client = logs(aws)) {
            all = client
                    .describeLogStreamsPaginator(r -> r.logGroupName(GROUP)
                            .orderBy(OrderBy.LAST_EVENT_TIME)
                            .descending(true))
                    .logStreams()
                    .stream()
                    .toList();
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).lastEventTimestamp() == null) {
                positions.add(i);
            }
        }
        assertThat(all).hasSize(111);
        assertThat(positions).hasSize(11).anyMatch(p -> p < 50).anyMatch(p -> p >= 50);
        assertThat(all.stream().map(LogStream::lastEventTimestamp).filter(Objects::nonNull))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aSummaryKnowsEventsThatAreAheadOfTheClock() {
        LocalAws aws = aws(region -> region.logGroup(
                GROUP,
                g -> g.stream("s", s -> s.clockAhead(Duration.ofHours(2)).event(now.plusSeconds(7000), "early")).stream(
                        "t", s -> s.event(now.minusSeconds(1), "x").event(now.plusSeconds(1), "to come"))));
        assertThat(streams(aws, r -> {}))
                .extracting(LogStream::lastEventTimestamp)
                .containsExactly(
                        now.plusSeconds(7000).toEpochMilli(),
                        now.minusSeconds(1).toEpochMilli());
        assertThat(streams(aws, r -> {}).get(0).lastIngestionTime()).isLessThanOrEqualTo(now.toEpochMilli());
    }

    @Test
    void whetherSummariesOutliveTheirEventsIsASwitch() {
        LocalAws aws = aws(region -> region.logGroup(
                        GROUP, g -> g.retentionInDays(1).stream("s", s -> s.event(now.minusSeconds(100_000), "x")))
                .logGroup(
                        "forgets",
                        g -> g.retentionInDays(1).forgetsSummaries().stream(
                                "s", s -> s.event(now.minusSeconds(100_000), "x"))));
        assertThat(streams(aws, r -> {}).get(0).lastEventTimestamp()).isNotNull();
        assertThat(streams(aws, r -> r.logGroupName("forgets")).get(0).lastEventTimestamp())
                .isNull();
    }

    @Test
    void aStreamIsNotThereBeforeItIsCreated() {
        LocalAws aws = aws(region -> region.logGroup(GROUP, g -> g.stream("s", s -> s.event(now.plusSeconds(5), "x"))));
        assertThat(streams(aws, r -> {})).isEmpty();
        now = now.plusSeconds(5);
        assertThat(streams(aws, r -> {}).get(0).creationTime()).isEqualTo(now.toEpochMilli());
    }

    @Test
    void theOrderOfLastEventsFollowsEachChange() {
        LocalAws aws = siblings();
        assertThat(names(aws, r -> r.orderBy(OrderBy.LAST_EVENT_TIME))).endsWith("d/b/KG/app");
        aws.region("us-east-1").logGroup(GROUP, g -> g.stream("d/a/KG/app", s -> s.event(now, "newest")));
        assertThat(names(aws, r -> r.orderBy(OrderBy.LAST_EVENT_TIME))).endsWith("d/a/KG/app");
    }
}
