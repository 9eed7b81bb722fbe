package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.NOW;
import static io.github.idle4j.policy.Drawn.SLOT;
import static io.github.idle4j.policy.Drawn.chance;
import static io.github.idle4j.policy.Drawn.oneOf;
import static io.github.idle4j.policy.Drawn.slot;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.NaiveJudge.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Laws that hold for every resource, tried on random ones: 100,000 in all, or more where the system property
 * {@code idle4j.activities} says so. A failure names its seed, and its resource.
 */
class LawsTest {

    private static final int LAWS = 8;
    private static final int SEEDS = 10;
    private static final int EACH = Math.max(100_000, Integer.getInteger("idle4j.activities", 0)) / LAWS / SEEDS;
    private static final List<Duration> THRESHOLDS = List.of(ofDays(1), ofDays(3), ofDays(7), ofDays(14), ofDays(30));
    private static final ActivityPredicate KEPT = ActivityPredicate.tagged("keep", "true");

    private static final WorkingTime OFFICE = WorkingTime.in(ZoneId.of("America/New_York"))
            .on(EnumSet.range(MONDAY, FRIDAY), LocalTime.of(8, 0), LocalTime.of(18, 0));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_rules_say_what_a_naive_reading_of_them_says_and_every_status_is_common(long seed) {
        Map<Status, Integer> seen = new EnumMap<>(Status.class);
        forEach(seed, (random, drawn) -> {
            Duration threshold = oneOf(random, THRESHOLDS);
            boolean excluding = random.nextBoolean();
            IdlePolicy quiet = IdlePolicy.quietFor(threshold);
            Answer answer = answer(excluding ? quiet.unless(KEPT, "kept") : quiet, drawn);
            assertThat(answer)
                    .as(drawn::toString)
                    .isEqualTo(NaiveJudge.judge(drawn, threshold, excluding, use -> false));
            seen.merge(answer.status(), 1, Integer::sum);
        });
        assertThat(seen).as("how often each status came up").containsOnlyKeys(Status.values());
        assertThat(seen.values()).allMatch(times -> times >= EACH / 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void the_order_of_operands_never_matters(long seed) {
        forEach(seed, (random, drawn) -> {
            var policies = new ArrayList<IdlePolicy>();
            for (int i = 0; i < 3; i++) {
                policies.add(honest(random));
            }
            ResourceActivity activity = drawn.build();
            Answer all = answer(IdlePolicy.allOf(policies), activity);
            Answer any = answer(IdlePolicy.anyOf(policies), activity);
            Collections.shuffle(policies, random);
            assertThat(answer(IdlePolicy.allOf(policies), activity))
                    .as(drawn::toString)
                    .isEqualTo(all);
            assertThat(answer(IdlePolicy.anyOf(policies), activity))
                    .as(drawn::toString)
                    .isEqualTo(any);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void the_order_of_evidence_never_matters(long seed) {
        forEach(seed, (random, drawn) -> {
            IdlePolicy policy = honest(random);
            IdleVerdict one = Interlock.judge(policy, drawn.build());
            IdleVerdict other = Interlock.judge(policy, drawn.shuffled(random).build());
            assertThat(answer(other)).as(drawn::toString).isEqualTo(answer(one));
            if (one instanceof Idle idle) {
                assertThat(((Idle) other).confidence()).isEqualTo(idle.confidence());
                assertThat(((Idle) other).since()).isEqualTo(idle.since());
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
    void a_gap_in_a_demand_signal_inside_the_threshold_never_yields_idle(long seed) {
        int[] wouldBeIdle = new int[1];
        forEach(seed, (random, drawn) -> {
            Duration threshold = oneOf(random, THRESHOLDS);
            int slots = (int) threshold.dividedBy(SLOT);
            for (int i = 0; i < drawn.tapes().size(); i++) {
                var signal = drawn.tapes().get(i).signal();
                int ago = 1 + random.nextInt(slots - 1);
                Instant from = slot(ago + 1);
                if (drawn.tapes().get(i).owes()
                        && !drawn.started().orElse(Instant.MIN).isAfter(from)) {
                    var gap = new Gap(
                            signal, from, from.plusSeconds(1 + random.nextInt(3600)), ReasonCode.CALL_FAILED, "x");
                    IdlePolicy policy = IdlePolicy.quietFor(threshold);
                    assertThat(answer(policy, drawn.with(i, gap)).status())
                            .as(drawn::toString)
                            .isNotEqualTo(Status.IDLE);
                    wouldBeIdle[0] += answer(policy, drawn).status() == Status.IDLE ? 1 : 0;
                }
            }
        });
        assertThat(wouldBeIdle[0]).isGreaterThan(EACH / 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48, 49, 50})
    void signals_not_known_to_be_complete_never_yield_idle(long seed) {
        var incomplete = Completeness.incomplete(ReasonCode.PARTS_INCOMPLETE, "Cut off.");
        forEach(seed, (random, drawn) -> {
            IdlePolicy policy = chance(random, 50) ? honest(random) : LyingPolicies.draw(random, drawn);
            assertThat(answer(policy, drawn.with(incomplete)).status())
                    .as(drawn::toString)
                    .isNotEqualTo(Status.IDLE);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 52, 53, 54, 55, 56, 57, 58, 59, 60})
    void more_use_never_turns_a_verdict_into_idle_nor_active_into_anything_else(long seed) {
        int[] turnedActive = new int[1];
        forEach(seed, (random, drawn) -> {
            if (drawn.tapes().isEmpty()) {
                return;
            }
            int tape = random.nextInt(drawn.tapes().size());
            var signal = drawn.tapes().get(tape).signal();
            int ago = 1 + random.nextInt(120);
            Use use = random.nextBoolean()
                    ? Drawn.singleUse(signal, random)
                    : new Use(signal, slot(ago), slot(random.nextInt(ago)), OptionalLong.empty());
            IdlePolicy policy = IdlePolicy.quietFor(oneOf(random, THRESHOLDS));
            Status before = answer(policy, drawn).status();
            Status after = answer(policy, drawn.with(tape, use)).status();
            if (after == Status.IDLE) {
                assertThat(before).as(drawn::toString).isEqualTo(Status.IDLE);
            }
            if (before == Status.ACTIVE) {
                assertThat(after).as(drawn::toString).isEqualTo(Status.ACTIVE);
            }
            turnedActive[0] += before == Status.IDLE && after == Status.ACTIVE ? 1 : 0;
        });
        assertThat(turnedActive[0]).isGreaterThan(EACH / 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {61, 62, 63, 64, 65, 66, 67, 68, 69, 70})
    void whatever_a_policy_answers_only_what_the_evidence_confirms_leaves_as_idle(long seed) {
        int[] idles = new int[2];
        forEach(seed, (random, drawn) -> {
            boolean lying = random.nextInt(8) > 0;
            IdlePolicy policy = lying ? LyingPolicies.draw(random, drawn) : honest(random);
            if (!(Interlock.judge(policy, drawn.build()) instanceof Idle idle)) {
                return;
            }
            idles[idle.tolerated().isEmpty() ? 0 : 1]++;
            assertThat(NaiveJudge.judge(
                                    drawn,
                                    idle.over(),
                                    false,
                                    use -> use.count().isPresent()
                                            && idle.tolerated().contains(cutToNow(use)))
                            .status())
                    .as(() -> idle + " of " + drawn)
                    .isEqualTo(Status.IDLE);
            if (lying) {
                assertThat(NaiveJudge.gaps(drawn, LyingPolicies.lookbackOf(idle)))
                        .as(drawn::toString)
                        .isEmpty();
            }
        });
        assertThat(idles[0]).as("idle without tolerated use").isGreaterThan(EACH / 20);
        assertThat(idles[1]).as("idle with tolerated use").isGreaterThan(EACH / 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {71, 72, 73, 74, 75, 76, 77, 78, 79, 80})
    void fewer_uses_are_what_a_naive_count_says(long seed) {
        int[] barely = new int[1];
        forEach(seed, (random, drawn) -> {
            Duration window = oneOf(random, THRESHOLDS);
            int limit = 1 + random.nextInt(12);
            Answer answer = answer(IdlePolicy.fewerUsesThan(limit, window), drawn);
            boolean few = NaiveJudge.requests(drawn, window)
                    .filter(count -> count < limit)
                    .isPresent();
            Answer naive = NaiveJudge.judge(drawn, window, false, use -> few);
            assertThat(answer.status()).as(drawn::toString).isEqualTo(naive.status());
            if (naive.status() != Status.IDLE) {
                assertThat(answer.reason()).as(drawn::toString).isEqualTo(naive.reason());
            }
            barely[0] += answer.reason().equals(ReasonCode.BARELY_USED) ? 1 : 0;
        });
        assertThat(barely[0]).as("how often it was barely used").isGreaterThan(EACH / 100);
    }

    private static Use cutToNow(Use use) {
        return use.earliest().isAfter(NOW) ? new Use(use.signal(), NOW, NOW, use.count()) : use;
    }

    private static IdlePolicy honest(Random random) {
        IdlePolicy policy = leaf(random);
        return switch (random.nextInt(6)) {
            case 0 -> policy.unless(KEPT, "kept");
            case 1 -> policy.and(leaf(random).unless(KEPT.negate(), "not kept"));
            case 2 -> policy.or(leaf(random)).because("so it is");
            case 3 -> IdlePolicy.when(KEPT, policy).otherwise(leaf(random));
            case 4 -> IdlePolicy.atLeast(2, List.of(policy, leaf(random), leaf(random)));
            default -> policy;
        };
    }

    private static IdlePolicy leaf(Random random) {
        Duration threshold = oneOf(random, THRESHOLDS);
        return switch (random.nextInt(6)) {
            case 0 -> IdlePolicy.fewerUsesThan(1 + random.nextInt(9), threshold);
            case 1 -> IdlePolicy.quietFor(threshold.dividedBy(4), OFFICE);
            case 2 -> IdlePolicy.quietBeyondRhythm(threshold, threshold.plus(threshold));
            default -> IdlePolicy.quietFor(threshold);
        };
    }

    private static Answer answer(IdlePolicy policy, Drawn drawn) {
        return answer(policy, drawn.build());
    }

    private static Answer answer(IdlePolicy policy, ResourceActivity activity) {
        return answer(Interlock.judge(policy, activity));
    }

    private static Answer answer(IdleVerdict verdict) {
        return new Answer(verdict.status(), verdict.reason());
    }

    private static void forEach(long seed, BiConsumer<Random, Drawn> law) {
        var random = new Random(seed);
        for (int i = 0; i < EACH; i++) {
            law.accept(random, Drawn.resource(random));
        }
    }
}
