package io.github.idle4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code of others that throws what is no exception: none of it ends a scan, or loses anything that was found. */
class ErrorsOfOthersTest {

    private static final IdlePolicy QUIET = IdlePolicy.quietFor(Duration.ofDays(14));

    private static Stream<Error> errors() {
        return Stream.of(
                new StackOverflowError("a bug"),
                new OutOfMemoryError("not really"),
                new AssertionError("a check"),
                new Error("as languages throw that know no TODO without it"));
    }

    private static IdleDetector.Builder shops() {
        return IdleDetector.builder().watch(new ShopSource(List.of("a", "busy")), QUIET);
    }

    private static void allThere(IdleReport report, String failed) {
        assertThat(report.assessments())
                .extracting(one -> one.resource().path() + " " + one.verdict().status())
                .containsExactly("a IDLE", "busy ACTIVE");
        assertThat(report.summary().inventoryComplete()).isTrue();
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.origin().source()).isEqualTo(failed));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void a_listener(Error error) {
        allThere(
                shops().build().scanTelling(new ScanListener() {
                    @Override
                    public void assessed(Assessment assessment) {
                        throw error;
                    }
                }),
                "ScanListener");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void a_step(Error error) {
        allThere(shops().then(new Failing(error)).build().scan(), "Failing");
    }

    private record Failing(Error error) implements AssessmentStep {

        @Override
        public Assessment apply(Assessment assessment) {
            throw error;
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void a_step_before_it_is_asked(Error error) {
        allThere(shops().then(new Unbound(error)).build().scan(), "Unbound");
    }

    private record Unbound(Error error) implements AssessmentStep {

        @Override
        public AssessmentStep during(Observation scan) {
            throw error;
        }

        @Override
        public Assessment apply(Assessment assessment) {
            throw new IllegalStateException("asked without a scan");
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void a_policy(Error error) {
        IdlePolicy failing = IdlePolicy.of("failing", EvidenceNeeds.lookback(Duration.ofDays(14)), activity -> {
            throw error;
        });
        IdleReport report = IdleDetector.builder()
                .watch(new ShopSource(List.of("a", "busy")), failing)
                .build()
                .scan();
        assertThat(report.assessments())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.verdict().reason()).isEqualTo(ReasonCode.POLICY_FAILED));
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void a_source_beside_another(Error error) {
        IdleReport report = shops().watch(
                        observation -> {
                            throw error;
                        },
                        QUIET)
                .build()
                .scan();
        assertThat(report.assessments()).hasSize(2);
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.lostInventory()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whoever_cancels(Error error) {
        IdleReport report = shops().cancelledWhen(() -> {
                    throw error;
                })
                .build()
                .scan();
        assertThat(report.failures())
                .extracting(failure -> failure.origin().source())
                .contains("cancelledWhen");
    }
}
