package io.github.idle4j.aws.cost;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.cost.Money;
import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.Filter;
import software.amazon.awssdk.services.pricing.model.FilterType;
import software.amazon.awssdk.services.pricing.model.GetProductsResponse;

/**
 * The prices of one product in one region, by instance type, or why they could not be read. A list that broke off tells
 * nothing: a second price of a type may be on what is missing.
 */
final class PriceTable {

    static final String API = "pricing:GetProducts";

    private static final int LARGEST_PAGE = 100;

    private final String region;
    private final Map<String, Set<Money>> prices;
    private final Optional<String> failure;

    private PriceTable(String region, Map<String, Set<Money>> prices, Optional<String> failure) {
        this.region = region;
        this.prices = prices;
        this.failure = failure;
    }

    /** Reads the list; never throws for what AWS does. */
    static PriceTable read(PricingClient pricing, AwsCalls calls, String region, Product product) {
        List<Filter> filters = List.of(equal("regionCode", region), equal(product.field(), product.value()));
        Listing<String> rows = Listing.read(new Listing.Pages<>(
                API,
                token -> calls.call(
                        API,
                        override -> pricing.getProducts(request -> request.serviceCode("AmazonSageMaker")
                                .formatVersion("aws_v1")
                                .filters(filters)
                                .maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                GetProductsResponse::hasPriceList,
                GetProductsResponse::priceList,
                GetProductsResponse::nextToken));
        try {
            rows.failure().ifPresent(broken -> {
                throw broken;
            });
            Map<String, Set<Money>> prices = new HashMap<>();
            for (String text : rows.items()) {
                PriceRow row = PriceRow.parse(API, text);
                row.typeOf(product, region)
                        .ifPresent(type -> prices.computeIfAbsent(type, absent -> new TreeSet<>(PriceTable::compare))
                                .addAll(row.hourlyPrices(region.startsWith("cn-") ? "CNY" : "USD")));
            }
            return new PriceTable(region, prices, Optional.empty());
        } catch (CallFailedException failed) {
            return new PriceTable(region, Map.of(), Optional.of("prices could not be read: " + failed.getMessage()));
        }
    }

    private static Filter equal(String field, String value) {
        return Filter.builder()
                .type(FilterType.TERM_MATCH)
                .field(field)
                .value(value)
                .build();
    }

    private static int compare(Money one, Money other) {
        return one.amount().compareTo(other.amount());
    }

    /** Whether the list was read to the end. */
    boolean isRead() {
        return failure.isEmpty();
    }

    /** The price of an hour; known only where the list has exactly one. */
    Fact<Money> price(BillItem item) {
        if (failure.isPresent()) {
            return Fact.unreadable(failure.get());
        }
        @Nullable Set<Money> found = prices.get(item.type());
        String what = item.type() + " (" + item.product() + ")";
        if (found == null || found.isEmpty()) {
            return Fact.unreadable("the price list of " + region + " has no price of " + what);
        }
        return found.size() == 1
                ? Fact.known(found.iterator().next())
                : Fact.unreadable("the price list of " + region + " has several prices of " + what + ": "
                        + found.stream().map(Money::toString).collect(Collectors.joining(", ")));
    }
}
