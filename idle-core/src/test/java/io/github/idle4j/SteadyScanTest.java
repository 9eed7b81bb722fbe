package io.github.idle4j;

import static io.github.idle4j.history.Steadiness.heldFor;
import static io.github.idle4j.history.Steadiness.verdictsInARow;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idle4j.contract.Seen;
import io.github.idle4j.contract.SteppedClock;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.history.IdleStreak;
import io.github.idle4j.history.Steadiness;
import io.github.idle4j.history.Subject;
import io.github.idle4j.history.VerdictHistory;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans one after the other, by a detector that waits until what is idle stays so. */
class SteadyScanTest {

    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final Signal CALLS = Signal.demand("Invocations", Map.of()).inWords("invocation", "");
    private static final IdlePolicy A_DAY = IdlePolicy.quietFor(ofDays(1));

    private enum Shows {
        SILENCE,
        USE,
        NOTHING
    }

    private final SteppedClock clock = SteppedClock.at(START);
    private final VerdictHistory history = VerdictHistory.inMemory();
    private final Map<String, Shows> town = new TreeMap<>(Map.of("churn", Shows.SILENCE));
    private final Map<String, Instant> rebuilt = new HashMap<>();

    @Test
    void what_stays_idle_is_idle_from_the_third_scan_on() {
        var detector = detector(verdictsInARow(3), history);
        assertThat(churn(detector).verdict().explanation())
                .startsWith("Idle in 1 of the 3 verdicts in a row that it takes, since 2026-01-10 12:00 UTC: "
                        + "No invocation in 1 day; ");
        clock.step(ofDays(1));
        Assessment second = churn(detector);
        assertThat(second.verdict().reason()).isEqualTo(ReasonCode.NOT_YET_STEADY);
        assertThat(second.verdict().findings()).isNotEmpty();
        assertThat(second.idleStreak()).contains(new IdleStreak(START, clock.instant(), 2));
        clock.step(ofDays(1));
        Assessment third = churn(detector);
        assertThat(third.verdict()).isEqualTo(third.activity().quiet(ofDays(1)));
        assertThat(third.idleStreak()).contains(new IdleStreak(START, clock.instant(), 3));
        assertThat(third.recommending(List.of()).idleStreak()).isEqualTo(third.idleStreak());
    }

    @Test
    void what_is_in_use_in_between_begins_anew() {
        var detector = detector(verdictsInARow(2), history);
        assertThat(next(detector, Shows.SILENCE)).isEqualTo("UNKNOWN NOT_YET_STEADY");
        assertThat(next(detector, Shows.USE)).isEqualTo("ACTIVE USED");
        assertThat(history.recall()).isEmpty();
        assertThat(next(detector, Shows.SILENCE)).isEqualTo("UNKNOWN NOT_YET_STEADY");
        assertThat(next(detector, Shows.NOTHING)).isEqualTo("UNKNOWN NOT_COVERED");
        assertThat(next(detector, Shows.SILENCE)).isEqualTo("IDLE NO_USE_IN_WINDOW");
        assertThat(next(detector, Shows.USE)).isEqualTo("ACTIVE USED");
    }

    @Test
    void another_resource_of_the_same_name_begins_anew() {
        var detector = detector(verdictsInARow(2), history);
        next(detector, Shows.SILENCE);
        rebuilt.put("churn", clock.instant().minus(ofHours(23)));
        clock.step(ofDays(1));
        assertThat(next(detector, Shows.SILENCE)).isEqualTo("UNKNOWN NOT_YET_STEADY");
        assertThat(next(detector, Shows.SILENCE)).isEqualTo("IDLE NO_USE_IN_WINDOW");
    }

    @Test
    void a_hold_time_ends_to_the_minute() {
        var detector = detector(heldFor(ofHours(36)), history);
        assertThat(next(detector, Shows.SILENCE)).isEqualTo("UNKNOWN NOT_YET_STEADY");
        clock.step(ofHours(12).minusMinutes(1));
        assertThat(churn(detector).verdict().status()).isEqualTo(Status.UNKNOWN);
        clock.step(ofMinutes(1));
        assertThat(churn(detector).verdict().status()).isEqualTo(Status.IDLE);
    }

    @Test
    void the_first_idle_date_is_kept_also_where_nothing_is_held_back() {
        var detector = detector(verdictsInARow(1), history);
        next(detector, Shows.SILENCE);
        Assessment found = churn(detector);
        assertThat(found.verdict().status()).isEqualTo(Status.IDLE);
        assertThat(found.idleStreak()).contains(new IdleStreak(START, clock.instant(), 2));
    }

    @Test
    void without_a_history_there_is_no_streak() {
        var alone = IdleDetector.builder().watch(this::town, A_DAY).clock(clock).build();
        assertThat(churn(alone).idleStreak()).isEmpty();
        assertThat(churn(alone).verdict().status()).isEqualTo(Status.IDLE);
    }

    @Test
    void two_policies_judge_one_resource_apart() {
        var detector = builder(verdictsInARow(2), history)
                .watch(this::town, IdlePolicy.quietFor(ofHours(20)).named("hasty"))
                .build();
        detector.scan();
        clock.step(ofDays(1));
        assertThat(detector.scan().idle()).extracting(Assessment::policy).containsExactly("hasty", "quiet for 1 day");
        assertThat(history.recall()).hasSize(2);
    }

    @Test
    void scans_of_the_same_instant_count_once_and_those_of_the_past_not_at_all() {
        var detector = detector(verdictsInARow(3), history);
        for (int i = 0; i < 5; i++) {
            assertThat(churn(detector).idleStreak()).contains(new IdleStreak(START, START, 1));
        }
        Map<Subject, IdleStreak> before = history.recall();
        var past =
                builder(verdictsInARow(3), history).asOf(START.minusSeconds(1)).build();
        assertThat(churn(past).verdict().explanation())
                .startsWith(
                        "The history of its verdicts does not tell whether it was idle before: No invocation in 1 day");
        assertThat(churn(past).idleStreak()).isEmpty();
        assertThat(history.recall()).isEqualTo(before);
    }

    @Test
    void what_is_foretold_is_not_remembered() {
        var future =
                builder(verdictsInARow(1), history).asOf(START.plusNanos(1)).build();
        assertThat(churn(future).idleStreak()).isPresent();
        assertThat(history.recall()).isEmpty();
        assertThat(churn(builder(verdictsInARow(1), history).asOf(START).build())
                        .idleStreak())
                .isPresent();
        assertThat(history.recall()).hasSize(1);
    }

    @Test
    void streaming_is_steady_too_and_steps_see_what_is_reported() {
        var told = new ArrayList<String>();
        var detector = builder(verdictsInARow(2), history)
                .then(assessment -> {
                    told.add("step " + assessment.verdict().status());
                    return assessment;
                })
                .build();
        ScanSummary summary = detector.stream(new ScanListener() {
            @Override
            public void assessed(Assessment assessment) {
                told.add("listener " + assessment.verdict().status());
            }
        });
        assertThat(told).containsExactly("step UNKNOWN", "listener UNKNOWN");
        assertThat(summary.counts()).containsEntry(Status.UNKNOWN, 1L).containsEntry(Status.IDLE, 0L);
        assertThat(history.recall()).hasSize(1);
    }

    @Test
    void scans_that_run_at_once_count_once() throws Exception {
        IntStream.range(0, 50).forEach(i -> town.put("shop " + i, Shows.SILENCE));
        var detector =
                builder(verdictsInARow(3), history).watch(this::town, A_DAY).build();
        detector.scan();
        clock.step(ofDays(1));
        var threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<IdleReport>> scans = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(detector::scan))
                    .toList();
            for (Future<IdleReport> scan : scans) {
                assertThat(scan.get().failures()).isEmpty();
                assertThat(scan.get().idle()).isEmpty();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(history.recall().values()).hasSize(51).containsOnly(new IdleStreak(START, clock.instant(), 2));
    }

    /** Two sources may see the same resource, and one of them more than the other. */
    @Test
    void what_one_source_finds_in_use_is_not_remembered_as_idle() {
        var detector = builder(verdictsInARow(2), history)
                .watch(asked -> Stream.of(shop("churn", Shows.USE, asked)), A_DAY)
                .build();
        detector.scan();
        assertThat(history.recall()).isEmpty();
    }

    @Test
    void by_a_history_that_cannot_be_read_nothing_is_idle(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("history"), "notes\n");
        town.put("forge", Shows.USE);
        IdleReport report =
                detector(verdictsInARow(2), VerdictHistory.inFile(file)).scan();
        assertThat(report.idle()).isEmpty();
        assertThat(report.active()).hasSize(1);
        assertThat(report.unknown()).singleElement().satisfies(churn -> {
            assertThat(churn.verdict().reason()).isEqualTo(ReasonCode.NOT_YET_STEADY);
            assertThat(churn.idleStreak()).isEmpty();
        });
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error())
                    .isEqualTo("The history " + file
                            + " could not be read: it is no history of Idle4j, or damaged in line 1");
            assertThat(failure.lostInventory()).isFalse();
        });
        assertThat(file).hasContent("notes\n");
    }

    @Test
    void where_it_cannot_be_written_the_verdict_stands() {
        VerdictHistory readOnly = new Broken() {
            @Override
            public Map<Subject, IdleStreak> recall() {
                return Map.of(
                        new Subject(
                                new ResourceId(ResourceId.ENDPOINT, "aws", "1", "north", "churn"), "quiet for 1 day"),
                        new IdleStreak(START.minus(ofDays(1)), START.minus(ofDays(1)), 1));
            }
        };
        IdleReport report = detector(verdictsInARow(2), readOnly).scan();
        assertThat(report.idle()).hasSize(1);
        assertThat(report.failures())
                .containsExactly(new ScanFailure(Origin.of("VerdictHistory"), "the disk is full", false));
    }

    @Test
    void a_history_of_nulls_is_one_that_cannot_be_read() {
        VerdictHistory ofNulls = new Broken() {
            @Override
            @SuppressWarnings("NullAway") // what others may do
            public Map<Subject, IdleStreak> recall() {
                return null;
            }
        };
        IdleReport report = detector(verdictsInARow(2), ofNulls).scan();
        assertThat(report.unknown()).hasSize(1);
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void what_is_missing_is_refused() {
        assertThatNullPointerException().isThrownBy(() -> IdleDetector.builder().steady(null, history));
        assertThatNullPointerException().isThrownBy(() -> IdleDetector.builder().steady(verdictsInARow(2), null));
    }

    /** Can neither be read nor written, and says so in different ways. */
    private static class Broken implements VerdictHistory {

        @Override
        public Map<Subject, IdleStreak> recall() {
            throw new AssertionError("nothing works");
        }

        @Override
        public void remember(Map<Subject, IdleStreak> idle, Set<Subject> ended) {
            throw new UncheckedIOException("the disk is full", new IOException());
        }
    }

    private IdleDetector.Builder builder(Steadiness steadiness, VerdictHistory kept) {
        return IdleDetector.builder().watch(this::town, A_DAY).clock(clock).steady(steadiness, kept);
    }

    private IdleDetector detector(Steadiness steadiness, VerdictHistory kept) {
        return builder(steadiness, kept).build();
    }

    private String next(IdleDetector detector, Shows what) {
        town.put("churn", what);
        Assessment churn = churn(detector);
        clock.step(ofDays(1));
        return churn.verdict().status() + " " + churn.verdict().reason();
    }

    private static Assessment churn(IdleDetector detector) {
        return detector.scan().assessments().get(0);
    }

    private Stream<ResourceActivity> town(Observation asked) {
        return List.copyOf(town.entrySet()).stream().map(shop -> shop(shop.getKey(), shop.getValue(), asked));
    }

    private ResourceActivity shop(String name, Shows what, Observation asked) {
        Instant from = asked.window().from();
        Evidence silence = Seen.zeros(CALLS).from(from).until(asked.asOf());
        List<Evidence> seen = switch (what) {
            case SILENCE -> List.of(silence);
            case USE -> List.of(silence, Seen.use(CALLS).at(asked.asOf().minus(ofHours(1))));
            case NOTHING -> List.of();
        };
        return ResourceActivity.builder(new ResourceId(ResourceId.ENDPOINT, "aws", "1", "north", name), asked.window())
                .createdAt(rebuilt.getOrDefault(name, START.minus(ofDays(100))))
                .completeness(Completeness.complete())
                .demand(CALLS, seen)
                .build();
    }
}
