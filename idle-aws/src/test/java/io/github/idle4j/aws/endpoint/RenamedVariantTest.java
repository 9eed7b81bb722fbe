package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalSeries;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * An update gave the endpoint a variant of another name: what was before is under the name that nobody lists any more.
 */
class RenamedVariantTest {

    private static final Map<String, String> OLD = Map.of("EndpointName", "e", "VariantName", "old");

    /** The variant {@code new} since 5 days, in place of {@code old}, whose series the description fills. */
    private static EndpointWorld renamed(Consumer<LocalSeries> old) {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant(
                        "new",
                        variant -> variant.model("m")
                                .instances(1)
                                .zeros(daysAgo(5), NOW)
                                .cpu(daysAgo(5), NOW)));
        world.aws.region("us-east-1").series("AWS/SageMaker", "Invocations", OLD, old);
        return world;
    }

    @Test
    void use_of_the_old_variant_is_use() {
        EndpointWorld world = renamed(old -> old.zeros(daysAgo(60), daysAgo(5)).add(daysAgo(8), 4));
        assertThat(inShort(world.judge())).isEqualTo("ACTIVE USED");
    }

    @Test
    void zeros_of_the_old_variant_cover_the_time_before_the_new_one() {
        EndpointWorld world = renamed(old -> old.zeros(daysAgo(60), daysAgo(5)));
        assertThat(inShort(world.judge())).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    @Test
    void time_that_neither_covers_is_a_gap() {
        EndpointWorld world = renamed(old -> old.zeros(daysAgo(60), daysAgo(7)));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN NO_METRICS");
    }

    @Test
    void zeros_of_a_removed_variant_say_nothing_of_one_that_was_there_beside_it() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant(
                        "kept",
                        variant -> variant.model("m")
                                .instances(1)
                                .zeros(daysAgo(60), daysAgo(9))
                                .zeros(daysAgo(8), NOW)));
        world.aws
                .region("us-east-1")
                .series("AWS/SageMaker", "Invocations", OLD, old -> old.zeros(daysAgo(60), daysAgo(5)));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN NO_METRICS");
    }

    @Test
    void nobody_is_idle_when_the_names_of_old_variants_cannot_be_listed() {
        EndpointWorld world = renamed(old -> old.zeros(daysAgo(60), daysAgo(5)));
        world.aws.fail("cloudwatch:ListMetrics", Fault.accessDenied());
        assertThat(inShort(world.judge())).startsWith("UNKNOWN ");
        EndpointWorld kept = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant("a", variant -> variant.instances(1).living()));
        kept.aws.fail("cloudwatch:ListMetrics", Fault.accessDenied());
        assertThat(inShort(kept.judge())).isEqualTo("UNKNOWN METRICS_INCOMPLETE");
    }

    @Test
    void nobody_is_idle_when_the_series_of_an_old_variant_cannot_be_read() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant("a", variant -> variant.instances(1).living()));
        world.aws.region("us-east-1").series("AWS/SageMaker", "Invocations", OLD, old -> old.add(daysAgo(8), 4));
        world.aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("old", "InternalError"));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN METRICS_INCOMPLETE");
    }

    @Test
    void beyond_two_weeks_removed_variants_cannot_be_seen_and_the_verdict_says_so() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(20))
                .variant("a", variant -> variant.instances(1).living()));
        var assessment = EndpointWorld.only(world.scan(IdlePolicy.quietFor(Duration.ofDays(30))));
        assertThat(inShort(assessment)).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(assessment.activity().notes()).containsExactly("REMOVED_VARIANTS_INVISIBLE");
    }

    /** The last change is not the only one: of those before it nothing tells when they were. */
    @Test
    void nor_can_those_of_earlier_changes() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant("a", variant -> variant.instances(1).living()));
        var assessment = EndpointWorld.only(world.scan(IdlePolicy.quietFor(Duration.ofDays(30))));
        assertThat(inShort(assessment)).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
    }

    @Test
    void a_scan_that_began_half_an_hour_ago_sees_all_of_two_weeks() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant("a", variant -> variant.instances(1).living()));
        IdlePolicy quiet = IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS);
        assertThat(inShort(EndpointWorld.only(world.scan(quiet, hoursAgo(0.5)))))
                .isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    @Test
    void an_endpoint_made_and_changed_within_a_longer_look_back_is_looked_at_too() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.createdAt(daysAgo(20))
                .lastModifiedAt(daysAgo(5))
                .variant("new", variant -> variant.instances(1).living()));
        world.aws.region("us-east-1").series("AWS/SageMaker", "Invocations", OLD, old -> old.add(daysAgo(8), 4));
        IdlePolicy either = IdlePolicy.quietFor(Duration.ofDays(30)).or(IdlePolicy.quietFor(EndpointWorld.TWO_WEEKS));
        assertThat(inShort(EndpointWorld.only(world.scan(either)))).doesNotStartWith("IDLE");
    }

    /** Its CPU shows that the variant was there long before its first point: the silence of another is not its own. */
    @Test
    void nor_of_one_that_only_its_cpu_shows_to_have_been_there() {
        assertThat(inShort(besideACanary().judge())).isEqualTo("UNKNOWN KIND_UNREADABLE");
    }

    @Test
    void nor_of_one_whose_cpu_could_not_be_read() {
        EndpointWorld world = besideACanary();
        world.aws.fail(
                "cloudwatch:GetMetricData",
                Fault.internalFailure().where(call -> call.toString().contains("CPUUtilization")));
        assertThat(inShort(world.judge())).isEqualTo("UNKNOWN CALL_FAILED");
    }

    /** The variant {@code new} publishes since 5 days but is older, and {@code old} stood beside it until then. */
    private static EndpointWorld besideACanary() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant(
                        "new",
                        variant -> variant.model("m")
                                .instances(1)
                                .zeros(daysAgo(5), NOW)
                                .cpu(daysAgo(60), NOW)));
        world.aws
                .region("us-east-1")
                .series("AWS/SageMaker", "Invocations", OLD, old -> old.zeros(daysAgo(60), daysAgo(5)));
        return world;
    }

    /** The same name with an availability zone is a duplicate, and one without a variant is none. */
    @Test
    void only_metrics_of_exactly_an_endpoint_and_a_variant_name_a_removed_variant() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant("kept", variant -> variant.instances(1).living()));
        for (Map<String, String> dimensions : List.of(
                Map.of("EndpointName", "e", "VariantName", "zoned", "AvailabilityZone", "us-east-1a"),
                Map.of("EndpointName", "e", "VariantName", "zoned", "InstanceId", "i-1"),
                Map.of("EndpointName", "e"),
                Map.of("VariantName", "zoned"),
                Map.of("InferenceComponentName", "llm"),
                Map.<String, String>of())) {
            world.aws
                    .region("us-east-1")
                    .series("AWS/SageMaker", "Invocations", dimensions, series -> series.add(daysAgo(8), 4));
        }
        assertThat(inShort(world.judge())).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(world.aws.calls("cloudwatch:ListMetrics"))
                .as("a sweep for each name that a variant publishes under")
                .hasSize(5);
        assertThat(world.aws.calls("cloudwatch:GetMetricData"))
                .as("a glance, a reading, and a glance at what it may have been before")
                .hasSize(3);
    }
}
