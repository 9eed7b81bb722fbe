package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.evidence.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;

/**
 * One row of ListApps: who runs what, on which instance.
 *
 * @param domain       the id of the domain; empty where the row names none
 * @param owner        the name of the user profile or space that it belongs to; empty where the row names none
 * @param ofSpace      whether the owner is a space
 * @param type         the app type, in the words of AWS
 * @param name         the name of the app; empty where the row names none
 * @param status       its status, in the words of AWS
 * @param createdAt    when it was created
 * @param instanceType the type of the instance that it runs on, where known
 */
record StudioApp(
        String domain,
        String owner,
        boolean ofSpace,
        String type,
        String name,
        String status,
        Optional<Instant> createdAt,
        Optional<String> instanceType) {

    /** Generated names of kernel apps end in the instance type and 28 hexadecimal digits. */
    private static final Pattern GENERATED = Pattern.compile("-(ml-[a-z0-9]+-[a-z0-9]+)-[0-9a-f]{28}$");

    private static final String DELETED = "Deleted";

    /** On a kernel app, {@code system} means this type (API reference of ResourceSpec). */
    private static final String SYSTEM = "ml.t3.medium";

    static StudioApp of(AppDetails row) {
        boolean ofSpace = row.spaceName() != null;
        @Nullable String owner = ofSpace ? row.spaceName() : row.userProfileName();
        return new StudioApp(
                orEmpty(row.domainId()),
                orEmpty(owner),
                ofSpace,
                String.valueOf(row.appTypeAsString()),
                orEmpty(row.appName()),
                String.valueOf(row.statusAsString()),
                Optional.ofNullable(row.creationTime()),
                instanceType(row));
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static Optional<String> instanceType(AppDetails row) {
        @Nullable
        String named = row.resourceSpec() == null ? null : row.resourceSpec().instanceTypeAsString();
        boolean ofKernels = AppType.of(orEmpty(row.appTypeAsString())) == AppType.KERNEL_GATEWAY;
        if (named != null) {
            return Optional.of(ofKernels && named.equals("system") ? SYSTEM : named);
        }
        Matcher generated = GENERATED.matcher(orEmpty(row.appName()));
        return ofKernels && generated.find() ? Optional.of(generated.group(1).replace('-', '.')) : Optional.empty();
    }

    /** Which resource it is. */
    ResourceId id(Place place) {
        return place.resource(ResourceId.STUDIO_APP, path());
    }

    /** The instance of that type that it runs on, which it shares with all other apps of its owner on that type. */
    ResourceId instance(Place place, String type) {
        return place.resource(ResourceId.STUDIO_INSTANCE, ownerPath() + "/" + type);
    }

    /** Whether its instance is of that type, or may be because nobody knows. */
    boolean mayRunOn(String type) {
        return instanceType.filter(known -> !known.equals(type)).isEmpty();
    }

    /** Whether it may run on the instance of another app of its owner. */
    boolean mayShareInstanceWith(StudioApp other) {
        return instanceType.isEmpty() || other.mayRunOn(instanceType.get());
    }

    /** {@code d-abc/user/alice}, {@code d-abc/space/team}. */
    String ownerPath() {
        return domain + (ofSpace ? "/space/" : "/user/") + owner;
    }

    AppType kind() {
        return AppType.of(type);
    }

    /** What shows its use, where anything does: the streams and metrics of an app without an owner cannot be told. */
    AppType.Sign sign() {
        return owner.isEmpty() ? AppType.Sign.NONE : kind().sign();
    }

    /** Whether it belongs to nobody in particular: the profile that it names is none (developer guide, "RStudio"). */
    boolean isOfWholeDomain() {
        return kind() == AppType.R_STUDIO_SERVER;
    }

    boolean isInService() {
        return status.equals("InService");
    }

    /** The same app, after it went from the listing. */
    StudioApp gone() {
        return new StudioApp(domain, owner, ofSpace, type, name, DELETED, createdAt, instanceType);
    }

    /** What sentences call it: most apps of the new Studio have the same name. */
    String inWords() {
        return name.equals("default") ? type + " of " + owner : "app " + name;
    }

    /** What tells it from all others of the region. */
    String path() {
        return ownerPath() + "/" + type + "/" + name;
    }

    /** Of two rows of one app the one that speaks of what is there now: of the later creation, or not yet deleted. */
    StudioApp orLater(StudioApp other) {
        if (createdAt.isPresent()
                && other.createdAt.isPresent()
                && !createdAt.get().equals(other.createdAt.get())) {
            return createdAt.get().isAfter(other.createdAt.get()) ? this : other;
        }
        return status.equals(DELETED) ? other : this;
    }

    /** Whether it is known by name to be a Data Wrangler app (developer guide, "Update Data Wrangler"). */
    boolean isDataWrangler() {
        return kind() == AppType.KERNEL_GATEWAY && name.startsWith("sagemaker-data-wrang");
    }

    /**
     * The stream that it writes to, in four segments (developer guide, "Log groups and streams that SageMaker AI sends").
     * Names hold no slash, so equal streams mean equal segments.
     */
    String stream() {
        return domain + "/" + owner + "/" + (kind() == AppType.OTHER ? type : kind().segment()) + "/" + name;
    }

    /** Names in which its streams have been seen besides their own: with the owner, or all of it, in small letters. */
    List<String> inSmallLetters(String stream) {
        String owned = domain + "/" + owner + "/";
        return List.of(
                owned.toLowerCase(Locale.ROOT) + stream.substring(owned.length()), stream.toLowerCase(Locale.ROOT));
    }

    /** The stream of its lifecycle configuration, written when it starts. */
    String startStream() {
        return stream() + "/LifecycleConfigOnStart";
    }
}
