package io.github.idle4j;

import io.github.idle4j.cost.Prices;

/** Prices that are looked up while scans go on, and within what a scan may do. Implementations are thread-safe. */
public interface ScanPrices extends Prices {

    /**
     * These prices, for one scan: they are looked up only while that is not {@linkplain Observation#stopped() stopped}, and its
     * {@linkplain Observation#calls() ledger} allows and counts the calls.
     */
    Prices during(Observation scan);

    /** What it takes to look them up during a scan; unknown, unless told otherwise. */
    default Estimate estimate() {
        return Estimate.UNKNOWN;
    }
}
