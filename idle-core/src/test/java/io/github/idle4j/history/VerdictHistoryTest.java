package io.github.idle4j.history;

import static io.github.idle4j.history.Judged.NOON;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ResourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true of the history in memory and of the one in a file. */
class VerdictHistoryTest {

    @TempDir
    private Path folder;

    private enum Kind {
        IN_MEMORY(folder -> VerdictHistory.inMemory()),
        IN_A_FILE(folder -> VerdictHistory.inFile(folder.resolve("idle.history")));

        private final Function<Path, VerdictHistory> maker;

        Kind(Function<Path, VerdictHistory> maker) {
            this.maker = maker;
        }
    }

    static Subject subject(String name) {
        return new Subject(
                new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", name), "quiet for 14 days");
    }

    static IdleStreak streak(int day, int verdicts) {
        return new IdleStreak(NOON, NOON.plus(ofDays(day)), verdicts);
    }

    @ParameterizedTest
    @EnumSource
    void it_is_empty_at_first(Kind kind) {
        assertThat(kind.maker.apply(folder).recall()).isEmpty();
    }

    @Test
    void it_says_where_it_is_kept() {
        assertThat(VerdictHistory.inMemory()).hasToString("history in memory");
        assertThat(VerdictHistory.inFile(folder)).hasToString("The history " + folder);
    }

    @ParameterizedTest
    @EnumSource
    void it_recalls_what_goes_on_and_not_what_ended(Kind kind) {
        VerdictHistory history = kind.maker.apply(folder);
        history.remember(Map.of(subject("a"), streak(0, 1), subject("b"), streak(0, 1)), Set.of());
        history.remember(Map.of(subject("a"), streak(1, 2), subject("c"), streak(1, 1)), Set.of(subject("b")));
        assertThat(history.recall()).isEqualTo(Map.of(subject("a"), streak(1, 2), subject("c"), streak(1, 1)));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_recalled_stays_as_it_was(Kind kind) {
        VerdictHistory history = kind.maker.apply(folder);
        history.remember(Map.of(subject("a"), streak(0, 1)), Set.of());
        Map<Subject, IdleStreak> before = history.recall();
        history.remember(Map.of(), Set.of(subject("a")));
        assertThat(before).containsOnlyKeys(subject("a"));
        assertThat(history.recall()).isEmpty();
    }

    /** Forgetting them changes no verdict: by the latest one they have lapsed. */
    @ParameterizedTest
    @EnumSource
    void streaks_that_have_lapsed_are_forgotten(Kind kind) {
        VerdictHistory history = kind.maker.apply(folder);
        history.remember(Map.of(subject("gone"), streak(0, 5), subject("late"), streak(1, 5)), Set.of());
        history.remember(Map.of(subject("here"), streak(36, 9)), Set.of());
        assertThat(history.recall()).containsOnlyKeys(subject("late"), subject("here"));
    }

    @ParameterizedTest
    @EnumSource
    void threads_that_write_at_once_lose_nothing(Kind kind) throws Exception {
        VerdictHistory history = kind.maker.apply(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<? extends Future<?>> writes =
                    Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8).entrySet().stream()
                            .map(one -> threads.submit(() -> {
                                for (int i = 1; i <= one.getValue(); i++) {
                                    history.remember(Map.of(subject(one.getKey()), streak(i, i)), Set.of());
                                }
                            }))
                            .toList();
            for (Future<?> write : writes) {
                write.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(history.recall()).hasSize(8).containsEntry(subject("h"), streak(8, 8));
    }

    @ParameterizedTest
    @EnumSource
    void names_may_hold_any_character_and_instants_any_time(Kind kind) {
        VerdictHistory history = kind.maker.apply(folder);
        var streaks = new HashMap<Subject, IdleStreak>();
        for (String name : List.of(
                "a b", "ä/é", "\t", "\n", "\r", "\\", "\\u0009", "\u0000", "😀", "\ud83d", "?", "\u007f\u2028")) {
            streaks.put(subject(name), streak(1, 2));
            streaks.put(new Subject(new ResourceId("", "", "", "", name), name), streak(2, 3));
        }
        streaks.put(
                subject("now"), new IdleStreak(NOON.plusNanos(1), NOON.plus(Duration.ofNanos(2)), Integer.MAX_VALUE));
        history.remember(streaks, Set.of());
        assertThat(history.recall()).isEqualTo(streaks);
    }

    @Test
    void two_policies_have_a_streak_each() {
        VerdictHistory history = VerdictHistory.inMemory();
        var other = new Subject(subject("a").resource(), "quiet for 30 days");
        history.remember(Map.of(subject("a"), streak(0, 1), other, streak(1, 2)), Set.of());
        history.remember(Map.of(), Set.of(subject("a")));
        assertThat(history.recall()).isEqualTo(Map.of(other, streak(1, 2)));
    }
}
