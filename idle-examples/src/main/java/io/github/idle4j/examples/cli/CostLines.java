package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.CostSum;
import io.github.idle4j.cost.Amount;
import io.github.idle4j.cost.Cost;
import io.github.idle4j.cost.Money;
import io.github.idle4j.cost.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Costs in the report for people. */
final class CostLines {

    private CostLines() {}

    /** "167.90 USD", "at least 167.90 USD" or "unknown"; nothing where there is no cost to speak of. */
    static String monthly(Assessment assessment) {
        return assessment.cost().map(Cost::monthly).map(CostLines::inWords).orElse("");
    }

    private static String inWords(Amount amount) {
        return amount.money()
                .map(money -> (amount.isExact() ? "" : "at least ") + money.inWords())
                .orElse("unknown");
    }

    /**
     * What all of it costs, and what each owner's part does.
     *
     * @param severalDomains whether a name alone does not tell who it is
     */
    static List<String> of(CostSum all, Map<CostOwner, CostSum> byOwner, boolean severalDomains) {
        List<String> lines = new ArrayList<>();
        if (all.bills() > 0) {
            lines.add("What is idle costs " + inWords(all) + ".");
            byOwner.forEach((owner, sum) -> lines.add("- " + name(owner, severalDomains) + ": " + inWords(sum)));
        }
        return lines;
    }

    private static String name(CostOwner owner, boolean severalDomains) {
        String domain = severalDomains
                ? owner.domainId().map(id -> " (" + Printable.name(id) + ")").orElse("")
                : "";
        return owner.user()
                .map(user -> Printable.name(user) + domain)
                .or(() -> owner.space().map(space -> "space " + Printable.name(space) + domain))
                .orElse("endpoints");
    }

    /** "at least 1,029.30 USD a month, 99.36 USD since it is unused; the cost of 2 is not known". */
    private static String inWords(CostSum sum) {
        int unknown = sum.monthly().unknown();
        if (sum.monthly().money().isEmpty() && sum.wastedSoFar().money().isEmpty()) {
            return "nobody knows how much: the cost of " + unknown + " is not known";
        }
        String known = inWords(sum.monthly()) + " a month, " + inWords(sum.wastedSoFar()) + " since it is unused";
        return unknown == 0 ? known : known + "; the cost of " + unknown + " is not known";
    }

    private static String inWords(Total total) {
        if (total.money().isEmpty()) {
            return "an unknown amount";
        }
        String known = total.money().stream().map(Money::inWords).collect(Collectors.joining(" and "));
        return total.isExact() ? known : "at least " + known;
    }
}
