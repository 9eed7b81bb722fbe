package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whom apps belong to: a user profile or a space. One of each may have the same name.
 *
 * @param <S> which of the two
 */
public abstract sealed class LocalOwner<S extends LocalOwner<S>> permits LocalUserProfile, LocalSpace {

    final LocalRegion region;
    private final String domainId;
    private final String name;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Tree described = new Tree();
    private Instant createdAt;
    private @Nullable Instant lastModifiedAt;
    private String status = "InService";

    LocalOwner(LocalRegion region, String domainId, String name) {
        this.region = region;
        this.domainId = domainId;
        this.name = name;
        this.createdAt = region.now();
    }

    abstract S self();

    /** The member that names it: {@code UserProfileName} or {@code SpaceName}. */
    abstract String member();

    /** The user profile whose it is. */
    abstract String person();

    /** When it was created; now, where nothing is said. */
    public S createdAt(Instant time) {
        createdAt = time;
        return self();
    }

    /** When it was last modified; when it was created, where nothing is said. */
    public S lastModifiedAt(Instant time) {
        lastModifiedAt = time;
        return self();
    }

    /** {@code InService} where nothing is said; of a space this does not say that an app runs. */
    public S status(String newStatus) {
        status = newStatus;
        return self();
    }

    public S tag(String key, String value) {
        tags.put(key, value);
        return self();
    }

    /** Any further member of the description, as a tree of Map, List, String, Number, Boolean and Instant. */
    public S described(String member, Object value) {
        return described(Map.of(member, value));
    }

    /** Any further members of the description, besides those that are known. */
    S described(Map<String, Object> members) {
        described.merge(members);
        return self();
    }

    /**
     * Describes an app of any type, also of one that no SDK knows yet, or changes the one of that type and name. An app
     * that was removed starts again: it is InService, and within 24 hours of its end it keeps the creation time that it
     * had, unless another is said.
     */
    public S app(String type, String appName, Consumer<LocalApp> description) {
        String key = LocalApp.key(this, type, appName);
        LocalApp app = region.studio().apps().computeIfAbsent(key, absent -> new LocalApp(region, this, type, appName));
        app.start();
        description.accept(app);
        return self();
    }

    /** An app of Studio Classic's notebooks, or of Data Wrangler there. */
    public S kernelGateway(String appName, Consumer<LocalApp> description) {
        return app("KernelGateway", appName, description);
    }

    /** Its Canvas app; there is one at most. */
    public S canvas(Consumer<LocalApp> description) {
        return app("Canvas", "default", description);
    }

    /** An app ends: its row says {@code Deleted} for 24 hours, and it logs no more. */
    public S removeApp(String type, String appName) {
        LocalApp app = region.studio().apps().get(LocalApp.key(this, type, appName));
        if (app == null || !app.isThere()) {
            throw new IllegalArgumentException(name + " has no such app: " + type + "/" + appName);
        }
        app.deletedAt(region.now());
        return self();
    }

    String domainId() {
        return domainId;
    }

    String name() {
        return name;
    }

    String path() {
        return domainId + "/" + name;
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

    Map<String, Object> described() {
        return described.members();
    }

    Tree identity() {
        return new Tree()
                .put("DomainId", domainId)
                .put(member(), name)
                .put("Status", status)
                .put("CreationTime", createdAt)
                .put("LastModifiedTime", lastModifiedAt());
    }
}
