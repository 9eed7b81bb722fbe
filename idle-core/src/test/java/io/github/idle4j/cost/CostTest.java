package io.github.idle4j.cost;

import static io.github.idle4j.contract.Seen.ago;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an idle resource costs: what is known of it, and never more. */
class CostTest {

    private static final Signal REQUESTS = Signal.demand("Requests", Map.of());

    private static final Map<String, Fact<Money>> PRICES = Map.of(
            "ml.m5.xlarge", Fact.known(Money.of("0.23", "USD")),
            "ml.g5.xlarge", Fact.known(Money.of("1.4080", "USD")),
            "ml.c5.cn", Fact.known(Money.of("2", "CNY")),
            "ml.c5.usd", Fact.known(Money.of("0.1", "USD")),
            "ml.gone", Fact.none());

    /** Ten days unused, unless told otherwise. */
    private static Optional<Cost> cost(Fact<Bill> bill) {
        ResourceActivity activity = Seen.endpoint("e", ofDays(10))
                .demand(
                        REQUESTS,
                        List.of(Seen.zeros(REQUESTS).from(ago(ofDays(10))).until(Seen.NOW)))
                .bill(bill)
                .build();
        return Cost.of(
                activity,
                (Idle) activity.quiet(ofDays(10)),
                (resource, item) -> PRICES.getOrDefault(item.type(), Fact.unreadable("it is not in the list")));
    }

    private static BillItem of(String type, int number) {
        return BillItem.of(BillItem.HOSTING, type, number);
    }

    private static BillItem unchanged(String type, int number) {
        return of(type, number).unchangedSince(ago(ofDays(20)));
    }

    private enum Case {
        ONE_INSTANCE(Bill.of(List.of(unchanged("ml.m5.xlarge", 1))), "167.9 USD", "55.2 USD"),
        TWO_VARIANTS_AND_A_SHADOW(
                Bill.of(List.of(
                        unchanged("ml.m5.xlarge", 2), unchanged("ml.g5.xlarge", 1), unchanged("ml.m5.xlarge", 1))),
                "1531.54 USD",
                "503.52 USD"),
        NOBODY_COUNTED(
                Bill.of(List.of(of("ml.m5.xlarge", 1))), "167.9 USD", "? how long ml.m5.xlarge was up is not known"),
        COUNTED_IN_PART(
                Bill.of(List.of(of("ml.m5.xlarge", 1)
                        .metered(List.of(new BillItem.Uptime(new Span(ago(ofDays(2)), ago(ofDays(1))), ofHours(20)))))),
                "167.9 USD",
                "10.12 USD+ how long ml.m5.xlarge was up is not known for all of the time"),
        ONE_PRICE_IS_MISSING(
                Bill.of(List.of(unchanged("ml.m5.xlarge", 1), unchanged("ml.p9.huge", 4))),
                "167.9 USD+ it is not in the list",
                "55.2 USD+ it is not in the list"),
        ALL_PRICES_ARE_MISSING(
                Bill.of(List.of(unchanged("ml.p9.huge", 4), unchanged("ml.gone", 1))),
                "? it is not in the list; nobody tells its price",
                "? it is not in the list; nobody tells its price"),
        ITEMS_MAY_BE_MISSING(
                Bill.atLeast(List.of(unchanged("ml.m5.xlarge", 1)), "its shadow is not described"),
                "167.9 USD+ its shadow is not described",
                "55.2 USD+ its shadow is not described"),
        ALL_ITEMS_ARE_MISSING(Bill.atLeast(List.of(), "no type"), "? no type", "? no type"),
        TWO_CURRENCIES(
                Bill.of(List.of(unchanged("ml.m5.xlarge", 1), unchanged("ml.c5.cn", 1))),
                "? its prices are in several currencies",
                "? its prices are in several currencies"),
        YUAN(Bill.of(List.of(unchanged("ml.c5.cn", 1))), "1460 CNY", "480 CNY"),
        NONE_IS_UP_BUT_ONE_WAS(
                Bill.of(List.of(
                        unchanged("ml.m5.xlarge", 1),
                        of("ml.g5.xlarge", 0)
                                .metered(List.of(
                                        new BillItem.Uptime(new Span(ago(ofDays(10)), Seen.NOW), ofHours(24)))))),
                "167.9 USD",
                "88.992 USD"),
        NONE_IS_UP_AND_NOBODY_KNOWS_WHETHER_ONE_WAS(
                Bill.of(List.of(unchanged("ml.m5.xlarge", 1), of("ml.g5.xlarge", 0))),
                "167.9 USD",
                "55.2 USD+ how long ml.g5.xlarge was up is not known"),
        NONE_OF_A_TYPE_WITHOUT_A_PRICE(
                Bill.of(List.of(unchanged("ml.m5.xlarge", 1), unchanged("ml.p9.huge", 0))), "167.9 USD", "55.2 USD");

        private final Bill bill;
        private final String monthly;
        private final String wasted;

        Case(Bill bill, String monthly, String wasted) {
            this.bill = bill;
            this.monthly = monthly;
            this.wasted = wasted;
        }
    }

    private static String inShort(Amount amount) {
        if (amount instanceof Amount.Exactly exactly) {
            return exactly.sum().toString();
        }
        return amount instanceof Amount.AtLeast part
                ? part.sum() + "+ " + part.why()
                : "? " + ((Amount.Unknown) amount).why();
    }

    @ParameterizedTest
    @EnumSource
    void what_it_costs_a_month_and_has_cost_so_far(Case one) {
        Cost cost = cost(Fact.known(one.bill)).orElseThrow();
        assertThat(inShort(cost.monthly())).isEqualTo(one.monthly);
        assertThat(inShort(cost.wastedSoFar())).isEqualTo(one.wasted);
        assertThat(cost.since()).isEqualTo(ago(ofDays(10)));
    }

    @Test
    void what_has_no_bill_has_no_cost() {
        assertThat(cost(Fact.none())).isEmpty();
    }

    @Test
    void a_bill_that_nobody_could_read_is_unknown_and_not_nothing() {
        assertThat(inShort(cost(Fact.unreadable("its configuration is gone"))
                        .orElseThrow()
                        .monthly()))
                .isEqualTo("? its configuration is gone");
        assertThat(cost(Fact.notAsked()).orElseThrow().explanation())
                .isEqualTo("What it costs is not known: its source does not tell what is billed.");
    }

    @Test
    void it_says_how_it_was_worked_out() {
        assertThat(cost(Fact.known(Bill.of(List.of(unchanged("ml.g5.xlarge", 2)))))
                        .orElseThrow()
                        .explanation())
                .isEqualTo("It costs 2,055.68 USD a month: 2 × ml.g5.xlarge (Hosting) at 1.408 USD an hour. Since"
                        + " 2026-06-05 12:00 UTC it has cost 675.84 USD, for 480 hours of ml.g5.xlarge. Storage is not"
                        + " counted.");
        assertThat(cost(Fact.known(Bill.of(List.of(of("ml.m5.xlarge", 1), of("ml.p9.huge", 1)))))
                        .orElseThrow()
                        .explanation())
                .isEqualTo("It costs at least 167.90 USD a month: 1 × ml.m5.xlarge (Hosting) at 0.23 USD an hour, 1 ×"
                        + " ml.p9.huge (Hosting); it is not in the list. What it has cost so far is not known: how long"
                        + " ml.m5.xlarge was up is not known; it is not in the list. Storage is not counted.");
        assertThat(cost(Fact.known(Bill.of(List.of(of("ml.p9.huge", 1)))))
                        .orElseThrow()
                        .explanation())
                .isEqualTo("What it costs is not known, for 1 × ml.p9.huge (Hosting): it is not in the list.");
    }

    @Test
    void it_names_only_what_is_up_and_counts_only_what_has_a_price_and_was_up() {
        BillItem gone = of("ml.g5.xlarge", 0)
                .metered(List.of(new BillItem.Uptime(new Span(ago(ofDays(10)), Seen.NOW), ofHours(24))));
        Cost cost = cost(Fact.known(Bill.of(
                        List.of(unchanged("ml.m5.xlarge", 1), gone, unchanged("ml.gone", 2), of("ml.c5.usd", 1)))))
                .orElseThrow();
        assertThat(cost.explanation())
                .isEqualTo("It costs at least 240.90 USD a month: 1 × ml.m5.xlarge (Hosting) at 0.23 USD an hour, 2 ×"
                        + " ml.gone (Hosting), 1 × ml.c5.usd (Hosting) at 0.1 USD an hour; nobody tells its price. Since"
                        + " 2026-06-05 12:00 UTC it has cost at least 88.99 USD, for 240 hours of ml.m5.xlarge, 24 hours of"
                        + " ml.g5.xlarge; nobody tells its price; how long ml.c5.usd was up is not known. Storage is not"
                        + " counted.");
        assertThat(cost).hasToString(cost.explanation());
    }

    @Test
    void a_total_is_exact_where_nothing_is_unknown_and_nothing_known_in_part() {
        assertThat(new Total(List.of(), 0, 0).isExact()).isTrue();
        assertThat(new Total(List.of(), 1, 0).isExact()).isFalse();
        assertThat(new Total(List.of(), 0, 1).isExact()).isFalse();
    }

    @Test
    void what_is_younger_than_its_silence_costs_since_it_is_there() {
        ResourceActivity activity = Seen.endpoint("e", ofDays(10))
                .createdAt(ago(ofDays(3)))
                .demand(
                        REQUESTS,
                        List.of(Seen.zeros(REQUESTS).from(ago(ofDays(3))).until(Seen.NOW)))
                .bill(Fact.known(Bill.of(List.of(of("ml.m5.xlarge", 1).unchangedSince(ago(ofDays(3)))))))
                .build();
        var idle = (Idle) IdleVerdict.idle(activity, ofDays(10), "UNUSED", "idle", List.of());
        Cost cost = Cost.of(activity, idle, (resource, item) -> Fact.known(Money.of("1", "USD")))
                .orElseThrow();
        assertThat(inShort(cost.wastedSoFar())).isEqualTo("72 USD");
        assertThat(cost.since()).isEqualTo(ago(ofDays(3)));
    }
}
