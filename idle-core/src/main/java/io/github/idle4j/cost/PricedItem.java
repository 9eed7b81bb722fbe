package io.github.idle4j.cost;

import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.BillItem.Counted;
import io.github.idle4j.evidence.Fact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One item of a bill, with its price.
 *
 * @param item    what is billed
 * @param counted how long such were up while nobody used them
 * @param price   of one for an hour, where known
 * @param unknown why it is not; empty where it is
 */
record PricedItem(BillItem item, Counted counted, Optional<Money> price, String unknown) {

    /** So many hours a month has, on average. */
    static final int HOURS_A_MONTH = 730;

    private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3600);

    static PricedItem of(BillItem item, Counted counted, Fact<Money> price) {
        if (price instanceof Fact.Known<Money> known) {
            return new PricedItem(item, counted, Optional.of(known.value()), "");
        }
        String why = price instanceof Fact.Unreadable<Money> unreadable ? unreadable.why() : "nobody tells its price";
        return new PricedItem(item, counted, Optional.empty(), why);
    }

    Amount monthly() {
        return priced(
                hourly -> new Amount.Exactly(hourly.times(BigDecimal.valueOf((long) item.number() * HOURS_A_MONTH))));
    }

    Amount wasted() {
        String why = "how long " + item.type() + " was up is not known";
        return priced(hourly -> {
            if (counted.isAll()) {
                return new Amount.Exactly(hourly.times(hours()));
            }
            return counted.time().isZero()
                    ? new Amount.Unknown(why)
                    : new Amount.AtLeast(hourly.times(hours()), why + " for all of the time");
        });
    }

    private Amount priced(Function<Money, Amount> amount) {
        return price.map(amount).orElseGet(() -> new Amount.Unknown(unknown));
    }

    /** How long such were up, in hours. */
    BigDecimal hours() {
        return BigDecimal.valueOf(counted.time().toSeconds()).divide(SECONDS_AN_HOUR, MathContext.DECIMAL64);
    }

    /**
     * What some items cost together.
     *
     * @param missing why there may be more of them
     */
    static Amount sum(List<PricedItem> items, Function<PricedItem, Amount> which, Optional<String> missing) {
        List<Amount> amounts = items.stream().map(which).toList();
        Total total = Total.of(amounts);
        if (total.money().size() > 1) {
            return new Amount.Unknown("its prices are in several currencies");
        }
        String why = amounts.stream()
                .flatMap(amount -> PricedItem.why(amount).stream())
                .distinct()
                .collect(Collectors.joining("; "));
        String doubt =
                missing.map(more -> why.isEmpty() ? more : why + "; " + more).orElse(why);
        if (total.money().isEmpty()) {
            return new Amount.Unknown(doubt.isEmpty() ? "nothing is on its bill" : doubt);
        }
        Money known = total.money().get(0);
        if (doubt.isEmpty()) {
            return new Amount.Exactly(known);
        }
        return known.amount().signum() == 0 ? new Amount.Unknown(doubt) : new Amount.AtLeast(known, doubt);
    }

    private static Optional<String> why(Amount amount) {
        if (amount instanceof Amount.AtLeast part) {
            return Optional.of(part.why());
        }
        return amount instanceof Amount.Unknown unknown ? Optional.of(unknown.why()) : Optional.empty();
    }
}
