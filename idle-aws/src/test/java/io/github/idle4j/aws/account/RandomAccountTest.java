package io.github.idle4j.aws.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Map<String, Assessment> said = Said.byKey(report);
        assertThat(report.failures()).isEmpty();
        List<String> wrong = Said.missing(account, said);
        said.forEach((key, assessment) -> {
            Truth truth = account.truths().get(key);
            if (truth == null
                    || !truth.allowed().contains(Said.answer(assessment))
                    || Said.isFalselyIdle(assessment, truth)) {
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
        Map<String, Assessment> said = Said.byKey(report);
        Map<String, Truth> truths = account.truths();
        List<String> wrong = new ArrayList<>();
        said.forEach((key, assessment) -> {
            Truth truth = truths.get(key);
            boolean unexplained = assessment.verdict() instanceof Unknown unknown
                    && unknown.reason().equals(ReasonCode.POLICY_FAILED);
            boolean possible = (Said.isPossible(assessment, truth, faults) || wentBeforeListed(account, truth, scan))
                    && !(assessment.verdict() instanceof Idle
                            && account.begunMeanwhile().contains(key));
            if (!possible || unexplained) {
                wrong.add(assessment.verdict() + "\n  is said of " + truth);
            }
        });
        assertThat(wrong).as(faults).isEmpty();
        assertThat(said.keySet()).as(faults).containsAll(scan.listed());
        List<String> missing = Said.missing(account, said);
        if (!missing.isEmpty() && !faults.contains("vanish")) {
            assertThat(report.summary().inventoryComplete()).as(faults).isFalse();
        }
    }

    /**
     * Whether all use of an endpoint was of components that went in the moment before they would have been listed: nothing says
     * whose their traffic was, and no metric shows yet that they are gone.
     */
    private static boolean wentBeforeListed(RandomAccount account, @Nullable Truth endpoint, AccountScan scan) {
        if (endpoint == null || !endpoint.type().equals("sagemaker:endpoint")) {
            return false;
        }
        Set<Instant> unseen = account.truths().values().stream()
                .filter(one -> one.type().equals("sagemaker:inference-component")
                        && one.path().startsWith(endpoint.path() + "-ic")
                        && account.goneMeanwhile().contains(one.key())
                        && !scan.listed().contains(one.key()))
                .flatMap(one -> one.uses().stream())
                .collect(Collectors.toSet());
        Instant from = RandomAccount.NOW.minus(RandomAccount.ENDPOINT_WINDOW);
        return !unseen.isEmpty()
                && unseen.containsAll(
                        endpoint.uses().stream().filter(from::isBefore).toList());
    }

    private static Map<String, Set<Answer>> answersByType(IdleReport report) {
        return report.assessments().stream()
                .collect(Collectors.groupingBy(
                        one -> one.resource().type(), Collectors.mapping(Said::answer, Collectors.toSet())));
    }
}
