package io.github.idle4j.crooked.evidence;

import io.github.idle4j.crooked.policy.Crooked;

/** The other half of a ring of two packages. */
public final class Ring {

    private Ring() {}

    /** Leans on the package that leans on this one. */
    public static String name(Crooked other) {
        return other.toString();
    }
}
