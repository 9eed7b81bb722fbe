package io.github.idle4j.aws.studio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/**
 * The summaries of streams by the names of apps. Names of streams have been seen in other letters than those of their apps,
 * so they are found without regard to it; but a stream of the very name that belongs to another app is that app's alone.
 */
final class StreamIndex {

    private final Map<String, List<LogStream>> byName = new HashMap<>();
    private final Set<String> ofApps = new HashSet<>();

    StreamIndex(List<LogStream> streams, List<StudioApp> apps) {
        for (LogStream stream : streams) {
            if (stream.logStreamName() != null) {
                byName.computeIfAbsent(key(stream.logStreamName()), any -> new ArrayList<>())
                        .add(stream);
            }
        }
        for (StudioApp app : apps) {
            ofApps.add(app.stream());
            ofApps.add(app.startStream());
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The streams of that name, and those that differ from it in letters only. */
    Set<String> listed(String name) {
        Set<String> names = new TreeSet<>();
        found(name).forEach(stream -> names.add(stream.logStreamName()));
        return names;
    }

    /** The last event of the streams of a name that is not after {@code latest}, as far as their summaries know. */
    Optional<Instant> lastEvent(String name, Instant latest) {
        return found(name).stream()
                .map(LogStream::lastEventTimestamp)
                .filter(timestamp -> timestamp != null)
                .map(Instant::ofEpochMilli)
                .filter(event -> !event.isAfter(latest))
                .max(Instant::compareTo);
    }

    /** When the first of the streams of a name was made, where that is known of all of them. */
    Optional<Instant> created(String name) {
        List<LogStream> found = found(name);
        return found.stream().allMatch(stream -> stream.creationTime() != null)
                ? found.stream().map(LogStream::creationTime).min(Long::compare).map(Instant::ofEpochMilli)
                : Optional.empty();
    }

    private List<LogStream> found(String name) {
        return byName.getOrDefault(key(name), List.of()).stream()
                .filter(stream -> stream.logStreamName().equals(name) || !ofApps.contains(stream.logStreamName()))
                .toList();
    }
}
