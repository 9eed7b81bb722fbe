package io.github.idle4j.history;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ResourceId;

/**
 * What a history keeps streaks of: one resource as one policy judges it. Two policies that judge the same resource have a
 * streak each; policies of one name share theirs, so give those of your own names that tell them apart.
 *
 * @param resource which resource
 * @param policy   the name of the policy
 */
public record Subject(ResourceId resource, String policy) {

    /** Checks that nothing is missing. */
    public Subject {
        requireNonNull(resource, "resource");
        requireNonNull(policy, "policy");
    }
}
