package io.github.idle4j.policy;

import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is known of a resource besides its signals. */
record Facts(
        ResourceId resource,
        Span window,
        Optional<Instant> createdAt,
        Optional<Instant> runningSince,
        Optional<Instant> started,
        Optional<Instant> updatedAt,
        Standing standing,
        Fact<String> owner,
        Fact<Map<String, String>> tags,
        Fact<Bill> bill,
        Map<String, String> attributes,
        Optional<ResourceId> parent,
        List<String> notes,
        Completeness completeness,
        Confidence atMost,
        Parts parts) {

    /** When an incarnation began: the later of creation and last start. */
    static Optional<Instant> started(Optional<Instant> createdAt, Optional<Instant> runningSince) {
        return runningSince
                .filter(running -> createdAt.filter(running::isBefore).isEmpty())
                .or(() -> createdAt);
    }

    Facts with(Completeness other) {
        return new Facts(
                resource,
                window,
                createdAt,
                runningSince,
                started,
                updatedAt,
                standing,
                owner,
                tags,
                bill,
                attributes,
                parent,
                notes,
                other,
                atMost,
                parts);
    }
}
