package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * CloudWatch Logs FilterLogEvents. It looks through a certain amount of events for each page, so that a page on which
 * nothing fits is empty and has a token.
 */
final class FilterLogEvents {

    private static final int MOST_STREAMS = 100;
    private static final int LOOKED_THROUGH = 50_000;
    private static final String KIND = "filter";

    private FilterLogEvents() {}

    static Map<String, Object> answer(Input input, LocalRegion region) {
        Instant now = region.now();
        LogPage page = new LogPage(LogOperations.limit(input, LogPage.MOST_EVENTS));
        LogFilter filter = LogFilter.of(input.text("filterPattern", ""));
        LocalLogGroup group = LogOperations.readableGroup(input, region);
        List<LocalLogStream> streams = streams(input, group);
        Long start = input.milliseconds("startTime");
        Long end = input.milliseconds("endTime");
        if (start != null && end != null && start > end) {
            throw LogOperations.invalidParameter("endTime is before startTime.");
        }
        String token = input.text("nextToken");
        String kind = KIND + "/" + group.name();
        LogPlace place = token == null ? LogPlace.at(start == null ? 0 : start) : LogPlace.of(token, now, kind);
        if (region.world().emptyLogPages() && !place.waited()) {
            return answer(List.of(), place.thatWaited().token(now, kind));
        }
        LogWalk walk = new LogWalk(streams, now, true, place.time(), end == null ? Long.MAX_VALUE - 1 : end);
        for (int i = 0; i < place.passed(); i++) {
            walk.next();
        }
        for (int i = 0; i < LOOKED_THROUGH && page.hasRoom() && !walk.isOver(); i++) {
            LogEvent event = Objects.requireNonNull(walk.next());
            place = place.after(event);
            if (filter.fits(event.text())) {
                page.add(event);
            }
        }
        return answer(page.events(), walk.isOver() ? "" : place.token(now, kind));
    }

    private static Map<String, Object> answer(List<LogEvent> events, String token) {
        return new Tree()
                .put("events", events.stream().map(FilterLogEvents::row).toList())
                .put("searchedLogStreams", List.of())
                .putIfKnown("nextToken", token.isEmpty() ? null : token)
                .members();
    }

    private static List<LocalLogStream> streams(Input input, LocalLogGroup group) {
        if (!input.has("logStreamNames")) {
            return group.streams(input.text("logStreamNamePrefix", ""));
        }
        List<String> names = input.texts("logStreamNames");
        if (input.has("logStreamNamePrefix")) {
            throw LogOperations.invalidParameter("logStreamNames and logStreamNamePrefix cannot be given together.");
        }
        if (names.isEmpty() || names.size() > MOST_STREAMS) {
            throw LogOperations.invalidParameter("logStreamNames must have 1 to " + MOST_STREAMS + " names.");
        }
        return names.stream()
                .distinct()
                .map(name -> LogOperations.stream(group, name))
                .toList();
    }

    private static Map<String, Object> row(LogEvent event) {
        return new Tree()
                .put("logStreamName", event.stream().name())
                .put("timestamp", event.time())
                .put("message", event.text())
                .put("ingestionTime", event.ingestedAt())
                .put("eventId", event.stream().name() + "@" + event.time())
                .members();
    }
}
