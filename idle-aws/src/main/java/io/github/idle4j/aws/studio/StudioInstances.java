package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The instances that apps run on. Apps of one owner on one instance type share one instance, and one bill, which ends when
 * the last of them does (developer guide, "Usage metering").
 */
final class StudioInstances {

    private static final String UNKNOWN_TYPE = "unknown";

    private final Place place;
    private final Span window;
    private final Fact<Map<String, String>> tags;
    private final Completeness completeness;
    private final Map<String, List<Member>> membersByOwner = new LinkedHashMap<>();

    private record Member(StudioApp app, ResourceActivity activity) {

        boolean mayRunOn(String type) {
            return app.instanceType().filter(known -> !known.equals(type)).isEmpty();
        }

        boolean lives() {
            return activity.standing().share() != Share.USE_ONLY;
        }
    }

    /**
     * No instance yet.
     *
     * @param tags       what is known of the tags of each
     * @param unfinished why there may be more apps than were listed
     */
    StudioInstances(
            Place place, Span window, Fact<Map<String, String>> tags, Optional<CallFailedException> unfinished) {
        this.place = place;
        this.window = window;
        this.tags = tags;
        this.completeness = unfinished
                .map(failure -> Completeness.incomplete(
                        ReasonCode.PARTS_INCOMPLETE,
                        "The apps were not listed to the end, so more of them may run on it: " + failure.getMessage()
                                + "."))
                .orElse(Completeness.complete());
    }

    /** Adds an app, unless it runs on no instance that anybody pays for. */
    void add(StudioApp app, ResourceActivity activity) {
        if (isOnInstance(app, activity.standing())) {
            membersByOwner
                    .computeIfAbsent(app.ownerPath(), any -> new ArrayList<>())
                    .add(new Member(app, activity));
        }
    }

    /** Whether it runs on an instance of its owner's, or did while it ran. */
    private static boolean isOnInstance(StudioApp app, Standing standing) {
        boolean free = standing.reason().equals(ReasonCode.NOT_BILLED)
                || standing.reason().equals(ReasonCode.SHARED_SERVER);
        return !free && !app.owner().isEmpty();
    }

    /** The instance on which an app runs now; empty where there is none, or where nobody knows its type. */
    static Optional<ResourceId> of(StudioApp app, Standing standing, Place place) {
        return app.instanceType()
                .filter(type -> isOnInstance(app, standing) && standing.share() != Share.USE_ONLY)
                .map(type -> app.instance(place, type));
    }

    /** The instances that run. An app of which nobody knows the type counts for every instance of its owner. */
    List<ResourceActivity> activities() {
        List<ResourceActivity> instances = new ArrayList<>();
        membersByOwner.values().forEach(members -> {
            List<Member> alive = members.stream().filter(Member::lives).toList();
            List<String> types = alive.stream()
                    .flatMap(member -> member.app().instanceType().stream())
                    .distinct()
                    .toList();
            for (String type : types.isEmpty() && !alive.isEmpty() ? List.of(UNKNOWN_TYPE) : types) {
                instances.add(instance(
                        type,
                        members.stream().filter(member -> member.mayRunOn(type)).toList()));
            }
        });
        return instances;
    }

    private ResourceActivity instance(String type, List<Member> members) {
        StudioApp one = members.get(0).app();
        var instance = ResourceActivity.builder(one.instance(place, type), window)
                .owner(members.get(0).activity().owner())
                .tags(tags)
                .completeness(completeness)
                .attribute("domainId", one.domain())
                .attribute(one.ofSpace() ? "spaceName" : "userProfileName", one.owner());
        if (!type.equals(UNKNOWN_TYPE)) {
            instance.attribute("instanceType", type);
        }
        members.stream()
                .filter(Member::lives)
                .flatMap(member -> member.app().createdAt().stream())
                .min(Instant::compareTo)
                .ifPresent(instance::createdAt);
        members.forEach(member -> instance.part(member.activity()));
        return instance.build();
    }
}
