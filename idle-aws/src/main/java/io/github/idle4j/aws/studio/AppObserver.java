package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what there is to know of an app: its row, whose it is, and what shows its use. Immutable. */
final class AppObserver {

    /** It writes nothing, which is not to say that it does nothing. */
    static final String MAY_COMPUTE_SILENTLY = "MAY_COMPUTE_SILENTLY";

    /** AWS needs minutes to start an app. */
    private static final Duration LONGEST_START = Duration.ofHours(1);

    private final Observation observation;
    private final Place place;
    private final SpaceOwners owners;
    private final AppTags tags;
    private final Attribution attribution;
    private final SecondLook look;
    private final Set<String> sharedStreams = new HashSet<>();
    private final Map<String, List<StudioApp>> appsByOwner;

    AppObserver(
            Observation observation,
            Place place,
            SpaceOwners owners,
            AppTags tags,
            Attribution attribution,
            SecondLook look) {
        this.observation = observation;
        this.place = place;
        this.owners = owners;
        this.tags = tags;
        this.attribution = attribution;
        this.look = look;
        Set<String> streams = new HashSet<>();
        look.rows().apps().stream()
                .map(StudioApp::stream)
                .filter(stream -> !streams.add(stream))
                .forEach(sharedStreams::add);
        appsByOwner = look.rows().apps().stream()
                .filter(app ->
                        StudioInstances.isOnInstance(app) && AppStanding.of(app).share() != Share.USE_ONLY)
                .collect(Collectors.groupingBy(StudioApp::ownerPath));
    }

    /** What there is to know of an app. */
    ResourceActivity activity(StudioApp app) {
        return activity(app, look.of(app));
    }

    /** Whether apps of its owner run on instances of known types. */
    private boolean ownerHasInstances(StudioApp app) {
        return appsByOwner.getOrDefault(app.ownerPath(), List.of()).stream()
                .anyMatch(other -> other.instanceType().isPresent());
    }

    /** The same, where something else is known of its use than was looked for at first. */
    ResourceActivity activity(StudioApp app, Optional<AppEvidence> evidence) {
        Standing standing = AppStanding.of(app);
        var activity = ResourceActivity.builder(
                        app.id(place), evidence.map(AppEvidence::window).orElse(observation.window()))
                .standing(standing)
                .owner(owners.of(app))
                .tags(tags.of(app))
                .bill(StudioBill.ofApp(app, ownerHasInstances(app)))
                .completeness(completeness(app, standing, evidence));
        app.createdAt().ifPresent(activity::createdAt);
        StudioInstances.of(app, standing, place).ifPresent(activity::parent);
        if (holdsInstance(app)) {
            activity.attribute("otherAppsOnInstance", String.valueOf(othersBeside(app)));
        }
        evidence.flatMap(AppEvidence::run).ifPresent(activity::runningSince);
        evidence.ifPresent(shown -> {
            if (app.isInService()) {
                activity.demand(shown.signal(), shown.seen());
            } else {
                activity.useOnly(shown.signal(), shown.seen());
            }
            shown.notes().forEach(activity::note);
        });
        describe(app, activity);
        attribution.describe(app, Streams.later(app.createdAt(), evidence.flatMap(AppEvidence::run)), activity);
        if (isStuck(app, standing)) {
            activity.note("STUCK_PENDING");
        }
        if (evidence.isPresent() && app.sign() != AppType.Sign.METRIC && sharedStreams.contains(app.stream())) {
            activity.note("SHARED_STREAM_NAME");
        }
        if (evidence.filter(AppEvidence::showsSilence).isPresent() && app.sign() != AppType.Sign.METRIC) {
            activity.note(MAY_COMPUTE_SILENTLY);
        }
        return activity.build();
    }

    /** Whether an instance is billed for as long as it is there. */
    private static boolean holdsInstance(StudioApp app) {
        return StudioInstances.isOnInstance(app) && AppStanding.of(app).share() != Share.USE_ONLY;
    }

    /** How many more there may be on its instance. */
    private long othersBeside(StudioApp app) {
        return appsByOwner.getOrDefault(app.ownerPath(), List.of()).stream()
                .filter(other -> !other.equals(app) && other.mayShareInstanceWith(app))
                .count();
    }

    private boolean isStuck(StudioApp app, Standing standing) {
        return standing.reason().equals(ReasonCode.CREATING)
                && app.createdAt()
                        .filter(observation.asOf().minus(LONGEST_START)::isAfter)
                        .isPresent();
    }

    private Completeness completeness(StudioApp app, Standing standing, Optional<AppEvidence> evidence) {
        if (app.owner().isEmpty()) {
            return Completeness.incomplete(
                    ReasonCode.UNKNOWN_OWNER,
                    "The listing names neither a user profile nor a space for it, so nobody knows where it logs.");
        }
        if (standing.reason().equals(ReasonCode.UNKNOWN_STATUS)) {
            return Completeness.incomplete(standing.reason(), standing.detail());
        }
        if (app.sign() == AppType.Sign.NONE) {
            return Completeness.incomplete(
                    ReasonCode.KIND_NOT_SUPPORTED,
                    "Its type is " + app.type() + ", of which nothing tells whether it is used.");
        }
        if (app.isInService() && evidence.isEmpty()) {
            return Completeness.incomplete(
                    ReasonCode.NOT_COVERED, "It came into service while others were looked at, and was not itself.");
        }
        if (app.isInService()) { // a gap in what is demanded speaks for itself
            return look.mayBeGone(app).map(AppObserver::mayBeGone).orElse(Completeness.complete());
        }
        if (evidence.isEmpty() && app.sign() != AppType.Sign.EVENTS) {
            return Completeness.incomplete(
                    ReasonCode.OCCUPANCY_ONLY_SIGNAL, "Whether it was used before it ended is not read.");
        }
        return evidence.flatMap(AppEvidence::gap).map(AppObserver::useUnread).orElse(Completeness.complete());
    }

    private static Completeness mayBeGone(CallFailedException failure) {
        return Completeness.incomplete(
                failure.reason(), "Whether it is still there could not be told: " + failure.getMessage() + ".");
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
