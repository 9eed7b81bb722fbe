package io.github.idle4j.aws.endpoint;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long it takes until an endpoint or a component that is created is ready. */
final class Creation {

    /** Two hours is ten times what was seen for the slowest that did come up. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private Creation() {}

    /** When what began to be created then was ready, or never will be. */
    static Instant doneBy(Instant createdAt) {
        return createdAt.plus(LONGEST);
    }

    /** Whether something has been being created for so long that it will hardly ever be ready. */
    static boolean isStuck(Standing standing, Optional<Instant> createdAt, Instant now) {
        return standing.reason().equals(ReasonCode.CREATING)
                && createdAt.filter(created -> doneBy(created).isBefore(now)).isPresent();
    }
}
