package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where facts come from.
 *
 * @param source  the name of the source
 * @param account the account, where known
 * @param region  the region, where there is one
 */
public record Origin(String source, Optional<String> account, Optional<String> region) {

    /** Checks that nothing is missing. */
    public Origin {
        requireNonNull(source, "source");
        requireNonNull(account, "account");
        requireNonNull(region, "region");
    }

    /** A source that belongs to no account or region in particular. */
    public static Origin of(String source) {
        return new Origin(source, Optional.empty(), Optional.empty());
    }
}
