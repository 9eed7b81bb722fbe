package io.github.idle4j.cost;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sum of several amounts, by currency, and how much of it is not known.
 *
 * @param money   what is known, each currency once, by its code; empty where nothing is
 * @param unknown of how many amounts nothing is known; they are in no sum
 * @param partly  how many amounts are known in part only; what is known of them is in the sums
 */
public record Total(List<Money> money, int unknown, int partly) {

    /** Copies the list. */
    public Total {
        money = List.copyOf(money);
    }

    /** Adds amounts up. */
    public static Total of(Collection<Amount> amounts) {
        Map<String, Money> sums = new TreeMap<>();
        amounts.forEach(amount -> amount.money().ifPresent(more -> sums.merge(code(more), more, Money::plus)));
        return new Total(
                List.copyOf(sums.values()),
                (int) amounts.stream().filter(Amount.Unknown.class::isInstance).count(),
                (int) amounts.stream().filter(Amount.AtLeast.class::isInstance).count());
    }

    private static String code(Money money) {
        Currency currency = money.currency();
        return currency.getCurrencyCode();
    }

    /** Whether that is all: nothing is unknown, and nothing known in part. */
    public boolean isExact() {
        return unknown == 0 && partly == 0;
    }
}
