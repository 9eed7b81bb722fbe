package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import org.junit.jupiter.api.Test;

/** Endpoints judged by one policy and the components on them by another, as a policy file has it. */
class PartsByAnotherPolicyTest {

    @Test
    void no_component_in_use_by_its_own_policy_is_recommended_to_be_deleted_with_its_endpoint() {
        var world = EndpointWorld.of(region -> {
            EndpointWorld.host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            region.inferenceComponent(
                    "rare",
                    c -> c.endpoint("e")
                            .variant("AllTraffic")
                            .createdAt(daysAgo(90))
                            .copies(1)
                            .living()
                            .requests(daysAgo(8), 3));
        });
        var report = world.scan(IdlePolicy.when(
                        ActivityPredicate.ofType(ResourceId.INFERENCE_COMPONENT), IdlePolicy.quietFor(ofDays(10)))
                .otherwise(IdlePolicy.quietFor(ofDays(7))));
        assertThat(EndpointWorld.assessment(report, "rare").verdict().status()).isEqualTo(Status.ACTIVE);

        Assessment endpoint = Recommender.standard().apply(EndpointWorld.assessment(report, "e"));

        assertThat(endpoint.recommendations())
                .as("%s", endpoint.verdict())
                .flatExtracting(Recommendation::commands)
                .noneMatch(command -> command.toString().contains("delete-inference-component"));
    }
}
