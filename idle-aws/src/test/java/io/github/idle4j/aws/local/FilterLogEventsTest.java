package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs FilterLogEvents. */
class FilterLogEventsTest extends StandInTest {

    private static FilterLogEventsResponse filter(LocalAws aws, Consumer<FilterLogEventsRequest.Builder> request) {
        try (CloudWatchLogsClient client = logs(aws)) {
            return client.filterLogEvents(r -> r.logGroupName("g").applyMutation(request));
        }
    }

    private static List<String> texts(LocalAws aws, Consumer<FilterLogEventsRequest.Builder> request) {
        return filter(aws, request).events().stream()
                .map(FilteredLogEvent::message)
                .toList();
    }

    private void three(LocalLogGroup group) {
        group.stream("d/a", s -> s.event(now.minusSeconds(30), "a1").event(now.minusSeconds(10), "a2")).stream(
                "d/ab", s -> s.event(now.minusSeconds(20), "ab"))
                .stream("d/b", s -> s.event(now.minusSeconds(20), "b"));
    }

    private LocalAws three() {
        return aws(region -> region.logGroup("g", this::three));
    }

    @Test
    void eventsOfAllStreamsComeInTheOrderOfTime() {
        List<FilteredLogEvent> events = filter(three(), r -> {}).events();
        assertThat(events).extracting(FilteredLogEvent::message).containsExactly("a1", "ab", "b", "a2");
        assertThat(events).extracting(FilteredLogEvent::logStreamName).containsExactly("d/a", "d/ab", "d/b", "d/a");
    }

    @Test
    void streamsAreNamedExactlyOrByPrefixAndNotBoth() {
        assertThat(texts(three(), r -> r.logStreamNames("d/a"))).containsExactly("a1", "a2");
        assertThat(texts(three(), r -> r.logStreamNamePrefix("d/a"))).containsExactly("a1", "ab", "a2");
        assertThat(texts(three(), r -> r.logStreamNamePrefix("x"))).isEmpty();
        assertThatThrownBy(() -> texts(three(), r -> r.logStreamNames("d/a").logStreamNamePrefix("d/")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aHundredNamesAtMostAndAllOfThemAreThere() {
        LocalAws aws = aws(region -> region.logGroup("g", g -> {
            for (int i = 0; i < 101; i++) {
                g.stream("s" + i, s -> s.event(now, "x"));
            }
        }));
        List<String> names = IntStream.range(0, 101).mapToObj(i -> "s" + i).toList();
        assertThat(texts(aws, r -> r.logStreamNames(names.subList(0, 100)))).hasSize(100);
        assertThatThrownBy(() -> texts(aws, r -> r.logStreamNames(names)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> texts(aws, r -> r.logStreamNames("s1", "none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void bothEndsAreInclusive() {
        long start = now.minusSeconds(30).toEpochMilli();
        long end = now.minusSeconds(20).toEpochMilli();
        assertThat(texts(three(), r -> r.startTime(start).endTime(end))).containsExactly("a1", "ab", "b");
        assertThat(texts(three(), r -> r.startTime(start + 1).endTime(end - 1))).isEmpty();
    }

    @Test
    void aTokenGoesOnAfterTheLastEvent() {
        LocalAws aws = three();
        FilterLogEventsResponse first = filter(aws, r -> r.limit(2));
        assertThat(first.events()).extracting(FilteredLogEvent::message).containsExactly("a1", "ab");
        FilterLogEventsResponse second = filter(aws, r -> r.limit(2).nextToken(first.nextToken()));
        assertThat(second.events()).extracting(FilteredLogEvent::message).containsExactly("b", "a2");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void aPageMayBeEmptyAndHaveAToken() {
        LocalAws aws = LocalAws.builder(() -> now)
                .emptyLogPages()
                .region("us-east-1", region -> region.logGroup("g", this::three))
                .build();
        FilterLogEventsResponse first = filter(aws, r -> {});
        assertThat(first.events()).isEmpty();
        assertThat(first.nextToken()).isNotNull();
        List<String> seen = new ArrayList<>();
        try (CloudWatchLogsClient client = logs(aws)) {
            client.filterLogEventsPaginator(r -> r.logGroupName("g").limit(3))
                    .events()
                    .forEach(event -> seen.add(event.message()));
        }
        assertThat(seen).containsExactly("a1", "ab", "b", "a2");
    }

    @Test
    void aLongSearchGivesPagesOnWhichNothingIsFound() {
        LocalAws aws = aws(region -> region.logGroup(
                "g",
                g -> g.stream(
                        "s",
                        s -> s.eventsEvery(Duration.ofSeconds(10), now.minusSeconds(1_000_000), now, "poll")
                                .event(now.minusSeconds(5), "work"))));
        FilterLogEventsResponse first = filter(aws, r -> r.filterPattern("work"));
        assertThat(first.events()).isEmpty();
        assertThat(first.nextToken()).isNotNull();
        try (CloudWatchLogsClient client = logs(aws)) {
            assertThat(client.filterLogEventsPaginator(r -> r.logGroupName("g").filterPattern("work"))
                            .events())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, '[ERROR 400] BAD REQUEST', true",
        "ERROR, error, false",
        "ERROR, ERRORS, false",
        "ERROR ARGUMENTS, ERROR: no ARGUMENTS, true",
        "ERROR ARGUMENTS, ERROR, false",
        "?ERROR ?WARN, WARN x, true",
        "?ERROR ?WARN, INFO x, false",
        "'?\"jl-cell-executed\" ?\"Watching file:\"', 'Watching file: a.ipynb', true",
        "'?\"jl-cell-executed\" ?\"Watching file:\"', 'GET /api', false",
        "ERROR -EXITING, ERROR EXITING, false",
        "ERROR -EXITING, ERROR x, true",
        "'\"jl-cell-executed\"', '{\"event\": \"jl-cell-executed\"}', true",
        "'\"jl-cell-executed\"', jl-cell, false",
        "'\"[auto-stop-idle]\"', '[auto-stop-idle] - x', true",
        "'\"INTERNAL SERVER ERROR\"', '500: INTERNAL SERVER ERROR', true",
        "'\"INTERNAL SERVER ERROR\"', 'INTERNAL ERROR', false",
    })
    void aPatternHasWordsAndQuotedPhrases(String pattern, String line, boolean found) {
        LocalAws aws = aws(region -> region.logGroup("g", g -> g.stream("s", s -> s.event(now, line))));
        assertThat(texts(aws, r -> r.filterPattern(pattern))).hasSize(found ? 1 : 0);
    }

    /** So the filter lets through more than was meant, or less. */
    @ParameterizedTest
    @CsvSource({
        "?ERROR ?ARGUMENTS REQUEST, '[INFO] REQUEST FAILED', true",
        "?ERROR ?ARGUMENTS REQUEST, '[ERROR] FAILED', false",
        "?ERROR -EXITING, INFO, true",
        "?ERROR -EXITING, ERROR EXITING, false",
    })
    void termsAfterAQuestionMarkSayNothingBesideOthers(String pattern, String line, boolean found) {
        LocalAws aws = aws(region -> region.logGroup("g", g -> g.stream("s", s -> s.event(now, line))));
        assertThat(texts(aws, r -> r.filterPattern(pattern))).hasSize(found ? 1 : 0);
    }

    @Test
    void aPatternHas1024CharactersAtMost() {
        assertThat(texts(three(), r -> r.filterPattern("a".repeat(1024)))).isEmpty();
        assertThatThrownBy(() -> texts(three(), r -> r.filterPattern("a".repeat(1025))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jl-cell-executed", "\"open", "{ $.a = 1 }", "[a, b]", "%x%"})
    void aPatternThatIsNotReadIsRefused(String pattern) {
        assertThatThrownBy(() -> texts(three(), r -> r.filterPattern(pattern)))
                .isInstanceOf(InvalidParameterException.class);
    }
}
