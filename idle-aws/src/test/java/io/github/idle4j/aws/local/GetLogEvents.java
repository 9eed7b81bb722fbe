package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CloudWatch Logs GetLogEvents. There is a token for each direction, always; where nothing is left it repeats. */
final class GetLogEvents {

    /** A page with the places before and after it. */
    private record Cut(LogPlace before, List<LogEvent> events, LogPlace after) {}

    private final LocalLogStream stream;
    private final Instant now;
    private final long from;
    private final long to;
    private final int limit;

    private GetLogEvents(LocalLogStream stream, Instant now, long from, long to, int limit) {
        this.stream = stream;
        this.now = now;
        this.from = from;
        this.to = to;
        this.limit = limit;
    }

    static Map<String, Object> answer(Input input, LocalRegion region) {
        int limit = LogOperations.limit(input, LogPage.MOST_EVENTS);
        LocalLogGroup group = LogOperations.readableGroup(input, region);
        LocalLogStream stream = LogOperations.stream(group, input.text("logStreamName"));
        Long start = input.milliseconds("startTime");
        Long end = input.milliseconds("endTime");
        if (start != null && end != null && start > end) {
            throw LogOperations.invalidParameter("endTime is before startTime.");
        }
        long from = start == null ? 0 : start;
        long to = end == null ? Long.MAX_VALUE - 1 : end - 1;
        String kind = String.join("/", group.name(), stream.name());
        return new GetLogEvents(stream, region.now(), from, to, limit)
                .answer(input, kind, region.world().emptyLogPages());
    }

    private Map<String, Object> answer(Input input, String kind, boolean emptyPages) {
        String token = input.text("nextToken");
        boolean forwards = token == null ? input.flag("startFromHead", false) : token.startsWith("f/");
        LogPlace asked = asked(token, forwards, kind);
        Cut cut;
        if (emptyPages && !asked.waited()) {
            cut = new Cut(asked.thatWaited(), List.of(), asked.thatWaited());
        } else {
            cut = forwards ? forwards(asked) : backwards(asked);
        }
        return new Tree()
                .put("events", cut.events().stream().map(GetLogEvents::row).toList())
                .put("nextForwardToken", token("f/", cut.after(), kind, token, asked))
                .put("nextBackwardToken", token("b/", cut.before(), kind, token, asked))
                .members();
    }

    private LogPlace asked(@Nullable String token, boolean forwards, String kind) {
        if (token == null) {
            return LogPlace.at(forwards ? from : to == Long.MAX_VALUE - 1 ? to : to + 1);
        }
        if (!token.startsWith("f/") && !token.startsWith("b/")) {
            throw LogOperations.invalidParameter("The specified nextToken is invalid.");
        }
        return LogPlace.of(token.substring(2), now, kind);
    }

    private String token(String direction, LogPlace place, String kind, @Nullable String token, LogPlace asked) {
        return token != null && token.startsWith(direction) && place.equals(asked)
                ? token
                : direction + place.token(now, kind);
    }

    private Cut forwards(LogPlace start) {
        LogWalk walk = new LogWalk(List.of(stream), now, true, Math.max(from, start.time()), to);
        LogPage page = new LogPage(limit);
        LogPlace before = start;
        LogPlace after = start;
        int skipped = 0;
        while (page.hasRoom()) {
            LogEvent event = walk.next();
            if (event == null) {
                break;
            }
            if (event.time() == start.time() && skipped < start.passed()) {
                skipped++;
                continue;
            }
            if (page.events().isEmpty() && event.time() != start.time()) {
                before = LogPlace.at(event.time());
            }
            page.add(event);
            after = after.after(event);
        }
        return new Cut(before, page.events(), after);
    }

    private Cut backwards(LogPlace end) {
        long newest = end.passed() == 0 ? end.time() - 1 : end.time();
        LogWalk walk = new LogWalk(List.of(stream), now, false, from, Math.min(to, newest));
        LogPage page = new LogPage(limit);
        LogPlace before = end;
        LogPlace after = end;
        int toSkip = end.passed() == 0 ? 0 : Math.max(0, stream.countAt(end.time()) - end.passed());
        while (page.hasRoom()) {
            LogEvent event = walk.next();
            if (event == null) {
                break;
            }
            if (toSkip > 0) {
                toSkip--;
                continue;
            }
            int passed = before.time() == event.time() ? before.passed() : stream.countAt(event.time());
            before = new LogPlace(event.time(), passed - 1, false);
            if (page.events().isEmpty()) {
                after = new LogPlace(event.time(), passed, false);
            }
            page.add(event);
        }
        Collections.reverse(page.events());
        return new Cut(before, page.events(), after);
    }

    private static Map<String, Object> row(LogEvent event) {
        return new Tree()
                .put("timestamp", event.time())
                .put("message", event.text())
                .put("ingestionTime", event.ingestedAt())
                .members();
    }
}
