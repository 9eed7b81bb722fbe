package io.github.idle4j.aws.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Studio domains of a region with all that is in them, by the paths that end their ARNs. */
final class LocalStudio {

    private final LocalRegion region;
    private final Map<String, LocalDomain> domains = new LinkedHashMap<>();
    private final Map<String, LocalUserProfile> profiles = new LinkedHashMap<>();
    private final Map<String, LocalSpace> spaces = new LinkedHashMap<>();
    private final Map<String, LocalApp> apps = new LinkedHashMap<>();
    private final Listing<LocalDomain> domainListing =
            Listing.oldestFirst(LocalDomain::id, LocalDomain::createdAt, LocalDomain::lastModifiedAt, "CreationTime");
    private final Listing<LocalUserProfile> profileListing = Listing.oldestFirst(
            LocalUserProfile::path,
            LocalUserProfile::createdAt,
            LocalUserProfile::lastModifiedAt,
            "CreationTime",
            "LastModifiedTime");
    private final Listing<LocalSpace> spaceListing = Listing.oldestFirst(
            LocalSpace::path, LocalSpace::createdAt, LocalSpace::lastModifiedAt, "CreationTime", "LastModifiedTime");
    private final Listing<LocalApp> appListing =
            Listing.oldestFirst(LocalApp::key, LocalApp::createdAt, LocalApp::createdAt, "CreationTime");

    LocalStudio(LocalRegion region) {
        this.region = region;
    }

    void domain(String id, Consumer<LocalDomain> description) {
        description.accept(domains.computeIfAbsent(id, absent -> new LocalDomain(region, absent)));
        changed();
    }

    void remove(String id) {
        if (domains.remove(id) == null) {
            throw new IllegalArgumentException("no such domain: " + id);
        }
        apps.values().stream()
                .filter(app -> app.domainId().equals(id) && app.isThere())
                .forEach(app -> app.deletedAt(region.now()));
        profiles.values().removeIf(profile -> profile.domainId().equals(id));
        spaces.values().removeIf(space -> space.domainId().equals(id));
        changed();
    }

    void removeWithRows(String id) {
        remove(id);
        apps.values().removeIf(app -> app.domainId().equals(id));
    }

    private void changed() {
        domainListing.changed();
        profileListing.changed();
        spaceListing.changed();
        appListing.changed();
    }

    Map<String, LocalDomain> domains() {
        return domains;
    }

    /** By {@code domain/profile}. */
    Map<String, LocalUserProfile> profiles() {
        return profiles;
    }

    /** By {@code domain/space}. */
    Map<String, LocalSpace> spaces() {
        return spaces;
    }

    /** By {@link LocalApp#key}. */
    Map<String, LocalApp> apps() {
        return apps;
    }

    Listing<LocalDomain> domainListing() {
        return domainListing;
    }

    Listing<LocalUserProfile> profileListing() {
        return profileListing;
    }

    Listing<LocalSpace> spaceListing() {
        return spaceListing;
    }

    Listing<LocalApp> appListing() {
        return appListing;
    }

    /** The tags of what an ARN that ends in {@code kind/path} names; null where there is no such thing. */
    @Nullable
    Map<String, String> tags(String kind, String path) {
        if (kind.equals("app")) {
            return apps.values().stream()
                    .filter(app -> app.path().equalsIgnoreCase(path))
                    .findFirst()
                    .map(LocalApp::tags)
                    .orElse(null);
        }
        LocalDomain domain = kind.equals("domain") ? domains.get(path) : null;
        if (domain != null) {
            return domain.tags();
        }
        LocalOwner<?> owner = switch (kind) {
            case "user-profile" -> profiles.get(path);
            case "space" -> spaces.get(path);
            default -> null;
        };
        return owner == null ? null : owner.tags();
    }
}
