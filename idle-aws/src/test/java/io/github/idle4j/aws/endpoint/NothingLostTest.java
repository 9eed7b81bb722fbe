package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;

/** Edges at which an endpoint was once lost, or the scan with it. */
@Timeout(60)
class NothingLostTest {

    /** The deadline passes between asking whether it has and asking how much is left. */
    @Test
    void a_deadline_that_passes_in_between_loses_no_endpoint() {
        for (int seconds = 1; seconds < 40; seconds++) {
            EndpointWorld world = EndpointWorld.silent(3);
            var ticks = new AtomicLong();
            InstantSource clock = () -> NOW.plusSeconds(ticks.getAndIncrement());
            IdleReport report = IdleDetector.builder()
                    .watch(world.source(b -> b.executor(Runnable::run)), IdlePolicy.quietFor(TWO_WEEKS))
                    .asOf(NOW)
                    .clock(clock)
                    .deadline(Duration.ofSeconds(seconds))
                    .build()
                    .scan();
            assertThat(report.failures())
                    .as("deadline of %s s", seconds)
                    .noneMatch(failure -> failure.error().contains("IllegalArgumentException"));
        }
    }

    @Test
    void a_needless_policy_does_not_end_the_scan() {
        IdlePolicy nothing = IdlePolicy.of(
                "judges nobody",
                EvidenceNeeds.nothing(),
                activity -> IdleVerdict.notJudged("NOBODY", "nobody is judged"));
        IdleReport report = EndpointWorld.silent(3).scan(nothing);
        assertThat(report.failures()).isEmpty();
        assertThat(report.assessments()).hasSize(3);
    }

    @Test
    void a_saturated_executor_loses_no_endpoint() {
        var threads = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        try {
            IdleReport report = EndpointWorld.silent(3).scanWith(b -> b.executor(threads));
            assertThat(report.assessments()).as("%s", report.failures()).hasSize(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_executor_that_was_shut_down_loses_no_endpoint() {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        threads.shutdown();
        IdleReport report = EndpointWorld.silent(3).scanWith(b -> b.executor(threads));
        assertThat(report.assessments()).as("%s", report.failures()).hasSize(3);
    }

    /** What the executor throws away is waited for, for ever. */
    @Test
    @Timeout(20)
    void an_executor_that_discards_does_not_hang_the_scan() throws Exception {
        EndpointWorld world = EndpointWorld.silent(3);
        var discarding = Executors.newSingleThreadExecutor(run -> {
            var thread = new Thread(run);
            thread.setDaemon(true);
            return thread;
        });
        var future = discarding.submit(() -> world.scanWith(b -> b.executor(run -> {})));
        assertThat(future.get(8, TimeUnit.SECONDS).assessments()).hasSize(3);
    }

    /** A service that runs its scan on the very executor that it hands over: nothing is left to run the calls. */
    @Test
    @Timeout(20)
    void a_scan_on_the_executor_that_it_was_given_does_not_hang() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor(run -> {
            var thread = new Thread(run);
            thread.setDaemon(true);
            return thread;
        });
        EndpointWorld world = EndpointWorld.silent(3);
        var future = threads.submit(() -> world.scanWith(b -> b.executor(threads)));
        assertThat(future.get(8, TimeUnit.SECONDS).assessments()).hasSize(3);
    }

    /** A caller's interceptor (or credentials provider, or a closed HTTP client) throws what is no SdkException. */
    @Test
    void an_exception_of_the_callers_on_one_endpoint_is_a_gap_on_that_one() {
        EndpointWorld world = EndpointWorld.silent(3);
        IdleReport report = world.scanWith(b -> b, new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof DescribeEndpointRequest request
                        && request.endpointName().equals("e1")) {
                    throw new IllegalStateException("Connection pool shut down");
                }
            }
        });
        assertThat(report.assessments()).as("%s", report.failures()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn", "name", "variant", "tag"})
    void a_null_in_one_row_does_not_lose_the_others(String what) {
        EndpointWorld world = EndpointWorld.silent(3);
        if (what.equals("tag")) {
            world.aws.region("us-east-1").endpoint("e1", e -> e.tag("keep", null));
        }
        IdlePolicy policy = IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep"), "kept");
        IdleReport report = EndpointWorld.scan(world.source(b -> b, new NullIn(what)), policy, NOW);
        assertThat(report.assessments())
                .as("%s", report.failures())
                .hasSizeGreaterThanOrEqualTo(2)
                .filteredOn(one -> !one.resource().name().equals("e1"))
                .hasSize(2);
    }

    /** Paging is no snapshot: a row that moves over the edge of a page comes twice. */
    @Test
    void an_endpoint_created_while_pages_are_read_is_not_reported_twice() {
        EndpointWorld world = EndpointWorld.silent(150);
        var seen = new ArrayList<EndpointSummary>();
        IdleReport report = world.scanWith(b -> b, new ChangedAnswer<>(ListEndpointsResponse.class, page -> {
            var rows = new ArrayList<>(page.endpoints());
            if (!seen.isEmpty()) {
                rows.add(0, seen.get(seen.size() - 1)); // shifted by one: the last row comes again
            }
            seen.addAll(page.endpoints());
            return page.toBuilder().endpoints(rows).build();
        }));
        assertThat(report.assessments()).extracting(a -> a.resource().name()).doesNotHaveDuplicates();
        assertThat(report.idle()).hasSize(150);
    }

    private record NullIn(String what) implements ExecutionInterceptor {
        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (context.response() instanceof ListEndpointsResponse page && !what.equals("variant")) {
                return page.toBuilder()
                        .endpoints(page.endpoints().stream().map(this::row).toList())
                        .build();
            }
            if (context.response() instanceof DescribeEndpointResponse one
                    && what.equals("variant")
                    && "e1".equals(one.endpointName())) {
                return one.toBuilder()
                        .productionVariants(List.of(ProductionVariantSummary.builder()
                                .currentInstanceCount(1)
                                .build()))
                        .build();
            }
            return context.response();
        }

        private EndpointSummary row(EndpointSummary row) {
            if (!row.endpointName().equals("e1")) {
                return row;
            }
            return switch (what) {
                case "arn" -> row.toBuilder().endpointArn(null).build();
                case "name" -> row.toBuilder().endpointName(null).build();
                default -> row;
            };
        }
    }
}
