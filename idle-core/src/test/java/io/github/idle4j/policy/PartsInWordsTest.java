package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.aSilentComponent;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.endpointNamed;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import org.junit.jupiter.api.Test;

/** A part is called what it is, by the name that the whole does not say already. */
class PartsInWordsTest {

    @Test
    void a_part_that_cannot_be_judged_is_named_in_one_sentence() {
        var unknown = Completeness.incomplete(ReasonCode.KIND_NOT_SUPPORTED, "Its type is X, which nobody knows.");
        assertThat(explanation(aSilentComponent("llama").completeness(unknown)))
                .isEqualTo("Its inference component llama cannot be judged: its type is X, which nobody knows.");
        assertThat(explanation(aSilentComponent("llama")
                        .standing(Standing.unreadable(ReasonCode.ACCESS_DENIED, "AWS said no."))))
                .isEqualTo("Its inference component llama cannot be judged: AWS said no.");
    }

    @Test
    void so_is_one_that_is_changing_or_young() {
        assertThat(explanation(aSilentComponent("llama").standing(Standing.inTransition("Its status is Updating."))))
                .isEqualTo("Its inference component llama is changing: its status is Updating.");
        assertThat(explanation(aSilentComponent("llama").createdAt(ago(ofDays(1)))))
                .startsWith("Its inference component llama began at ");
    }

    @Test
    void a_name_begins_where_that_of_the_whole_ends() {
        ResourceId instance = studio(ResourceId.STUDIO_INSTANCE, "d-1/user/alice/ml.t3.medium");
        assertThat(Sentences.part(instance, studio(ResourceId.STUDIO_APP, "d-1/user/alice/JupyterLab/default")))
                .isEqualTo("app JupyterLab/default");
        assertThat(Sentences.part(instance, studio(ResourceId.STUDIO_APP, "d-1/user/bob/JupyterLab/default")))
                .isEqualTo("app d-1/user/bob/JupyterLab/default");
        assertThat(Sentences.part(endpointNamed("whole"), studio("shop", "a/b")))
                .isEqualTo("shop a/b");
    }

    private static ResourceId studio(String type, String path) {
        return new ResourceId(type, "aws", "111122223333", "eu-central-1", path);
    }

    private static String explanation(ResourceActivity.Builder part) {
        return aSilentEndpoint()
                .part(part.build())
                .build()
                .quiet(Activities.THRESHOLD)
                .explanation();
    }
}
