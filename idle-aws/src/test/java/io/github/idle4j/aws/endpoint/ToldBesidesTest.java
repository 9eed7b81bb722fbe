package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.assessment;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What whoever wants to do something about an endpoint has to know besides the verdict. */
@Timeout(60)
class ToldBesidesTest {

    /** To which every use matters, and not only whether there was any. */
    private static final IdlePolicy CURIOUS = IdlePolicy.of(
            "quiet, as a custom policy says it",
            EvidenceNeeds.lookback(TWO_WEEKS),
            activity -> activity.quiet(TWO_WEEKS).because("of it"));

    static Stream<Arguments> hostings() {
        return Stream.<Map.Entry<String, Consumer<LocalEndpoint>>>of(
                        Map.entry(
                                "instances",
                                e -> e.variant("a", v -> v.instances(1).living())),
                        Map.entry(
                                "asynchronous",
                                e -> e.async().variant("a", v -> v.instances(1).cpu())),
                        Map.entry("serverless", e -> e.variant("a", v -> v.serverless(2048, 5))),
                        Map.entry("provisioned concurrency", e -> e.variant("a", v -> v.provisionedConcurrency(2))),
                        Map.entry(
                                "components",
                                e -> e.hostsComponents()
                                        .variant("a", v -> v.instances(1).cpu())))
                .map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostings")
    void an_endpoint_tells_what_it_is_and_on_what_it_runs(String hosting, Consumer<LocalEndpoint> endpoint) {
        EndpointWorld world = EndpointWorld.ofOne(endpoint.andThen(e -> e.configName("its-config")));
        ResourceActivity activity = only(world.scan()).activity();
        assertThat(activity.attributes())
                .containsEntry("hosting", hosting)
                .containsEntry("variants", "a")
                .containsEntry("endpointConfig", "its-config")
                .hasEntrySatisfying("arn", arn -> assertThat(arn).endsWith(":endpoint/e"));
        assertThat(activity.createdAt()).hasValue(daysAgo(60));
    }

    @Test
    void the_names_of_all_variants_are_told() {
        EndpointWorld world =
                EndpointWorld.ofOne(e -> e.variant("a", v -> v.instances(1).living())
                        .variant("b", v -> v.instances(1).living()));
        assertThat(only(world.scan()).activity().attributes()).containsEntry("variants", "a,b");
    }

    @Test
    void a_broken_update_is_told() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.status("UpdateRollbackFailed")
                .variant("a", v -> v.instances(1).living()));
        assertThat(only(world.scan()).activity().notes()).containsExactly("BROKEN_UPDATE");
    }

    @Test
    void of_several_variants_the_idle_ones_are_told_where_another_is_used() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.variant(
                        "a", v -> v.instances(1).living().requests(daysAgo(2), 3))
                .variant("b", v -> v.instances(1).living()));
        assertThat(only(world.scan()).activity().notes()).containsExactly("VARIANT_IDLE(b)");
    }

    /** Its requests go to the one that the update brings: to remove what it has now is no saving. */
    @Test
    void the_only_variant_is_not_told_of_as_idle() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.status("Updating")
                .lastModifiedAt(daysAgo(20))
                .described(
                        "PendingDeploymentSummary",
                        Map.of(
                                "EndpointConfigName",
                                "next",
                                "ProductionVariants",
                                List.of(Map.of("VariantName", "incoming"))))
                .variant("a", v -> v.instances(1).living()));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        Map.of("EndpointName", "e", "VariantName", "incoming"),
                        s -> s.add(daysAgo(1), 900));
        assertThat(only(world.scan()).activity().notes()).isEmpty();
    }

    /** A host with a component and an adapter inside it. */
    private static EndpointWorld withAdapter() {
        return EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            region.inferenceComponent(
                            "base",
                            c -> c.endpoint("e")
                                    .createdAt(daysAgo(60))
                                    .copies(1)
                                    .living())
                    .inferenceComponent(
                            "adapter",
                            c -> c.endpoint("e")
                                    .createdAt(daysAgo(60))
                                    .baseComponent("base")
                                    .living());
        });
    }

    private static List<String> parts(IdleReport report, String name) {
        return assessment(report, name).activity().parts().stream()
                .map(ResourceActivity::resource)
                .map(ResourceId::path)
                .toList();
    }

    @Test
    void an_adapter_is_part_of_the_component_that_it_runs_in() {
        IdleReport report = withAdapter().scan();
        assertThat(parts(report, "e")).containsExactly("base");
        assertThat(parts(report, "base")).containsExactly("adapter");
        assertThat(parts(report, "adapter")).isEmpty();
        assertThat(assessment(report, "adapter").activity().attributes()).containsEntry("baseComponent", "base");
    }

    @Test
    void it_is_told_which_component_may_be_an_adapter_unknown_as_such() {
        EndpointWorld world = withAdapter();
        world.aws.fail(
                "sagemaker:DescribeInferenceComponent",
                Fault.accessDenied().where("InferenceComponentName", "adapter"));
        IdleReport report = world.scan();
        assertThat(verdict(report, "base")).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
        assertThat(assessment(report, "base").verdict().explanation())
                .contains("Whether adapter is an adapter of it could not be read.");
    }

    @Test
    void it_is_told_why_there_may_be_adapters_that_were_not_listed() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            for (int i = 0; i < 101; i++) {
                region.inferenceComponent(
                        String.format("c%03d", i),
                        c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
            }
        });
        world.aws.fail(
                "sagemaker:ListInferenceComponents",
                Fault.accessDenied().where(call -> call.toString().contains("NextToken")));
        String listed = world.scan().assessments().get(1).resource().path();
        assertThat(assessment(world.scan(), listed).verdict().explanation())
                .contains("It may have adapters besides those that were listed: sagemaker:ListInferenceComponents:");
    }

    /** Whatever it published as a synchronous one is use, however much else is read of it. */
    @Test
    void a_policy_to_which_all_use_matters_sees_the_invocations_of_what_is_asynchronous_now() {
        EndpointWorld world = EndpointWorld.ofOne(e ->
                e.async().variant("a", v -> v.instances(1).cpu().requests(daysAgo(3), 5)));
        assertThat(verdict(world.scan(CURIOUS), "e")).isEqualTo("ACTIVE USED");
    }

    @Test
    void nor_is_anything_of_its_former_life_hidden_from_it() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5))
                .variant(
                        "a",
                        v -> v.instances(1)
                                .living()
                                .series("AWS/SageMaker", "InvocationsProcessed", s -> s.add(daysAgo(8), 9))));
        assertThat(verdict(world.scan(CURIOUS), "e")).isEqualTo("ACTIVE USED");
        EndpointWorld silent = EndpointWorld.ofOne(e ->
                e.lastModifiedAt(daysAgo(5)).variant("a", v -> v.instances(1).living()));
        assertThat(verdict(silent.scan(CURIOUS, NOW), "e")).startsWith("IDLE ");
    }
}
