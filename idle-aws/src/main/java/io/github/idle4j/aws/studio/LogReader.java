package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
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

    private final CloudWatchLogsClient logs;
    private final AwsCalls calls;

    LogReader(CloudWatchLogsClient logs, AwsCalls calls) {
        this.logs = logs;
        this.calls = calls;
    }

    /**
     * The streams with events since that instant, as far as the summaries know, the latest first. The order is as late as
     * the summaries are, and streams without events stand anywhere in it, so only an older one ends the reading; what is
     * not in the list may still have events.
     */
    Listing<LogStream> streamsSince(Instant cutoff) {
        String api = "logs:DescribeLogStreams";
        return Listing.read(new Listing.Pages<>(
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
                page -> reachesBefore(cutoff, page) ? null : page.nextToken()));
    }

    private static boolean reachesBefore(Instant cutoff, DescribeLogStreamsResponse page) {
        return page.logStreams().stream()
                .anyMatch(stream ->
                        stream.lastEventTimestamp() != null && stream.lastEventTimestamp() < cutoff.toEpochMilli());
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
     * When the last event before that instant was written to a stream, from the events themselves.
     *
     * <p>GetLogEvents never says that it is done: at the end of the stream it answers the token that it was asked with.
     *
     * @throws CallFailedException if the events could not be read to the end
     */
    Optional<Instant> lastEvent(String stream, Instant before) {
        String api = "logs:GetLogEvents";
        @Nullable String token = null;
        for (int page = 1; page <= MOST_PAGES; page++) {
            @Nullable String current = token;
            GetLogEventsResponse answer = calls.call(
                    api,
                    override -> logs.getLogEvents(request -> request.logGroupName(GROUP)
                            .logStreamName(stream)
                            .endTime(before.toEpochMilli())
                            .startFromHead(false)
                            .limit(1)
                            .nextToken(current)
                            .overrideConfiguration(override)));
            AwsCalls.requireContent(api, answer, answer.hasEvents());
            Optional<Instant> last =
                    answer.events().stream().map(LogReader::instant).max(Instant::compareTo);
            token = answer.nextBackwardToken();
            if (last.isPresent() || token == null || token.equals(current)) {
                return last;
            }
        }
        throw CallFailedException.unusable(api, MOST_PAGES + " empty pages in a row: the events have no end");
    }

    /** An event of which nobody knows the time may be the last one; an older one beside it would pass for that. */
    private static Instant instant(OutputLogEvent event) {
        if (event.timestamp() == null) {
            throw CallFailedException.unusable("logs:GetLogEvents", "an event without a time stamp");
        }
        return Instant.ofEpochMilli(event.timestamp());
    }
}
