package io.github.idle4j.aws.studio;

import io.github.idle4j.ActivitySourceException;
import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.ResourceActivity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<StudioApp> apps = named(listing.items());
        List<ResourceActivity> activities = apps.isEmpty() ? List.of() : activities(apps);
        var instances = new StudioInstances(place, observation.window(), tags(), listing.failure());
        for (int i = 0; i < apps.size(); i++) {
            instances.add(apps.get(i), activities.get(i));
        }
        List<ResourceActivity> composed = instances.activities();
        observation.listed(activities.size() + composed.size());
        return Stream.of(
                        activities.stream(),
                        composed.stream(),
                        listing.failure().stream().flatMap(StudioScan::lost))
                .flatMap(part -> part);
    }

    /** Each app once: the list may shift between two pages. One without a name could not be asked about. */
    private List<StudioApp> named(List<AppDetails> rows) {
        Map<String, StudioApp> byPath = new LinkedHashMap<>();
        for (AppDetails row : rows) {
            if (row.domainId() == null || row.appName() == null) {
                calls.lost("sagemaker:ListApps: a row without a domain or a name");
            } else {
                StudioApp app = StudioApp.of(row);
                byPath.putIfAbsent(app.id(place).path(), app);
            }
        }
        return List.copyOf(byPath.values());
    }

    /** The last thing that a source says of a listing that broke off. */
    private static Stream<ResourceActivity> lost(CallFailedException failure) {
        throw new ActivitySourceException(failure.getMessage(), failure);
    }

    private List<ResourceActivity> activities(List<StudioApp> apps) {
        SpaceOwners owners = SpaceOwners.of(apps, studio, calls);
        boolean anyToRead = apps.stream().anyMatch(StudioScan::isReadByStream);
        Optional<AppLogs> read = anyToRead ? Optional.of(AppLogs.sweep(observation, logs, calls, apps)) : Optional.empty();
        return calls.inParallel(apps, app -> activity(app, read, owners));
    }

    /** Whether time stamps in the app's stream show use: in service, and of a type whose streams hold nothing else. */
    private static boolean isReadByStream(StudioApp app) {
        return app.type().equals("KernelGateway")
                && AppStanding.of(app).kind() == Standing.Kind.SERVING
                && !app.owner().isEmpty();
    }

    private ResourceActivity activity(StudioApp app, Optional<AppLogs> logs, SpaceOwners owners) {
        Optional<StreamEvidence> evidence =
                isReadByStream(app) ? logs.map(read -> read.of(app)) : Optional.empty();
        Standing standing = AppStanding.of(app);
        var activity = ResourceActivity.builder(
                        app.id(place), evidence.map(StreamEvidence::window).orElse(observation.window()))
                .standing(standing)
                .owner(owners.of(app))
                .tags(tags())
                .completeness(completeness(app, evidence));
        app.createdAt().ifPresent(activity::createdAt);
        StudioInstances.of(app, standing, place).ifPresent(activity::parent);
        evidence.flatMap(StreamEvidence::run).ifPresent(activity::runningSince);
        evidence.ifPresent(seen -> activity.demand(seen.signal(), seen.seen()));
        describe(app, activity);
        return activity.build();
    }

    private Fact<Map<String, String>> tags() {
        return observation.needs().tags()
                ? Fact.unreadable("this version does not read the tags of Studio apps")
                : Fact.notAsked();
    }

    private static Completeness completeness(StudioApp app, Optional<StreamEvidence> evidence) {
        if (app.owner().isEmpty()) {
            return Completeness.incomplete(
                    ReasonCode.UNKNOWN_OWNER,
                    "The listing names neither a user profile nor a space for it, so nobody knows where it logs.");
        }
        if (evidence.isPresent()) {
            return Completeness.complete();
        }
        return Completeness.incomplete(
                ReasonCode.KIND_NOT_SUPPORTED,
                "Its type is " + app.type() + ", which this version does not judge yet.");
    }

    private static void describe(StudioApp app, ResourceActivity.Builder activity) {
        activity.attribute("domainId", app.domain());
        if (!app.owner().isEmpty()) {
            activity.attribute(app.ofSpace() ? "spaceName" : "userProfileName", app.owner());
        }
        activity.attribute("appType", app.type()).attribute("appName", app.name());
        app.instanceType().ifPresent(type -> activity.attribute("instanceType", type));
        if (app.isDataWrangler()) {
            activity.note("DATA_WRANGLER");
        }
    }
}
