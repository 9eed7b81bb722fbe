package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.ResourceActivity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what there is to know of an app: its row, whose it is, and what its stream shows. Thread-safe. */
final class AppObserver {

    /** It writes nothing, which is not to say that it does nothing. */
    static final String MAY_COMPUTE_SILENTLY = "MAY_COMPUTE_SILENTLY";

    private final Observation observation;
    private final Place place;
    private final SpaceOwners owners;
    private final Optional<AppLogs> logs;
    private final Set<String> sharedStreams = new HashSet<>();

    /**
     * Observes some apps.
     *
     * @param logs what the logs tell; empty where none of the apps is judged by them
     */
    AppObserver(
            Observation observation, Place place, SpaceOwners owners, Optional<AppLogs> logs, List<StudioApp> apps) {
        this.observation = observation;
        this.place = place;
        this.owners = owners;
        this.logs = logs;
        Set<String> streams = new HashSet<>();
        apps.stream()
                .map(StudioApp::stream)
                .filter(stream -> !streams.add(stream))
                .forEach(sharedStreams::add);
    }

    /** Whether the stream of an app shows its use and its silence. */
    static boolean isJudgedByStream(StudioApp app) {
        return isReadByStream(app) && AppStanding.of(app).kind() == Standing.Kind.SERVING;
    }

    private static boolean isReadByStream(StudioApp app) {
        return app.isKernel() && !app.owner().isEmpty();
    }

    /** What there is to know of an app; of one that is not in service, use as far as the summary of its stream shows it. */
    ResourceActivity activity(StudioApp app) {
        return activity(
                app,
                logs.filter(any -> isReadByStream(app))
                        .map(read -> isJudgedByStream(app) ? read.of(app) : read.useBySummary(app)));
    }

    /** The same of an app that has ended, by the events of its stream. */
    ResourceActivity activityOfEnded(StudioApp app) {
        return activity(app, logs.filter(any -> isReadByStream(app)).map(read -> read.useByEvents(app)));
    }

    private ResourceActivity activity(StudioApp app, Optional<StreamEvidence> evidence) {
        Standing standing = AppStanding.of(app);
        var activity = ResourceActivity.builder(
                        app.id(place), evidence.map(StreamEvidence::window).orElse(observation.window()))
                .standing(standing)
                .owner(owners.of(app))
                .tags(tags())
                .completeness(completeness(app, standing, evidence));
        app.createdAt().ifPresent(activity::createdAt);
        StudioInstances.of(app, standing, place).ifPresent(activity::parent);
        evidence.flatMap(StreamEvidence::run).ifPresent(activity::runningSince);
        evidence.ifPresent(shown -> {
            if (isJudgedByStream(app)) {
                activity.demand(shown.signal(), shown.seen());
            } else {
                activity.useOnly(shown.signal(), shown.seen());
            }
        });
        describe(app, activity);
        if (evidence.isPresent() && sharedStreams.contains(app.stream())) {
            activity.note("SHARED_STREAM_NAME");
        }
        if (evidence.filter(StreamEvidence::showsSilence).isPresent()) {
            activity.note(MAY_COMPUTE_SILENTLY);
        }
        return activity.build();
    }

    Fact<Map<String, String>> tags() {
        return observation.needs().tags()
                ? Fact.unreadable("this version does not read the tags of Studio apps")
                : Fact.notAsked();
    }

    private static Completeness completeness(StudioApp app, Standing standing, Optional<StreamEvidence> evidence) {
        if (app.owner().isEmpty()) {
            return Completeness.incomplete(
                    ReasonCode.UNKNOWN_OWNER,
                    "The listing names neither a user profile nor a space for it, so nobody knows where it logs.");
        }
        if (standing.reason().equals(ReasonCode.UNKNOWN_STATUS)) {
            return Completeness.incomplete(standing.reason(), standing.detail());
        }
        if (!app.isKernel()) {
            return Completeness.incomplete(
                    ReasonCode.KIND_NOT_SUPPORTED,
                    "Its type is " + app.type() + ", which this version does not judge yet.");
        }
        // A gap in what is demanded speaks for itself.
        return evidence.filter(any -> !isJudgedByStream(app))
                .flatMap(StreamEvidence::gap)
                .map(AppObserver::useUnread)
                .orElse(Completeness.complete());
    }

    private static Completeness useUnread(Gap gap) {
        return Completeness.incomplete(
                gap.reason(), "Whether it was used before it ended cannot be told: " + gap.detail() + ".");
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
