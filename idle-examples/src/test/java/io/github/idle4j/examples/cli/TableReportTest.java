package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableReportTest {

    @Test
    void theIdleOnesComeFirstAndAllIsAligned() {
        assertThat(new TableReport(100, false).of(Reports.ofEveryStatus())).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC, idle means quiet for 14 days

                        STATUS      ENDPOINT   REGION     LAST USED       CONFIDENCE  WHY
                        IDLE        churn-v3   us-east-1  not in 30 days  HIGH        No invocation of variant blue in 14
                                                                                      days; zeros were measured in 168 of
                                                                                      168 buckets. [BROKEN_UPDATE]
                        IDLE        sentiment  us-east-1  17 days ago     HIGH        No invocation of variant blue in 14
                                                                                      days; zeros were measured in 168 of
                                                                                      168 buckets. Last used at 2025-12-24
                                                                                      08:00 UTC: 3 invocations of variant
                                                                                      blue.

                        ACTIVE      fraud      us-east-1  2 hours ago                 Used at 2026-01-10 10:00 UTC: 3
                                                                                      invocations of variant blue.

                        UNKNOWN     vision     us-east-1                              Whether there was any invocation of
                                                                                      variant blue between 2025-12-27 12:00
                                                                                      and 2026-01-10 12:00 UTC cannot be
                                                                                      told: nobody knows.

                        NOT_JUDGED  new        us-east-1                              Its status is Updating.

                        5 endpoints in 2 regions: 2 idle, 1 active, 1 unknown, 1 not judged; 31 AWS calls, 0.8 s
                        """);
    }

    @Test
    void reasonsGoBeneathWhereThereIsNoRoomBeside() {
        assertThat(new TableReport(72, false).of(Reports.ofEveryStatus())).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC, idle means quiet for 14 days

                        STATUS      ENDPOINT   REGION     LAST USED       CONFIDENCE
                            WHY
                        IDLE        churn-v3   us-east-1  not in 30 days  HIGH
                            No invocation of variant blue in 14 days; zeros were measured in 168
                            of 168 buckets. [BROKEN_UPDATE]
                        IDLE        sentiment  us-east-1  17 days ago     HIGH
                            No invocation of variant blue in 14 days; zeros were measured in 168
                            of 168 buckets. Last used at 2025-12-24 08:00 UTC: 3 invocations of
                            variant blue.

                        ACTIVE      fraud      us-east-1  2 hours ago
                            Used at 2026-01-10 10:00 UTC: 3 invocations of variant blue.

                        UNKNOWN     vision     us-east-1
                            Whether there was any invocation of variant blue between 2025-12-27
                            12:00 and 2026-01-10 12:00 UTC cannot be told: nobody knows.

                        NOT_JUDGED  new        us-east-1
                            Its status is Updating.

                        5 endpoints in 2 regions: 2 idle, 1 active, 1 unknown, 1 not judged; 31 AWS calls, 0.8 s
                        """);
    }

    @Test
    void noLineIsLongerThanTheTerminalIsWide() {
        for (int width = 60; width < 200; width++) {
            int widest = width;
            assertThat(new TableReport(width, false)
                            .of(Reports.ofEveryStatus())
                            .lines()
                            .skip(1))
                    .allMatch(line -> line.length() <= widest || line.contains("5 endpoints"));
        }
    }

    @Test
    void aNameCannotWriteToTheTerminal() {
        var result = Reports.result(List.of(Reports.updating("a\u001b[31mb\r\nc")), List.of(), List.of("us-east-1"));

        assertThat(new TableReport(100, false).of(result))
                .contains("a\\u001b[31mb c")
                .doesNotContain("\u001b", "\r");
    }

    @Test
    void coloursAreForTerminals() {
        String coloured = new TableReport(100, true).of(Reports.ofEveryStatus());

        assertThat(coloured).contains("\u001b[33mIDLE\u001b[0m  ");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(new TableReport(100, false).of(Reports.ofEveryStatus()));
    }

    @Test
    void aColumnOfNothingIsLeftOut() {
        var result = Reports.result(List.of(Reports.active("a")), List.of(), List.of("us-east-1"));

        assertThat(new TableReport(100, false).of(result))
                .contains("STATUS  ENDPOINT  REGION     LAST USED    WHY")
                .contains("1 endpoint in 1 region: 0 idle, 1 active, 0 unknown, 0 not judged; 31 AWS calls, 0.8 s");
    }

    @Test
    void nothingFoundIsSaidInOneLine() {
        var result = Reports.result(List.of(), List.of(), List.of("us-east-1"));

        assertThat(new TableReport(100, false).of(result)).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC

                        0 endpoints in 1 region: 0 idle, 0 active, 0 unknown, 0 not judged; 31 AWS calls, 0.8 s
                        """);
    }
}
