package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** The calls of CloudWatch Logs that Studio needs, all on the one log group of Studio. Thread-safe. */
final class LogReader {

    /** Where all apps of all domains of a region write (developer guide, "Log groups and streams"). */
    static final String GROUP = "/aws/sagemaker/studio";

    /** The most that DescribeLogStreams gives on a page. */
    private static final int LARGEST_PAGE = 50;

    /** Empty pages come in between; after so many nobody knows. */
    private static final int MOST_PAGES = 20;

    /** A search answers empty pages too, while it looks through what does not fit. */
    private static final int MOST_PAGES_OF_SEARCH = 100;

    /** The most streams that FilterLogEvents takes by name. */
    static final int MOST_NAMES = 100;

    /** The most events that GetLogEvents gives on a page; it also ends one at a megabyte. */
    private static final int MOST_EVENTS = 10_000;

    private final CloudWatchLogsClient logs;
    private final AwsCalls calls;

    LogReader(CloudWatchLogsClient logs, AwsCalls calls) {
        this.logs = logs;
        this.calls = calls;
    }

    /**
     * The streams, page by page, the latest first as far as their summaries know. The order is as late as the summaries
     * are, and streams without events stand anywhere in it.
     */
    Listing.Reader<DescribeLogStreamsResponse, LogStream> streams() {
        String api = "logs:DescribeLogStreams";
        return new Listing.Reader<>(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> logs.describeLogStreams(request -> request.logGroupName(GROUP)
                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                .descending(true)
                                .limit(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                DescribeLogStreamsResponse::hasLogStreams,
                DescribeLogStreamsResponse::logStreams,
                DescribeLogStreamsResponse::nextToken));
    }

    /** The group of that exact name; a prefix finds longer ones too. */
    Optional<LogGroup> group() {
        String api = "logs:DescribeLogGroups";
        Listing<LogGroup> listing = Listing.read(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> logs.describeLogGroups(request -> request.logGroupNamePrefix(GROUP)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                DescribeLogGroupsResponse::hasLogGroups,
                DescribeLogGroupsResponse::logGroups,
                DescribeLogGroupsResponse::nextToken));
        listing.failure().ifPresent(failure -> {
            throw failure;
        });
        return listing.items().stream()
                .filter(group -> GROUP.equals(group.logGroupName()))
                .findFirst();
    }

    /**
     * Finds the events of some streams.
     *
     * @param names  of {@value #MOST_NAMES} streams at most, each of which is there
     * @param from   the instant of the first that counts
     * @param to     the instant of the last that counts
     * @param phrases of which an event has to hold one; all events fit where there are none
     * @throws CallFailedException if the events could not be read to the end
     */
    List<FilteredLogEvent> search(Set<String> names, Instant from, Instant to, List<String> phrases) {
        String api = "logs:FilterLogEvents";
        @Nullable String pattern = phrases.isEmpty() ? null : anyOf(phrases);
        var pages = new Listing.Reader<>(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> logs.filterLogEvents(request -> request.logGroupName(GROUP)
                                .logStreamNames(names)
                                .startTime(from.toEpochMilli())
                                .endTime(to.toEpochMilli())
                                .filterPattern(pattern)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                FilterLogEventsResponse::hasEvents,
                FilterLogEventsResponse::events,
                FilterLogEventsResponse::nextToken));
        List<FilteredLogEvent> events = new ArrayList<>();
        for (int page = 1; pages.hasNext(); page++) {
            if (page > MOST_PAGES_OF_SEARCH) {
                throw CallFailedException.unusable(api, "more than " + MOST_PAGES_OF_SEARCH + " pages of events");
            }
            events.addAll(pages.next());
        }
        pages.failure().ifPresent(failure -> {
            throw failure;
        });
        if (events.stream().anyMatch(event -> event.timestamp() == null || event.logStreamName() == null)) {
            throw CallFailedException.unusable(api, "an event without a time stamp or a stream");
        }
        return events;
    }

    /** As a filter pattern, in which a question mark stands before each of several phrases of which one will do. */
    private static String anyOf(List<String> phrases) {
        return phrases.stream()
                .map(phrase -> "?\"" + phrase.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(" "));
    }

    /**
     * When the last event before that instant was written to a stream, from the events themselves.
     *
     * @throws CallFailedException if the events could not be read to the end
     */
    Optional<Instant> lastEvent(String stream, Instant before) {
        EventReader events = new EventReader(stream, before, 1);
        for (int page = 1; events.hasNext(); page++) {
            if (page > MOST_PAGES) {
                throw CallFailedException.unusable(
                        EventReader.API, MOST_PAGES + " empty pages in a row: the events have no end");
            }
            Optional<Instant> last = events.next().stream().map(Event::time).max(Instant::compareTo);
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    /** The events of a stream before that instant, page by page, the latest page first. */
    EventReader events(String stream, Instant before) {
        return new EventReader(stream, before, MOST_EVENTS);
    }

    /** One event. */
    record Event(Instant time, String text) {}

    /**
     * Reads the events of one stream from its end, page by page.
     *
     * <p>GetLogEvents never says that it is done: at the end of the stream it answers the token that it was asked with.
     */
    final class EventReader {

        private static final String API = "logs:GetLogEvents";

        private final String stream;
        private final Instant before;
        private final int limit;
        private @Nullable String token;
        private boolean ended;
        private Instant oldest = Instant.MAX;

        private EventReader(String stream, Instant before, int limit) {
            this.stream = stream;
            this.before = before;
            this.limit = limit;
        }

        /** Whether there may be older events. */
        boolean hasNext() {
            return !ended;
        }

        /**
         * The next older events; there may be none on a page though there are on the next.
         *
         * @throws CallFailedException if they could not be read
         */
        List<Event> next() {
            @Nullable String current = token;
            GetLogEventsResponse answer = calls.call(
                    API,
                    override -> logs.getLogEvents(request -> request.logGroupName(GROUP)
                            .logStreamName(stream)
                            .endTime(before.toEpochMilli())
                            .startFromHead(false)
                            .limit(limit)
                            .nextToken(current)
                            .overrideConfiguration(override)));
            AwsCalls.requireContent(API, answer, answer.hasEvents());
            token = answer.nextBackwardToken();
            ended = token == null || token.equals(current);
            List<Event> events =
                    answer.events().stream().map(EventReader::event).toList();
            for (Event event : events) {
                oldest = event.time().isBefore(oldest) ? event.time() : oldest;
            }
            return events;
        }

        /** The oldest event that was read; the end of time where none was. */
        Instant oldest() {
            return oldest;
        }

        /** An event of which nobody knows the time may be the last one; an older one beside it would pass for that. */
        private static Event event(OutputLogEvent event) {
            if (event.timestamp() == null) {
                throw CallFailedException.unusable(API, "an event without a time stamp");
            }
            return new Event(Instant.ofEpochMilli(event.timestamp()), event.message() == null ? "" : event.message());
        }
    }
}
