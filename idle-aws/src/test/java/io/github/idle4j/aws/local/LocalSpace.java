package io.github.idle4j.aws.local;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A space of a domain. */
public final class LocalSpace extends LocalOwner<LocalSpace> {

    private @Nullable String owner;
    private @Nullable String sharing;
    private @Nullable String appType;
    private @Nullable Integer gibibytes;

    LocalSpace(LocalRegion region, String domainId, String name) {
        super(region, domainId, name);
    }

    /** The profile that owns it; one of that name need not exist any more. An old shared space has none. */
    public LocalSpace owner(String profileName) {
        owner = profileName;
        return this;
    }

    /** Its owner alone uses it. */
    public LocalSpace privately() {
        sharing = "Private";
        return this;
    }

    /** All profiles of the domain may use it. */
    public LocalSpace shared() {
        sharing = "Shared";
        return this;
    }

    /** The type of app that it is for; that of the app it last described, where nothing is said. */
    public LocalSpace appType(String type) {
        appType = type;
        return this;
    }

    /** The size of its volume. */
    public LocalSpace gibibytes(int size) {
        gibibytes = size;
        return this;
    }

    /** After how many idle minutes its app of that type is shut down, where its domain or its owner lets that happen. */
    public LocalSpace idleTimeout(String type, int minutes) {
        return described(LocalIdleShutdown.ofSpace(type, minutes));
    }

    /** Its JupyterLab app; there is one at most. */
    public LocalSpace jupyterLab(Consumer<LocalApp> description) {
        return app("JupyterLab", "default", description);
    }

    /** Its Code Editor app; there is one at most. */
    public LocalSpace codeEditor(Consumer<LocalApp> description) {
        return app("CodeEditor", "default", description);
    }

    @Override
    public LocalSpace app(String type, String appName, Consumer<LocalApp> description) {
        appType = type;
        return super.app(type, appName, description);
    }

    @Override
    LocalSpace self() {
        return this;
    }

    @Override
    String member() {
        return "SpaceName";
    }

    @Override
    String person() {
        if (owner == null) {
            throw new IllegalStateException("nobody owns the space " + name());
        }
        return owner;
    }

    /** The row in ListSpaces' answer. */
    Map<String, Object> summary() {
        return identity()
                .putIfKnown("SpaceSettingsSummary", settings())
                .putIfKnown("SpaceSharingSettingsSummary", member("SharingType", sharing))
                .putIfKnown("OwnershipSettingsSummary", member("OwnerUserProfileName", owner))
                .members();
    }

    /** DescribeSpace's answer. */
    Map<String, Object> description() {
        return identity()
                .put("SpaceArn", region.arn("space/" + path()))
                .putIfKnown("SpaceSettings", settings())
                .putIfKnown("SpaceSharingSettings", member("SharingType", sharing))
                .putIfKnown("OwnershipSettings", member("OwnerUserProfileName", owner))
                .merge(described())
                .members();
    }

    private @Nullable Map<String, Object> settings() {
        Map<String, Object> settings = new Tree()
                .putIfKnown("AppType", appType)
                .putIfKnown(
                        "SpaceStorageSettings", member("EbsStorageSettings", member("EbsVolumeSizeInGb", gibibytes)))
                .members();
        return settings.isEmpty() ? null : settings;
    }

    private static @Nullable Map<String, Object> member(String name, @Nullable Object value) {
        return value == null ? null : Map.of(name, value);
    }
}
