package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.assessment;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalComponent;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.IdlePolicy;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;

/** What is learned of a component, and what follows where it cannot be. */
@Timeout(60)
class ComponentFactsTest {

    private static final IdlePolicy UNLESS_KEPT =
            IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep", "true"), "kept");

    /** A host of one silent component, of one copy. */
    private static EndpointWorld world(Consumer<LocalComponent> component) {
        return EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            region.inferenceComponent(
                    "c",
                    c -> component.accept(c.endpoint("e")
                            .variant("AllTraffic")
                            .createdAt(daysAgo(60))
                            .copies(1)));
        });
    }

    private static EndpointWorld living() {
        return world(LocalComponent::living);
    }

    @Test
    void it_tells_what_it_is_and_where_it_runs() {
        assertThat(assessment(living().scan(), "c").activity().attributes())
                .containsEntry("endpoint", "e")
                .containsEntry("variant", "AllTraffic")
                .doesNotContainKey("baseComponent")
                .hasEntrySatisfying("arn", arn -> assertThat(arn).endsWith(":inference-component/c"));
    }

    /** Instances can be alive while a component on them is not. */
    @Test
    void alive_by_the_cpu_of_its_variant_alone_is_worth_less() {
        IdleReport report = world(LocalComponent::zeros).scan();
        assertThat(verdict(report, "c")).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        IdleReport withoutZeros = world(c -> {}).scan();
        assertThat(verdict(withoutZeros, "c")).isEqualTo("IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(assessment(withoutZeros, "c").activity().notes()).containsExactly("SHOWN_ALIVE_BY_VARIANT_ONLY");
        IdleReport withCpu = world(LocalComponent::cpu).scan();
        assertThat(assessment(withCpu, "c").activity().notes()).isEmpty();
    }

    @Test
    void without_any_cpu_its_silence_is_none() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint(
                    "e", e -> e.createdAt(daysAgo(100)).hostsComponents().variant("AllTraffic", v -> v.instances(1)));
            region.inferenceComponent(
                    "c",
                    c -> c.endpoint("e")
                            .variant("AllTraffic")
                            .createdAt(daysAgo(60))
                            .copies(1));
        });
        assertThat(verdict(world.scan(), "c")).isEqualTo("UNKNOWN NO_METRICS");
    }

    @Test
    void what_was_deleted_after_it_was_listed_is_gone_and_no_failure() {
        EndpointWorld world = living();
        world.aws.fail("sagemaker:DescribeInferenceComponent", Fault.validation("Could not find component \"c\"."));
        IdleReport report = world.scan();
        assertThat(verdict(report, "c")).isEqualTo("NOT_JUDGED DELETED");
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void what_cannot_be_described_is_unknown_and_so_is_its_host() {
        EndpointWorld world = living();
        world.aws.fail("sagemaker:DescribeInferenceComponent", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(verdict(report, "c")).isEqualTo("UNKNOWN ACCESS_DENIED");
        assertThat(verdict(report, "e")).startsWith("UNKNOWN ");
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .singleElement()
                .asString()
                .startsWith("sagemaker:DescribeInferenceComponent: AccessDeniedException");
    }

    @Test
    void its_tag_excludes_it_and_its_host() {
        EndpointWorld world = world(c -> c.living().tag("keep", "true"));
        IdleReport report = world.scan(UNLESS_KEPT);
        assertThat(verdict(report, "c")).isEqualTo("NOT_JUDGED EXCLUDED");
        assertThat(verdict(report, "e")).isEqualTo("NOT_JUDGED EXCLUDED");
    }

    @Test
    void where_no_policy_needs_tags_none_are_read() {
        EndpointWorld world = living();
        world.scan();
        assertThat(world.aws.calls("sagemaker:ListTags")).isEmpty();
    }

    /** Without its ARN nobody can ask for its tags; among them may be the one that excludes it. */
    @Test
    void what_is_listed_without_its_arn_may_be_excluded() {
        EndpointWorld world = living();
        var withoutArn = new ChangedAnswer<>(
                ListInferenceComponentsResponse.class,
                page -> page.toBuilder()
                        .inferenceComponents(page.inferenceComponents().stream()
                                .map(row -> row.toBuilder()
                                        .inferenceComponentArn(null)
                                        .build())
                                .toList())
                        .build());
        IdleReport report = EndpointWorld.scan(world.source(b -> b, withoutArn), UNLESS_KEPT, NOW);
        assertThat(verdict(report, "c")).isEqualTo("UNKNOWN EXCLUSION_UNREADABLE");
    }

    /** Where the list of endpoints broke off, an endpoint that was not listed may exist, and its component cost money. */
    @Test
    void no_component_is_an_orphan_where_its_endpoint_may_not_have_been_listed() {
        EndpointWorld world = living();
        world.aws.fail("sagemaker:ListEndpoints", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(verdict(report, "c")).isEqualTo("UNKNOWN ACCESS_DENIED");
        assertThat(report.summary().inventoryComplete()).isFalse();
    }
}
