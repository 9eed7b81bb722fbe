package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;

/** Edges at which an endpoint got a wrong word, a wrong reason or a needless call, and nothing worse. */
@Timeout(60)
class WordsAndReasonsTest {

    private static final Map<String, String> OLD = Map.of("EndpointName", "e", "VariantName", "old");

    /** Fifteen days less a little, on a clock a little behind: CloudWatch rounds the start, and all is UNKNOWN. */
    @Test
    void a_window_that_just_ages_over_15_days_is_read_all_the_same() {
        EndpointWorld world = EndpointWorld.at(
                NOW.plusSeconds(90),
                r -> r.endpoint(
                        "e",
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living())));
        Instant asOf = NOW.minus(Duration.ofDays(1)).plusSeconds(60);
        IdleReport report = EndpointWorld.scan(
                world.source(b -> b.clock(InstantSource.fixed(NOW))), IdlePolicy.quietFor(TWO_WEEKS), asOf);
        assertThat(inShort(only(report))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    @Test
    void nor_does_the_boundary_of_63_days_matter() {
        EndpointWorld world = EndpointWorld.at(
                NOW.plusSeconds(600),
                r -> r.endpoint(
                        "e",
                        e -> e.createdAt(daysAgo(90))
                                .variant("a", v -> v.instances(1).living())));
        IdleReport report = EndpointWorld.scan(
                world.source(b -> b.clock(InstantSource.fixed(NOW.plusSeconds(300)))),
                IdlePolicy.quietFor(Duration.ofDays(63)),
                NOW.plusSeconds(300));
        assertThat(inShort(only(report))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    /** Real judging instants have seconds: the last bucket, all of it unsettled, is empty, and CPU is read for nothing. */
    @Test
    void the_unsettled_tail_costs_no_further_calls() {
        EndpointWorld world = EndpointWorld.at(
                NOW.plusSeconds(37),
                r -> r.endpoint(
                        "e",
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living())));
        EndpointWorld.scan(
                world.source(b -> b.clock(InstantSource.fixed(NOW.plusSeconds(37)))),
                IdlePolicy.quietFor(TWO_WEEKS),
                NOW.plusSeconds(37));
        assertThat(world.aws.calls("cloudwatch:GetMetricData"))
                .as("a glance and a reading of the invocations")
                .hasSize(2);
    }

    /** "No time ago": made after the judging instant. */
    @Test
    void an_endpoint_made_after_the_judging_instant_says_so() {
        EndpointWorld world = EndpointWorld.ofOne(
                e -> e.createdAt(daysAgo(1)).variant("a", v -> v.instances(1).living()));
        var found = only(world.scan(IdlePolicy.quietFor(TWO_WEEKS), daysAgo(5)));
        assertThat(found.verdict().explanation()).doesNotContain("no time ago");
    }

    /** The sentence says 168 zeros of a variant that is five days old; nine days of them are another's. */
    @Test
    void the_explanation_says_whose_zeros_were_measured() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5))
                .variant(
                        "new",
                        v -> v.model("m").instances(1).zeros(daysAgo(5), NOW).cpu(daysAgo(5), NOW)));
        world.aws
                .region("us-east-1")
                .series("AWS/SageMaker", "Invocations", OLD, old -> old.zeros(daysAgo(60), daysAgo(5)));
        assertThat(only(world.scan()).verdict().explanation()).contains("old");
    }

    /** A present shadow variant counts as a removed one after any update: copies of traffic read as use. */
    @Test
    void a_shadow_is_no_removed_variant() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5))
                .variant("a", v -> v.instances(1).living())
                .shadowVariant("s", v -> v.instances(1).living().requests(daysAgo(2), 7)));
        assertThat(inShort(only(world.scan()))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    /** A row whose ARN is no ARN: what is unknown is made up ("aws") or empty. */
    @Test
    void an_unusable_arn_makes_nothing_up() {
        EndpointWorld world = EndpointWorld.silent(3);
        IdleReport report = world.scanWith(
                b -> b.account("111111111111"),
                new ChangedAnswer<>(
                        ListEndpointsResponse.class,
                        page -> page.toBuilder()
                                .endpoints(page.endpoints().stream()
                                        .map(row -> row.toBuilder()
                                                .endpointArn("none")
                                                .build())
                                        .toList())
                                .build()));
        assertThat(report.assessments()).extracting(a -> a.resource().region()).containsOnly("us-east-1");
        assertThat(report.assessments()).extracting(a -> a.resource().account()).containsOnly("111111111111");
    }
}
