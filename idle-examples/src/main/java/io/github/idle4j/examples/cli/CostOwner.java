package io.github.idle4j.examples.cli;

import io.github.idle4j.evidence.Fact;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Optional;

/**
 * Whose idle resources are added up: a person's in a domain of Studio, those of a space that is nobody's in particular, or
 * endpoints, of which AWS knows no owner.
 *
 * @param user     the name of the person's profile
 * @param space    the name of the space of no known person
 * @param domainId the domain of either
 */
record CostOwner(Optional<String> user, Optional<String> space, Optional<String> domainId) {

    static CostOwner of(ResourceActivity activity) {
        Optional<String> user = activity.owner() instanceof Fact.Known<String> known
                ? Optional.of(known.value())
                : Optional.ofNullable(activity.attributes().get("userProfileName"));
        return new CostOwner(
                user,
                user.isPresent()
                        ? Optional.empty()
                        : Optional.ofNullable(activity.attributes().get("spaceName")),
                Optional.ofNullable(activity.attributes().get("domainId")));
    }
}
