package io.github.idle4j.aws.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the price list. Each comes as a text of JSON inside the answer, which is JSON too. */
public final class LocalPrice {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The regions' names in usage types; of some bills and regions there is none. */
    private static final Map<String, String> PREFIXES = Map.of(
            "us-east-1", "USE1",
            "us-west-2", "USW2",
            "eu-west-1", "EU",
            "eu-central-1", "EUC1",
            "ap-northeast-2", "APN2",
            "af-south-1", "AFS1",
            "cn-northwest-1", "CNW1");

    private final String region;
    private final String sku;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, Object> terms = new LinkedHashMap<>();
    private @Nullable String text;

    LocalPrice(String region, int number) {
        this.region = region;
        this.sku = String.format("LOCAL%011d", number);
        attributes.put("servicecode", "AmazonSageMaker");
        attributes.put("regionCode", region);
        attributes.put("locationType", "AWS Region");
        attributes.put("operation", "RunInstance");
    }

    public LocalPrice attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /** The usage type without the prefix of the region: {@code Host:ml.m5.xlarge}. */
    public LocalPrice usageType(String usage) {
        String prefix = PREFIXES.get(region);
        return attribute("usagetype", prefix == null ? usage : prefix + "-" + usage);
    }

    /** The price of an hour on demand, in the money of the region; said again, one more. */
    public LocalPrice hourly(String price) {
        return price("OnDemand", "Hrs", inChina() ? "CNY" : "USD", price);
    }

    /** Any other price: of terms {@code OnDemand} or {@code Reserved}, by whatever unit. */
    public LocalPrice price(String term, String unit, String currency, String price) {
        List<Object> offers = offers(term);
        offers.add(Map.of("unit", unit, "beginRange", "0", "endRange", "Inf", "pricePerUnit", Map.of(currency, price)));
        return this;
    }

    @SuppressWarnings("unchecked") // what is put here is put by this method alone
    private List<Object> offers(String term) {
        return (List<Object>) terms.computeIfAbsent(term, absent -> new ArrayList<>());
    }

    /** What comes in place of the row, be it JSON or not. */
    public LocalPrice text(String instead) {
        text = instead;
        return this;
    }

    boolean inChina() {
        return region.startsWith("cn-");
    }

    @Nullable
    String value(String field) {
        return field.equals("productFamily") ? "ML Instance" : attributes.get(field);
    }

    String json() {
        if (text != null) {
            return text;
        }
        Map<String, Object> offered = new LinkedHashMap<>();
        terms.forEach((term, offers) -> {
            Map<String, Object> dimensions = new LinkedHashMap<>();
            List<?> all = (List<?>) offers;
            for (int i = 0; i < all.size(); i++) {
                dimensions.put(sku + ".TERM." + i, all.get(i));
            }
            offered.put(term, Map.of(sku + ".TERM", Map.of("sku", sku, "priceDimensions", dimensions)));
        });
        try {
            return JSON.writeValueAsString(Map.of(
                    "product",
                    Map.of("productFamily", "ML Instance", "sku", sku, "attributes", attributes),
                    "serviceCode",
                    "AmazonSageMaker",
                    "terms",
                    offered,
                    "version",
                    "20260105000000"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
