package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter err = new StringWriter();
    private final Assessment assessment = Reports.ofEveryStatus().assessments().get(0);

    @Test
    void rewritesOneLineOnATerminalAndWipesItOut() {
        run(true, true, 2);

        assertThat(err.toString())
                .isEqualTo("\r0 of 2 resources judged\r1 of 2 resources judged\r2 of 2 resources judged\r"
                        + " ".repeat(23) + "\r");
    }

    @Test
    void elsewhereWritesALineNowAndThen() {
        run(true, false, 250);

        assertThat(err.toString().lines())
                .containsExactly(
                        "100 of 250 resources judged", "200 of 250 resources judged", "250 of 250 resources judged");
    }

    @Test
    void isSilentUnlessItIsShown() {
        run(false, true, 250);
        run(false, false, 250);

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void nothingIsNoProgress() {
        run(true, false, 0);
        assertThat(err.toString()).isEmpty();
        run(true, true, 0);
        assertThat(err.toString().strip()).isEmpty();
    }

    private void run(boolean shown, boolean terminal, int endpoints) {
        try (var progress = Progress.on(new PrintWriter(err), shown, terminal)) {
            progress.listed(endpoints);
            for (int i = 0; i < endpoints; i++) {
                progress.assessed(assessment);
            }
        }
    }
}
