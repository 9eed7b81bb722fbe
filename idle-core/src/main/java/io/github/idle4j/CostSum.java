package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.cost.Cost;
import io.github.idle4j.cost.Money;
import io.github.idle4j.cost.Total;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What several idle resources cost together. One bill counts once, by however many policies its resource is judged and
 * however many parts share it; what is unknown counts as unknown and not as nothing; currencies are kept apart.
 *
 * @param bills       how many bills there are, known and unknown
 * @param monthly     what they cost a month
 * @param wastedSoFar what they have cost since nobody used what they are for
 */
public record CostSum(int bills, Total monthly, Total wastedSoFar) {

    /** By what is known of a month's cost; that of which nothing is known comes last. */
    public static final Comparator<CostSum> DEAREST_FIRST = Comparator.comparing(
                    (CostSum sum) -> sum.monthly.money().stream()
                            .map(Money::amount)
                            .max(Comparator.naturalOrder())
                            .orElse(BigDecimal.ONE.negate()))
            .reversed();

    /** Checks that nothing is missing. */
    public CostSum {
        requireNonNull(monthly, "monthly");
        requireNonNull(wastedSoFar, "wastedSoFar");
    }

    /** The sum of no bills. */
    public static CostSum none() {
        return new CostSum(0, Total.none(), Total.none());
    }

    /** This, and one bill more; for who keeps no report and knows that no resource comes twice. */
    public CostSum plus(Cost bill) {
        return new CostSum(bills + 1, monthly.plus(bill.monthly()), wastedSoFar.plus(bill.wastedSoFar()));
    }

    /** What all that is idle in a report costs. */
    public static CostSum of(IdleReport report) {
        return of(bills(report));
    }

    /**
     * What each owner's idle resources cost, the dearest first. Owners of one name are one; what has {@linkplain Fact.None
     * no owner}, as a shared space, has a row of its own, and so has that of which nobody asked the owner, and that of which
     * the owner {@linkplain Fact.Unreadable could not be read}.
     */
    public static Map<Fact<String>, CostSum> byOwner(IdleReport report) {
        return by(report, assessment -> {
            Fact<String> owner = assessment.activity().owner();
            return owner instanceof Fact.Unreadable ? Fact.unreadable("the owner could not be read") : owner;
        });
    }

    /** What the idle resources of each key cost, the dearest first: by a tag, an account, a region. */
    public static <K> Map<K, CostSum> by(IdleReport report, Function<Assessment, K> key) {
        requireNonNull(key, "key");
        Map<K, List<Assessment>> groups =
                bills(report).stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        Map<K, CostSum> sums = new LinkedHashMap<>();
        groups.forEach((one, group) -> sums.put(one, of(group)));
        Map<K, CostSum> inOrder = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(DEAREST_FIRST))
                .forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
        return inOrder;
    }

    /** One assessment for each bill: of several of one resource, the one that knows of the longest waste. */
    private static Collection<Assessment> bills(IdleReport report) {
        Map<ResourceId, Assessment> bills = new LinkedHashMap<>();
        report.assessments().stream()
                .filter(assessment -> assessment.cost().isPresent())
                .sorted(Comparator.comparing(
                        assessment -> assessment.cost().orElseThrow().since()))
                .forEach(assessment -> bills.putIfAbsent(assessment.resource(), assessment));
        return bills.values();
    }

    private static CostSum of(Collection<Assessment> bills) {
        CostSum sum = none();
        for (Assessment bill : bills) {
            sum = sum.plus(bill.cost().orElseThrow());
        }
        return sum;
    }
}
