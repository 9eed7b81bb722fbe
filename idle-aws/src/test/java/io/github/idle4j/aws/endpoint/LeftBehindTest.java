package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.Observation;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.policy.IdlePolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scan leaves behind besides its verdicts: a word of every call that failed, and no thread. */
@Timeout(60)
class LeftBehindTest {

    @Test
    void a_configuration_without_content_is_told_as_a_failure() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint ->
                endpoint.variant("a", variant -> variant.model("m").instances(1).cpu()));
        world.aws.fail("sagemaker:DescribeEndpointConfig", Fault.emptyBody());
        IdleReport report = world.scan();
        assertThat(inShort(only(report))).isEqualTo("UNKNOWN KIND_UNREADABLE");
        assertThat(report.failures()).hasSize(1);
        assertThat(report.failures().get(0).error())
                .startsWith("sagemaker:DescribeEndpointConfig: the answer has no content");
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void a_sweep_for_removed_variants_that_fails_is_told_as_a_failure() {
        EndpointWorld world = EndpointWorld.ofOne(endpoint -> endpoint.lastModifiedAt(daysAgo(5))
                .variant("a", variant -> variant.instances(1).living()));
        world.aws.fail("cloudwatch:ListMetrics", Fault.accessDenied());
        assertThat(world.scan().failures())
                .extracting(ScanFailure::error)
                .singleElement()
                .asString()
                .as("the code has another name in AWS Query than in CBOR")
                .matches("cloudwatch:ListMetrics: AccessDenied(Exception)?: .*");
    }

    @Test
    void the_threads_of_a_source_end_when_its_stream_is_closed() throws InterruptedException {
        EndpointActivitySource source = EndpointWorld.silent(20).source();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<Thread> own;
        var asked = Observation.builder(NOW, IdlePolicy.quietFor(TWO_WEEKS).needs());
        try (var activities = source.observe(asked.build())) {
            assertThat(activities.toList()).hasSize(20);
            Set<Thread> since = new HashSet<>(Thread.getAllStackTraces().keySet());
            since.removeAll(before);
            own = since.stream()
                    .filter(thread -> thread.getName().equals("idle4j-aws-call"))
                    .toList();
        }
        assertThat(own).isNotEmpty();
        for (Thread thread : own) {
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
