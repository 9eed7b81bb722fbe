package io.github.idle4j.aws.studio;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.CodeEditorAppSettings;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.IdleSettings;
import software.amazon.awssdk.services.sagemaker.model.JupyterLabAppSettings;
import software.amazon.awssdk.services.sagemaker.model.LifecycleManagement;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/**
 * The idle shutdown that is built into JupyterLab and Code Editor, as it is set for one app: by its user profile, else by its
 * domain, and within the bounds of these by its space; of shared spaces the domain decides (developer guide, "Idle shutdown";
 * API reference of IdleSettings, SpaceIdleSettings and DefaultSpaceSettings).
 *
 * @param settings what holds for the user or for shared spaces; empty where nobody set anything
 * @param after    the time without use after which an app is shut down, where it is and the time is known
 * @param setAt    when what holds was last changed, at the latest
 */
record IdleShutdown(Optional<IdleSettings> settings, Optional<Duration> after, Optional<Instant> setAt) {

    /** Of an app in the private space of a user. */
    static IdleShutdown ofUser(
            AppType type, Optional<DescribeUserProfileResponse> user, Optional<DescribeDomainResponse> domain) {
        Optional<IdleSettings> own = user.flatMap(profile -> ofUser(type, profile.userSettings()));
        return own.isPresent()
                ? of(own, user.map(DescribeUserProfileResponse::lastModifiedTime))
                : of(
                        domain.flatMap(all -> ofUser(type, all.defaultUserSettings())),
                        domain.map(DescribeDomainResponse::lastModifiedTime));
    }

    /** Of an app in a shared space: for Code Editor there is no such setting. */
    static IdleShutdown ofSharedSpaces(AppType type, Optional<DescribeDomainResponse> domain) {
        Optional<IdleSettings> settings = domain.map(DescribeDomainResponse::defaultSpaceSettings)
                .filter(any -> type == AppType.JUPYTER_LAB)
                .flatMap(space -> ofJupyterLab(space.jupyterLabAppSettings()));
        return of(settings, domain.map(DescribeDomainResponse::lastModifiedTime));
    }

    private static IdleShutdown of(Optional<IdleSettings> settings, Optional<Instant> setAt) {
        Optional<Duration> after = settings.filter(IdleShutdown::isOn)
                .map(IdleSettings::idleTimeoutInMinutes)
                .map(Duration::ofMinutes);
        return new IdleShutdown(settings, after, setAt);
    }

    private static boolean isOn(IdleSettings settings) {
        return settings.lifecycleManagement() == LifecycleManagement.ENABLED;
    }

    private static Optional<IdleSettings> ofUser(AppType type, @Nullable UserSettings user) {
        if (user == null) {
            return Optional.empty();
        }
        return type == AppType.JUPYTER_LAB
                ? ofJupyterLab(user.jupyterLabAppSettings())
                : ofCodeEditor(user.codeEditorAppSettings());
    }

    private static Optional<IdleSettings> ofJupyterLab(@Nullable JupyterLabAppSettings app) {
        return Optional.ofNullable(app)
                .map(JupyterLabAppSettings::appLifecycleManagement)
                .flatMap(managed -> Optional.ofNullable(managed.idleSettings()))
                .filter(settings -> settings.lifecycleManagement() != null);
    }

    private static Optional<IdleSettings> ofCodeEditor(@Nullable CodeEditorAppSettings app) {
        return Optional.ofNullable(app)
                .map(CodeEditorAppSettings::appLifecycleManagement)
                .flatMap(managed -> Optional.ofNullable(managed.idleSettings()))
                .filter(settings -> settings.lifecycleManagement() != null);
    }

    /** Whether idle apps are shut down. */
    boolean isOn() {
        return settings.filter(IdleShutdown::isOn).isPresent();
    }

    /** Whether a space may have a time of its own: where the bounds leave it a choice. */
    boolean leavesSpacesAChoice() {
        return isOn() && (least() == null || most() == null || !least().equals(most()));
    }

    /** The same, where the space has a time of its own. */
    IdleShutdown in(AppType type, DescribeSpaceResponse space) {
        Optional<Duration> own = minutes(type, space).map(minutes -> {
            int atLeast = least() == null ? minutes : Math.max(least(), minutes);
            return Duration.ofMinutes(most() == null ? atLeast : Math.min(most(), atLeast));
        });
        return own.isEmpty()
                ? this
                : new IdleShutdown(
                        settings,
                        own,
                        Stream.of(setAt, Optional.ofNullable(space.lastModifiedTime()))
                                .flatMap(Optional::stream)
                                .max(Instant::compareTo));
    }

    /** The same, where nobody knows what the space says. */
    IdleShutdown atAnUnknownTime() {
        return new IdleShutdown(settings, Optional.empty(), setAt);
    }

    private static Optional<Integer> minutes(AppType type, DescribeSpaceResponse space) {
        var spaceSettings = Optional.ofNullable(space.spaceSettings());
        var managed = type == AppType.JUPYTER_LAB
                ? spaceSettings.map(all -> all.jupyterLabAppSettings()).map(app -> app.appLifecycleManagement())
                : spaceSettings.map(all -> all.codeEditorAppSettings()).map(app -> app.appLifecycleManagement());
        return managed.map(any -> any.idleSettings()).map(idle -> idle.idleTimeoutInMinutes());
    }

    private @Nullable Integer least() {
        return settings.map(IdleSettings::minIdleTimeoutInMinutes).orElse(null);
    }

    private @Nullable Integer most() {
        return settings.map(IdleSettings::maxIdleTimeoutInMinutes).orElse(null);
    }
}
