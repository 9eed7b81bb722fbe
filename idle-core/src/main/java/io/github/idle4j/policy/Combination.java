package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several policies of which so many have to say idle: one of them for "or", all of them for "and".
 *
 * @param needed   how many, at least one and at most all
 * @param policies at least one
 * @param ranked   the same, those that look back furthest first: of two that answer alike one decides, whatever their order
 * @param name     what it is called
 * @param oursAlone whether no policy of anybody else is among them, however deep
 */
record Combination(int needed, List<BuiltIn> policies, List<BuiltIn> ranked, String name, boolean oursAlone)
        implements BuiltIn {

    static Combination of(int needed, List<IdlePolicy> policies) {
        List<BuiltIn> parts = policies.stream().map(BuiltIn::of).toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Composing nothing would judge nothing: name at least one policy");
        }
        if (needed < 1 || needed > parts.size()) {
            throw new IllegalArgumentException(
                    "Of " + parts.size() + " policies at least 1 and at most all can be needed, not " + needed);
        }
        List<BuiltIn> ranked = parts.stream()
                .sorted(Comparator.comparing(Interlock::lookbackOf).reversed().thenComparing(Interlock::nameOf))
                .toList();
        return new Combination(
                needed, parts, ranked, name(needed, parts), parts.stream().allMatch(BuiltIn::isOursAlone));
    }

    static Combination all(List<IdlePolicy> policies) {
        return of(Math.max(1, policies.size()), policies);
    }

    private static String name(int needed, List<BuiltIn> parts) {
        String conjunction = needed == parts.size() ? " and " : needed == 1 ? " or " : ", ";
        String names = parts.stream().map(Combination::nameInside).collect(Collectors.joining(conjunction));
        return conjunction.equals(", ") ? "at least " + needed + " of (" + names + ")" : names;
    }

    /** In brackets where it is not clear where it ends. */
    static String nameInside(BuiltIn policy) {
        String name = Interlock.nameOf(policy);
        return policy instanceof Choice
                        || policy instanceof Unless
                        || (policy instanceof Combination several && several.policies.size() > 1)
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

    /** Another one's policy is not asked again, to find out who decided: where there is one, the verdict is told at once. */
    @Override
    public Ruling rule(ResourceActivity activity) {
        return choose(activity, !oursAlone);
    }

    @Override
    public IdleVerdict evaluate(ResourceActivity activity) {
        return tell(choose(activity, true), activity);
    }

    /**
     * One pass, in which each part is asked once: of each status the part that would decide is remembered until all are counted.
     *
     * @param telling whether the verdict is wanted, and not the ruling alone
     */
    private Ruling choose(ResourceActivity activity, boolean telling) {
        int idle = 0;
        int active = 0;
        int unknown = 0;
        @Nullable Ruling ifIdle = null;
        @Nullable Ruling ifActive = null;
        @Nullable Ruling ifUnknown = null;
        @Nullable Ruling ifNotJudged = null;
        @Nullable BuiltIn byIdle = null;
        @Nullable BuiltIn byActive = null;
        @Nullable BuiltIn byUnknown = null;
        @Nullable BuiltIn byNotJudged = null;
        for (int i = 0; i < ranked.size(); i++) {
            BuiltIn part = ranked.get(i);
            Ruling ruling = part.rule(activity);
            switch (ruling.status()) {
                case IDLE -> {
                    idle++;
                    if (decides(ruling, ifIdle)) {
                        byIdle = part;
                        ifIdle = ruling;
                    }
                }
                case ACTIVE -> {
                    active++;
                    if (decides(ruling, ifActive)) {
                        byActive = part;
                        ifActive = ruling;
                    }
                }
                case UNKNOWN -> {
                    unknown++;
                    if (decides(ruling, ifUnknown)) {
                        byUnknown = part;
                        ifUnknown = ruling;
                    }
                }
                case NOT_JUDGED -> {
                    if (decides(ruling, ifNotJudged)) {
                        byNotJudged = part;
                        ifNotJudged = ruling;
                    }
                }
            }
        }
        return switch (status(idle, active, unknown)) {
            case IDLE -> decided(byIdle, ifIdle, activity, telling);
            case ACTIVE -> decided(byActive, ifActive, activity, telling);
            case UNKNOWN -> decided(byUnknown, ifUnknown, activity, telling);
            case NOT_JUDGED -> decided(byNotJudged, ifNotJudged, activity, telling);
        };
    }

    private Ruling decided(
            @Nullable BuiltIn decider, @Nullable Ruling ruling, ResourceActivity activity, boolean telling) {
        requireNonNull(decider, "a part of the status that was counted");
        requireNonNull(ruling, "its ruling");
        return telling ? among(decider.tell(ruling, activity)) : ruling;
    }

    @Override
    public IdleVerdict tell(Ruling ruling, ResourceActivity activity) {
        if (ruling instanceof IdleVerdict verdict) {
            return verdict;
        }
        @Nullable BuiltIn decider = null;
        for (int i = 0; i < ranked.size(); i++) {
            BuiltIn part = ranked.get(i);
            if (part.rule(activity).equals(ruling) && (decider == null || ruling.status() != Status.IDLE)) {
                decider = part;
            }
        }
        return among(requireNonNull(decider, "the part that decided").tell(ruling, activity));
    }

    /**
     * Whether a part decides rather than one of the same status that is ranked before it: if its reason is published before the
     * other's, and among equals the one that looks back least; of idle ones the one that looks back furthest.
     */
    private static boolean decides(Ruling ruling, @Nullable Ruling before) {
        if (before == null) {
            return true;
        }
        int order = ruling.reason().compareTo(before.reason());
        return order < 0 || (order == 0 && ruling.status() != Status.IDLE);
    }

    /** The verdict of one among several says which one it was. */
    private IdleVerdict among(IdleVerdict verdict) {
        if (policies.size() == 1) {
            return verdict;
        }
        IdleVerdict said = verdict.telling(Account::amongOthers);
        boolean some = needed > 1 && needed < policies.size();
        return some ? said.telling(account -> account.explained(words -> Sentences.join(words, count()))) : said;
    }

    private String count() {
        return "It takes " + needed + " of " + policies.size() + " policies.";
    }

    @Override
    public EvidenceNeeds needs() {
        return policies.stream()
                .map(IdlePolicy::needs)
                .reduce(EvidenceNeeds::and)
                .orElseThrow();
    }

    @Override
    public List<BuiltIn> parts() {
        return policies;
    }
}
