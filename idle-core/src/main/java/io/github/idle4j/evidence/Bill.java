package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What is billed for a resource by the hour, for as long as it stands and whether or not anybody uses it: its instances, what
 * is provisioned for it. What is paid by use or by volume, such as storage, is not part of it. Immutable and thread-safe.
 */
public final class Bill {

    private final List<BillItem> items;
    private final Optional<String> missing;

    private Bill(List<BillItem> items, Optional<String> missing) {
        this.items = List.copyOf(items);
        this.missing = missing;
    }

    /** A bill of these items and no other. */
    public static Bill of(List<BillItem> items) {
        return new Bill(items, Optional.empty());
    }

    /** A bill of these items, of which there may be more: why, in a few words, without secrets. */
    public static Bill atLeast(List<BillItem> items, String why) {
        return new Bill(items, Optional.of(requireNonNull(why, "why")));
    }

    /** What is on it. */
    public List<BillItem> items() {
        return items;
    }

    /** Why there may be more on it than the items; empty where they are all. */
    public Optional<String> missing() {
        return missing;
    }

    @Override
    public String toString() {
        return items + missing.map(why -> " and more: " + why).orElse("");
    }
}
