package io.github.idle4j.examples.cli;

import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Comparator;
import java.util.Optional;

/**
 * A person with at least one idle instance in a domain of Studio. An idle app alone makes nobody one: its instance, and
 * the bill, may be kept up by another app.
 *
 * @param domainId the domain
 * @param user     the name of the person's profile there
 */
record IdleOwner(String domainId, String user) {

    /** By name. */
    static final Comparator<IdleOwner> ORDER =
            Comparator.comparing(IdleOwner::user).thenComparing(IdleOwner::domainId);

    /** Whose an idle resource is; nobody's where it is no instance, or belongs to nobody that is known. */
    static Optional<IdleOwner> of(ResourceActivity idle) {
        return idle.resource().type().equals(ResourceId.STUDIO_INSTANCE)
                        && idle.owner() instanceof Fact.Known<String> known
                ? Optional.ofNullable(idle.attributes().get("domainId"))
                        .map(domain -> new IdleOwner(domain, known.value()))
                : Optional.empty();
    }
}
