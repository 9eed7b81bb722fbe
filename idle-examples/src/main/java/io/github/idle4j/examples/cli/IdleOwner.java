package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person with at least one idle instance in a domain of Studio. An idle app alone makes nobody one: its instance, and
 * the bill, may be kept up by another app.
 *
 * @param domainId the domain
 * @param user     the name of the person's profile there
 */
record IdleOwner(String domainId, String user) {

    /** Each once, by name. What belongs to nobody that is known names nobody. */
    static List<IdleOwner> of(IdleReport report) {
        return report.idle().stream()
                .map(Assessment::activity)
                .filter(activity -> activity.resource().type().equals(ResourceId.STUDIO_INSTANCE))
                .flatMap(IdleOwner::of)
                .distinct()
                .sorted(Comparator.comparing(IdleOwner::user).thenComparing(IdleOwner::domainId))
                .toList();
    }

    private static Stream<IdleOwner> of(ResourceActivity instance) {
        return instance.owner() instanceof Fact.Known<String> known
                ? Optional.ofNullable(instance.attributes().get("domainId"))
                        .map(domain -> new IdleOwner(domain, known.value()))
                        .stream()
                : Stream.empty();
    }
}
