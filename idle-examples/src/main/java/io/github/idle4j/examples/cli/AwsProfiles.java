package io.github.idle4j.examples.cli;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;

/** The AWS configuration files of the user. The SDK can build no client at all while they cannot be read. */
final class AwsProfiles {

    private AwsProfiles() {}

    /**
     * What the files say; where there is none, nothing.
     *
     * @throws NoCredentialsException if they cannot be read
     */
    static ProfileFile read() {
        try {
            return ProfileFile.defaultProfileFile();
        } catch (RuntimeException broken) {
            throw new NoCredentialsException(
                    "The AWS configuration files cannot be read: " + broken.getMessage(), broken);
        }
    }

    /**
     * The region of a profile, or of the one that the SDK would use. Only files are read: the SDK's own chain would go on
     * to ask the instance metadata service, which answers nowhere but in AWS.
     */
    static Optional<String> region(Optional<String> profile) {
        ProfileFile file = read();
        String name = profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
        try {
            return Optional.ofNullable(new AwsProfileRegionProvider(() -> file, name).getRegion())
                    .map(Region::id);
        } catch (SdkException absent) {
            return Optional.empty();
        }
    }
}
