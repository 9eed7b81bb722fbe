package io.github.idle4j.cost;

import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;

/**
 * What things cost by the hour. The price list of AWS is one; a table of one's own, with the discounts of one's accounts, is
 * as good. Implementations are thread-safe, and fast once they were asked: they are asked for each item of each idle resource.
 */
@FunctionalInterface
public interface Prices {

    /**
     * The price of one such item for an hour, before taxes.
     *
     * @param resource whose item it is: partition, account and region decide what applies
     * @param item     product and type; its number is of no matter
     * @return the price, or {@linkplain Fact#unreadable why} it is not known; never a guess
     */
    Fact<Money> hourly(ResourceId resource, BillItem item);
}
