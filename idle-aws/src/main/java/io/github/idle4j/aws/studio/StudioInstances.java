package io.github.idle4j.aws.studio;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The instances that apps run on. Apps of one owner on one instance type share one instance, and one bill, which ends when
 * the last of them does (developer guide, "Usage metering").
 */
final class StudioInstances {

    private static final String UNKNOWN_TYPE = "unknown";

    private final Place place;
    private final Observation observation;
    private final Fact<Map<String, String>> tags;
    private final AppRows rows;
    private final Optional<CallFailedException> unfinished;

    private record Member(StudioApp app, ResourceActivity activity) {

        boolean mayRunOn(String type) {
            return app.mayRunOn(type);
        }

        boolean lives() {
            return activity.standing().share() != Share.USE_ONLY;
        }

        /** AWS keeps the time of creation across a start within a day, so its age does not tell that it is starting. */
        Optional<Standing> starting() {
            return activity.standing().reason().equals(ReasonCode.CREATING)
                    ? Optional.of(Standing.inTransition(
                            "Its app " + name() + " is starting: its status is " + app.status() + "."))
                    : Optional.empty();
        }

        /** Why nobody knows whether it was used, though it has ended. */
        Optional<Completeness> endedUnread() {
            return !lives() && activity.completeness() instanceof Incomplete missing
                    ? Optional.of(Completeness.incomplete(
                            missing.reason(), "Of its app " + name() + ", which has ended: " + missing.detail()))
                    : Optional.empty();
        }

        private String name() {
            return app.type() + "/" + app.name();
        }
    }

    /** The apps that run on one instance, or ran on it. */
    private record Group(String type, List<Member> members) {}

    /**
     * The instances of an observation.
     *
     * @param tags       what is known of the tags of each
     * @param rows       what was listed
     * @param unfinished why there may be more apps than were listed
     */
    StudioInstances(
            Place place,
            Observation observation,
            Fact<Map<String, String>> tags,
            AppRows rows,
            Optional<CallFailedException> unfinished) {
        this.place = place;
        this.observation = observation;
        this.tags = tags;
        this.rows = rows;
        this.unfinished = unfinished;
    }

    /** The instance on which an app runs now; empty where there is none, or where nobody knows its type. */
    static Optional<ResourceId> of(StudioApp app, Standing standing, Place place) {
        return app.instanceType()
                .filter(type -> isOnInstance(app) && standing.share() != Share.USE_ONLY)
                .map(type -> app.instance(place, type));
    }

    /** Whether it runs on an instance of its owner's that somebody pays for, or did while it ran. */
    static boolean isOnInstance(StudioApp app) {
        return app.kind().isOnInstance() && !app.owner().isEmpty();
    }

    /** The instances that run. An app of which nobody knows the type counts for every instance of its owner. */
    List<ResourceActivity> of(Map<StudioApp, ResourceActivity> activities) {
        return groups(activities).stream().map(this::instance).toList();
    }

    /** The apps that have ended, on instances of which nothing else shows use. */
    List<StudioApp> endedWithoutOtherUse(Map<StudioApp, ResourceActivity> activities) {
        return groups(activities).stream()
                .filter(group -> seemsUnused(instance(group)))
                .flatMap(group -> group.members().stream())
                .filter(member -> !member.lives())
                .map(Member::app)
                .distinct()
                .toList();
    }

    /** Whether use of an ended app would still change what is said of it: use wins over all else, but other use. */
    private boolean seemsUnused(ResourceActivity instance) {
        return observation
                .needs()
                .settledBy()
                .filter(age -> !instance.uses(age).isEmpty())
                .isEmpty();
    }

    private static List<Group> groups(Map<StudioApp, ResourceActivity> activities) {
        Map<String, List<Member>> membersByOwner = new LinkedHashMap<>();
        activities.forEach((app, activity) -> {
            if (isOnInstance(app)) {
                membersByOwner
                        .computeIfAbsent(app.ownerPath(), any -> new ArrayList<>())
                        .add(new Member(app, activity));
            }
        });
        List<Group> groups = new ArrayList<>();
        membersByOwner.values().forEach(members -> {
            List<Member> alive = members.stream().filter(Member::lives).toList();
            List<String> types = alive.stream()
                    .flatMap(member -> member.app().instanceType().stream())
                    .distinct()
                    .toList();
            for (String type : types.isEmpty() && !alive.isEmpty() ? List.of(UNKNOWN_TYPE) : types) {
                groups.add(new Group(
                        type,
                        members.stream().filter(member -> member.mayRunOn(type)).toList()));
            }
        });
        return groups;
    }

    private ResourceActivity instance(Group group) {
        List<Member> members = group.members();
        StudioApp one = members.get(0).app();
        var instance = ResourceActivity.builder(one.instance(place, group.type()), observation.window())
                .owner(members.get(0).activity().owner())
                .tags(tags)
                .completeness(completeness(one, members))
                .attribute("domainId", one.domain())
                .attribute(one.ofSpace() ? "spaceName" : "userProfileName", one.owner());
        if (!group.type().equals(UNKNOWN_TYPE)) {
            instance.attribute("instanceType", group.type());
        }
        members.stream()
                .flatMap(member ->
                        Stream.ofNullable(member.activity().attributes().get(Attribution.PERSON)))
                .findFirst()
                .ifPresent(person -> instance.attribute(Attribution.PERSON, person));
        members.stream()
                .filter(Member::lives)
                .flatMap(member -> member.app().createdAt().stream())
                .min(Instant::compareTo)
                .ifPresent(instance::createdAt);
        members.stream()
                .flatMap(member -> member.starting().stream())
                .findFirst()
                .ifPresent(instance::standing);
        if (members.stream().anyMatch(member -> member.activity().notes().contains(AppObserver.MAY_COMPUTE_SILENTLY))) {
            instance.note(AppObserver.MAY_COMPUTE_SILENTLY);
        }
        members.forEach(member -> instance.part(member.activity()));
        return instance.bill(bill(group)).build();
    }

    /** Of those that run on it for sure: all, where no type is known at all. */
    private static Fact<Bill> bill(Group group) {
        Optional<String> type = Optional.of(group.type()).filter(known -> !known.equals(UNKNOWN_TYPE));
        return StudioBill.ofInstance(
                type,
                group.members().stream()
                        .filter(member ->
                                member.lives() && member.app().instanceType().equals(type))
                        .map(member -> new StudioBill.Running(
                                member.app(), member.activity().started()))
                        .toList());
    }

    /** Whether all apps are known that may run on it, and the use of those that have ended. */
    private Completeness completeness(StudioApp one, List<Member> members) {
        if (unfinished.isPresent()) {
            return Completeness.incomplete(
                    unfinished.get().reasonOr(ReasonCode.PARTS_INCOMPLETE),
                    "The apps were not listed to the end, so more of them may run on it: "
                            + unfinished.get().getMessage() + ".");
        }
        if (rows.mayHideBeside(one)) {
            return Completeness.incomplete(
                    ReasonCode.PARTS_INCOMPLETE, "An app was listed without its name or its owner, and may run on it.");
        }
        return members.stream()
                .flatMap(member -> member.endedUnread().stream())
                .findFirst()
                .orElse(Completeness.complete());
    }
}
