package io.github.idle4j.aws.endpoint;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing.Share;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the control plane says of one endpoint.
 *
 * @param id         which endpoint
 * @param arn        its ARN as published, where it was
 * @param createdAt  when this incarnation was created
 * @param modifiedAt when it was last changed, by people, scaling or maintenance; never an age
 * @param standing   how it stands
 * @param variants   its variants
 * @param incoming   names of the variants of an update that is under way: their use counts already
 * @param shadows    shadow variants: what they get are copies of requests, which say nothing; but they are billed
 * @param signals    whether these are all variants
 * @param config     the name of its configuration
 * @param detail     what only DescribeEndpoint tells; empty while it was not asked
 * @param tags       its tags, where policies need them
 * @param components what it hosts, as far as that was listed
 */
record Endpoint(
        ResourceId id,
        Optional<String> arn,
        Optional<Instant> createdAt,
        Optional<Instant> modifiedAt,
        EndpointStanding standing,
        List<Variant> variants,
        List<String> incoming,
        List<Variant> shadows,
        Completeness signals,
        Optional<String> config,
        Optional<Detail> detail,
        Fact<Map<String, String>> tags,
        List<Component> components) {

    /**
     * What Search does not tell.
     *
     * @param async    whether it takes asynchronous requests only
     * @param enhanced whether enhanced metrics are on, which may have moved series to other dimensions
     */
    record Detail(boolean async, boolean enhanced) {}

    String name() {
        return id.path();
    }

    /** Whether its variants are all that could show its use. */
    boolean namesAllVariants() {
        return signals instanceof Completeness.Complete;
    }

    boolean isAsync() {
        return detail.filter(Detail::async).isPresent();
    }

    boolean isEnhanced() {
        return detail.filter(Detail::enhanced).isPresent();
    }

    /** Whether nothing on it can be used now, or will be in a moment. */
    boolean hostsNothing() {
        return components.stream()
                .map(component -> component.standing().share())
                .noneMatch(share -> share == Share.WHOLE || share == Share.WHOLE_IN_TRANSITION);
    }

    /** The same with its tags as they are now. */
    Endpoint with(Fact<Map<String, String>> fresh) {
        return with(fresh, components);
    }

    /** The same with what is known of its components. */
    Endpoint with(List<Component> described) {
        return with(tags, described);
    }

    private Endpoint with(Fact<Map<String, String>> itsTags, List<Component> itsComponents) {
        return new Endpoint(
                id,
                arn,
                createdAt,
                modifiedAt,
                standing,
                variants,
                incoming,
                shadows,
                signals,
                config,
                detail,
                itsTags,
                itsComponents);
    }
}
