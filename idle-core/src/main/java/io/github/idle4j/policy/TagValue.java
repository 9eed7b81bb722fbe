package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One tag of a resource, about which a policy asks.
 *
 * <p>Every question throws {@link UnreadableFactException} where the tags could not be read, and
 * {@link IllegalStateException} where no policy declared that it needs them; the detector turns the one into
 * {@code UNKNOWN(EXCLUSION_UNREADABLE)} and the other into {@code UNKNOWN(POLICY_FAILED)}.
 */
public final class TagValue {

    private final ResourceActivity activity;
    private final String key;

    TagValue(ResourceActivity activity, String key) {
        this.activity = activity;
        this.key = key;
    }

    /** Whether the tag is there with exactly that value. */
    public boolean is(String value) {
        return requireNonNull(value, "value").equals(activity.tagsOrThrow().get(key));
    }

    /** Whether the tag is there. */
    public boolean isPresent() {
        return activity.tagsOrThrow().containsKey(key);
    }

    /** Its value; empty where the tag is not there. */
    public Optional<String> value() {
        return Optional.ofNullable(activity.tagsOrThrow().get(key));
    }
}
