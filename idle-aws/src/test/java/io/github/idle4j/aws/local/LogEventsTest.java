package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs GetLogEvents, and how long events stay. */
class LogEventsTest extends StandInTest {

    private GetLogEventsResponse get(LocalAws aws, Consumer<GetLogEventsRequest.Builder> request) {
        try (CloudWatchLogsClient client = logs(aws)) {
            return client.getLogEvents(
                    r -> r.logGroupName("g").logStreamName("s").applyMutation(request));
        }
    }

    private List<String> texts(LocalAws aws, Consumer<GetLogEventsRequest.Builder> request) {
        return get(aws, request).events().stream().map(OutputLogEvent::message).toList();
    }

    private long ago(int seconds) {
        return now.minusSeconds(seconds).toEpochMilli();
    }

    /** Events a to e, ten seconds apart; c has a twin. */
    private LocalAws five() {
        return aws(region -> region.logGroup("g", this::five));
    }

    private void five(LocalLogGroup group) {
        group.stream(
                "s",
                s -> s.event(now.minusSeconds(50), "a")
                        .event(now.minusSeconds(40), "b")
                        .event(now.minusSeconds(30), "c1")
                        .event(now.minusSeconds(30), "c2")
                        .event(now.minusSeconds(20), "d")
                        .event(now.minusSeconds(10), "e"));
    }

    @Test
    void theNewestEventsComeUnlessAskedForTheHeadAndAlwaysOldestFirst() {
        assertThat(texts(five(), r -> {})).containsExactly("a", "b", "c1", "c2", "d", "e");
        assertThat(texts(five(), r -> r.limit(2))).containsExactly("d", "e");
        assertThat(texts(five(), r -> r.limit(2).startFromHead(true))).containsExactly("a", "b");
    }

    @Test
    void theStartIsInclusiveAndTheEndExclusive() {
        assertThat(texts(five(), r -> r.startTime(ago(40)).endTime(ago(20)))).containsExactly("b", "c1", "c2");
        assertThat(texts(five(), r -> r.startTime(ago(40) + 1).endTime(ago(20) + 1)))
                .containsExactly("c1", "c2", "d");
        assertThat(texts(five(), r -> r.startTime(ago(40)).endTime(ago(40)))).isEmpty();
        assertThatThrownBy(() -> texts(five(), r -> r.startTime(ago(40)).endTime(ago(41))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void tokensLeadForwardsAndBackwardsAndRepeatAtTheEnds() {
        LocalAws aws = five();
        GetLogEventsResponse first = get(aws, r -> r.limit(3).startFromHead(true));
        assertThat(first.events()).extracting(OutputLogEvent::message).containsExactly("a", "b", "c1");
        GetLogEventsResponse second = get(aws, r -> r.limit(3).nextToken(first.nextForwardToken()));
        assertThat(second.events()).extracting(OutputLogEvent::message).containsExactly("c2", "d", "e");
        GetLogEventsResponse third = get(aws, r -> r.nextToken(second.nextForwardToken()));
        assertThat(third.events()).isEmpty();
        assertThat(third.nextForwardToken()).isEqualTo(second.nextForwardToken());

        assertThat(texts(aws, r -> r.limit(2).nextToken(second.nextBackwardToken())))
                .containsExactly("b", "c1");
        GetLogEventsResponse before = get(aws, r -> r.nextToken(first.nextBackwardToken()));
        assertThat(before.events()).isEmpty();
        assertThat(before.nextBackwardToken()).isEqualTo(first.nextBackwardToken());
    }

    @Test
    void backwardsPagesReachTheFirstEventAlsoOverEmptyOnes() {
        LocalAws overEmptyOnes = LocalAws.builder(() -> now)
                .emptyLogPages()
                .region("us-east-1", region -> region.logGroup("g", this::five))
                .build();
        assertThat(backwards(five())).containsExactly("a", "b", "c1", "c2", "d", "e");
        assertThat(backwards(overEmptyOnes)).containsExactly("a", "b", "c1", "c2", "d", "e");
    }

    private List<String> backwards(LocalAws aws) {
        List<String> seen = new ArrayList<>();
        GetLogEventsResponse page = get(aws, r -> r.limit(1));
        for (String token = ""; !page.nextBackwardToken().equals(token); ) {
            page.events().forEach(event -> seen.add(0, event.message()));
            token = page.nextBackwardToken();
            String asked = token;
            page = get(aws, r -> r.limit(1).nextToken(asked));
        }
        return seen;
    }

    @Test
    void anEmptyStreamHasTokensToo() {
        LocalAws aws = aws(region -> region.logGroup("g", g -> g.stream("s", s -> {})));
        GetLogEventsResponse page = get(aws, r -> {});
        assertThat(page.hasEvents()).isTrue();
        assertThat(page.events()).isEmpty();
        assertThat(get(aws, r -> r.nextToken(page.nextForwardToken())).nextForwardToken())
                .isEqualTo(page.nextForwardToken());
        assertThat(get(aws, r -> r.nextToken(page.nextBackwardToken())).nextBackwardToken())
                .isEqualTo(page.nextBackwardToken());
    }

    @Test
    void anEmptyPageInBetweenIsNotTheEnd() {
        LocalAws aws = LocalAws.builder(() -> now)
                .emptyLogPages()
                .region("us-east-1", region -> region.logGroup("g", this::five))
                .build();
        assertThat(texts(aws, r -> {})).isEmpty();
        List<String> seen = new ArrayList<>();
        try (CloudWatchLogsClient client = logs(aws)) {
            client.getLogEventsPaginator(r -> r.logGroupName("g")
                            .logStreamName("s")
                            .startFromHead(true)
                            .limit(4))
                    .forEach(page -> page.events().forEach(event -> seen.add(event.message())));
        }
        assertThat(seen).containsExactly("a", "b", "c1", "c2", "d", "e");
    }

    @Test
    void aPageHasTenThousandEventsAtMostAndAMegabyte() {
        LocalAws aws = aws(region -> region.logGroup(
                "g",
                g ->
                        g.stream("s", s -> s.eventsEvery(Duration.ofSeconds(1), now.minusSeconds(25_000), now, "x"))
                                .stream(
                                        "big",
                                        s -> s.eventsEvery(
                                                Duration.ofSeconds(1),
                                                now.minusSeconds(25),
                                                now,
                                                "x".repeat(100_000)))));
        assertThat(get(aws, r -> {}).events()).hasSize(10_000);
        assertThatThrownBy(() -> get(aws, r -> r.limit(10_001))).isInstanceOf(InvalidParameterException.class);
        assertThat(get(aws, r -> r.logStreamName("big")).events()).hasSize(11);
        try (CloudWatchLogsClient client = logs(aws)) {
            assertThat(
                            client
                                    .getLogEventsPaginator(r -> r.logGroupName("g")
                                            .logStreamName("s")
                                            .startFromHead(true))
                                    .stream()
                                    .mapToInt(page -> page.events().size())
                                    .sum())
                    .isEqualTo(25_000);
        }
    }

    @Test
    void aMissingStreamIsAResourceNotFoundException() {
        assertThatThrownBy(() -> get(five(), r -> r.logStreamName("S"))).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> get(five(), r -> r.logGroupName("h"))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void eventsAreReadBeforeTheSummaryKnowsThem() {
        LocalAws aws = aws(region -> region.logGroup(
                "g", g -> g.stream("s", s -> s.indexLag(Duration.ofHours(1)).event(now.minusSeconds(1), "fresh"))));
        assertThat(texts(aws, r -> {})).containsExactly("fresh");
    }

    @Test
    void eventsUpToTwoHoursAheadAreTaken() {
        LocalAws aws = aws(region -> region.logGroup(
                "g",
                g -> g.stream(
                        "s",
                        s -> s.clockAhead(Duration.ofHours(1))
                                .event(now.plusSeconds(3600), "ahead")
                                .event(now.plusSeconds(3601), "not yet"))));
        OutputLogEvent event = get(aws, r -> {}).events().get(0);
        assertThat(event.timestamp()).isEqualTo(now.plusSeconds(3600).toEpochMilli());
        assertThat(event.ingestionTime()).isEqualTo(now.toEpochMilli());
        assertThat(texts(aws, r -> r.endTime(now.toEpochMilli()))).isEmpty();
        now = now.plusSeconds(1);
        assertThat(texts(aws, r -> {})).containsExactly("ahead", "not yet");
        assertThatThrownBy(() -> aws.region("us-east-1")
                        .logGroup("g", g -> g.stream("s", s -> s.clockAhead(Duration.ofMinutes(121)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void retentionTakesEventsAwaySoonerOrLater() {
        Duration day = Duration.ofDays(1);
        LocalAws aws = aws(region -> region.logGroup(
                        "g",
                        g -> g.retentionInDays(1).stream(
                                "s",
                                s -> s.event(now.minus(day).minusMillis(1), "gone")
                                        .event(now.minus(day), "kept")))
                .logGroup(
                        "late",
                        g -> g.retentionInDays(1).deletionLag(Duration.ofHours(72)).stream(
                                "s", s -> s.event(now.minus(day).minusMillis(1), "still there"))));
        assertThat(texts(aws, r -> {})).containsExactly("kept");
        assertThat(texts(aws, r -> r.logGroupName("late"))).containsExactly("still there");
        now = now.plus(Duration.ofHours(72));
        assertThat(texts(aws, r -> r.logGroupName("late"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFREQUENT_ACCESS", "DELIVERY"})
    void onlyTheEventsOfAStandardGroupAreRead(String groupClass) {
        LocalAws aws = aws(region ->
                region.logGroup("g", g -> g.logGroupClass(groupClass).stream("s", s -> s.event(now, "x"))));
        assertThatThrownBy(() -> get(aws, r -> {})).isInstanceOf(InvalidParameterException.class);
        try (CloudWatchLogsClient client = logs(aws)) {
            assertThatThrownBy(() -> client.filterLogEvents(r -> r.logGroupName("g")))
                    .isInstanceOf(InvalidParameterException.class);
            assertThat(client.describeLogStreams(r -> r.logGroupName("g")).logStreams())
                    .hasSize(1);
        }
    }

    @Test
    void aRunWithoutEndGoesOnWithTheClock() {
        LocalAws aws = aws(region ->
                region.logGroup("g", g -> g.stream("s", s -> s.eventsEvery(Duration.ofMinutes(1), now, "tick"))));
        assertThat(texts(aws, r -> {})).hasSize(1);
        now = now.plusSeconds(3600);
        assertThat(texts(aws, r -> {})).hasSize(61);
    }
}
