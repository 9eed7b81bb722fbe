package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.evidence.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;

/**
 * Whose an app is: of the user profile that it names, or of the owner of the private space that it names. A shared space
 * has no owner; the profile that made it is a contact at most.
 */
final class SpaceOwners {

    private final Map<String, Fact<String>> ownerOfSpace = new HashMap<>();
    private final Optional<CallFailedException> failure;

    private SpaceOwners(Listing<SpaceDetails> listing) {
        failure = listing.failure();
        for (SpaceDetails space : listing.items()) {
            ownerOfSpace.put(key(space.domainId(), space.spaceName()), owner(space));
        }
    }

    private static Fact<String> owner(SpaceDetails space) {
        @Nullable
        SharingType sharing = space.spaceSharingSettingsSummary() == null
                ? null
                : space.spaceSharingSettingsSummary().sharingType();
        if (sharing == SharingType.SHARED) {
            return Fact.none();
        }
        boolean named = space.ownershipSettingsSummary() != null
                && space.ownershipSettingsSummary().ownerUserProfileName() != null;
        return sharing == SharingType.PRIVATE && named
                ? Fact.known(space.ownershipSettingsSummary().ownerUserProfileName())
                : Fact.unreadable("the listing of spaces does not say whose the space is");
    }

    /** The owners of these apps; spaces are listed only where one has an app. */
    static SpaceOwners of(List<StudioApp> apps, StudioReader studio, AwsCalls calls) {
        if (apps.stream().noneMatch(StudioApp::ofSpace)) {
            return new SpaceOwners(new Listing<>(List.of(), Optional.empty()));
        }
        Listing<SpaceDetails> listing = studio.spaces();
        listing.failure().ifPresent(calls::report);
        return new SpaceOwners(listing);
    }

    Fact<String> of(StudioApp app) {
        if (!app.ofSpace()) {
            return app.owner().isEmpty() ? Fact.unreadable("the listing names no owner") : Fact.known(app.owner());
        }
        Fact<String> listed = ownerOfSpace.get(key(app.domain(), app.owner()));
        return listed != null
                ? listed
                : Fact.unreadable(failure.map(Throwable::getMessage).orElse("the space is not listed"));
    }

    private static String key(String domain, String space) {
        return domain + "/" + space;
    }
}
