package io.github.idle4j.cost;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an idle resource costs: in a month as it stands, and so far since nobody uses it; before taxes, by the prices that were
 * asked, and without what is paid by volume, such as storage. Immutable and thread-safe.
 */
public final class Cost {

    private final Amount monthly;
    private final Amount wastedSoFar;
    private final Instant since;
    private final String explanation;

    private Cost(Amount monthly, Amount wastedSoFar, Instant since, String explanation) {
        this.monthly = monthly;
        this.wastedSoFar = wastedSoFar;
        this.since = since;
        this.explanation = explanation;
    }

    /**
     * Works it out.
     *
     * @param activity what was seen of it, its bill among it
     * @param idle     since when it is unused
     * @param prices   what things cost by the hour
     * @return the cost; empty where it has no bill of its own
     */
    public static Optional<Cost> of(ResourceActivity activity, Idle idle, Prices prices) {
        requireNonNull(prices, "prices");
        Instant since = activity.started()
                .filter(started -> started.isAfter(idle.since()))
                .orElse(idle.since());
        Fact<Bill> bill = activity.bill();
        if (bill instanceof Fact.None<Bill>) {
            return Optional.empty();
        }
        if (bill instanceof Fact.Known<Bill> known) {
            Instant now = activity.judgedAt();
            var span = new Span(since.isAfter(now) ? now : since, now);
            List<PricedItem> items = known.value().items().stream()
                    .filter(item -> item.number() > 0 || !item.within(span).isNone())
                    .map(item -> PricedItem.of(item, item.within(span), prices.hourly(activity.resource(), item)))
                    .toList();
            return Optional.of(of(items, known.value().missing(), since));
        }
        String why = bill instanceof Fact.Unreadable<Bill> unreadable
                ? unreadable.why()
                : "its source does not tell what is billed";
        return Optional.of(
                new Cost(new Amount.Unknown(why), new Amount.Unknown(why), since, CostSentences.unknown("", why)));
    }

    private static Cost of(List<PricedItem> items, Optional<String> missing, Instant since) {
        List<PricedItem> up =
                items.stream().filter(one -> one.item().number() > 0).toList();
        Amount monthly = PricedItem.sum(up, PricedItem::monthly, missing);
        Amount wasted = PricedItem.sum(items, PricedItem::wasted, missing);
        return new Cost(monthly, wasted, since, CostSentences.of(up, items, monthly, wasted, since));
    }

    /** What it costs in a month of 730 hours, as it stands now. */
    public Amount monthly() {
        return monthly;
    }

    /** What it has cost since {@link #since()}, by today's prices. */
    public Amount wastedSoFar() {
        return wastedSoFar;
    }

    /** Since when it is known to be unused, or is there, whichever is later. */
    public Instant since() {
        return since;
    }

    /** How that was worked out and what is not known of it, in sentences that a person can read. */
    public String explanation() {
        return explanation;
    }

    @Override
    public String toString() {
        return explanation;
    }
}
