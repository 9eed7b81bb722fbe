package io.github.idle4j;

import static java.util.Objects.requireNonNull;

/**
 * Something that could not be done during a scan, while the scan went on.
 *
 * @param origin        where it failed
 * @param error         what happened, as {@code AccessDeniedException: …}; without secrets
 * @param lostInventory whether resources may be missing from the report because of it
 */
public record ScanFailure(Origin origin, String error, boolean lostInventory) {

    /** Checks that nothing is missing. */
    public ScanFailure {
        requireNonNull(origin, "origin");
        requireNonNull(error, "error");
    }
}
