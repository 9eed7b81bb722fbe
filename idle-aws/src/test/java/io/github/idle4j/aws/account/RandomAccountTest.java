package io.github.idle4j.aws.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random accounts: what is said of each resource is held against what is true of it. {@code -Didle4j.seeds=1000} draws as
 * many accounts of each kind; {@code -Didle4j.firstSeed=17} begins with that one.
 */
class RandomAccountTest {

    private static final long FIRST = Long.getLong("idle4j.firstSeed", 1);

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + Long.getLong("idle4j.seeds", 20));
    }

    static LongStream faultySeeds() {
        return LongStream.range(FIRST, FIRST + Long.getLong("idle4j.seeds", 30));
    }

    @ParameterizedTest(name = "seed {arguments}")
    @MethodSource("seeds")
    void what_is_said_of_a_plain_account_is_true(long seed) {
        RandomAccount account = RandomAccount.of(seed, 160, 80);
        IdleReport report = AccountScan.withoutRetries(account).run();
        Map<String, Assessment> said = byKey(report);
        assertThat(report.failures()).isEmpty();
        List<String> wrong = missing(account, said);
        said.forEach((key, assessment) -> {
            Truth truth = account.truths().get(key);
            if (truth == null || !truth.allowed().contains(answer(assessment)) || isFalselyIdle(assessment, truth)) {
                wrong.add(assessment.verdict() + "\n  is said of " + truth);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(answersByType(report))
                .containsEntry("sagemaker:endpoint", Set.of(Answer.values()))
                .containsKey("sagemaker:inference-component")
                .hasEntrySatisfying(
                        "sagemaker:studio-app", // where logs are kept too shortly, none is idle
                        answers -> assertThat(answers).contains(Answer.ACTIVE, Answer.UNKNOWN, Answer.NOT_JUDGED))
                .containsKey("sagemaker:studio-instance"); // too few of them for every answer
    }

    @ParameterizedTest(name = "seed {arguments}")
    @MethodSource("faultySeeds")
    void nothing_that_goes_wrong_makes_used_things_idle(long seed) {
        RandomAccount account = RandomAccount.of(seed, 150, 60);
        String faults = account.mixInFaults(seed);
        AccountScan scan = seed % 3 == 0 ? AccountScan.withRetries(account) : AccountScan.withoutRetries(account);
        IdleReport report = scan.run();
        Map<String, Assessment> said = byKey(report);
        Map<String, Truth> truths = account.truths();
        List<String> wrong = new ArrayList<>();
        said.forEach((key, assessment) -> {
            Truth truth = truths.get(key);
            boolean unexplained = assessment.verdict() instanceof Unknown unknown
                    && unknown.reason().equals(ReasonCode.POLICY_FAILED);
            boolean possible = isPossible(assessment, truth, faults)
                    && !(assessment.verdict() instanceof Idle
                            && account.begunMeanwhile().contains(key));
            if (!possible || unexplained) {
                wrong.add(assessment.verdict() + "\n  is said of " + truth);
            }
        });
        assertThat(wrong).as(faults).isEmpty();
        assertThat(said.keySet()).as(faults).containsAll(scan.listed());
        List<String> missing = missing(account, said);
        if (!missing.isEmpty() && !faults.contains("vanish")) {
            assertThat(report.summary().inventoryComplete()).as(faults).isFalse();
        }
    }

    private static List<String> missing(RandomAccount account, Map<String, Assessment> said) {
        List<String> missing = new ArrayList<>();
        account.truths().forEach((key, truth) -> {
            if (!said.containsKey(key)) {
                missing.add("nothing is said of " + truth);
            }
        });
        return missing;
    }

    /** Faults take knowledge away: they may turn an answer into UNKNOWN or NOT_JUDGED, never into IDLE or ACTIVE. */
    private static boolean isEmptied(Truth truth, String faults) {
        if (truth.type().equals("sagemaker:studio-instance")) { // what withheld an answer may be gone
            return faults.contains("apps vanish");
        }
        return faults.contains("components vanish")
                && truth.type().equals("sagemaker:endpoint")
                && truth.serving()
                && !truth.usedAfter(RandomAccount.NOW.minus(RandomAccount.ENDPOINT_WINDOW));
    }

    private static boolean isPossible(Assessment assessment, @Nullable Truth truth, String faults) {
        return switch (answer(assessment)) {
            case UNKNOWN, NOT_JUDGED -> true;
            // Where nobody can read when an app last started, the use of its earlier runs counts.
            case ACTIVE ->
                truth == null
                        || truth.type().startsWith("sagemaker:studio")
                        || truth.allowed().contains(Answer.ACTIVE);
            // The truth does not know an instance of which a part was not seen, nor that a component vanished, which
            // leaves
            // its endpoint empty.
            case IDLE ->
                truth != null
                        && (truth.allowed().contains(Answer.IDLE) || isEmptied(truth, faults))
                        && !isFalselyIdle(assessment, truth);
        };
    }

    private static boolean isFalselyIdle(Assessment assessment, Truth truth) {
        return assessment.verdict() instanceof Idle idle
                && (truth.usedAfter(RandomAccount.NOW.minus(idle.over()))
                        || truth.tellsSince() && truth.usedAfter(idle.since())
                        || idle.confidence() == Confidence.HIGH && !truth.mayBeSure());
    }

    private static Answer answer(Assessment assessment) {
        return Answer.valueOf(assessment.verdict().status().name());
    }

    /** By key; no resource twice. */
    private static Map<String, Assessment> byKey(IdleReport report) {
        return report.assessments().stream()
                .collect(Collectors.toMap(
                        one -> one.resource().type() + " " + one.resource().path(), Function.identity()));
    }

    private static Map<String, Set<Answer>> answersByType(IdleReport report) {
        return report.assessments().stream()
                .collect(Collectors.groupingBy(
                        one -> one.resource().type(),
                        Collectors.mapping(RandomAccountTest::answer, Collectors.toSet())));
    }
}
