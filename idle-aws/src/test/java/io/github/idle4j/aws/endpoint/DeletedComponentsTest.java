package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.host;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalVariant;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Beside a component that nobody calls another may have been deleted: what is reserved shows whether. */
class DeletedComponentsTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW ";
    private static final String INVISIBLE = "UNKNOWN DELETED_COMPONENTS_INVISIBLE";
    private static final Instant BEGINNING = daysAgo(100);

    /** A component of one copy, on a variant of which that was reserved. */
    private static EndpointWorld reserved(Consumer<LocalVariant> variant) {
        return EndpointWorld.of(region -> {
            host(region, variant);
            region.inferenceComponent(
                    "kept",
                    c -> c.endpoint("e").createdAt(daysAgo(60)).copies(1).living());
        });
    }

    /** The same, where it gave up one of two copies then. */
    private static EndpointWorld scaledIn(Instant then, Consumer<LocalVariant> variant) {
        return EndpointWorld.of(region -> {
            host(region, variant);
            region.inferenceComponent(
                    "kept",
                    c -> c.endpoint("e")
                            .createdAt(daysAgo(60))
                            .copies(1)
                            .zeros()
                            .series(
                                    "/aws/sagemaker/InferenceComponents",
                                    "CPUUtilizationNormalized",
                                    s -> s.run(Duration.ofMinutes(1), 1.5, 2, daysAgo(60), then)
                                            .run(Duration.ofMinutes(1), 1.5, 1, then, null)));
        });
    }

    private static Consumer<LocalVariant> fell(Instant then, double before, double after) {
        return v -> v.cpuReservation(before, BEGINNING, then).cpuReservation(after, then, null);
    }

    private static String said(EndpointWorld world) {
        return verdict(world.scan(), "e");
    }

    @Test
    void noise_is_no_fall() {
        assertThat(said(reserved(fell(daysAgo(4), 50, 49.8)))).isEqualTo(IDLE + "HIGH");
    }

    @Test
    void a_small_component_is_missed_too() {
        assertThat(said(reserved(fell(daysAgo(4), 80, 78)))).isEqualTo(INVISIBLE);
    }

    @Test
    void a_copy_may_have_reserved_a_little_more_than_another() {
        assertThat(said(scaledIn(daysAgo(4), fell(daysAgo(4), 80, 39.5)))).isEqualTo(IDLE + "HIGH");
    }

    @Test
    void copies_explain_a_fall_of_four_hours_ago() {
        assertThat(said(scaledIn(hoursAgo(4), fell(hoursAgo(4), 80, 40)))).isEqualTo(IDLE + "HIGH");
    }

    @Test
    void a_component_may_have_come_and_gone_between_two_zeros_of_another() {
        assertThat(said(reserved(v -> v.cpuReservation(40, BEGINNING, hoursAgo(97.5))
                        .cpuReservation(80, hoursAgo(97.5), hoursAgo(97))
                        .cpuReservation(40, hoursAgo(97), null))))
                .isEqualTo(INVISIBLE);
    }

    @Test
    void a_fall_is_seen_over_a_time_without_points() {
        assertThat(said(reserved(
                        v -> v.cpuReservation(80, BEGINNING, daysAgo(4.5)).cpuReservation(40, daysAgo(4), null))))
                .isEqualTo(INVISIBLE);
    }

    @Test
    void every_variant_is_looked_at() {
        EndpointWorld world = reserved(v -> v.cpuReservation(50, BEGINNING, null));
        world.aws
                .region("us-east-1")
                .endpoint(
                        "e",
                        e -> e.variant(
                                "other",
                                v -> fell(daysAgo(4), 80, 40)
                                        .accept(v.instances(1).cpu())));
        assertThat(said(world)).isEqualTo(INVISIBLE);
    }

    @Test
    void points_are_owed_from_the_first_bucket_to_the_last_but_one() {
        assertThat(said(reserved(v -> v.cpuReservation(50, daysAgo(14).plus(Duration.ofHours(2)), null))))
                .isEqualTo(IDLE + "MEDIUM");
        assertThat(said(reserved(v -> v.cpuReservation(50, BEGINNING, hoursAgo(2)))))
                .isEqualTo(IDLE + "HIGH");
        assertThat(said(reserved(v -> v.cpuReservation(50, BEGINNING, hoursAgo(4)))))
                .isEqualTo(IDLE + "MEDIUM");
    }

    @Test
    void what_was_reserved_has_to_be_readable() {
        EndpointWorld world = reserved(v -> v.cpuReservation(50, BEGINNING, null));
        world.aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("GPUReservation", "e", "Forbidden"));
        assertThat(said(world)).isEqualTo(INVISIBLE);
    }

    @Test
    void a_component_that_is_updated_is_hosted() {
        EndpointWorld world = reserved(v -> v.cpuReservation(50, BEGINNING, null));
        world.aws.region("us-east-1").inferenceComponent("kept", c -> c.status("Updating"));
        assertThat(said(world)).isEqualTo("NOT_JUDGED IN_TRANSITION");
    }

    @Test
    void a_fall_after_the_first_bucket_of_the_window_is_one() {
        assertThat(said(reserved(fell(daysAgo(14).plus(Duration.ofHours(2)), 80, 40))))
                .isEqualTo(INVISIBLE);
    }

    /** In the last bucket copies are counted that have not all been published yet. */
    @Test
    void copies_explain_no_fall_of_just_now() {
        assertThat(said(scaledIn(hoursAgo(2), fell(hoursAgo(2), 80, 40)))).isEqualTo(INVISIBLE);
    }
}
