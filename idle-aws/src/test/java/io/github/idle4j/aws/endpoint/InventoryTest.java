package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.aws.local.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;

/** Lists that lack something: what they do tell is reported, and that something may be missing too. */
class InventoryTest {

    private static EndpointWorld hostOfOne() {
        return EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(20, daysAgo(100), null));
            region.inferenceComponent(
                    "c", c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
        });
    }

    private static List<String> failures(IdleReport report) {
        return report.failures().stream().map(ScanFailure::error).toList();
    }

    private static <T> List<T> withOneMore(List<T> rows, UnaryOperator<T> change) {
        List<T> more = new ArrayList<>(rows);
        more.add(change.apply(rows.get(0)));
        return more;
    }

    @Test
    void an_endpoint_without_a_name_is_missing() {
        UnaryOperator<EndpointSummary> nameless =
                row -> row.toBuilder().endpointName(null).build();
        IdleReport report = EndpointWorld.silent(1)
                .scanWith(
                        source -> source,
                        new ChangedAnswer<>(
                                ListEndpointsResponse.class,
                                page -> page.toBuilder()
                                        .endpoints(withOneMore(page.endpoints(), nameless))
                                        .build()));
        assertThat(verdict(report, "e0")).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(report.assessments()).hasSize(1);
        assertThat(report.summary().inventoryComplete()).isFalse();
        assertThat(failures(report)).containsExactly("sagemaker:ListEndpoints: a row without a name");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"name", "endpoint"})
    void so_is_a_component_without_a_name_or_an_endpoint(String without) {
        UnaryOperator<InferenceComponentSummary> lacking = row -> without.equals("name")
                ? row.toBuilder().inferenceComponentName(null).build()
                : row.toBuilder()
                        .inferenceComponentName("stray")
                        .endpointName(null)
                        .build();
        IdleReport report = hostOfOne()
                .scanWith(
                        source -> source,
                        new ChangedAnswer<>(
                                ListInferenceComponentsResponse.class,
                                page -> page.toBuilder()
                                        .inferenceComponents(withOneMore(page.inferenceComponents(), lacking))
                                        .build()));
        assertThat(report.assessments()).hasSize(2);
        assertThat(report.summary().inventoryComplete()).isFalse();
        assertThat(failures(report))
                .containsExactly("sagemaker:ListInferenceComponents: a row without a name or an endpoint");
    }

    @Test
    void a_host_may_have_components_after_the_list_broke_off_and_a_component_adapters() {
        EndpointWorld world = hostOfOne();
        world.aws.fail("sagemaker:ListInferenceComponents", Fault.repeatedToken());
        IdleReport report = world.scan();
        assertThat(verdict(report, "e")).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
        assertThat(verdict(report, "c")).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
        assertThat(report.summary().inventoryComplete()).isFalse();
    }

    @Test
    void components_may_be_missing_where_there_is_no_endpoint() {
        EndpointWorld world = EndpointWorld.of(
                region -> region.inferenceComponent("c", c -> c.endpoint("gone").createdAt(daysAgo(60))));
        world.aws.fail("sagemaker:ListInferenceComponents", Fault.repeatedToken());
        IdleReport report = world.scan();
        assertThat(report.summary().inventoryComplete()).isFalse();
        assertThat(failures(report)).singleElement().asString().startsWith("sagemaker:ListInferenceComponents: ");
    }

    @Test
    void where_nothing_may_be_listed_that_is_told_once() {
        EndpointWorld world = hostOfOne();
        world.aws.fail("*", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(report.summary().inventoryComplete()).isFalse();
        assertThat(failures(report)).singleElement().asString().startsWith("sagemaker:ListEndpoints: ");
    }
}
