package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.studio.LogReader.Event;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the lines of one run show, where a verdict alone would not tell it apart. */
class RunContentTest {

    private static final StudioApp LAB = new StudioApp(
            "d-1",
            "s1",
            true,
            "JupyterLab",
            "default",
            "InService",
            Optional.of(hoursAgo(100)),
            Optional.of("ml.t3.medium"));

    /** The run began four days ago; the last three are looked at. */
    private final RunContent content = new RunContent(
            LAB,
            LogLines.known(),
            Observation.builder(NOW, EvidenceNeeds.lookback(Duration.ofHours(72)))
                    .build(),
            hoursAgo(96));

    private void line(double hours, String text) {
        content.add(new Event(hoursAgo(hours), text));
    }

    private void probedSince(double hours) {
        for (double at = hours; at >= 0; at -= 0.5) {
            line(at, LogText.probe(hoursAgo(at)));
        }
    }

    private List<Evidence> evidence(Optional<String> gone) {
        return content.evidence(Optional.empty(), gone).seen();
    }

    private List<Evidence> evidence() {
        return evidence(Optional.empty());
    }

    @Test
    void silence_is_as_long_as_it_was_read() {
        probedSince(90);
        line(80, LogText.detected(hoursAgo(80)));
        assertThat(evidence()).singleElement().isInstanceOfSatisfying(Silence.class, silence -> {
            assertThat(silence.from()).isEqualTo(hoursAgo(90));
            assertThat(silence.to()).isEqualTo(NOW);
        });
    }

    @Test
    void lines_that_are_gone_prove_no_silence() {
        probedSince(30);
        line(20, LogText.detected(hoursAgo(20)));
        List<Evidence> seen = evidence(Optional.of("the log keeps a day"));
        assertThat(seen)
                .filteredOn(Silence.class::isInstance)
                .singleElement()
                .satisfies(silence -> assertThat(((Silence) silence).from()).isEqualTo(hoursAgo(30)));
        assertThat(seen)
                .filteredOn(Gap.class::isInstance)
                .singleElement()
                .satisfies(gap -> assertThat(((Gap) gap).to()).isEqualTo(hoursAgo(30)));
    }

    /** A script that starts with the app tells of activity that it found in a file of the run before. */
    @Test
    void what_a_report_tells_of_before_the_run_is_no_use_of_it() {
        probedSince(90);
        line(50, LogText.lastActivity(hoursAgo(50), hoursAgo(97)));
        assertThat(evidence()).noneMatch(Use.class::isInstance);
        line(49, LogText.lastActivity(hoursAgo(49), hoursAgo(95)));
        assertThat(evidence())
                .filteredOn(Use.class::isInstance)
                .singleElement()
                .satisfies(use -> assertThat(((Use) use).latest()).isEqualTo(hoursAgo(95)));
    }

    @Test
    void an_empty_line_is_nothing_strange() {
        probedSince(90);
        line(10, LogText.detected(hoursAgo(10)) + "\n\n   \n");
        assertThat(evidence()).noneMatch(Gap.class::isInstance);
        line(9, "something new");
        assertThat(evidence()).anyMatch(Gap.class::isInstance);
    }
}
