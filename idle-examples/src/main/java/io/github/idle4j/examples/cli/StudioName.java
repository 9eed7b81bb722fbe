package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** Names what is one of these: shortened, but where that would make two of them one. */
    static Function<ResourceActivity, String> among(Collection<Assessment> all) {
        Map<String, Long> namesByShort = all.stream()
                .map(Assessment::activity)
                .filter(StudioName::isOfStudio)
                .map(StudioName::whole)
                .distinct()
                .collect(Collectors.groupingBy(StudioName::shortened, Collectors.counting()));
        return activity -> {
            String name = whole(activity);
            String shorter = shortened(name);
            return namesByShort.getOrDefault(shorter, 0L) > 1 ? name : shorter;
        };
    }

    /** Whose it is, as far as a user profile or a space is named, and its own name. */
    static String whole(ResourceActivity activity) {
        Map<String, String> attributes = activity.attributes();
        String owner = attributes.getOrDefault("userProfileName", attributes.getOrDefault("spaceName", "?"));
        return Printable.name(owner) + "/" + Printable.name(activity.resource().name());
    }

    /** Without the middle of what comes after the owner. */
    private static String shortened(String whole) {
        int name = whole.indexOf('/') + 1;
        int length = whole.codePointCount(name, whole.length());
        return length <= LONGEST
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(name, LONGEST - END - LEFT_OUT.length()))
                        + LEFT_OUT
                        + whole.substring(whole.offsetByCodePoints(name, length - END));
    }
}
