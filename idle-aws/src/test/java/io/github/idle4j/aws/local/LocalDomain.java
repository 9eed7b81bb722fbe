package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Studio domain. It may only be changed inside {@link LocalRegion#domain}, and so may all that is in it. */
public final class LocalDomain {

    /** The owner of what belongs to all of a domain. No such profile is ever listed. */
    static final String SHARED = "domain-shared";

    private final LocalRegion region;
    private final String id;
    private final LocalUserProfile shared;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Tree described = new Tree();
    private String name;
    private Instant createdAt;
    private @Nullable Instant lastModifiedAt;
    private String status = "InService";
    private String authMode = "IAM";

    LocalDomain(LocalRegion region, String id) {
        this.region = region;
        this.id = id;
        this.name = id;
        this.createdAt = region.now();
        this.shared = new LocalUserProfile(region, id, SHARED);
    }

    /** Its name, which need not be unique; its id, where nothing is said. */
    public LocalDomain name(String newName) {
        name = newName;
        return this;
    }

    /** When it was created; now, where nothing is said. */
    public LocalDomain createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    /** When it was last modified; when it was created, where nothing is said. */
    public LocalDomain lastModifiedAt(Instant time) {
        lastModifiedAt = time;
        return this;
    }

    /** {@code InService} where nothing is said. */
    public LocalDomain status(String newStatus) {
        status = newStatus;
        return this;
    }

    /** Its users sign in through IAM Identity Center; through IAM, where nothing is said. */
    public LocalDomain singleSignOn() {
        authMode = "SSO";
        return this;
    }

    public LocalDomain tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** Any further member of DescribeDomain's answer, as a tree of Map, List, String, Number, Boolean and Instant. */
    public LocalDomain described(String member, Object value) {
        described.merge(Map.of(member, value));
        return this;
    }

    /** The idle shutdown of its apps of that type, but for those in shared spaces; a profile may have another. */
    public LocalDomain idleShutdown(String appType, Consumer<LocalIdleShutdown> description) {
        return idleShutdown("DefaultUserSettings", appType, description);
    }

    /** The idle shutdown of JupyterLab in its shared spaces. No other type of app has one there. */
    public LocalDomain idleShutdownInSharedSpaces(Consumer<LocalIdleShutdown> description) {
        return idleShutdown("DefaultSpaceSettings", "JupyterLab", description);
    }

    private LocalDomain idleShutdown(String member, String appType, Consumer<LocalIdleShutdown> description) {
        LocalIdleShutdown settings = new LocalIdleShutdown();
        description.accept(settings);
        described.merge(settings.in(member, appType));
        return this;
    }

    /** A user profile of which nothing else is said. */
    public LocalDomain userProfile(String profileName) {
        return userProfile(profileName, profile -> {});
    }

    /** Describes a user profile and its apps, or changes the one of that name. */
    public LocalDomain userProfile(String profileName, Consumer<LocalUserProfile> description) {
        Map<String, LocalUserProfile> profiles = region.studio().profiles();
        description.accept(profiles.computeIfAbsent(
                id + "/" + profileName, absent -> new LocalUserProfile(region, id, profileName)));
        return this;
    }

    /** Deletes a user profile. Its apps have to be gone, as in AWS; rows of apps that ended stay. */
    public LocalDomain removeUserProfile(String profileName) {
        return remove(region.studio().profiles(), profileName);
    }

    /** Describes a space and its apps, or changes the one of that name. */
    public LocalDomain space(String spaceName, Consumer<LocalSpace> description) {
        Map<String, LocalSpace> spaces = region.studio().spaces();
        description.accept(
                spaces.computeIfAbsent(id + "/" + spaceName, absent -> new LocalSpace(region, id, spaceName)));
        return this;
    }

    /** Deletes a space. Its apps have to be gone, as in AWS; rows of apps that ended stay. */
    public LocalDomain removeSpace(String spaceName) {
        return remove(region.studio().spaces(), spaceName);
    }

    private LocalDomain remove(Map<String, ? extends LocalOwner<?>> owners, String ownerName) {
        LocalOwner<?> owner = owners.get(id + "/" + ownerName);
        if (owner == null) {
            throw new IllegalArgumentException("no such owner of apps: " + ownerName);
        }
        if (region.studio().apps().values().stream().anyMatch(app -> app.belongsTo(owner) && app.isThere())) {
            throw new IllegalStateException(ownerName + " still has apps");
        }
        owners.remove(id + "/" + ownerName);
        return this;
    }

    /** Describes the domain's RStudio server, which belongs to nobody in particular, or changes it. */
    public LocalDomain rStudioServer(Consumer<LocalApp> description) {
        shared.app("RStudioServerPro", "default", description);
        return this;
    }

    String id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastModifiedAt() {
        return lastModifiedAt == null ? createdAt : lastModifiedAt;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** The row in ListDomains' answer. */
    Map<String, Object> summary() {
        return identity().members();
    }

    /** DescribeDomain's answer. */
    Map<String, Object> description() {
        return identity().put("AuthMode", authMode).merge(described.members()).members();
    }

    private Tree identity() {
        return new Tree()
                .put("DomainArn", region.arn("domain/" + id))
                .put("DomainId", id)
                .put("DomainName", name)
                .put("Status", status)
                .put("CreationTime", createdAt)
                .put("LastModifiedTime", lastModifiedAt())
                .put("Url", "https://" + id + ".studio." + region.name() + ".sagemaker.aws");
    }
}
