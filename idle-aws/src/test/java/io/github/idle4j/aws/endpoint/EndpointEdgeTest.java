package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;

/** Edges at which an endpoint in use was once called idle, or one was lost: rare, and each was shown by a test. */
@Timeout(60)
class EndpointEdgeTest {

    private static final Map<String, String> OLD = Map.of("EndpointName", "e", "VariantName", "old");

    /** ListMetrics remembers two weeks before *now*, not before the judging instant. */
    @Test
    void removed_variants_are_invisible_when_judging_the_past() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(16))
                .variant("kept", v -> v.instances(1).living()));
        // traffic on a variant that was removed 16 days ago: inside [24 d ago, 10 d ago], outside ListMetrics' memory
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        OLD,
                        old -> old.zeros(daysAgo(60), daysAgo(16)).add(daysAgo(17), 900));
        var found = only(world.scan(IdlePolicy.quietFor(TWO_WEEKS), daysAgo(10)));
        assertThat(inShort(found)).isNotEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(found.activity().notes()).contains("REMOVED_VARIANTS_INVISIBLE");
    }

    /** Zeros of any other name cover the time before a rename: a canary or a shadow speaks for the real predecessor. */
    @Test
    void zeros_of_a_shadow_do_not_speak_for_the_predecessor_of_a_renamed_variant() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(16))
                .variant(
                        "new",
                        v -> v.model("m").instances(1).zeros(daysAgo(16), NOW).cpu(daysAgo(16), NOW))
                .shadowVariant("shadow", v -> v.instances(1).living()));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        OLD,
                        old -> old.zeros(daysAgo(60), daysAgo(16)).add(daysAgo(20), 900));
        // law: "a current variant without points before a rename has a gap there unless the old name's series covers
        // it"
        assertThat(inShort(only(world.scan(IdlePolicy.quietFor(Duration.ofDays(30))))))
                .isEqualTo("UNKNOWN NO_METRICS");
    }

    @Test
    void nor_do_zeros_of_a_removed_variant_that_stood_beside_the_predecessor() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5))
                .variant(
                        "new",
                        v -> v.model("m").instances(1).zeros(daysAgo(16), NOW).cpu(daysAgo(16), NOW)));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        OLD,
                        old -> old.zeros(daysAgo(60), daysAgo(16)).add(daysAgo(20), 900))
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        Map.of("EndpointName", "e", "VariantName", "canary"),
                        canary -> canary.zeros(daysAgo(60), daysAgo(5)));
        assertThat(inShort(only(world.scan(IdlePolicy.quietFor(Duration.ofDays(30))))))
                .isEqualTo("UNKNOWN NO_METRICS");
    }

    /** The sweep runs minutes after the judging instant: what ended just inside the window is forgotten by then. */
    @Test
    void the_sweep_comes_later_than_the_judging_instant() {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(NOW.plus(Duration.ofMinutes(4))))
                .region(
                        "us-east-1",
                        region -> region.endpoint(
                                        "e",
                                        e -> e.createdAt(daysAgo(60))
                                                .lastModifiedAt(daysAgo(14).plusSeconds(150))
                                                .variant(
                                                        "kept",
                                                        v -> v.instances(1).living()))
                                .series(
                                        "AWS/SageMaker",
                                        "Invocations",
                                        OLD,
                                        old -> old.zeros(
                                                        daysAgo(60), daysAgo(14).plusSeconds(150))
                                                .add(daysAgo(14).plusSeconds(90), 900)))
                .build();
        IdleReport report = IdleDetector.builder()
                .watch(source(aws, b -> b), IdlePolicy.quietFor(TWO_WEEKS))
                .asOf(NOW)
                .build()
                .scan();
        assertThat(inShort(only(report))).isNotEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    /** LastModifiedTime absent reads as "not modified": no sweep, HIGH. */
    @Test
    void an_unknown_modification_time_is_not_an_old_one() {
        EndpointWorld world = EndpointWorld.ofOne(e ->
                e.lastModifiedAt(daysAgo(5)).variant("kept", v -> v.instances(1).living()));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        OLD,
                        old -> old.zeros(daysAgo(60), daysAgo(5)).add(daysAgo(8), 900));
        assertThat(inShort(only(scan(
                        world,
                        b -> b,
                        interceptingDescribe(
                                d -> d.toBuilder().lastModifiedTime(null).build())))))
                .doesNotStartWith("IDLE");
    }

    /** Two clients of two regions: the twin of the same name in the other region speaks for this one. */
    @Test
    void clients_of_two_regions_are_refused() {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(NOW))
                .region(
                        "us-east-1",
                        r -> r.endpoint(
                                "twin",
                                e -> e.createdAt(daysAgo(60))
                                        .variant(
                                                "a",
                                                v -> v.instances(1).living().requests(daysAgo(1), 900))))
                .region(
                        "eu-west-1",
                        r -> r.endpoint(
                                "twin",
                                e -> e.createdAt(daysAgo(60))
                                        .variant("a", v -> v.instances(1).living())))
                .build();
        var sageMaker = client(SageMakerClient.builder(), aws, Region.US_EAST_1);
        var cloudWatch = client(CloudWatchClient.builder(), aws, Region.EU_WEST_1);
        assertThatThrownBy(() -> {
                    var report = IdleDetector.builder()
                            .watch(
                                    EndpointActivitySource.builder(sageMaker, cloudWatch)
                                            .clock(InstantSource.fixed(NOW))
                                            .build(),
                                    IdlePolicy.quietFor(TWO_WEEKS))
                            .asOf(NOW)
                            .build()
                            .scan();
                    assertThat(inShort(only(report))).isEqualTo("ACTIVE USED");
                })
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Points of the time before an update prove nothing of the kind after it (classic → components, list denied). */
    @Test
    void old_points_do_not_prove_todays_kind() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint(
                    "e",
                    e -> e.createdAt(daysAgo(60))
                            .lastModifiedAt(daysAgo(7))
                            .hostsComponents()
                            .variant(
                                    "a",
                                    v -> v.instances(1)
                                            .zeros(daysAgo(60), daysAgo(7))
                                            .cpu()));
            region.inferenceComponent(
                    "llm",
                    c -> c.endpoint("e")
                            .createdAt(daysAgo(7))
                            .copies(1)
                            .living()
                            .requests(daysAgo(1), 900));
        });
        world.aws.fail("sagemaker:ListInferenceComponents", Fault.accessDenied());
        assertThat(inShort(only(world.scan()))).startsWith("UNKNOWN");
    }

    /** Nor do points after an update prove the kind before it (asynchronous → classic). */
    @Test
    void new_points_do_not_prove_the_kind_before_the_update() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(3))
                .variant(
                        "a",
                        v -> v.instances(1)
                                .cpu()
                                .zeros(daysAgo(3), NOW)
                                .series("AWS/SageMaker", "InvocationsProcessed", s -> s.add(daysAgo(5), 900))));
        assertThat(inShort(only(world.scan()))).startsWith("UNKNOWN");
    }

    /** The deadline passes between asking whether it has and asking how much is left. */
    @Test
    void a_deadline_that_passes_in_between_loses_no_endpoint() {
        for (int seconds = 1; seconds < 40; seconds++) {
            EndpointWorld world = threeSilent();
            var ticks = new AtomicLong();
            InstantSource clock = () -> NOW.plusSeconds(ticks.getAndIncrement());
            IdleReport report = IdleDetector.builder()
                    .watch(source(world.aws, b -> b.executor(Runnable::run)), IdlePolicy.quietFor(TWO_WEEKS))
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
        IdleReport report = threeSilent().scan(nothing);
        assertThat(report.failures()).isEmpty();
        assertThat(report.assessments()).hasSize(3);
    }

    @Test
    void a_saturated_executor_loses_no_endpoint() {
        var threads = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        try {
            IdleReport report = scan(threeSilent(), b -> b.executor(threads));
            assertThat(report.assessments()).as("%s", report.failures()).hasSize(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_executor_that_was_shut_down_loses_no_endpoint() {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        threads.shutdown();
        IdleReport report = scan(threeSilent(), b -> b.executor(threads));
        assertThat(report.assessments()).as("%s", report.failures()).hasSize(3);
    }

    /** What the executor throws away is waited for, for ever. */
    @Test
    @Timeout(20)
    void an_executor_that_discards_does_not_hang_the_scan() throws Exception {
        EndpointWorld world = threeSilent();
        var discarding = Executors.newSingleThreadExecutor(run -> {
            var thread = new Thread(run);
            thread.setDaemon(true);
            return thread;
        });
        var future = discarding.submit(() -> scan(world, b -> b.executor(run -> {})));
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
        EndpointWorld world = threeSilent();
        var future = threads.submit(() -> scan(world, b -> b.executor(threads)));
        assertThat(future.get(8, TimeUnit.SECONDS).assessments()).hasSize(3);
    }

    /** A caller's interceptor (or credentials provider, or a closed HTTP client) throws what is no SdkException. */
    @Test
    void an_exception_of_the_callers_on_one_endpoint_is_a_gap_on_that_one() {
        EndpointWorld world = threeSilent();
        IdleReport report = scan(world, b -> b, new ExecutionInterceptor() {
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
        EndpointWorld world = threeSilent();
        if (what.equals("tag")) {
            world.aws.region("us-east-1").endpoint("e1", e -> e.tag("keep", null));
        }
        IdlePolicy policy = IdlePolicy.quietFor(TWO_WEEKS).unless(ActivityPredicate.tagged("keep"), "kept");
        IdleReport report = IdleDetector.builder()
                .watch(source(world.aws, b -> b, new NullIn(what)), policy)
                .asOf(NOW)
                .build()
                .scan();
        assertThat(report.assessments())
                .as("%s", report.failures())
                .hasSizeGreaterThanOrEqualTo(2)
                .filteredOn(one -> !one.resource().name().equals("e1"))
                .hasSize(2);
    }

    /** Paging is no snapshot: a row that moves over the edge of a page comes twice. */
    @Test
    void an_endpoint_created_while_pages_are_read_is_not_reported_twice() {
        EndpointWorld world = EndpointWorld.of(region -> {
            for (int i = 0; i < 150; i++) {
                String name = "e" + i;
                region.endpoint(
                        name,
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living()));
            }
        });
        var seen = new ArrayList<EndpointSummary>();
        IdleReport report = scan(world, b -> b, new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                if (context.response() instanceof ListEndpointsResponse page) {
                    var rows = new ArrayList<>(page.endpoints());
                    if (!seen.isEmpty()) {
                        rows.add(0, seen.get(seen.size() - 1)); // shifted by one: the last row comes again
                    }
                    seen.addAll(page.endpoints());
                    return page.toBuilder().endpoints(rows).build();
                }
                return context.response();
            }
        });
        assertThat(report.assessments()).extracting(a -> a.resource().name()).doesNotHaveDuplicates();
        assertThat(report.idle()).hasSize(150);
    }

    /** Rule 2 before rule 5: the shortcut by age never looks for removed variants. */
    @Test
    void use_of_a_removed_variant_wins_over_age() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.createdAt(daysAgo(10))
                .lastModifiedAt(daysAgo(3))
                .variant("new", v -> v.instances(1).zeros(daysAgo(3), NOW).cpu(daysAgo(3), NOW)));
        world.aws.region("us-east-1").series("AWS/SageMaker", "Invocations", OLD, old -> old.add(daysAgo(5), 900));
        assertThat(inShort(only(world.scan()))).isEqualTo("ACTIVE USED");
    }

    /** Fifteen days less a little, on a clock a little behind: CloudWatch rounds the start, and all is UNKNOWN. */
    @Test
    void a_window_that_just_ages_over_15_days_is_read_all_the_same() {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(NOW.plusSeconds(90)))
                .region(
                        "us-east-1",
                        r -> r.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .variant("a", v -> v.instances(1).living())))
                .build();
        Instant asOf = NOW.minus(Duration.ofDays(1)).plusSeconds(60);
        IdleReport report = IdleDetector.builder()
                .watch(source(aws, b -> b.clock(InstantSource.fixed(NOW))), IdlePolicy.quietFor(TWO_WEEKS))
                .asOf(asOf)
                .build()
                .scan();
        assertThat(inShort(only(report))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    @Test
    void nor_does_the_boundary_of_63_days_matter() {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(NOW.plusSeconds(600)))
                .region(
                        "us-east-1",
                        r -> r.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(90))
                                        .variant("a", v -> v.instances(1).living())))
                .build();
        IdleReport report = IdleDetector.builder()
                .watch(
                        source(aws, b -> b.clock(InstantSource.fixed(NOW.plusSeconds(300)))),
                        IdlePolicy.quietFor(Duration.ofDays(63)))
                .asOf(NOW.plusSeconds(300))
                .build()
                .scan();
        assertThat(inShort(only(report))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    /** Real judging instants have seconds: the last bucket, all of it unsettled, is empty, and CPU is read for nothing. */
    @Test
    void the_unsettled_tail_costs_no_further_calls() {
        EndpointWorld world = threeSilent();
        world.scan(IdlePolicy.quietFor(TWO_WEEKS), NOW.minusSeconds(23));
        long minuteAligned = cpuQueries(world);
        world.aws.forgetCalls();
        LocalAws aws = LocalAws.builder(InstantSource.fixed(NOW.plusSeconds(37)))
                .region(
                        "us-east-1",
                        r -> r.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .variant("a", v -> v.instances(1).living())))
                .build();
        IdleDetector.builder()
                .watch(
                        source(aws, b -> b.clock(InstantSource.fixed(NOW.plusSeconds(37)))),
                        IdlePolicy.quietFor(TWO_WEEKS))
                .asOf(NOW.plusSeconds(37))
                .build()
                .scan();
        assertThat(aws.calls("cloudwatch:GetMetricData"))
                .as("aligned: %s", minuteAligned)
                .hasSize(1);
    }

    private static long cpuQueries(EndpointWorld world) {
        return world.aws.calls("cloudwatch:GetMetricData").size();
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
        EndpointWorld world = threeSilent();
        IdleReport report = scan(world, b -> b.account("111111111111"), new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return context.response() instanceof ListEndpointsResponse page
                        ? page.toBuilder()
                                .endpoints(page.endpoints().stream()
                                        .map(row -> row.toBuilder()
                                                .endpointArn("none")
                                                .build())
                                        .toList())
                                .build()
                        : context.response();
            }
        });
        assertThat(report.assessments()).extracting(a -> a.resource().region()).containsOnly("us-east-1");
        assertThat(report.assessments()).extracting(a -> a.resource().account()).containsOnly("111111111111");
    }

    /** While it updates, traffic may be on the incoming variant alone (spec §4: include PendingDeploymentSummary). */
    @Test
    void use_of_an_incoming_variant_is_use() {
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
                        s -> s.add(hoursAgo(3), 900));
        assertThat(inShort(only(world.scan()))).isEqualTo("ACTIVE USED");
    }

    private static EndpointWorld threeSilent() {
        return EndpointWorld.of(region -> {
            for (int i = 0; i < 3; i++) {
                region.endpoint(
                        "e" + i,
                        e -> e.createdAt(daysAgo(60))
                                .variant("a", v -> v.instances(1).living()));
            }
        });
    }

    private static IdleReport scan(
            EndpointWorld world,
            Function<EndpointActivitySource.Builder, EndpointActivitySource.Builder> more,
            ExecutionInterceptor... interceptors) {
        return IdleDetector.builder()
                .watch(source(world.aws, more, interceptors), IdlePolicy.quietFor(TWO_WEEKS))
                .asOf(NOW)
                .build()
                .scan();
    }

    private static EndpointActivitySource source(
            LocalAws aws,
            Function<EndpointActivitySource.Builder, EndpointActivitySource.Builder> more,
            ExecutionInterceptor... interceptors) {
        return more.apply(EndpointActivitySource.builder(
                                client(SageMakerClient.builder(), aws, Region.US_EAST_1, interceptors),
                                client(CloudWatchClient.builder(), aws, Region.US_EAST_1, interceptors))
                        .clock(InstantSource.fixed(NOW)))
                .build();
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, LocalAws aws, Region region, ExecutionInterceptor... interceptors) {
        return builder.region(region)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(override -> {
                    override.retryStrategy(AwsRetryStrategy.doNotRetry());
                    for (ExecutionInterceptor one : interceptors) {
                        override.addExecutionInterceptor(one);
                    }
                })
                .httpClient(aws.httpClient())
                .build();
    }

    private static ExecutionInterceptor interceptingDescribe(
            Function<DescribeEndpointResponse, DescribeEndpointResponse> change) {
        return new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return context.response() instanceof DescribeEndpointResponse described
                        ? change.apply(described)
                        : context.response();
            }
        };
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
