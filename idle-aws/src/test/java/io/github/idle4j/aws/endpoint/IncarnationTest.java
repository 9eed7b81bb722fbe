package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An endpoint that was created 20 days ago, while an earlier one of the same name was in service up to then: the window
 * reaches back to both, and what the earlier one published says nothing of this one.
 */
@Timeout(60)
class IncarnationTest {

    /** Looks back 30 days, and is settled by use or age of less than 14. */
    private static final IdlePolicy FOR_30_DAYS_OR_14 =
            IdlePolicy.quietFor(Duration.ofDays(30)).or(IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS));

    /** Where the time of the last change lies before the creation, it is the creation that counts. */
    @Test
    void points_of_an_earlier_incarnation_do_not_prove_todays_kind() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.createdAt(daysAgo(20))
                .lastModifiedAt(daysAgo(40))
                .hostsComponents()
                .variant(
                        "a",
                        variant -> variant.instances(1)
                                .zeros(daysAgo(60), daysAgo(20))
                                .cpu(daysAgo(60), NOW)));
        world.aws.fail("sagemaker:ListInferenceComponents", Fault.accessDenied());
        assertThat(inShort(only(world.scan(FOR_30_DAYS_OR_14)))).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
    }

    @Test
    void nor_the_kind_before_the_last_change() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.createdAt(daysAgo(20))
                .lastModifiedAt(daysAgo(5))
                .variant(
                        "a",
                        variant -> variant.model("m")
                                .instances(1)
                                .zeros(daysAgo(60), daysAgo(20))
                                .zeros(daysAgo(9), NOW)
                                .cpu(daysAgo(60), NOW)));
        assertThat(inShort(only(world.scan(FOR_30_DAYS_OR_14)))).isEqualTo("UNKNOWN KIND_UNREADABLE");
    }

    @Test
    void points_of_this_incarnation_prove_the_kind_before_the_last_change() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.createdAt(daysAgo(20))
                .lastModifiedAt(daysAgo(5))
                .variant(
                        "a",
                        variant -> variant.model("m")
                                .instances(1)
                                .zeros(daysAgo(20), daysAgo(12))
                                .zeros(daysAgo(9), NOW)
                                .cpu(daysAgo(20), NOW)));
        assertThat(inShort(only(world.scan(FOR_30_DAYS_OR_14)))).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
    }

    @Test
    void what_is_missing_from_before_it_was_created_is_not_looked_into() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.createdAt(daysAgo(20))
                .variant("a", variant -> variant.instances(1).living()));
        assertThat(inShort(only(world.scan(FOR_30_DAYS_OR_14)))).startsWith("IDLE NO_USE_IN_WINDOW ");
        assertThat(world.aws.calls("sagemaker:DescribeEndpoint")).isEmpty();
        assertThat(world.aws.calls("sagemaker:DescribeEndpointConfig")).isEmpty();
    }

    @Test
    void use_of_an_earlier_incarnation_is_no_use_of_this_one() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.createdAt(daysAgo(20))
                .variant("a", variant -> variant.instances(1).living().requests(daysAgo(22), 900)));
        var found = only(world.scan(FOR_30_DAYS_OR_14));
        assertThat(inShort(found)).startsWith("IDLE NO_USE_IN_WINDOW ");
        assertThat(found.activity().lastUse()).isEmpty();
    }

    @Test
    void use_of_an_earlier_incarnation_does_not_settle_what_this_one_is() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.createdAt(daysAgo(5))
                .async()
                .variant(
                        "a", v -> v.instances(1).cpu().requests(daysAgo(8), 900).processed(daysAgo(1), 3)));
        assertThat(inShort(world.judge())).isEqualTo("ACTIVE USED");
    }

    /** The first look is at whole days: what is in that of the creation is looked at more closely. */
    @Test
    void use_on_the_day_of_its_creation_but_after_it_is_its_own() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.createdAt(daysAgo(5.5))
                .variant("a", v -> v.instances(1).living().requests(daysAgo(5.05), 3)));
        assertThat(inShort(world.judge())).isEqualTo("ACTIVE USED");
    }

    @Test
    void the_queue_of_an_asynchronous_endpoint_shows_that_its_metrics_come_through() {
        EndpointWorld world =
                EndpointWorld.ofOne(e -> e.async(queue -> queue.empty()).variant("a", v -> v.instances(1)));
        assertThat(inShort(world.judge())).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }
}
