package io.github.idle4j.bench;

import static io.github.idle4j.policy.ActivityPredicate.named;
import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.Interlock;
import io.github.idle4j.policy.ResourceActivity;
import io.github.idle4j.policy.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What judging costs: a policy of ten parts, and of one, beside a plain walk over the 170 buckets that they judge by, which does
 * nothing but find the last use and the first hole. Prints ratios to the walk of the same run, and bytes for each judgement.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBenchmark {

    private static final int BUCKETS = 170;
    private static final Duration BUCKET = ofHours(2);
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Signal INVOCATIONS =
            Signal.demand("Invocations", Map.of("EndpointName", "churn")).additive();

    /** What is judged: one that is silent, one that is used in every bucket, and one that is used in every third. */
    @Param({"SILENT", "BUSY", "SOMETIMES"})
    private String resource = "";

    private List<Evidence> buckets = List.of();
    private ResourceActivity activity;
    private IdlePolicy tenParts;
    private IdlePolicy onePart;

    @Setup
    public void draw() {
        var span = Span.endingAt(NOW, BUCKET.multipliedBy(BUCKETS));
        var drawn = new ArrayList<Evidence>();
        for (int i = 0; i < BUCKETS; i++) {
            Instant from = span.from().plus(BUCKET.multipliedBy(i));
            boolean used = resource.equals("BUSY") || resource.equals("SOMETIMES") && i % 3 == 0 && i < BUCKETS - 60;
            drawn.add(
                    used
                            ? new Use(INVOCATIONS, from, from.plus(BUCKET), OptionalLong.of(3))
                            : new Silence(INVOCATIONS, from, from.plus(BUCKET), Basis.MEASURED, Optional.empty(), BUCKET));
        }
        buckets = List.copyOf(drawn);
        activity = ResourceActivity.builder(
                        new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", "churn"), span)
                .createdAt(span.from().minus(ofDays(300)))
                .tags(Fact.known(Map.of("env", "test", "team", "fraud")))
                .demand(INVOCATIONS, buckets)
                .completeness(Completeness.complete())
                .build();
        WorkingTime office = WorkingTime.in(ZoneId.of("Europe/Berlin"))
                .on(EnumSet.range(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
        tenParts = IdlePolicy.allOf(List.of(
                quietFor(ofDays(1)),
                quietFor(ofDays(2)),
                quietFor(ofDays(3)),
                quietFor(ofDays(4)),
                quietFor(ofDays(5)).unless(tagged("keep"), "its owner asked to keep it"),
                quietFor(ofDays(6)).or(quietFor(ofDays(13))),
                IdlePolicy.fewerUsesThan(5, ofHours(100)),
                quietFor(ofHours(16), office),
                IdlePolicy.when(named("churn*"), quietFor(ofHours(110))).otherwise(quietFor(ofDays(14)))));
        onePart = quietFor(ofDays(5));
    }

    @Benchmark
    public Object plainWalk() {
        Instant lastUse = Instant.MIN;
        Instant covered = buckets.get(0).from();
        boolean whole = true;
        for (Evidence bucket : buckets) {
            whole &= !bucket.from().isAfter(covered);
            covered = bucket.to();
            if (bucket instanceof Use use && use.latest().isAfter(lastUse)) {
                lastUse = use.latest();
            }
        }
        return whole ? lastUse : covered;
    }

    @Benchmark
    public Object onePart() {
        return Interlock.judge(onePart, activity);
    }

    @Benchmark
    public Object tenParts() {
        return Interlock.judge(tenParts, activity);
    }

    @Benchmark
    public Object tenPartsReadOut() {
        return Interlock.judge(tenParts, activity).explanation();
    }

    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .include(PolicyBenchmark.class.getSimpleName() + "\\.")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        System.out.printf("%-10s %-16s %10s %8s %12s%n", "resource", "judged by", "ns", "ratio", "bytes");
        for (RunResult result : results) {
            String resource = result.getParams().getParam("resource");
            System.out.printf(
                    "%-10s %-16s %10.0f %8.2f %12.0f%n",
                    resource,
                    name(result),
                    nanos(result),
                    nanos(result) / nanos(walk(results, resource)),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }

    private static RunResult walk(Collection<RunResult> results, String resource) {
        return results.stream()
                .filter(result -> name(result).equals("plainWalk")
                        && result.getParams().getParam("resource").equals(resource))
                .findFirst()
                .orElseThrow();
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static double nanos(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
