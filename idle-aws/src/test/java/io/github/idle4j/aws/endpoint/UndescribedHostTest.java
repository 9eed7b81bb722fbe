package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalComponent;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an endpoint hosts is in the report, and its use is that of the endpoint, whoever tells of the endpoint or does not. */
@Timeout(60)
class UndescribedHostTest {

    private static final Consumer<LocalComponent> SILENT = c -> {};
    private static final Consumer<LocalComponent> CALLED = c -> c.requests(daysAgo(2), 900);

    /** A host that only its description tells of. */
    private static EndpointWorld notInSearch(Consumer<LocalComponent> component) {
        return EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(50, daysAgo(100), null));
            region.endpoint("e", e -> e.notInSearch());
            region.inferenceComponent(
                    "c",
                    c -> component.accept(
                            c.endpoint("e").createdAt(daysAgo(60)).copies(1).living()));
        });
    }

    @Test
    void a_host_that_search_does_not_know_hosts_what_is_listed() {
        IdleReport report = notInSearch(CALLED).scan();
        assertThat(verdict(report, "e")).isEqualTo("ACTIVE USED");
        assertThat(verdict(report, "c")).isEqualTo("ACTIVE USED");
    }

    @Test
    void so_does_one_that_cannot_be_described() {
        EndpointWorld world = notInSearch(CALLED);
        world.aws.fail("sagemaker:DescribeEndpoint", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(verdict(report, "e")).isEqualTo("ACTIVE USED");
        assertThat(verdict(report, "c")).isEqualTo("ACTIVE USED");
    }

    @Test
    void what_cannot_be_described_is_unknown_and_that_is_told() {
        EndpointWorld world = notInSearch(SILENT);
        world.aws.fail("sagemaker:DescribeEndpoint", Fault.accessDenied());
        IdleReport report = world.scan();
        assertThat(verdict(report, "e")).isEqualTo("UNKNOWN ACCESS_DENIED");
        assertThat(verdict(report, "c")).startsWith("IDLE ");
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .anySatisfy(error -> assertThat(error).startsWith("sagemaker:DescribeEndpoint: AccessDeniedException"));
    }

    @Test
    void of_one_that_was_deleted_since_it_was_listed_its_components_are_told_of() {
        EndpointWorld world = notInSearch(SILENT);
        world.aws.fail("sagemaker:DescribeEndpoint", Fault.validation("Could not find endpoint \"e\"."));
        IdleReport report = world.scan();
        assertThat(verdict(report, "e")).isEqualTo("NOT_JUDGED DELETED");
        assertThat(verdict(report, "c")).isEqualTo("NOT_JUDGED DELETED");
        assertThat(report.failures()).isEmpty(); // it did not fail: that is an answer
    }

    @Test
    void of_one_that_cannot_be_used_its_components_are_told_of() {
        EndpointWorld world = notInSearch(SILENT);
        world.aws.region("us-east-1").endpoint("e", e -> e.status("Failed"));
        IdleReport report = world.scan();
        assertThat(verdict(report, "e")).isEqualTo("NOT_JUDGED FAILED");
        assertThat(verdict(report, "c")).isEqualTo("NOT_JUDGED FAILED");
        assertThat(world.aws.calls("sagemaker:DescribeEndpoint")).isEmpty();
    }

    /** What is listed of it is without a copy; whether there is more, the list broke off before it could tell. */
    @Test
    void where_the_list_of_components_broke_off_nothing_is_concluded_of_an_empty_host() {
        EndpointWorld world = EndpointWorld.of(region -> {
            host(region, v -> v.cpuReservation(0, daysAgo(100), null));
            for (int i = 0; i < 101; i++) {
                String name = String.format("c%03d", i);
                region.inferenceComponent(
                        name, c -> c.endpoint("e").createdAt(daysAgo(60)).copies(0));
            }
        });
        assertThat(verdict(world.scan(), "e")).startsWith("IDLE ");
        world.aws.fail(
                "sagemaker:ListInferenceComponents",
                Fault.accessDenied().where(call -> call.toString().contains("NextToken")));
        IdleReport report = world.scan();
        assertThat(verdict(report, "e")).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
        assertThat(report.assessments()).hasSizeGreaterThan(100);
    }

    /** The hours after it was made are its own, though the first look sees them in one bucket with those before. */
    @Test
    void use_in_the_first_bucket_of_the_window_wins_over_age() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.createdAt(daysAgo(13.9))
                .variant("a", v -> v.instances(1).zeros(daysAgo(60), NOW).cpu().requests(daysAgo(13.6), 900)));
        assertThat(verdict(world.scan(), "e")).isEqualTo("ACTIVE USED");
    }
}
