package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.policy.Exemption;
import io.github.idle4j.policy.IdlePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A component that was scaled to zero, and that somebody asked to keep: what it says does not come back. */
class KeptWithoutCopiesTest {

    @Test
    void nobody_is_told_to_delete_a_component_that_a_tag_keeps() {
        var world = EndpointWorld.of(region -> {
            EndpointWorld.host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            region.inferenceComponent(
                    "unused",
                    c -> c.endpoint("e")
                            .variant("AllTraffic")
                            .createdAt(daysAgo(90))
                            .copies(1)
                            .living());
            region.inferenceComponent(
                    "kept",
                    c -> c.endpoint("e")
                            .variant("AllTraffic")
                            .createdAt(daysAgo(90))
                            .copies(0)
                            .tag("keep", "always: needed every quarter"));
        });
        var policy = IdlePolicy.quietFor(ofDays(14)).unless(Exemption.byTag("keep"));

        for (String name : List.of("e", "unused", "kept")) {
            Assessment advised = Recommender.standard().apply(EndpointWorld.assessment(world.scan(policy), name));
            assertThat(advised.recommendations())
                    .as("%s is %s", name, advised.verdict())
                    .flatExtracting(Recommendation::commands)
                    .noneMatch(command -> command.toString().contains("delete-inference-component")
                            && command.toString().contains("kept"));
        }
    }
}
