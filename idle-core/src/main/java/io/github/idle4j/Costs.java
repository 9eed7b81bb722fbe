package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.cost.Cost;
import io.github.idle4j.cost.Prices;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.util.function.Function;

/**
 * Says of each idle resource that has a bill of its own what it costs by these prices. Immutable; as thread-safe as the prices
 * are.
 *
 * <pre>{@code
 * var detector = IdleDetector.builder()
 *     .watch(EndpointActivitySource.of(sageMaker, cloudWatch), quietFor(ofDays(14)))
 *     .then(Costs.by(PriceList.of(pricing)))
 *     .build();
 * CostSum.byOwner(detector.scan());
 * }</pre>
 */
public final class Costs implements AssessmentStep {

    private final Prices prices;
    private final Function<Observation, Prices> duringScan;
    private final Estimate estimate;

    private Costs(Prices prices, Function<Observation, Prices> duringScan, Estimate estimate) {
        this.prices = prices;
        this.duringScan = duringScan;
        this.estimate = estimate;
    }

    /** A step that asks those prices. */
    public static Costs by(Prices prices) {
        requireNonNull(prices, "prices");
        return new Costs(prices, scan -> prices, Estimate.NOTHING);
    }

    /** A step that asks those prices, and has them looked up within what each scan may do. */
    public static Costs by(ScanPrices prices) {
        requireNonNull(prices, "prices");
        return new Costs(prices, prices::during, prices.estimate());
    }

    @Override
    public AssessmentStep during(Observation scan) {
        return by(duringScan.apply(requireNonNull(scan, "scan")));
    }

    @Override
    public Assessment apply(Assessment assessment) {
        return assessment.verdict() instanceof Idle idle
                ? Cost.of(assessment.activity(), idle, prices)
                        .map(assessment::costing)
                        .orElse(assessment)
                : assessment;
    }

    /** What is billed; sources look it up for what seems unused. */
    @Override
    public EvidenceNeeds needs() {
        return EvidenceNeeds.nothing().withBill();
    }

    /** What it takes to look the prices up. */
    @Override
    public Estimate estimate() {
        return estimate;
    }
}
