package io.github.idle4j.aws.studio;

import io.github.idle4j.ActivitySourceException;
import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.metrics.MetricReader;
import io.github.idle4j.aws.tags.Tags;
import io.github.idle4j.evidence.Standing.Share;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;

/**
 * What a scan of Studio in one account and region takes: the lists of apps and of spaces, which it reads again; and what it may
 * ask of each app.
 *
 * <p>Logs are read page by page, and no list tells how many pages there are: of those each counts as one, and there may be more.
 */
final class StudioEstimate {

    private static final String APPS = "sagemaker:ListApps";

    private final SortedMap<String, Range> calls = new TreeMap<>();
    private final List<StudioApp> apps;
    private Range metrics = Range.NONE;

    private StudioEstimate(List<StudioApp> apps) {
        this.apps = apps;
    }

    /**
     * Reads the lists, and adds up what a scan takes.
     *
     * @param attributed whether it asks who the people behind the apps are
     * @throws ActivitySourceException if no app could be listed
     */
    static Estimate of(Observation observation, StudioClients clients, ContentWanted content, boolean attributed) {
        Listing<AppDetails> listing = clients.studio().apps().all();
        Optional<CallFailedException> failure = listing.failure();
        if (listing.items().isEmpty() && failure.isPresent()) {
            throw new ActivitySourceException(failure.get().getMessage(), failure.get());
        }
        failure.ifPresent(why -> clients.calls().lost(why.getMessage()));
        List<StudioApp> apps = AppRows.of(listing.items()).apps();
        SpaceOwners owners = SpaceOwners.of(apps, clients.studio(), clients.calls());
        var estimate = new StudioEstimate(apps);
        clients.calls().made().forEach((api, number) -> estimate.add(api, Range.exactly(number)));
        estimate.addSecondLook();
        estimate.addLogs(content, listing.items().stream().map(StudioApp::of).anyMatch(UseReading::showsInStream));
        estimate.addCanvas(new CanvasReading(clients.metrics(), owners, observation.window(), apps));
        if (observation.needs().tags()) {
            estimate.addTags();
        }
        if (attributed) {
            Attribution.estimate(apps, owners).forEach(estimate::add);
        }
        Estimate sum = Estimate.of(estimate.calls, estimate.metrics);
        return failure.isPresent() ? sum.orMore() : sum;
    }

    /** Where an app seems unused, all are listed again. */
    private void addSecondLook() {
        if (count(app -> app.isInService() && app.sign() != AppType.Sign.NONE) > 0) {
            calls.computeIfPresent(APPS, (api, once) -> Range.between(once.fewest(), 2 * once.most()));
        }
    }

    private void addLogs(ContentWanted content, boolean anyStream) {
        long ofEvents = count(app -> app.isInService() && app.sign() == AppType.Sign.EVENTS);
        long ofContent = count(app -> app.isInService() && app.sign() == AppType.Sign.CONTENT);
        long ended = count(app -> hasEnded(app) && app.sign() == AppType.Sign.EVENTS);
        if (anyStream) {
            int lookUps = Math.toIntExact(Streams.CALLS_FOR_ONE * (ofEvents + ofContent));
            add("logs:DescribeLogStreams", Range.between(1, StreamSweep.mostPages(lookUps)));
        }
        if (ofEvents + ofContent + ended > 0) {
            long pages = content.isWanted()
                    ? Math.min(content.mostPages(), ofContent * ContentReading.MOST_PAGES_OF_APP)
                    : 0;
            add("logs:DescribeLogGroups", Range.upTo(1).orMore());
            add(
                    "logs:GetLogEvents",
                    Range.upTo(Streams.CALLS_FOR_ONE * ofEvents + ofContent + pages + ended)
                            .orMore());
        }
        if (ofEvents + ofContent > 0) {
            long searches = batches(Streams.CALLS_FOR_ONE * ofEvents, LogReader.MOST_NAMES)
                    + (content.isWanted() ? batches(ofContent, LogReader.MOST_NAMES) : 0);
            add("logs:FilterLogEvents", Range.upTo(searches).orMore());
        }
    }

    private void addCanvas(CanvasReading canvas) {
        List<StudioApp> serving = apps.stream()
                .filter(app -> app.isInService() && app.sign() == AppType.Sign.METRIC)
                .toList();
        long series = new HashSet<>(canvas.queries(serving).values()).size();
        long ended = count(app -> hasEnded(app) && app.sign() == AppType.Sign.METRIC);
        long readings = batches(series, canvas.lately().seriesPerCall());
        metrics = Range.between(series, series + ended);
        if (series + ended > 0) {
            add(MetricReader.API, Range.between(readings, readings + ended));
        }
    }

    private void addTags() {
        long living = count(app -> !hasEnded(app));
        add("sagemaker:DescribeApp", Range.exactly(living));
        add(Tags.API, Range.exactly(living));
    }

    private static boolean hasEnded(StudioApp app) {
        return AppStanding.of(app).share() == Share.USE_ONLY;
    }

    private long count(Predicate<StudioApp> which) {
        return apps.stream().filter(which).count();
    }

    private static long batches(long items, long each) {
        return (items + each - 1) / each;
    }

    private void add(String api, Range range) {
        calls.merge(api, range, Range::plus);
    }
}
