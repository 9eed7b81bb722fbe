package io.github.idle4j;

import static io.github.idle4j.contract.Seen.ago;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.contract.Seen;
import io.github.idle4j.cost.Money;
import io.github.idle4j.cost.Prices;
import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sums in which a bill counts once, and what is unknown is neither nothing nor forgotten. */
class CostSumTest {

    private static final Signal REQUESTS = Signal.demand("Requests", Map.of());
    private static final Duration LOOKBACK = ofDays(20);

    /** A dollar an hour; of one type it is yuan, of another nobody knows. */
    private static final Prices PRICES = (resource, item) -> switch (item.type()) {
        case "yuan" -> Fact.known(Money.of("1", "CNY"));
        case "unpriced" -> Fact.unreadable("it is not in the list");
        default -> Fact.known(Money.of("1", "USD"));
    };

    private static ResourceActivity.Builder quiet(ResourceActivity.Builder one) {
        return one.demand(
                REQUESTS,
                List.of(Seen.zeros(REQUESTS).from(ago(LOOKBACK.multipliedBy(2))).until(Seen.NOW)));
    }

    private static ResourceActivity billed(String name, Fact<String> owner, String... types) {
        List<BillItem> items = Stream.of(types)
                .map(type -> BillItem.of(BillItem.HOSTING, type, 1).unchangedSince(ago(LOOKBACK.multipliedBy(2))))
                .toList();
        return quiet(Seen.endpoint(name, LOOKBACK))
                .owner(owner)
                .bill(Fact.known(Bill.of(items)))
                .build();
    }

    private static IdleReport scan(ResourceActivity... found) {
        return IdleDetector.builder()
                .asOf(Seen.NOW)
                .watch(observation -> Stream.of(found), quietFor(ofDays(10)))
                .watch(observation -> Stream.of(found), quietFor(ofDays(5)))
                .then(Costs.by(PRICES))
                .build()
                .scan();
    }

    private static String inShort(CostSum sum) {
        return sum.bills() + ": " + sum.monthly().money() + " " + sum.monthly().unknown() + " "
                + sum.monthly().partly();
    }

    @Test
    void a_resource_that_two_policies_find_idle_has_one_bill() {
        IdleReport report = scan(billed("e", Fact.notAsked(), "usual"));
        assertThat(report.idle()).hasSize(2);
        assertThat(inShort(CostSum.of(report))).isEqualTo("1: [730 USD] 0 0");
    }

    @Test
    void parts_without_a_bill_of_their_own_add_nothing() {
        ResourceActivity component =
                quiet(Seen.endpoint("part", LOOKBACK)).bill(Fact.none()).build();
        assertThat(inShort(CostSum.of(scan(billed("whole", Fact.notAsked(), "usual"), component))))
                .isEqualTo("1: [730 USD] 0 0");
    }

    @Test
    void what_is_unknown_is_counted_and_what_is_known_in_part_is_summed() {
        CostSum sum = CostSum.of(scan(
                billed("a", Fact.notAsked(), "usual"),
                billed("b", Fact.notAsked(), "unpriced"),
                billed("c", Fact.notAsked(), "usual", "unpriced")));
        assertThat(inShort(sum)).isEqualTo("3: [1460 USD] 1 1");
        assertThat(sum.monthly().isExact()).isFalse();
        assertThat(sum.wastedSoFar().unknown()).isEqualTo(1);
    }

    @Test
    void currencies_are_kept_apart() {
        assertThat(CostSum.of(scan(billed("a", Fact.notAsked(), "usual"), billed("b", Fact.notAsked(), "yuan")))
                        .monthly()
                        .money())
                .containsExactly(Money.of("730", "CNY"), Money.of("730", "USD"));
    }

    @Test
    void owners_come_by_what_they_cost_and_those_that_nobody_knows_by_themselves() {
        Map<Fact<String>, CostSum> sums = CostSum.byOwner(scan(
                billed("1", Fact.known("ana"), "usual"),
                billed("2", Fact.known("ben"), "usual", "usual"),
                billed("3", Fact.known("ana"), "usual", "usual"),
                billed("4", Fact.none(), "usual", "usual", "usual", "usual"),
                billed("5", Fact.notAsked(), "unpriced"),
                billed("6", Fact.unreadable("denied"), "usual"),
                billed("7", Fact.unreadable("throttled"), "unpriced")));
        var lines = new ArrayList<String>();
        sums.forEach((owner, sum) -> lines.add(owner + " " + inShort(sum)));
        assertThat(lines)
                .containsExactly(
                        "None[] 1: [2920 USD] 0 0",
                        "Known[value=ana] 2: [2190 USD] 0 0",
                        "Known[value=ben] 1: [1460 USD] 0 0",
                        "Unreadable[why=the owner could not be read] 2: [730 USD] 1 0",
                        "NotAsked[] 1: [] 1 0");
    }

    @Test
    void only_what_is_idle_is_priced_and_bills_are_asked_for_only_with_costs() {
        ResourceActivity used = Seen.endpoint("used", LOOKBACK)
                .demand(REQUESTS, List.of(Seen.uses(3, REQUESTS).at(ago(ofDays(1)))))
                .bill(Fact.known(Bill.of(List.of(BillItem.of(BillItem.HOSTING, "usual", 1)))))
                .build();
        IdleReport report = scan(used);
        assertThat(report.active()).hasSize(2).allMatch(one -> one.cost().isEmpty());
        assertThat(CostSum.of(report).bills()).isZero();

        var asked = new ArrayList<Boolean>();
        var detector = IdleDetector.builder()
                .watch(
                        observation -> {
                            asked.add(observation.needs().bill());
                            return Stream.of();
                        },
                        quietFor(ofDays(1)));
        detector.build().scan();
        detector.then(Costs.by(PRICES)).build().scan();
        assertThat(asked).containsExactly(false, true);
    }
}
