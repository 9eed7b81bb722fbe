package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "PT336H, P14D",
        "PT338H, P14DT2H",
        "PT2H, PT2H",
        "PT0S, PT0S",
        "PT24H0.5S, P1DT0.5S",
        "PT47H59M, P1DT23H59M"
    })
    void isoCountsDays(Duration duration, String text) {
        assertThat(DurationText.iso(duration)).isEqualTo(text);
        assertThat(Duration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "PT336H, 14 days",
        "PT71H59M, 71 hours",
        "PT73H, 3 days",
        "PT47H, 47 hours",
        "PT48H1M, 2 days",
        "PT24H, 1 day",
        "PT2H59M, 2 hours",
        "PT61S, 1 minute",
        "PT0S, 0 seconds",
        "PT1S, 1 second"
    })
    void wordsNameTheLargestUnit(Duration duration, String text) {
        assertThat(DurationText.words(duration)).isEqualTo(text);
    }
}
