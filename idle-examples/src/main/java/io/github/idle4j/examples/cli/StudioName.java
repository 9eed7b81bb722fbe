package io.github.idle4j.examples.cli;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Map;

/** Names of what is in Studio, as people can read them: {@code alice/app-1}, {@code team-space/ml.m5.large}. */
final class StudioName {

    /** Generated names of kernel apps are twice as long. Their ends tell them apart. */
    private static final int LONGEST = 30;

    private static final int END = 6;

    private static final String LEFT_OUT = "...";

    private StudioName() {}

    /** Whether it is an app or an instance of Studio. */
    static boolean isOfStudio(ResourceActivity activity) {
        String type = activity.resource().type();
        return type.equals(ResourceId.STUDIO_APP) || type.equals(ResourceId.STUDIO_INSTANCE);
    }

    /** Whose it is, as far as a user profile or a space is named, and its own name. */
    static String of(ResourceActivity activity) {
        Map<String, String> attributes = activity.attributes();
        String owner = attributes.getOrDefault("userProfileName", attributes.getOrDefault("spaceName", "?"));
        return owner + "/" + shortened(activity.resource().name());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST - END - LEFT_OUT.length()) + LEFT_OUT + name.substring(name.length() - END);
    }
}
