package io.github.idle4j.aws.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where every second call fails, what is said is true, or is that nobody can tell, and why. */
class EverySecondCallTest {

    private static final int SEEDS = 2;

    /** What the SDK tries again, so that with retries nothing is lost. */
    private static final Map<String, Fault> PASSING = Map.of(
            "throttling", Fault.throttling(),
            "500", Fault.internalFailure(),
            "503", Fault.unavailable(),
            "502", Fault.badGateway(),
            "reset", Fault.connectionReset(),
            "time-out", Fault.timeout(Duration.ofSeconds(2)));

    private static final Map<String, Fault> LASTING = Map.of(
            "access denied", Fault.accessDenied(),
            "expired token", Fault.expiredToken(),
            "reset in the body", Fault.connectionResetInBody(),
            "truncated body", Fault.truncatedBody(),
            "malformed body", Fault.malformedBody(),
            "page of HTML", Fault.htmlPage(),
            "empty body", Fault.emptyBody(),
            "empty page", Fault.emptyPage(),
            "repeated token", Fault.repeatedToken());

    private static final Map<String, Fault> OF_METRICS = Map.of(
            "PartialData", Fault.partialData(),
            "InternalError", Fault.metricStatus("InternalError"),
            "Forbidden", Fault.metricStatus("Forbidden"),
            "unknown status", Fault.metricStatus("Future"),
            "message", Fault.metricMessage("MaxMetricsExceeded", "too many"));

    private static final List<Map<String, Fault>> ALL = List.of(PASSING, LASTING, OF_METRICS);

    static Stream<String> kinds() {
        return ALL.stream().flatMap(some -> some.keySet().stream()).sorted();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_said_is_true_or_says_why_nobody_can_tell(String kind) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Outcome outcome = scan(seed, kind, 1);
            assertThat(Checks.wrong(outcome)).as(kind + ", seed " + seed).isEmpty();
            assertThat(outcome.troubles().get(0).struck()).hasPositiveValue();
        }
    }

    static Stream<String> passing() {
        return PASSING.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("passing")
    void with_retries_the_verdicts_are_those_of_a_scan_in_which_nothing_fails(String kind) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Outcome outcome = scan(seed, kind, 6);
            assertThat(Checks.wrong(outcome)).isEmpty();
            assertThat(verdicts(outcome)).as(kind + ", seed " + seed).isEqualTo(verdicts(inPeace(seed)));
        }
    }

    private static Map<String, Status> verdicts(Outcome outcome) {
        var verdicts = new TreeMap<String, Status>();
        outcome.report()
                .assessments()
                .forEach(one -> verdicts.put(
                        one.resource().type() + " " + one.resource().path(),
                        one.verdict().status()));
        return verdicts;
    }

    private static Outcome inPeace(long seed) {
        return World.of(seed, Plan.patient(1), account -> List.of()).run();
    }

    private static Outcome scan(long seed, String kind, int attempts) {
        String action = OF_METRICS.containsKey(kind) ? "cloudwatch:GetMetricData" : "*";
        Fault fault = ALL.stream()
                .flatMap(some -> Stream.ofNullable(some.get(kind)))
                .findFirst()
                .orElseThrow();
        return World.of(seed, Plan.patient(attempts), account -> {
                    Set<ReasonCode> explains = new HashSet<>(Operations.consequences(action, ReasonCode.CALL_FAILED));
                    explains.addAll(Operations.consequences(action, ReasonCode.ACCESS_DENIED));
                    var trouble = new Trouble(kind, kind + " in every second call of " + action, false, explains);
                    account.aws().fail(action, fault.everyCalls(2).telling(trouble.struck()::incrementAndGet));
                    return List.of(trouble);
                })
                .run();
    }
}
