package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

    @ParameterizedTest
    @CsvSource({
        "60m, PT1H",
        "90m, PT1H30M",
        "24h, P1D",
        "14d, P14D",
        "PT90M, PT1H30M",
        "P14D, P14D",
        "P1DT2H, PT26H",
        "455d, P455D",
    })
    void readsTheShortFormAndIso(String text, Duration duration) {
        assertThat(Threshold.parse("--idle-after", text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"59m", "0d", "-3d", "-90m", "PT30M", "P-3D", "-P3D", "PT59M59.999999999S"})
    void nothingIsIdleForLessThanAnHour(String text) {
        assertThatThrownBy(() -> Threshold.parse("--idle-after", text))
                .isInstanceOf(WrongUsageException.class)
                .hasMessage("--idle-after has to be at least an hour, not '" + text + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"456d", "999999999d", "P456D", "PT10920H1S"})
    void metricsAreNotKeptForEver(String text) {
        assertThatThrownBy(() -> Threshold.parse("--idle-after", text))
                .isInstanceOf(WrongUsageException.class)
                .hasMessage("--idle-after can be at most 455 days, as long as CloudWatch keeps metrics, not '" + text
                        + "'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "14",
                "d",
                "14 d",
                "14D",
                "1.5d",
                "2w",
                "3600s",
                "+3d",
                "1d2h",
                "two days",
                "99999999999999999999d",
                "P2W"
            })
    void whatIsNoDurationIsNotGuessed(String text) {
        assertThatThrownBy(() -> Threshold.parse("--idle-after", text))
                .isInstanceOf(WrongUsageException.class)
                .hasMessage("--idle-after takes a duration such as 90m, 24h, 14d or P14D, not '" + text + "'.");
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT1S", "5m, PT5M", "999999999d, P999999999D"})
    void aScanMayTakeAsLittleOrAsMuchTimeAsOneLikes(String text, Duration duration) {
        assertThat(Threshold.deadline("--deadline", text)).isEqualTo(duration);
    }
}
