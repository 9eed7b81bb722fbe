package io.github.idle4j.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The sentences in which costs explain themselves; instants in UTC, to the minute. */
final class CostSentences {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String NOT_COUNTED = "Storage is not counted.";

    private CostSentences() {}

    /**
     * "It costs 2,058.60 USD a month: 2 × ml.g5.xlarge (Hosting) at 1.41 USD an hour. Since 2026-01-01 12:00 UTC it has cost
     * 304.56 USD, for 216 hours of ml.g5.xlarge. Storage is not counted."
     *
     * @param up    what costs something now
     * @param items that, and what did
     */
    static String of(List<PricedItem> up, List<PricedItem> items, Amount monthly, Amount wasted, Instant since) {
        String what = monthly instanceof Amount.Unknown unknown
                ? unknown(up.isEmpty() ? "" : ", for " + listed(up), unknown.why())
                : "It costs " + inWords(monthly) + " a month: " + listed(up) + why(monthly) + ".";
        if (wasted instanceof Amount.Unknown unknown) {
            return sameReason(monthly, unknown)
                    ? what
                    : what + " What it has cost so far is not known: " + unknown.why() + ". " + NOT_COUNTED;
        }
        return what + " Since " + MINUTE.format(since) + " UTC it has cost " + inWords(wasted) + ", for " + hours(items)
                + why(wasted) + ". " + NOT_COUNTED;
    }

    /** "What it costs is not known: its configuration is gone." */
    static String unknown(String ofWhat, String why) {
        return "What it costs is not known" + ofWhat + ": " + why + ".";
    }

    private static boolean sameReason(Amount monthly, Amount.Unknown wasted) {
        return monthly instanceof Amount.Unknown unknown && unknown.why().equals(wasted.why());
    }

    private static String inWords(Amount amount) {
        String known = amount.money().map(Money::inWords).orElse("?");
        return amount.isExact() ? known : "at least " + known;
    }

    private static String why(Amount amount) {
        return amount instanceof Amount.AtLeast part ? "; " + part.why() : "";
    }

    /** Items of one kind and price, such as those of two variants, are one in words. */
    private static String listed(List<PricedItem> items) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        items.forEach(one -> numbers.merge(
                one.item().type() + " (" + one.item().product() + ")"
                        + one.price().map(price -> " at " + price + " an hour").orElse(""),
                one.item().number(),
                Integer::sum));
        return numbers.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String hours(List<PricedItem> items) {
        Map<String, BigDecimal> hours = new LinkedHashMap<>();
        items.stream()
                .filter(one -> one.price().isPresent() && !one.counted().time().isZero())
                .forEach(one -> hours.merge(one.item().type(), one.hours(), BigDecimal::add));
        return hours.entrySet().stream()
                .map(entry -> hours(entry.getValue()) + " of " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String hours(BigDecimal hours) {
        String number =
                hours.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        return number.equals("1") ? "1 hour" : number + " hours";
    }
}
