package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.cost.Cost;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.history.IdleStreak;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One resource of a scan: what was seen of it, what was concluded, by which policy, and what is said about it. Immutable. */
public final class Assessment {

    private final ResourceActivity activity;
    private final IdleVerdict verdict;
    private final String policy;
    private final @Nullable IdleStreak idleStreak;
    private final List<Recommendation> recommendations;
    private final Optional<Cost> cost;

    private Assessment(
            ResourceActivity activity,
            IdleVerdict verdict,
            String policy,
            @Nullable IdleStreak idleStreak,
            List<Recommendation> recommendations,
            Optional<Cost> cost) {
        this.activity = requireNonNull(activity, "activity");
        this.verdict = requireNonNull(verdict, "verdict");
        this.policy = requireNonNull(policy, "policy");
        this.idleStreak = idleStreak;
        this.recommendations = List.copyOf(recommendations);
        this.cost = cost;
    }

    /**
     * A verdict, of which nothing else is said yet.
     *
     * @param activity what was seen
     * @param verdict  what was concluded
     * @param policy   the name of the policy
     */
    public static Assessment of(ResourceActivity activity, IdleVerdict verdict, String policy) {
        return new Assessment(activity, verdict, policy, null, List.of(), Optional.empty());
    }

    /** What was seen. */
    public ResourceActivity activity() {
        return activity;
    }

    /** What was concluded. */
    public IdleVerdict verdict() {
        return verdict;
    }

    /** The name of the policy. */
    public String policy() {
        return policy;
    }

    /** What can be done about it, the best first; empty where nobody was asked, or there is nothing to do. */
    public List<Recommendation> recommendations() {
        return recommendations;
    }

    /** The same, with these recommendations in place of any. */
    public Assessment recommending(List<Recommendation> instead) {
        return new Assessment(activity, verdict, policy, idleStreak, instead, cost);
    }

    /**
     * The idle verdicts in a row on it that are remembered, with this one; the verdict may be UNKNOWN, which does not end
     * them. Empty where there are none, or where no {@linkplain IdleDetector.Builder#steady history} was kept or read.
     */
    public Optional<IdleStreak> idleStreak() {
        return Optional.ofNullable(idleStreak);
    }

    /** The same, as the latest of these idle verdicts. */
    public Assessment within(IdleStreak streak) {
        return new Assessment(activity, verdict, policy, requireNonNull(streak, "streak"), recommendations, cost);
    }

    /** What it costs while nobody uses it; empty where nobody was asked, where it is not idle, or has no bill of its own. */
    public Optional<Cost> cost() {
        return cost;
    }

    /** The same, with this cost in place of any. */
    public Assessment costing(Cost instead) {
        return new Assessment(activity, verdict, policy, idleStreak, recommendations, Optional.of(instead));
    }

    /** Which resource it is. */
    public ResourceId resource() {
        return activity.resource();
    }

    /** The latest instant at which the last use that was seen can have happened; empty where none was seen. */
    public Optional<Instant> lastActiveAt() {
        return activity.lastUse().map(Use::latest);
    }

    @Override
    public String toString() {
        return resource() + " " + verdict.status() + "(" + verdict.reason() + ") by " + policy;
    }
}
