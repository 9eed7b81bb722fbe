package io.github.idle4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said after judging adds to an assessment, never changes a verdict, and costs no other resource when it breaks. */
class AssessmentStepTest {

    private static final Recommendation DELETE =
            new Recommendation("DELETE_ENDPOINT", "Nobody uses it.", List.of("aws sagemaker delete-endpoint"));

    private static final AssessmentStep ADVISING = assessment -> assessment.recommending(List.of(DELETE));

    private enum Broken {
        THROWS("java.lang.IllegalStateException: no price", assessment -> {
            throw new IllegalStateException("no price");
        }),
        RETURNS_NULL("It returned null", assessment -> null),
        CHANGES_THE_ACTIVITY(
                "It came back with another verdict or activity",
                assessment -> Assessment.of(
                        assessment.activity().incomplete(ReasonCode.METRICS_INCOMPLETE, "Not any more."),
                        assessment.verdict(),
                        assessment.policy())),
        CHANGES_THE_VERDICT(
                "It came back with another verdict or activity",
                assessment -> Assessment.of(
                        assessment.activity(),
                        IdleVerdict.idle(
                                assessment.activity(), Duration.ofDays(1), "MINE", "Because I say so.", List.of()),
                        assessment.policy()));

        private final String failure;
        private final AssessmentStep step;

        Broken(String failure, AssessmentStep step) {
            this.failure = failure;
            this.step = step;
        }
    }

    private static Stream<ResourceActivity> one(Observation observation) {
        return Stream.of(ResourceActivity.builder(
                        new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", "churn"),
                        observation.window())
                .tags(observation.needs().tags() ? Fact.known(Map.of()) : Fact.notAsked())
                .completeness(Completeness.complete())
                .build());
    }

    private static IdleReport scan(AssessmentStep... steps) {
        var detector = IdleDetector.builder().watch(AssessmentStepTest::one, IdlePolicy.quietFor(Duration.ofDays(14)));
        for (AssessmentStep step : steps) {
            detector.then(step);
        }
        return detector.build().scan();
    }

    @Test
    void what_a_step_says_is_in_the_report() {
        assertThat(scan(ADVISING).assessments())
                .singleElement()
                .extracting(Assessment::recommendations)
                .isEqualTo(List.of(DELETE));
    }

    @Test
    void an_assessment_reads_as_what_was_concluded_of_what_and_by_which_policy() {
        Assessment assessment = scan().assessments().get(0);
        assertThat(assessment).hasToString(assessment.resource() + " UNKNOWN(AGE_UNKNOWN) by quiet for 14 days");
    }

    @ParameterizedTest
    @EnumSource
    void a_broken_step_is_a_failure_of_its_own_and_changes_nothing(Broken broken) {
        IdleReport report = scan(ADVISING, broken.step);
        assertThat(report.assessments()).singleElement().satisfies(assessment -> {
            assertThat(assessment.verdict()).isEqualTo(assessment.activity().quiet(Duration.ofDays(14)));
            assertThat(assessment.recommendations()).containsExactly(DELETE);
        });
        assertThat(report.failures()).extracting(ScanFailure::error).containsExactly(broken.failure);
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void an_action_is_a_code() {
        for (String wrong : List.of("", "delete", "DELETE ENDPOINT", "1ST")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Recommendation(wrong, "So.", List.of()));
        }
        assertThat(new Recommendation("SCALE_TO_0", "So.", List.of()).action()).isEqualTo("SCALE_TO_0");
    }

    @Test
    void steps_run_in_the_order_in_which_they_are_given() {
        var seen = new ArrayList<Integer>();
        AssessmentStep counting = assessment -> {
            seen.add(assessment.recommendations().size());
            return assessment;
        };
        scan(counting, ADVISING, counting);
        assertThat(seen).containsExactly(0, 1);
    }

    @Test
    void what_a_step_needs_is_asked_of_the_source() {
        AssessmentStep byTag = new AssessmentStep() {
            @Override
            public Assessment apply(Assessment assessment) {
                boolean team = assessment.activity().tag("team").isPresent();
                return team ? assessment : assessment.recommending(List.of(DELETE));
            }

            @Override
            public EvidenceNeeds needs() {
                return EvidenceNeeds.nothing().withTags();
            }
        };
        assertThat(scan(byTag).failures()).isEmpty();
        assertThat(scan(byTag).assessments().get(0).recommendations()).hasSize(1);
    }
}
