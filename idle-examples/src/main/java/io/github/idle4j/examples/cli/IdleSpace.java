package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A space with at least one idle instance that no person is known to own, such as a shared one: its bill is as large as
 * anybody's, and names no {@link IdleOwner}.
 *
 * @param domainId the domain
 * @param space    the name of the space
 */
record IdleSpace(String domainId, String space) {

    /** Each once, by name. */
    static List<IdleSpace> of(IdleReport report) {
        return report.idle().stream()
                .map(Assessment::activity)
                .filter(activity -> activity.resource().type().equals(ResourceId.STUDIO_INSTANCE))
                .filter(activity -> !(activity.owner() instanceof Fact.Known))
                .flatMap(instance -> Optional.ofNullable(instance.attributes().get("spaceName"))
                        .map(space -> new IdleSpace(instance.attributes().getOrDefault("domainId", ""), space))
                        .stream())
                .distinct()
                .sorted(Comparator.comparing(IdleSpace::space).thenComparing(IdleSpace::domainId))
                .toList();
    }
}
