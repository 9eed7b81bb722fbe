package io.github.idle4j.aws.cost;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.cost.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * One row of the price list, which comes as a text of JSON inside the answer.
 *
 * <p>The SDK offers no public way to read it. Its own parser is meant for the SDK's modules; but these are compiled apart and
 * mixed in all versions, so that what they share cannot go; and it brings nothing that is not there already, while a parser
 * of ours or another one would.
 */
final class PriceRow {

    private static final String HOURS = "Hrs";

    private final JsonNode row;

    private PriceRow(JsonNode row) {
        this.row = row;
    }

    /**
     * Reads a row.
     *
     * @throws CallFailedException if it is none: whatever is wrong with it may be wrong with others
     */
    static PriceRow parse(String api, String text) {
        JsonNode parsed;
        try {
            parsed = JsonNode.parser().parse(text);
        } catch (RuntimeException malformed) {
            throw CallFailedException.unusable(api, "the price list has a row that is no JSON");
        }
        var row = new PriceRow(parsed);
        if (at(parsed, "product", "attributes").isEmpty()) {
            throw CallFailedException.unusable(api, "the price list has a row without a product");
        }
        return row;
    }

    /** The instance type of which it tells the price; empty where it is a row of anything else, or of elsewhere. */
    Optional<String> typeOf(Product product, String region) {
        boolean here =
                is("regionCode", region) && is("locationType", "AWS Region"); // not of an Outpost or a local zone
        boolean free = attribute("platoinstancetype")
                .filter(kind -> kind.contains("Free"))
                .isPresent();
        return attribute("usagetype")
                .filter(usage -> here && !free)
                .flatMap(product::typeOf)
                .filter(type -> is("instanceName", type));
    }

    /** Its prices of an hour on demand in that currency, but for zeros. */
    List<Money> hourlyPrices(String currency) {
        return at(row, "terms", "OnDemand").stream()
                .flatMap(PriceRow::values)
                .flatMap(offer -> at(offer, "priceDimensions").stream())
                .flatMap(PriceRow::values)
                .filter(dimension ->
                        text(dimension, "unit").filter(HOURS::equals).isPresent())
                .flatMap(dimension -> text(dimension, "pricePerUnit", currency).stream())
                .flatMap(price -> price(price, currency).stream())
                .filter(price -> price.amount().signum() > 0)
                .toList();
    }

    private static Optional<Money> price(String amount, String currency) {
        try {
            return Optional.of(Money.of(amount, currency));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whether an attribute has that value, or is not there. */
    private boolean is(String attribute, String value) {
        return attribute(attribute).filter(known -> !known.equals(value)).isEmpty();
    }

    private Optional<String> attribute(String name) {
        return text(row, "product", "attributes", name);
    }

    private static Optional<String> text(JsonNode from, String... path) {
        return at(from, path).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static Optional<JsonNode> at(JsonNode from, String... path) {
        Optional<JsonNode> node = Optional.of(from);
        for (String name : path) {
            node = node.filter(JsonNode::isObject)
                    .map(JsonNode::asObject)
                    .map((Map<String, JsonNode> all) -> all.get(name));
        }
        return node;
    }

    private static Stream<JsonNode> values(JsonNode node) {
        Collection<JsonNode> values = node.isObject() ? node.asObject().values() : List.of();
        return values.stream();
    }
}
