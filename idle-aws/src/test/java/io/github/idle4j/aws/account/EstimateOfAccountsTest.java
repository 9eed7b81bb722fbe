package io.github.idle4j.aws.account;

import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.fewerUsesThan;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.EstimateReport;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Call;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Unknown;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a scan takes lies between the fewest and the most of its estimate, whatever is in the account and whatever policies need.
 * {@code -Didle4j.seeds=1000} draws as many accounts for each policy; {@code -Didle4j.firstSeed=17} begins with that one.
 */
class EstimateOfAccountsTest {

    private static final Set<String> LISTINGS = Set.of(
            "sagemaker:ListEndpoints",
            "sagemaker:ListInferenceComponents",
            "sagemaker:Search",
            "sagemaker:ListApps",
            "sagemaker:ListSpaces",
            "sagemaker:ListDomains");

    private static final Duration TWO_WEEKS = RandomAccount.ENDPOINT_WINDOW;

    /** Policies by what they need, for endpoints; those of Studio need the same of a day. */
    static Stream<Arguments> seedsAndPolicies() {
        Map<String, List<IdlePolicy>> policies = Map.of(
                "quiet", List.of(quietFor(TWO_WEEKS), quietFor(ofHours(24))),
                "tagged",
                        List.of(
                                quietFor(TWO_WEEKS).unless(tagged("keep", "true"), "kept"),
                                quietFor(ofDays(7)).unless(tagged("keep", "true"), "kept")),
                "billed", List.of(withBill(quietFor(TWO_WEEKS)), withBill(quietFor(ofHours(24)))),
                "counted", List.of(fewerUsesThan(5, TWO_WEEKS), fewerUsesThan(5, ofDays(3))),
                "short", List.of(quietFor(ofHours(1)), quietFor(ofHours(1))),
                "long", List.of(quietFor(ofDays(400)), quietFor(ofDays(60))));
        long first = Long.getLong("idle4j.firstSeed", 1);
        return LongStream.range(first, first + Long.getLong("idle4j.seeds", 4))
                .boxed()
                .flatMap(seed -> policies.entrySet().stream()
                        .map(one -> Arguments.of(
                                seed,
                                one.getKey(),
                                one.getValue().get(0),
                                one.getValue().get(1))));
    }

    private static IdlePolicy withBill(IdlePolicy policy) {
        return IdlePolicy.of("billed", policy.needs().withBill(), policy::evaluate);
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("seedsAndPolicies")
    void a_scan_takes_what_was_estimated(long seed, String what, IdlePolicy onEndpoints, IdlePolicy inStudio) {
        RandomAccount account = seed % 2 == 0 ? RandomAccount.of(seed, 120, 60) : RandomAccount.of(seed, 8, 4);
        EstimatedScan scan = EstimatedScan.of(account.aws(), seed % 3 == 0, onEndpoints, inStudio);
        EstimateReport report = scan.estimate();
        assertThat(report.failures()).isEmpty();
        assertThat(account.aws().calls()).extracting(Call::action).isSubsetOf(LISTINGS);
        assertThat(report.calls().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(account.aws().calls().size());
        IdleReport done = scan.run();
        assertThat(done.summary().inventoryComplete()).isTrue();
        assertThat(outside(report.estimate(), done)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("seedsAndPolicies")
    void a_budget_of_the_most_holds_nothing_back(long seed, String what, IdlePolicy onEndpoints, IdlePolicy inStudio) {
        RandomAccount account = RandomAccount.of(seed, 3, seed % 2 == 0 ? 0 : 2);
        EstimatedScan scan = EstimatedScan.of(account.aws(), false, onEndpoints, inStudio);
        IdleReport done = scan.within(scan.estimate().estimate().enough());
        assertThat(done.assessments())
                .noneMatch(one -> one.verdict() instanceof Unknown unknown
                        && unknown.reason().equals(ReasonCode.BUDGET));
    }

    /** Where every endpoint is busy, a glance tells: no calls but the fewest, and no metrics but these. */
    @Test
    void a_busy_account_takes_the_fewest() {
        RandomAccount account = RandomAccount.ofPlainEndpoints(7, 240, 2, 1_000);
        EstimatedScan scan = EstimatedScan.of(account.aws(), false, quietFor(TWO_WEEKS), quietFor(ofHours(24)));
        Estimate estimate = scan.estimate().estimate();
        IdleReport done = scan.within(estimate.enough());
        assertThat(done.active()).hasSize(239);
        // the one that is not busy is read to the full
        assertThat(done.summary().metrics()).isEqualTo(estimate.metrics().fewest() + 2);
        assertThat(calls(done)).isEqualTo(estimate.callsInAll().fewest() + 1);
    }

    /** Zeros prove of which kind an endpoint is, and nothing is described: that takes a fifth of the metrics of what might be. */
    @Test
    void an_account_of_unused_endpoints_takes_a_good_part_of_the_most_metrics() {
        RandomAccount account = RandomAccount.ofPlainEndpoints(7, 240, 2, 1);
        EstimatedScan scan = EstimatedScan.of(account.aws(), false, quietFor(TWO_WEEKS), quietFor(ofHours(24)));
        Estimate estimate = scan.estimate().estimate();
        IdleReport done = scan.run();
        assertThat(done.idle()).hasSize(240);
        assertThat(outside(estimate, done)).isEmpty();
        assertThat(estimate.metrics().open()).isFalse();
        assertThat(estimate.metrics().most())
                .isLessThanOrEqualTo(5 * done.summary().metrics());
    }

    /** Where nothing is published, all has to be asked for that can be. */
    @Test
    void an_account_that_tells_nothing_takes_nearly_the_most_calls() {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(RandomAccount.NOW)).build();
        for (int i = 0; i < 240; i++) {
            aws.region(RandomAccount.REGION)
                    .endpoint(
                            "silent-" + i,
                            endpoint -> endpoint.createdAt(RandomAccount.NOW.minus(ofDays(90)))
                                    .variant(
                                            "blue",
                                            variant -> variant.instanceType("ml.m5.xlarge")
                                                    .instances(1)));
        }
        EstimatedScan scan = EstimatedScan.of(aws, false, quietFor(TWO_WEEKS), quietFor(ofHours(24)));
        Estimate estimate = scan.estimate().estimate();
        IdleReport done = scan.run();
        assertThat(outside(estimate, done)).isEmpty();
        assertThat(estimate.callsInAll().open()).isFalse();
        assertThat(estimate.callsInAll().most()).isLessThanOrEqualTo(3 * calls(done));
        assertThat(estimate.metrics().most())
                .isLessThanOrEqualTo(3 * done.summary().metrics());
    }

    @Test
    void an_account_of_nothing_takes_its_lists() {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(RandomAccount.NOW)).build();
        EstimatedScan scan = EstimatedScan.of(aws, true, quietFor(TWO_WEEKS), quietFor(ofHours(24)));
        Estimate estimate = scan.estimate().estimate();
        assertThat(estimate.metrics()).isEqualTo(Range.NONE);
        assertThat(estimate.calls().get("sagemaker:Search")).isEqualTo(Range.upTo(1));
        assertThat(estimate.callsInAll()).isEqualTo(Range.between(4, 5));
        assertThat(outside(estimate, scan.run())).isEmpty();
    }

    private static long calls(IdleReport done) {
        return done.summary().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** What a scan took that was not estimated, in words. */
    private static List<String> outside(Estimate estimate, IdleReport done) {
        List<String> outside = new ArrayList<>();
        Set<String> apis = new TreeSet<>(estimate.calls().keySet());
        apis.addAll(done.summary().calls().keySet());
        for (String api : apis) {
            Range range = estimate.calls().getOrDefault(api, Range.NONE);
            check(api, range, done.summary().calls().getOrDefault(api, 0L), outside);
        }
        check("all", estimate.callsInAll(), calls(done), outside);
        check("metrics", estimate.metrics(), done.summary().metrics(), outside);
        return outside;
    }

    private static void check(String what, Range range, long number, List<String> outside) {
        if (number < range.fewest() || number > range.limit().orElse(Long.MAX_VALUE)) {
            outside.add(what + ": " + number + " is not of " + range);
        }
    }
}
