package io.github.idle4j.aws.local;

import java.util.Map;
import java.util.Set;

/** The idle shutdown of one type of app, as a domain or a user profile sets it. What nothing is said of is not there. */
public final class LocalIdleShutdown {

    private static final int SHORTEST = 60;
    private static final int LONGEST = 525_600;
    private static final Set<String> TYPES = Set.of("JupyterLab", "CodeEditor");

    private final Tree settings = new Tree();

    LocalIdleShutdown() {}

    public LocalIdleShutdown enabled() {
        settings.put("LifecycleManagement", "ENABLED");
        return this;
    }

    public LocalIdleShutdown disabled() {
        settings.put("LifecycleManagement", "DISABLED");
        return this;
    }

    /** After how many idle minutes an app is shut down that nothing else is said of. */
    public LocalIdleShutdown after(int minutes) {
        settings.put("IdleTimeoutInMinutes", checked(minutes));
        return this;
    }

    /** The fewest and the most minutes that a user may choose. */
    public LocalIdleShutdown between(int fewest, int most) {
        settings.put("MinIdleTimeoutInMinutes", checked(fewest)).put("MaxIdleTimeoutInMinutes", checked(most));
        return this;
    }

    /** These settings as a part of {@code member}, such as {@code UserSettings}. */
    Map<String, Object> in(String member, String appType) {
        return nested(member, appType, settings.members());
    }

    /** The settings of a space, which are its minutes and nothing else. */
    static Map<String, Object> ofSpace(String appType, int minutes) {
        return nested("SpaceSettings", appType, Map.of("IdleTimeoutInMinutes", checked(minutes)));
    }

    private static Map<String, Object> nested(String member, String appType, Map<String, Object> settings) {
        if (!TYPES.contains(appType)) {
            throw new IllegalArgumentException("only " + TYPES + " have an idle shutdown, not " + appType);
        }
        Map<String, Object> lifecycle = Map.of("AppLifecycleManagement", Map.of("IdleSettings", settings));
        return Map.of(member, Map.of(appType + "AppSettings", lifecycle));
    }

    private static int checked(int minutes) {
        if (minutes < SHORTEST || minutes > LONGEST) {
            throw new IllegalArgumentException("an idle timeout has 60 to 525600 minutes, not " + minutes);
        }
        return minutes;
    }
}
