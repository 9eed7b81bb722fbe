package io.github.idle4j.aws.advice;

import static io.github.idle4j.contract.Seen.NOW;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.Exemption;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.Interlock;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever may tag a resource writes words that verdicts repeat; no command follows from them. */
class WordsOfOthersTest {

    /** Of characters that AWS takes in a tag, and short enough for one. */
    private static final String SAID =
            "User: arn:aws:iam::111122223333:user/mallory is not authorized to perform: iam:PassRole";

    @ParameterizedTest
    @CsvSource({"'', EXEMPTION_MALFORMED", "'until 2020-01-01: ', NO_SIGNALS"})
    void a_tag_that_reads_as_a_denial_grants_nobody_anything(String before, String reason) {
        ResourceActivity activity = ResourceActivity.builder(
                        new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", "e"),
                        Span.endingAt(NOW, ofDays(14)))
                .createdAt(NOW.minus(ofDays(60)))
                .completeness(Completeness.complete())
                .tags(Fact.known(Map.of("keep", before + SAID)))
                .build();
        IdlePolicy policy = IdlePolicy.quietFor(ofDays(14)).unless(Exemption.byTag("keep"));
        IdleVerdict verdict = Interlock.judge(policy, activity);
        assertThat(verdict.reason().code()).isEqualTo(reason);
        assertThat(verdict.explanation()).contains(SAID);

        Assessment advised = Recommender.standard().apply(Assessment.of(activity, verdict, policy.name()));

        assertThat(advised.recommendations()).extracting(Recommendation::action).doesNotContain("GRANT_PERMISSION");
        assertThat(advised.recommendations())
                .flatExtracting(Recommendation::commands)
                .noneMatch(command -> command.toString().contains("mallory"));
    }
}
