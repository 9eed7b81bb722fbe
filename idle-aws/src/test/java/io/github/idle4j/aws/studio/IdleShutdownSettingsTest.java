package io.github.idle4j.aws.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.IdleSettings;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** Whose setting holds, and for how long, by the developer guide's "Idle shutdown". */
class IdleShutdownSettingsTest {

    private static final Instant OF_DOMAIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant OF_USER = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant OF_SPACE = Instant.parse("2026-01-03T00:00:00Z");

    /** Settings as {@code ENABLED 60 30 90}: on or off, the time, and the bounds for spaces; nothing for none. */
    private static IdleSettings settings(String text) {
        String[] words = text.split(" ");
        return IdleSettings.builder()
                .lifecycleManagement(words[0].equals("-") ? null : words[0])
                .idleTimeoutInMinutes(number(words, 1))
                .minIdleTimeoutInMinutes(number(words, 2))
                .maxIdleTimeoutInMinutes(number(words, 3))
                .build();
    }

    private static @Nullable Integer number(String[] words, int index) {
        return index < words.length && !words[index].equals("-") ? Integer.valueOf(words[index]) : null;
    }

    private static UserSettings user(AppType type, @Nullable String text) {
        var settings = UserSettings.builder();
        if (text != null && type == AppType.JUPYTER_LAB) {
            settings.jupyterLabAppSettings(
                    app -> app.appLifecycleManagement(managed -> managed.idleSettings(settings(text))));
        } else if (text != null) {
            settings.codeEditorAppSettings(
                    app -> app.appLifecycleManagement(managed -> managed.idleSettings(settings(text))));
        }
        return settings.build();
    }

    private static Optional<DescribeDomainResponse> domain(AppType type, @Nullable String text) {
        return Optional.of(DescribeDomainResponse.builder()
                .defaultUserSettings(user(type, text))
                .lastModifiedTime(OF_DOMAIN)
                .build());
    }

    private static Optional<DescribeUserProfileResponse> profile(AppType type, @Nullable String text) {
        return Optional.of(DescribeUserProfileResponse.builder()
                .userSettings(user(type, text))
                .lastModifiedTime(OF_USER)
                .build());
    }

    private static DescribeSpaceResponse space(AppType type, @Nullable Integer minutes) {
        return DescribeSpaceResponse.builder()
                .lastModifiedTime(OF_SPACE)
                .spaceSettings(space -> {
                    if (type == AppType.JUPYTER_LAB) {
                        space.jupyterLabAppSettings(app -> app.appLifecycleManagement(
                                managed -> managed.idleSettings(idle -> idle.idleTimeoutInMinutes(minutes))));
                    } else {
                        space.codeEditorAppSettings(app -> app.appLifecycleManagement(
                                managed -> managed.idleSettings(idle -> idle.idleTimeoutInMinutes(minutes))));
                    }
                })
                .build();
    }

    private static AppType other(AppType type) {
        return type == AppType.JUPYTER_LAB ? AppType.CODE_EDITOR : AppType.JUPYTER_LAB;
    }

    private static Optional<Duration> minutes(@Nullable Integer minutes) {
        return Optional.ofNullable(minutes).map(Duration::ofMinutes);
    }

    /** That of the profile, where it says anything; else that of the domain. */
    @ParameterizedTest(name = "profile {0}, domain {1}: on {2}, after {3} min, set on {4}")
    @CsvSource({
        "ENABLED 60, ENABLED 90, true, 60, 2026-01-02",
        "DISABLED 60, ENABLED 90, false, , 2026-01-02",
        ", ENABLED 90, true, 90, 2026-01-01",
        "-, ENABLED 90, true, 90, 2026-01-01",
        ", DISABLED 90, false, , 2026-01-01",
        ", ENABLED, true, , 2026-01-01",
        ", , false, , 2026-01-01",
    })
    void of_a_user_it_is_what_the_profile_says_and_else_the_domain(
            @Nullable String profile, @Nullable String domain, boolean on, @Nullable Integer after, String setOn) {
        for (AppType type : new AppType[] {AppType.JUPYTER_LAB, AppType.CODE_EDITOR}) {
            IdleShutdown shutdown = IdleShutdown.ofUser(type, profile(type, profile), domain(type, domain));
            assertThat(shutdown.isOn()).as("%s", type).isEqualTo(on);
            assertThat(shutdown.after()).as("%s", type).isEqualTo(minutes(after));
            assertThat(shutdown.setAt()).as("%s", type).hasValue(Instant.parse(setOn + "T00:00:00Z"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JUPYTER_LAB", "CODE_EDITOR"})
    void the_setting_of_one_application_says_nothing_of_the_other(AppType type) {
        AppType other = other(type);
        assertThat(IdleShutdown.ofUser(type, profile(other, "ENABLED 60"), domain(other, "ENABLED 60"))
                        .settings())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"JUPYTER_LAB, true", "CODE_EDITOR, false"})
    void of_shared_spaces_the_domain_decides_and_of_code_editor_nobody(AppType type, boolean on) {
        var domain = DescribeDomainResponse.builder()
                .defaultSpaceSettings(space -> space.jupyterLabAppSettings(
                        app -> app.appLifecycleManagement(managed -> managed.idleSettings(settings("ENABLED 60")))))
                .lastModifiedTime(OF_DOMAIN)
                .build();
        IdleShutdown shutdown = IdleShutdown.ofSharedSpaces(type, Optional.of(domain));
        assertThat(shutdown.isOn()).isEqualTo(on);
        assertThat(shutdown.after()).isEqualTo(on ? minutes(60) : Optional.empty());
        assertThat(shutdown.setAt()).hasValue(OF_DOMAIN);
    }

    /** A space has a time of its own within the bounds that its user or domain sets. */
    @ParameterizedTest(name = "{0}, space {1}: {2} min")
    @CsvSource({
        "ENABLED 60 30 90, 45, 45",
        "ENABLED 60 30 90, 10, 30",
        "ENABLED 60 30 90, 100, 90",
        "ENABLED 60 30 90, 30, 30",
        "ENABLED 60 30 90, 90, 90",
        "ENABLED 60 30 -, 100, 100",
        "ENABLED 60 - 90, 10, 10",
        "ENABLED 60, 100, 100",
        "ENABLED 60 30 90, , 60",
    })
    void the_time_of_a_space_is_within_the_bounds(String upstream, @Nullable Integer own, int after) {
        for (AppType type : new AppType[] {AppType.JUPYTER_LAB, AppType.CODE_EDITOR}) {
            IdleShutdown ofUser = IdleShutdown.ofUser(type, profile(type, upstream), domain(type, null));
            IdleShutdown shutdown = ofUser.in(type, space(type, own));
            assertThat(shutdown.after()).as("%s", type).isEqualTo(minutes(after));
            assertThat(shutdown.setAt()).as("%s", type).hasValue(own == null ? OF_USER : OF_SPACE);
            assertThat(ofUser.in(type, space(other(type), own)).after())
                    .as("%s by the setting of the other", type)
                    .isEqualTo(minutes(60));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ENABLED 60 30 90, true",
        "ENABLED 60 60 60, false",
        "ENABLED 60 60 -, true",
        "ENABLED 60 - 60, true",
        "ENABLED 60, true",
        "DISABLED 60 30 90, false",
    })
    void a_space_has_a_choice_where_the_bounds_leave_it_one(String upstream, boolean choice) {
        AppType type = AppType.JUPYTER_LAB;
        assertThat(IdleShutdown.ofUser(type, profile(type, upstream), domain(type, null))
                        .leavesSpacesAChoice())
                .isEqualTo(choice);
    }
}
