package io.github.idle4j.aws.endpoint;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the control plane says of one endpoint, before any metric was read.
 *
 * @param id         which endpoint
 * @param arn        its ARN as published, where it was
 * @param createdAt  when this incarnation was created
 * @param modifiedAt when it was last changed, by people, scaling or maintenance; never an age
 * @param standing   how it stands
 * @param variants   the variants whose invocations are asked for; none where that would show nothing
 * @param incoming   variants of an update that is under way: their use counts already
 * @param shadows    shadow variants: what they get are copies of requests, which say nothing
 * @param signals    whether those are all that could show use
 * @param enhanced   whether enhanced metrics are on, which may have moved series to other dimensions
 * @param config     the name of its configuration, where it was described
 * @param tags       its tags, where policies need them
 */
record Endpoint(
        ResourceId id,
        Optional<String> arn,
        Optional<Instant> createdAt,
        Optional<Instant> modifiedAt,
        EndpointStanding standing,
        List<String> variants,
        List<String> incoming,
        List<String> shadows,
        Completeness signals,
        boolean enhanced,
        Optional<String> config,
        Fact<Map<String, String>> tags) {

    String name() {
        return id.path();
    }
}
