package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.studio.LogReader.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Reads the use of apps off what their streams say: AWS finds the lines that are known to tell of work, for many apps at
 * once, which settles those at work; of the others the lines are read themselves, because only that shows that there is none
 * whose meaning is not known. Thread-safe.
 */
final class ContentReading {

    /** A page holds ten thousand lines, or a megabyte: so many hold two weeks of an app that writes ten lines a minute. */
    static final int MOST_PAGES_OF_APP = 20;

    private final Observation observation;
    private final LogLines lines;
    private final Streams streams;
    private final EventTimes times;
    private final StreamGaps gaps;
    private final LogReader logs;
    private final AwsCalls calls;

    /** How many more pages of lines may be read. */
    private final AtomicInteger pagesLeft;

    ContentReading(
            Observation observation,
            ContentWanted wanted,
            Streams streams,
            EventTimes times,
            StreamGaps gaps,
            LogReader logs,
            AwsCalls calls) {
        this.observation = observation;
        this.lines = wanted.lines();
        this.streams = streams;
        this.times = times;
        this.gaps = gaps;
        this.logs = logs;
        this.calls = calls;
        this.pagesLeft = new AtomicInteger(wanted.mostPages());
    }

    /** What is known of the use and the silence of apps in service. */
    Map<StudioApp, AppEvidence> of(List<StudioApp> apps) {
        Map<StudioApp, AppEvidence> known = new LinkedHashMap<>(atWork(apps));
        List<StudioApp> rest =
                apps.stream().filter(app -> !known.containsKey(app)).toList();
        known.putAll(calls.inParallelByItem(rest, this::oneByOne));
        return known;
    }

    /** The apps of which lines were found that settle that they are used. */
    private Map<StudioApp, AppEvidence> atWork(List<StudioApp> apps) {
        List<String> phrases = lines.phrasesOfWork();
        List<StudioApp> listed = apps.stream()
                .filter(app -> !streams.listed(app.stream()).isEmpty())
                .toList();
        Map<StudioApp, AppEvidence> known = new LinkedHashMap<>();
        if (!phrases.isEmpty()) {
            calls.inParallel(StreamBatches.of(listed, this::namesOf), batch -> atWork(batch, phrases))
                    .forEach(known::putAll);
        }
        return known;
    }

    private List<String> namesOf(StudioApp app) {
        return List.copyOf(streams.listed(app.stream()));
    }

    private Map<StudioApp, AppEvidence> atWork(StreamBatches.Batch batch, List<String> phrases) {
        Map<String, List<FilteredLogEvent>> found = new LinkedHashMap<>();
        try {
            logs.search(batch.names(), observation.window().from(), streams.latest(), phrases)
                    .forEach(event -> found.computeIfAbsent(event.logStreamName(), any -> new ArrayList<>())
                            .add(event));
        } catch (CallFailedException failed) {
            calls.reportDenied(failed);
            return Map.of(); // then they are read one by one, and what fails there is told
        }
        Map<StudioApp, AppEvidence> known = new LinkedHashMap<>();
        for (StudioApp app : batch.apps()) {
            var content =
                    new RunContent(app, lines, observation, streams.began(app).orElse(Instant.MIN));
            namesOf(app)
                    .forEach(name -> found.getOrDefault(name, List.of())
                            .forEach(event -> content.add(new Event(
                                    Instant.ofEpochMilli(event.timestamp()), String.valueOf(event.message())))));
            content.settledUse().ifPresent(evidence -> known.put(app, evidence.ofRunSince(streams.lastStart(app))));
        }
        return known;
    }

    private AppEvidence oneByOne(StudioApp app) {
        return gaps.orGap(app, () -> read(app));
    }

    private AppEvidence read(StudioApp app) {
        Optional<Instant> start = times.lastStart(app);
        var content = new RunContent(
                app, lines, observation, Streams.later(app.createdAt(), start).orElse(Instant.MIN));
        Optional<String> unread = readInto(content, app);
        return evidence(app, content, unread).ofRunSince(start);
    }

    private AppEvidence evidence(StudioApp app, RunContent content, Optional<String> unread) {
        if (content.isOfEarlierRuns()) {
            return gaps.notThisRun(app);
        }
        if (content.isEmpty() && unread.isEmpty()) {
            return gaps.empty(app);
        }
        return content.evidence(
                unread.map(why -> gaps.tooMuch(app, why))
                        .or(() -> gaps.otherLettersUnknown(app))
                        .flatMap(AppEvidence::gap),
                content.reachesWindow() ? Optional.empty() : gaps.whyLinesAreGone(app));
    }

    /** Reads as much as is worth it; tells why, where more would have been. */
    private Optional<String> readInto(RunContent content, StudioApp app) {
        int pages = 0;
        boolean anyThere = false;
        @Nullable CallFailedException missing = null;
        for (LogReader.EventReader events : times.readers(app)) {
            try {
                while (events.hasNext() && content.wantsOlder(events.oldest())) {
                    if (++pages > MOST_PAGES_OF_APP) {
                        return Optional.of("its log has more than " + MOST_PAGES_OF_APP + " pages");
                    }
                    if (pagesLeft.getAndDecrement() <= 0) {
                        return Optional.of("this scan may not read more pages of logs");
                    }
                    events.next().forEach(content::add);
                    anyThere = true;
                }
            } catch (CallFailedException failed) {
                if (!failed.isMissingResource()) {
                    throw failed;
                }
                missing = failed;
            }
        }
        if (missing != null && !anyThere) {
            throw missing;
        }
        return Optional.empty();
    }
}
