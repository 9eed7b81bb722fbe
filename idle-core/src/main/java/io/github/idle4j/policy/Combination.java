package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several policies of which so many have to say idle: one of them for "or", all of them for "and".
 *
 * @param needed   how many, at least one and at most all
 * @param policies at least one
 * @param name     what it is called
 * @param oursAlone whether no policy of anybody else is among them, however deep
 */
record Combination(int needed, List<IdlePolicy> policies, String name, boolean oursAlone) implements BuiltIn {

    static Combination of(int needed, List<IdlePolicy> policies) {
        List<IdlePolicy> parts = List.copyOf(policies);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Composing nothing would judge nothing: name at least one policy");
        }
        if (needed < 1 || needed > parts.size()) {
            throw new IllegalArgumentException(
                    "Of " + parts.size() + " policies at least 1 and at most all can be needed, not " + needed);
        }
        return new Combination(
                needed, parts, name(needed, parts), parts.stream().allMatch(BuiltIn::isOursAlone));
    }

    static Combination all(List<IdlePolicy> policies) {
        return of(Math.max(1, policies.size()), policies);
    }

    private static String name(int needed, List<IdlePolicy> parts) {
        String conjunction = needed == parts.size() ? " and " : needed == 1 ? " or " : ", ";
        String names = parts.stream().map(Combination::nameInside).collect(Collectors.joining(conjunction));
        return conjunction.equals(", ") ? "at least " + needed + " of (" + names + ")" : names;
    }

    /** In brackets where it is not clear where it ends. */
    static String nameInside(IdlePolicy policy) {
        String name = Interlock.nameOf(policy);
        return policy instanceof Choice || policy instanceof Combination several && several.policies.size() > 1
                ? "(" + name + ")"
                : name;
    }

    /**
     * Idle where enough parts say so; active where too many do for that ever to be; between the two unknown where any is, else
     * not judged.
     */
    private Status status(int idle, int active, int unknown) {
        return idle >= needed
                ? Status.IDLE
                : active > policies.size() - needed ? Status.ACTIVE : unknown > 0 ? Status.UNKNOWN : Status.NOT_JUDGED;
    }

    /** One pass, in which each part is asked once: of each status the part that would decide is remembered until all are counted. */
    @Override
    public Ruling rule(ResourceActivity activity) {
        int idle = 0;
        int active = 0;
        int unknown = 0;
        @Nullable Ruling ifIdle = null;
        @Nullable Ruling ifActive = null;
        @Nullable Ruling ifUnknown = null;
        @Nullable Ruling ifNotJudged = null;
        @Nullable IdlePolicy byIdle = null;
        @Nullable IdlePolicy byActive = null;
        @Nullable IdlePolicy byUnknown = null;
        @Nullable IdlePolicy byNotJudged = null;
        for (int i = 0; i < policies.size(); i++) {
            IdlePolicy part = policies.get(i);
            Ruling ruling = BuiltIn.rule(part, activity);
            switch (ruling.status()) {
                case IDLE -> {
                    idle++;
                    if (decides(part, ruling, byIdle, ifIdle, activity)) {
                        byIdle = part;
                        ifIdle = ruling;
                    }
                }
                case ACTIVE -> {
                    active++;
                    if (decides(part, ruling, byActive, ifActive, activity)) {
                        byActive = part;
                        ifActive = ruling;
                    }
                }
                case UNKNOWN -> {
                    unknown++;
                    if (decides(part, ruling, byUnknown, ifUnknown, activity)) {
                        byUnknown = part;
                        ifUnknown = ruling;
                    }
                }
                case NOT_JUDGED -> {
                    if (decides(part, ruling, byNotJudged, ifNotJudged, activity)) {
                        byNotJudged = part;
                        ifNotJudged = ruling;
                    }
                }
            }
        }
        return switch (status(idle, active, unknown)) {
            case IDLE -> decided(byIdle, ifIdle, activity);
            case ACTIVE -> decided(byActive, ifActive, activity);
            case UNKNOWN -> decided(byUnknown, ifUnknown, activity);
            case NOT_JUDGED -> decided(byNotJudged, ifNotJudged, activity);
        };
    }

    /** Another one's policy is not asked again, to find out who decided: where there is one, the verdict is told at once. */
    private Ruling decided(@Nullable IdlePolicy decider, @Nullable Ruling ruling, ResourceActivity activity) {
        requireNonNull(decider, "a part of the status that was counted");
        requireNonNull(ruling, "its ruling");
        return oursAlone ? ruling : among(BuiltIn.tell(decider, ruling, activity));
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        if (ruling instanceof IdleVerdict verdict) {
            return verdict;
        }
        @Nullable IdlePolicy decider = null;
        for (int i = 0; i < policies.size(); i++) {
            if (policies.get(i) instanceof BuiltIn part
                    && part.rule(activity).equals(ruling)
                    && decides(part, ruling, decider, ruling, activity)) {
                decider = part;
            }
        }
        return among(BuiltIn.tell(requireNonNull(decider, "the part that decided"), ruling, activity));
    }

    /**
     * Whether a part decides rather than another of the same status: by the reason that is published first, then for idle by
     * the longer span and else by the shorter one, then by name; so that their order never matters.
     */
    private static boolean decides(
            IdlePolicy part,
            Ruling ruling,
            @Nullable IdlePolicy other,
            @Nullable Ruling otherRuling,
            ResourceActivity activity) {
        if (other == null || otherRuling == null) {
            return true;
        }
        int order = ruling.reason().compareTo(otherRuling.reason());
        if (order == 0) {
            int longer = BuiltIn.over(other, otherRuling, activity).compareTo(BuiltIn.over(part, ruling, activity));
            order = ruling.status() == Status.IDLE ? longer : -longer;
        }
        return order == 0 ? Interlock.nameOf(part).compareTo(Interlock.nameOf(other)) < 0 : order < 0;
    }

    /** The verdict of one among several says which one it was. */
    private IdleVerdict among(IdleVerdict verdict) {
        return policies.size() > 1 ? verdict.telling(Account::amongOthers) : verdict;
    }

    @Override
    public Duration over(Ruling ruling, ResourceActivity activity) {
        Duration over = Duration.ZERO;
        for (int i = 0; i < policies.size(); i++) {
            if (policies.get(i) instanceof BuiltIn part && part.rule(activity).equals(ruling)) {
                Duration other = part.over(ruling, activity);
                over = other.compareTo(over) > 0 ? other : over;
            }
        }
        return over;
    }

    @Override
    public EvidenceNeeds needs() {
        return policies.stream()
                .map(IdlePolicy::needs)
                .reduce(EvidenceNeeds::and)
                .orElseThrow();
    }

    @Override
    public List<IdlePolicy> parts() {
        return policies;
    }
}
