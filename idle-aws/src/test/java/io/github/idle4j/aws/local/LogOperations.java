package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of CloudWatch Logs on groups and streams, and what all of its operations share. */
final class LogOperations {

    private static final int LARGEST_LISTING = 50;

    private LogOperations() {}

    static void addTo(Map<String, Operation> operations) {
        operations.put("logs:DescribeLogGroups", LogOperations::describeLogGroups);
        operations.put("logs:DescribeLogStreams", LogOperations::describeLogStreams);
        operations.put("logs:GetLogEvents", GetLogEvents::answer);
        operations.put("logs:FilterLogEvents", FilterLogEvents::answer);
    }

    private static Map<String, Object> describeLogGroups(Input input, LocalRegion region) {
        int limit = limit(input, LARGEST_LISTING);
        String prefix = input.text("logGroupNamePrefix");
        String part = input.text("logGroupNamePattern");
        String wantedClass = input.text("logGroupClass");
        if (prefix != null && part != null) {
            throw invalidParameter("logGroupNamePrefix and logGroupNamePattern cannot be given together.");
        }
        String kind =
                String.join("/", "groups", String.valueOf(prefix), String.valueOf(part), String.valueOf(wantedClass));
        String token = input.text("nextToken");
        String after =
                token == null ? "" : LogToken.parts(token, region.now(), kind).get(0);
        List<LocalLogGroup> rest = region.logGroups().values().stream()
                .filter(group -> group.name().compareTo(after) > 0)
                .filter(group -> prefix == null || group.name().startsWith(prefix))
                .filter(group -> part == null || group.name().contains(part))
                .filter(group -> wantedClass == null || group.logGroupClass().equals(wantedClass))
                .toList();
        return page(
                "logGroups",
                rest,
                limit,
                LocalLogGroup::summary,
                last -> LogToken.text(region.now(), kind, last.name()));
    }

    private static Map<String, Object> describeLogStreams(Input input, LocalRegion region) {
        Instant now = region.now();
        int limit = limit(input, LARGEST_LISTING);
        String prefix = input.text("logStreamNamePrefix");
        String orderBy = input.text("orderBy", "LogStreamName");
        boolean descending = input.flag("descending", false);
        boolean byLastEvent = orderBy.equals("LastEventTime");
        if (!byLastEvent && !orderBy.equals("LogStreamName")) {
            throw invalidParameter("orderBy must be LogStreamName or LastEventTime, not " + orderBy);
        }
        if (byLastEvent && prefix != null) {
            throw invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        LocalLogGroup group = group(input, region);
        List<LocalLogGroup.Row> rows = new ArrayList<>(
                byLastEvent
                        ? group.byLastEvent()
                        : group.streams(prefix == null ? "" : prefix).stream()
                                .map(stream -> new LocalLogGroup.Row(0, stream))
                                .toList());
        if (descending) {
            Collections.reverse(rows);
        }
        String kind = String.join(
                "/", "streams", group.name(), orderBy, Boolean.toString(descending), String.valueOf(prefix));
        String token = input.text("nextToken");
        if (token != null) {
            List<String> place = LogToken.parts(token, now, kind);
            long time = Long.parseLong(place.get(0));
            rows.removeIf(row -> {
                int order = Long.compare(row.lastEvent(), time);
                order = order == 0 ? row.stream().name().compareTo(place.get(1)) : order;
                return descending ? order >= 0 : order <= 0;
            });
        }
        return page(
                "logStreams",
                rows,
                limit,
                row -> row.stream().summary(now),
                last -> LogToken.text(
                        now,
                        kind,
                        Long.toString(last.lastEvent()),
                        last.stream().name()));
    }

    private static <T> Map<String, Object> page(
            String member,
            List<T> rest,
            int limit,
            Function<T, Map<String, Object>> view,
            Function<T, String> tokenAfter) {
        List<T> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Tree()
                .put(member, page.stream().map(view).toList())
                .putIfKnown("nextToken", page.size() == rest.size() ? null : tokenAfter.apply(page.get(limit - 1)))
                .members();
    }

    /** The group that a request names, by its name or by an ARN. */
    static LocalLogGroup group(Input input, LocalRegion region) {
        String name = input.text("logGroupName");
        String identifier = input.text("logGroupIdentifier");
        if ((name == null) == (identifier == null)) {
            throw invalidParameter("Either logGroupName or logGroupIdentifier has to be given, and not both.");
        }
        String prefix = region.arn("logs", "log-group:");
        String asked = name == null ? String.valueOf(identifier) : name;
        LocalLogGroup group =
                region.logGroups().get(asked.startsWith(prefix) ? asked.substring(prefix.length()) : asked);
        if (group == null) {
            throw notFound("The specified log group does not exist.");
        }
        return group;
    }

    /** The group that a request names, if its events can be read. */
    static LocalLogGroup readableGroup(Input input, LocalRegion region) {
        LocalLogGroup group = group(input, region);
        if (!group.canBeRead()) {
            throw invalidParameter(
                    "This operation is not supported for log groups of class " + group.logGroupClass() + ".");
        }
        return group;
    }

    /** The stream of that name. */
    static LocalLogStream stream(LocalLogGroup group, @Nullable String name) {
        LocalLogStream stream = name == null ? null : group.find(name);
        if (stream == null) {
            throw notFound("The specified log stream does not exist.");
        }
        return stream;
    }

    /** The largest page that may be asked for is the usual one too. */
    static int limit(Input input, int largest) {
        int limit = input.number("limit", largest);
        if (limit < 1 || limit > largest) {
            throw invalidParameter("1 validation error detected: Value '" + limit
                    + "' at 'limit' failed to satisfy constraint: Member must have value between 1 and " + largest);
        }
        return limit;
    }

    static AwsError invalidParameter(String message) {
        return AwsError.of("InvalidParameterException", 400, message);
    }

    static AwsError notFound(String message) {
        return AwsError.of("ResourceNotFoundException", 400, message);
    }
}
