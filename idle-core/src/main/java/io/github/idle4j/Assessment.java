package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.Optional;

/**
 * One resource of a scan: what was seen of it, what was concluded, and by which policy.
 *
 * @param activity what was seen
 * @param verdict  what was concluded
 * @param policy   the name of the policy
 */
public record Assessment(ResourceActivity activity, IdleVerdict verdict, String policy) {

    /** Checks that nothing is missing. */
    public Assessment {
        requireNonNull(activity, "activity");
        requireNonNull(verdict, "verdict");
        requireNonNull(policy, "policy");
    }

    /** Which resource it is. */
    public ResourceId resource() {
        return activity.resource();
    }

    /** The latest instant at which the last use that was seen can have happened; empty where none was seen. */
    public Optional<Instant> lastActiveAt() {
        return activity.lastUse().map(Use::latest);
    }
}
