package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Origin;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.examples.cli.Reports.Reported;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.policy.ResourceActivity;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableReportTest {

    @Test
    void theIdleOnesComeFirstAndAllIsAligned() {
        assertThat(Reports.ofEveryStatus().table(100, false)).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC, idle means quiet for 14 days

                        STATUS      ENDPOINT   REGION     LAST USED       CONFIDENCE  WHY
                        IDLE        churn-v3   us-east-1  not in 30 days  HIGH        No invocation of variant blue in 14
                                                                                      days; zeros were measured in 168 of
                                                                                      168 buckets. Its last update failed,
                                                                                      and so did the return to what it was
                                                                                      before.
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
        assertThat(Reports.ofEveryStatus().table(72, false)).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC, idle means quiet for
                        14 days

                        STATUS      ENDPOINT   REGION     LAST USED       CONFIDENCE
                            WHY
                        IDLE        churn-v3   us-east-1  not in 30 days  HIGH
                            No invocation of variant blue in 14 days; zeros were measured in 168
                            of 168 buckets. Its last update failed, and so did the return to
                            what it was before.
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

                        5 endpoints in 2 regions: 2 idle, 1 active, 1 unknown, 1 not judged; 31
                        AWS calls, 0.8 s
                        """);
    }

    @Test
    void noLineIsLongerThanTheTerminalIsWide() {
        var studio = studio(
                Reports.app("bob", "sagemaker-data-wrang-ml-m5-large-54eebb9b8b7e2055bdd94fd073ee", 73),
                Reports.instance("d-1", "bob", 73),
                Reports.instance("d-2", "alice", 3),
                Reports.idle("churn-v3"),
                Reports.component("e".repeat(63), "c".repeat(63), component -> {}));
        for (int width = 60; width < 200; width++) {
            int widest = width;
            for (Reported result : List.of(Reports.ofEveryStatus(), studio)) {
                assertThat(result.table(width, false).lines()).allMatch(line -> line.length() <= widest);
            }
        }
    }

    @Test
    void whatANarrowTerminalHasNoRoomForGoesBeneathInWords() {
        var result = studio(
                Reports.app("bob", "sagemaker-data-wrang-ml-m5-large-54eebb9b8b7e2055bdd94fd073ee", 73),
                Reports.instance("d-1", "alice", 3));

        assertThat(result.table(80, false)).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC, idle means quiet for 1 day

                        STATUS  KIND           STUDIO                              OWNER  LAST USED
                            WHY
                        IDLE    KernelGateway  bob/sagemaker-data-wrang-...d073ee  bob    3 days ago
                            Region us-east-1, confidence MEDIUM.
                            No log event of the app in 1 day; its log was read to the end and has none.
                            Last used at 2026-01-07 11:00 UTC: a log event of the app.

                        ACTIVE  instance       alice/ml.m5.large                   alice  3 hours ago
                            Region us-east-1.
                            Used at 2026-01-10 09:00 UTC: a log event of the app.

                        0 endpoints, 1 app and 1 instance in 1 region: 1 idle, 1 active, 0 unknown, 0
                        not judged; 31 AWS calls, 0.8 s
                        """);
    }

    @Test
    void aNameCannotWriteToTheTerminal() {
        var result = Reports.result(List.of(Reports.updating("a\u001b[31mb\r\nc")), List.of(), List.of("us-east-1"));

        assertThat(result.table(100, false))
                .contains("a\\u001b[31mb\\u000d\\u000ac")
                .doesNotContain("\u001b", "\r");
    }

    @Test
    void coloursAreForTerminals() {
        String coloured = Reports.ofEveryStatus().table(100, true);

        assertThat(coloured).contains("\u001b[33mIDLE\u001b[0m  ");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(Reports.ofEveryStatus().table(100, false));
    }

    @Test
    void aColumnOfNothingIsLeftOut() {
        var result = Reports.result(List.of(Reports.active("a")), List.of(), List.of("us-east-1"));

        assertThat(result.table(100, false))
                .contains("STATUS  ENDPOINT  REGION     LAST USED    WHY")
                .contains("1 endpoint in 1 region: 0 idle, 1 active, 0 unknown, 0 not judged; 31 AWS calls, 0.8 s");
    }

    @Test
    void nothingFoundIsSaidInOneLine() {
        var result = Reports.result(List.of(), List.of(), List.of("us-east-1"));

        assertThat(result.table(100, false)).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC

                        No endpoints in us-east-1; 31 AWS calls, 0.8 s
                        """);
        assertThat(studio().table(100, false))
                .contains("\nNo endpoints, components or Studio apps in us-east-1; 31 AWS calls");
        var elsewhere = Reports.result(
                EnumSet.of(Kind.ENDPOINTS, Kind.COMPONENTS), List.of(), List.of(), List.of("a", "b", "c"));
        assertThat(elsewhere.table(100, false)).contains("\nNo endpoints or components in a, b or c; 31");
    }

    @Test
    void whatWasNotListedToTheEndIsNotCalledNothing() {
        var result =
                Reports.result(List.of(), List.of(Reports.failure("AccessDeniedException: no")), List.of("us-east-1"));

        assertThat(result.table(100, false)).contains("0 endpoints in 1 region: 0 idle");
    }

    @Test
    void norIsWhatCouldNotBeListedBesidesSomethingElse() {
        var failure = new ScanFailure(Origin.of("a source"), "ListInferenceComponents: no", false);
        var result = Reports.result(EnumSet.of(Kind.COMPONENTS), List.of(), List.of(failure), List.of("us-east-1"));

        assertThat(result.table(100, false)).contains("0 components in 1 region: 0 idle");
    }

    @Test
    void componentsComeAfterTheirEndpointUnderItsName() {
        var updating = Standing.inTransition("Its status is Updating.");
        var result = Reports.result(
                EnumSet.of(Kind.ENDPOINTS, Kind.COMPONENTS),
                List.of(
                        Reports.component("llm", "chat", component -> component.standing(updating)),
                        Reports.component("llm-2", "base", component -> component.standing(updating)),
                        Reports.updating("llm-2"),
                        Reports.updating("llm"),
                        Reports.component("deleted", "orphan", component -> {})),
                List.of(),
                List.of("us-east-1"));

        assertThat(result.table(150, false)).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC, idle means quiet for 14 days

                        STATUS      ENDPOINT        REGION     LAST USED       CONFIDENCE  WHY
                        IDLE        deleted/orphan  us-east-1  not in 30 days  HIGH        No invocation of variant blue in 14 days; zeros were measured in 168 of 168
                                                                                           buckets.

                        NOT_JUDGED  llm             us-east-1                              Its status is Updating.
                        NOT_JUDGED  llm/chat        us-east-1                              Its status is Updating.
                        NOT_JUDGED  llm-2           us-east-1                              Its status is Updating.
                        NOT_JUDGED  llm-2/base      us-east-1                              Its status is Updating.

                        2 endpoints and 3 components in 1 region: 1 idle, 0 active, 0 unknown, 4 not judged; 31 AWS calls, 0.8 s
                        """);
    }

    @Test
    void onlyWhoAskedForNothingElseIsToldThatThereAreNoComponents() {
        assertThat(studio(Reports.active("fraud")).table(150, false))
                .contains("\n1 endpoint, 0 apps and 0 instances in 1 region: 0 idle, 1 active, ")
                .doesNotContain("component");
        assertThat(studio(Reports.active("fraud"), Reports.component("fraud", "one", component -> {}))
                        .table(150, false))
                .contains("\n1 endpoint, 1 component, 0 apps and 0 instances in 1 region: 1 idle, 1 active, ");
    }

    @Test
    void aNameThatIsTooLongGoesOnInTheNextLine() {
        var result =
                studio(Reports.component("e".repeat(63), "c".repeat(63), component -> {}), Reports.active("fraud"));

        assertThat(result.table(80, false).replace(System.lineSeparator(), "\n"))
                .contains("""
                        STATUS  ENDPOINT
                            WHY
                        IDLE    eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee/cccccccc
                                ccccccccccccccccccccccccccccccccccccccccccccccccccccccc
                            Region us-east-1, last used not in 30 days, confidence HIGH.
                            No invocation of variant blue in 14 days; zeros were measured in 168 of 168
                            buckets.

                        ACTIVE  fraud
                            Region us-east-1, last used 2 hours ago.
                        """);
    }

    @Test
    void aNoteThatPeopleNeedIsASentence() {
        var result = studio(Reports.studio(
                ResourceId.STUDIO_APP,
                "d-1/user/bob/KernelGateway/app",
                73,
                app -> app.note("DATA_WRANGLER").note("OTHER")));

        assertThat(result.table(200, false).replaceAll("\\s+", " "))
                .contains("It is Data Wrangler. [OTHER]")
                .doesNotContain("DATA_WRANGLER");
    }

    @Test
    void studioHasATableOfItsOwnWithThePeopleWhoLeftSomething() {
        var result = studio(
                Reports.app("bob", "sagemaker-data-wrang-ml-m5-large-54eebb9b8b7e2055bdd94fd073ee", 73),
                Reports.instance("d-1", "bob", 73),
                Reports.instance("d-1", "alice", 3),
                Reports.idle("churn-v3"));

        assertThat(result.table(150, false)).isEqualToNormalizingNewlines("""
                        Account 111111111111, as of 2026-01-10 12:00 UTC, idle means quiet for 14 days, in Studio quiet for 1 day

                        STATUS  ENDPOINT  REGION     LAST USED       CONFIDENCE  WHY
                        IDLE    churn-v3  us-east-1  not in 30 days  HIGH        No invocation of variant blue in 14 days; zeros were measured in 168 of 168 buckets. Its last
                                                                                 update failed, and so did the return to what it was before.

                        STATUS  KIND           STUDIO                              OWNER  REGION     LAST USED    CONFIDENCE  WHY
                        IDLE    instance       bob/ml.m5.large                     bob    us-east-1  3 days ago   MEDIUM      No log event of the app in 1 day; its log was
                                                                                                                              read to the end and has none. Last used at
                                                                                                                              2026-01-07 11:00 UTC: a log event of the app.
                        IDLE    KernelGateway  bob/sagemaker-data-wrang-...d073ee  bob    us-east-1  3 days ago   MEDIUM      No log event of the app in 1 day; its log was
                                                                                                                              read to the end and has none. Last used at
                                                                                                                              2026-01-07 11:00 UTC: a log event of the app.

                        ACTIVE  instance       alice/ml.m5.large                   alice  us-east-1  3 hours ago              Used at 2026-01-10 09:00 UTC: a log event of the
                                                                                                                              app.

                        Users with an idle instance in Studio: bob
                        1 endpoint, 1 app and 2 instances in 1 region: 3 idle, 1 active, 0 unknown, 0 not judged; 31 AWS calls, 0.8 s
                        """);
    }

    @Test
    void usersOfOneNameInTwoDomainsAreToldApart() {
        var result = studio(Reports.instance("d-1", "bob", 73), Reports.instance("d-2", "bob", 73));

        assertThat(result.table(150, false))
                .contains(
                        "STUDIO           OWNER  DOMAIN  REGION",
                        "bob    d-1     us-east-1",
                        "bob    d-2     us-east-1")
                .contains("Users with an idle instance in Studio: bob (d-1), bob (d-2)");
    }

    @Test
    void whereNobodyLeftAnInstanceNobodyIsNamed() {
        var result = studio(Reports.app("bob", "app-1", 73), Reports.instance("d-1", "bob", 3));

        assertThat(result.table(150, false)).doesNotContain("Users with");
    }

    @Test
    void aNameFromStudioCannotWriteToTheTerminalEither() {
        var result = studio(
                Reports.app("b\u001b[31mob", "app\r\n", 73), Reports.instance("d-1\u001b[2J", "b\u001b[31mob", 73));

        assertThat(result.table(150, false)).contains("b\\u001b[31mob").doesNotContain("\u001b", "\r");
    }

    private static Reported studio(ResourceActivity... activities) {
        return Reports.result(EnumSet.allOf(Kind.class), List.of(activities), List.of(), List.of("us-east-1"));
    }
}
