package io.github.idle4j.examples.cli;

import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Comparator;
import java.util.Optional;

/**
 * A space with at least one idle instance that no person is known to own, such as a shared one: its bill is as large as
 * anybody's, and names no {@link IdleOwner}.
 *
 * @param domainId the domain
 * @param space    the name of the space
 */
record IdleSpace(String domainId, String space) {

    /** By name. */
    static final Comparator<IdleSpace> ORDER =
            Comparator.comparing(IdleSpace::space).thenComparing(IdleSpace::domainId);

    /** The space of an idle resource; none where it is no instance, or a person is known to own it. */
    static Optional<IdleSpace> of(ResourceActivity idle) {
        return idle.resource().type().equals(ResourceId.STUDIO_INSTANCE) && !(idle.owner() instanceof Fact.Known)
                ? Optional.ofNullable(idle.attributes().get("spaceName"))
                        .map(space -> new IdleSpace(idle.attributes().getOrDefault("domainId", ""), space))
                : Optional.empty();
    }
}
