package io.github.idle4j.aws.local;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SageMaker's operations on the domains, user profiles, spaces and apps of Studio. */
final class StudioOperations {

    private StudioOperations() {}

    static void addTo(Map<String, Operation> operations) {
        operations.put("sagemaker:ListDomains", StudioOperations::listDomains);
        operations.put("sagemaker:DescribeDomain", StudioOperations::describeDomain);
        operations.put("sagemaker:ListUserProfiles", StudioOperations::listUserProfiles);
        operations.put("sagemaker:DescribeUserProfile", StudioOperations::describeUserProfile);
        operations.put("sagemaker:ListSpaces", StudioOperations::listSpaces);
        operations.put("sagemaker:DescribeSpace", StudioOperations::describeSpace);
        operations.put("sagemaker:ListApps", StudioOperations::listApps);
        operations.put("sagemaker:DescribeApp", StudioOperations::describeApp);
    }

    private static Map<String, Object> listDomains(Input input, LocalRegion region) {
        LocalStudio studio = region.studio();
        return studio.domainListing()
                .page(input, studio.domains().values(), domain -> true, "Domains", LocalDomain::summary);
    }

    private static Map<String, Object> describeDomain(Input input, LocalRegion region) {
        String id = input.required("DomainId");
        LocalDomain domain = region.studio().domains().get(id);
        if (domain == null) {
            throw notFound("Domain [" + id + "] does not exist.");
        }
        return domain.description();
    }

    private static Map<String, Object> listUserProfiles(Input input, LocalRegion region) {
        String part = input.text("UserProfileNameContains");
        String domain = input.text("DomainIdEquals");
        LocalStudio studio = region.studio();
        return studio.profileListing()
                .page(
                        input,
                        studio.profiles().values(),
                        profile -> isWanted(profile, domain, part),
                        "UserProfiles",
                        LocalUserProfile::summary);
    }

    private static Map<String, Object> listSpaces(Input input, LocalRegion region) {
        String part = input.text("SpaceNameContains");
        String domain = input.text("DomainIdEquals");
        LocalStudio studio = region.studio();
        return studio.spaceListing()
                .page(
                        input,
                        studio.spaces().values(),
                        space -> isWanted(space, domain, part),
                        "Spaces",
                        LocalSpace::summary);
    }

    private static boolean isWanted(LocalOwner<?> owner, @Nullable String domain, @Nullable String part) {
        return (domain == null || domain.equals(owner.domainId()))
                && (part == null || owner.name().contains(part));
    }

    private static Map<String, Object> describeUserProfile(Input input, LocalRegion region) {
        String path = input.required("DomainId") + "/" + input.required("UserProfileName");
        LocalUserProfile profile = region.studio().profiles().get(path);
        if (profile == null) {
            throw notFound("User profile [" + path + "] does not exist.");
        }
        return profile.description();
    }

    private static Map<String, Object> describeSpace(Input input, LocalRegion region) {
        String path = input.required("DomainId") + "/" + input.required("SpaceName");
        LocalSpace space = region.studio().spaces().get(path);
        if (space == null) {
            throw notFound("Space [" + path + "] does not exist.");
        }
        return space.description();
    }

    private static Map<String, Object> listApps(Input input, LocalRegion region) {
        String domain = input.text("DomainIdEquals");
        String profile = input.text("UserProfileNameEquals");
        String space = input.text("SpaceNameEquals");
        if (profile != null && space != null) {
            throw AwsError.validation("UserProfileNameEquals and SpaceNameEquals cannot be given together.");
        }
        LocalStudio studio = region.studio();
        return studio.appListing()
                .page(
                        input,
                        studio.apps().values(),
                        app -> app.isListed()
                                && (domain == null || domain.equals(app.domainId()))
                                && (profile == null || app.belongsTo("UserProfileName", profile))
                                && (space == null || app.belongsTo("SpaceName", space)),
                        "Apps",
                        LocalApp::summary);
    }

    private static Map<String, Object> describeApp(Input input, LocalRegion region) {
        String domain = input.required("DomainId");
        String profile = input.text("UserProfileName");
        String space = input.text("SpaceName");
        if ((profile == null) == (space == null)) {
            throw AwsError.validation("Either UserProfileName or SpaceName has to be given, and not both.");
        }
        String member = space == null ? "UserProfileName" : "SpaceName";
        String owner = input.required(member);
        String name = input.required("AppName");
        LocalApp app = region.studio().apps().get(LocalApp.key(domain, member, owner, input.required("AppType"), name));
        if (app == null || !app.isListed()) {
            throw notFound("App [" + name + "] of [" + owner + "] does not exist in domain [" + domain + "].");
        }
        return app.description();
    }

    /** The code that Studio's operations have, in which there is no "Exception"; those on endpoints have another. */
    private static AwsError notFound(String message) {
        return AwsError.of("ResourceNotFound", 400, message);
    }
}
