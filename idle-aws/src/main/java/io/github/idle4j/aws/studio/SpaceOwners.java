package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.evidence.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;

/**
 * Whose an app is: of the user profile that it names, or of the owner of the private space that it names. A shared space
 * belongs to nobody in particular; the profile that made it is a contact at most.
 */
final class SpaceOwners {

    private final Map<String, String> ownerOfSpace = new HashMap<>();
    private final Optional<CallFailedException> failure;

    private SpaceOwners(Listing<SpaceDetails> listing) {
        failure = listing.failure();
        for (SpaceDetails space : listing.items()) {
            boolean isPrivate = space.spaceSharingSettingsSummary() != null
                    && space.spaceSharingSettingsSummary().sharingType() == SharingType.PRIVATE;
            if (isPrivate
                    && space.ownershipSettingsSummary() != null
                    && space.ownershipSettingsSummary().ownerUserProfileName() != null) {
                ownerOfSpace.put(
                        key(space.domainId(), space.spaceName()),
                        space.ownershipSettingsSummary().ownerUserProfileName());
            }
        }
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
        String owner = ownerOfSpace.get(key(app.domain(), app.owner()));
        if (owner != null) {
            return Fact.known(owner);
        }
        return Fact.unreadable(failure.map(Throwable::getMessage).orElse("the space has no owner of its own"));
    }

    private static String key(String domain, String space) {
        return domain + "/" + space;
    }
}
