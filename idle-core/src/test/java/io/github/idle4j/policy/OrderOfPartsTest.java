package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.aSilentComponent;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.quiet;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which a source lists parts never matters. */
class OrderOfPartsTest {

    @Test
    void a_part_known_to_be_too_new_decides_before_one_of_unknown_age() {
        var ageless = ResourceActivity.builder(Activities.componentNamed("mistral"), Activities.WINDOW)
                .completeness(Completeness.complete())
                .build();
        var young = aSilentComponent("llama").createdAt(ago(ofDays(1))).build();
        assertReasonInBothOrders(ageless, young, ReasonCode.TOO_NEW_COMPONENT);
    }

    @Test
    void of_two_incomplete_parts_the_reason_that_is_published_first_is_told() {
        assertReasonInBothOrders(
                incomplete("llama", ReasonCode.KIND_UNREADABLE),
                incomplete("mistral", ReasonCode.ACCESS_DENIED),
                ReasonCode.ACCESS_DENIED);
    }

    @Test
    void of_two_parts_of_unreadable_standing_the_reason_that_is_published_first_is_told() {
        assertReasonInBothOrders(
                unreadable("llama", ReasonCode.CALL_FAILED),
                unreadable("mistral", ReasonCode.ACCESS_DENIED),
                ReasonCode.ACCESS_DENIED);
    }

    private static ResourceActivity incomplete(String name, ReasonCode reason) {
        return aSilentComponent(name)
                .completeness(Completeness.incomplete(reason, "Something is missing."))
                .build();
    }

    private static ResourceActivity unreadable(String name, ReasonCode reason) {
        return aSilentComponent(name)
                .standing(Standing.unreadable(reason, "It was not told."))
                .build();
    }

    private static void assertReasonInBothOrders(ResourceActivity one, ResourceActivity other, ReasonCode expected) {
        for (List<ResourceActivity> parts : List.of(List.of(one, other), List.of(other, one))) {
            var whole = anEndpoint();
            parts.forEach(whole::part);
            assertThat(quiet(whole.build()).reason()).isEqualTo(expected);
        }
    }
}
