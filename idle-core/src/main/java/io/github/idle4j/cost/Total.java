package io.github.idle4j.cost;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** The sum of no amounts. */
    public static Total none() {
        return new Total(List.of(), 0, 0);
    }

    /** Adds amounts up. */
    public static Total of(Collection<Amount> amounts) {
        return amounts.stream().reduce(none(), Total::plus, Total::plus);
    }

    /** This, and one amount more. */
    public Total plus(Amount amount) {
        return plus(new Total(
                amount.money().stream().toList(),
                amount instanceof Amount.Unknown ? 1 : 0,
                amount instanceof Amount.AtLeast ? 1 : 0));
    }

    private Total plus(Total more) {
        Map<String, Money> sums = new TreeMap<>();
        Stream.of(money, more.money).flatMap(List::stream).forEach(sum -> sums.merge(code(sum), sum, Money::plus));
        return new Total(List.copyOf(sums.values()), unknown + more.unknown, partly + more.partly);
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
