package io.github.idle4j.aws.studio;

import io.github.idle4j.ActivitySourceException;
import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.policy.ResourceActivity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;

/**
 * One observation of Studio in one account and region: lists all apps, learns of each what its logs show, and puts those
 * that share an instance together.
 */
final class StudioScan {

    private final Observation observation;
    private final AwsCalls calls;
    private final StudioReader studio;
    private final LogReader logs;
    private final Place place;

    StudioScan(Observation observation, AwsCalls calls, StudioReader studio, LogReader logs, Place place) {
        this.observation = observation;
        this.calls = calls;
        this.studio = studio;
        this.logs = logs;
        this.place = place;
    }

    Stream<ResourceActivity> activities() {
        Listing<AppDetails> listing = studio.apps();
        AppRows rows = AppRows.of(listing.items(), calls);
        AppObserver observer = observer(rows.apps());
        Map<StudioApp, ResourceActivity> activities = new LinkedHashMap<>(observed(rows.apps(), observer::activity));
        var instances = new StudioInstances(place, observation, observer.tags(), rows, listing.failure());
        // Use of an app that has ended counts for its instance, and summaries tell of the latest use too late.
        List<StudioApp> ended = instances.endedWithoutOtherUse(activities);
        activities.putAll(observed(ended, observer::activityOfEnded));
        List<ResourceActivity> composed = instances.of(activities);
        observation.listed(activities.size() + composed.size());
        return Stream.of(
                        activities.values().stream(),
                        composed.stream(),
                        listing.failure().stream().flatMap(StudioScan::lost))
                .flatMap(part -> part);
    }

    private AppObserver observer(List<StudioApp> apps) {
        SpaceOwners owners = SpaceOwners.of(apps, studio, calls);
        boolean anyToRead = apps.stream().anyMatch(AppObserver::isJudgedByStream);
        Optional<AppLogs> read =
                anyToRead ? Optional.of(AppLogs.sweep(observation, logs, calls, apps)) : Optional.empty();
        return new AppObserver(observation, place, owners, read, apps);
    }

    private Map<StudioApp, ResourceActivity> observed(List<StudioApp> apps, Function<StudioApp, ResourceActivity> how) {
        List<ResourceActivity> activities = calls.inParallel(apps, how);
        Map<StudioApp, ResourceActivity> byApp = new LinkedHashMap<>();
        for (int i = 0; i < apps.size(); i++) {
            byApp.put(apps.get(i), activities.get(i));
        }
        return byApp;
    }

    /** The last thing that a source says of a listing that broke off. */
    private static Stream<ResourceActivity> lost(CallFailedException failure) {
        throw new ActivitySourceException(failure.getMessage(), failure);
    }
}
