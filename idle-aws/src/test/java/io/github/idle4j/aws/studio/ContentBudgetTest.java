package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.LogText.cell;
import static io.github.idle4j.aws.studio.LogText.detected;
import static io.github.idle4j.aws.studio.LogText.everyTwoMinutes;
import static io.github.idle4j.aws.studio.LogText.probedSince;
import static io.github.idle4j.aws.studio.LogText.watching;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.inShort;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.studio.LogLines.Meaning;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How many pages of lines one scan reads, and what is said where that is not enough. */
class ContentBudgetTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String USED = "ACTIVE USED";
    private static final String WEAK = "UNKNOWN WEAK_ONLY";
    private static final String OCCUPIED = "UNKNOWN OCCUPANCY_ONLY_SIGNAL";
    private static final String LAB = "d-1/space/s1/JupyterLab/default";

    private static Consumer<LocalApp> labOf(double hoursSinceWork) {
        return app -> app.createdAt(hoursAgo(99))
                .instanceType("ml.t3.medium")
                .logs(s -> probedSince(s.event(hoursAgo(hoursSinceWork), cell(NOW)), 98));
    }

    private static int calls(StudioWorld world, String api) {
        return world.aws.calls(api).size();
    }

    /** What may be read is used up by the first apps; those at work need none of it. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 3", "4, 3"})
    void beyond_the_budget_of_pages_nothing_is_known(int budget, int judged) {
        StudioWorld world = StudioWorld.of(region -> region.domain("d-1", domain -> {
            for (int i = 0; i < 4; i++) {
                double hours = i < 3 ? 40 : 3;
                domain.space("s" + i, space -> space.owner("bob").privately().jupyterLab(labOf(hours)));
            }
        }));
        IdleReport report =
                world.scan(world.sourceBuilder().mostLogPages(budget).build());
        assertThat(apps(report)).containsEntry("d-1/space/s3/JupyterLab/default", USED);
        assertThat(apps(report).values()).filteredOn(IDLE::equals).hasSize(judged);
        assertThat(apps(report).values()).filteredOn("UNKNOWN BUDGET"::equals).hasSize(3 - judged);
        assertThat(calls(world, "logs:GetLogEvents")).isEqualTo(judged);
    }

    @Test
    void what_was_read_within_the_budget_counts_as_use() {
        StudioWorld world = ofLab(app -> app.logs(s -> everyTwoMinutes(s, 20, LogText::probe)
                .eventsEvery(Duration.ofSeconds(2), hoursAgo(23), hoursAgo(1), LogText::probe)
                .event(hoursAgo(1), LogText.executing(NOW))));
        IdleReport report = world.scan(world.sourceBuilder().mostLogPages(1).build());
        assertThat(apps(report)).containsEntry(LAB, USED);
        StudioWorld quiet =
                ofLab(app -> app.logs(s -> s.eventsEvery(Duration.ofSeconds(2), hoursAgo(119), NOW, LogText::probe)
                        .event(hoursAgo(1), detected(NOW))));
        report = quiet.scan(quiet.sourceBuilder().mostLogPages(1).build());
        assertThat(apps(report)).containsEntry(LAB, "UNKNOWN BUDGET");
        assertThat(one(report, LAB).verdict().explanation())
                .endsWith("cannot be told: this scan may not read more pages of logs.");
    }

    record Enough(String world, Consumer<LocalApp> app, String verdict) {
        @Override
        public String toString() {
            return world + " -> " + verdict;
        }
    }

    /** A line each 12 seconds: a page holds more than a day of them, and its log more than a page. */
    static Stream<Enough> whereOnePageIsEnough() {
        return Stream.of(
                new Enough("work inside", app -> app.logs(s -> s.event(hoursAgo(1), "epoch 7")), USED),
                new Enough("a weak line inside", app -> app.logs(s -> s.event(hoursAgo(1), watching(NOW))), WEAK),
                new Enough("a line of no known meaning", app -> app.logs(s -> s.event(hoursAgo(1), "?")), OCCUPIED),
                new Enough("a report inside", app -> app.logs(s -> s.event(hoursAgo(1), detected(NOW))), IDLE),
                new Enough("an earlier run before", app -> app.createdAt(hoursAgo(25)), OCCUPIED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whereOnePageIsEnough")
    void no_more_is_read_than_it_takes(Enough enough) {
        StudioWorld world = ofLab(enough.app()
                .andThen(app ->
                        app.logs(s -> s.eventsEvery(Duration.ofSeconds(12), hoursAgo(119), NOW, LogText::probe))));
        LogLines lines = LogLines.known().with(Meaning.WORK, Pattern.compile("epoch \\d+"));
        assertThat(apps(world.scan(world.sourceBuilder().logLines(lines).build())))
                .containsEntry(LAB, enough.verdict());
        assertThat(calls(world, "logs:GetLogEvents")).isEqualTo(1);
    }

    @Test
    void after_use_that_decides_nothing_more_is_read() {
        StudioWorld world =
                ofLab(app -> app.logs(s -> s.eventsEvery(Duration.ofSeconds(4), hoursAgo(23), NOW, LogText::probe)
                        .event(hoursAgo(1), LogText.executing(NOW))));
        assertThat(apps(world.scan())).containsEntry(LAB, USED);
        assertThat(calls(world, "logs:GetLogEvents")).isEqualTo(1);
    }

    /** An empty page comes before each: so ten thousand lines take two. */
    @Test
    void a_log_of_too_many_pages_is_not_read_to_its_end() {
        StudioWorld world = StudioWorld.of(
                region -> region.domain(
                        "d-1",
                        domain -> domain.space(
                                "s1",
                                space -> space.jupyterLab(app -> app.createdAt(hoursAgo(99))
                                        .logs(s -> s.eventsEvery(Duration.ofMillis(300), hoursAgo(10), NOW, "GET /api")
                                                .event(hoursAgo(30), "?"))))),
                LocalAws.Builder::emptyLogPages);
        IdleReport report = world.scan();
        assertThat(apps(report)).containsEntry(LAB, "UNKNOWN BUDGET");
        assertThat(calls(world, "logs:GetLogEvents")).isEqualTo(20);
    }

    @Test
    void less_than_no_pages_cannot_be_read() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofLab(app -> {}).sourceBuilder().mostLogPages(-1))
                .withMessage("One cannot read -1 pages");
    }

    @Test
    void the_stream_of_a_kernel_app_in_the_same_scan_is_judged_by_its_events() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile("alice", alice -> alice.kernelGateway("app", StudioWorld.silentFor(3)))
                        .space("s1", s -> s.owner("bob").privately().jupyterLab(labOf(40)))));
        IdleReport report = world.scan(world.sourceBuilder().mostLogPages(0).build());
        assertThat(apps(report))
                .containsOnly(entry("d-1/user/alice/KernelGateway/app", USED), entry(LAB, "UNKNOWN BUDGET"));
        assertThat(inShort(one(report, "d-1/space/s1/ml.t3.medium"))).isEqualTo("UNKNOWN BUDGET");
        assertThat(world.aws.calls("logs:GetLogEvents"))
                .noneMatch(call -> "d-1/s1/JupyterLab/default".equals(call.text("logStreamName")));
    }
}
