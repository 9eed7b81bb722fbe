package io.github.idle4j.aws.local;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A user profile of a domain. */
public final class LocalUserProfile extends LocalOwner<LocalUserProfile> {

    private @Nullable String signsInAs;

    LocalUserProfile(LocalRegion region, String domainId, String name) {
        super(region, domainId, name);
    }

    /** The person's name in IAM Identity Center. */
    public LocalUserProfile signsInAs(String userName) {
        signsInAs = userName;
        return this;
    }

    /** The idle shutdown of its apps of that type, instead of the domain's. */
    public LocalUserProfile idleShutdown(String appType, Consumer<LocalIdleShutdown> description) {
        LocalIdleShutdown settings = new LocalIdleShutdown();
        description.accept(settings);
        return described(settings.in("UserSettings", appType));
    }

    @Override
    LocalUserProfile self() {
        return this;
    }

    @Override
    String member() {
        return "UserProfileName";
    }

    @Override
    String person() {
        return name();
    }

    /** The row in ListUserProfiles' answer. */
    Map<String, Object> summary() {
        return identity().members();
    }

    /** DescribeUserProfile's answer. */
    Map<String, Object> description() {
        return identity()
                .put("UserProfileArn", region.arn("user-profile/" + path()))
                .putIfKnown("SingleSignOnUserIdentifier", signsInAs == null ? null : "UserName")
                .putIfKnown("SingleSignOnUserValue", signsInAs)
                .merge(described())
                .members();
    }
}
