package io.github.idle4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.idle4j.CostSum;
import io.github.idle4j.cost.Amount;
import io.github.idle4j.cost.Cost;
import io.github.idle4j.cost.Money;
import io.github.idle4j.cost.Total;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Costs in the report for programs: amounts to the hundredth, {@code null} where nothing is known. */
final class JsonCosts {

    private JsonCosts() {}

    /** Of one resource; {@code null} where it is not idle, or has no bill of its own. */
    static void write(Optional<Cost> cost, JsonGenerator json) throws IOException {
        if (cost.isEmpty()) {
            json.writeNullField("cost");
            return;
        }
        Amount monthly = cost.get().monthly();
        Amount wasted = cost.get().wastedSoFar();
        json.writeObjectFieldStart("cost");
        amounts(monthly.money(), wasted.money(), json);
        atLeast(monthly instanceof Amount.AtLeast, wasted instanceof Amount.AtLeast, json);
        json.writeStringField("explanation", cost.get().explanation());
        json.writeEndObject();
    }

    /** By owner. The money of one account is of one currency: dollars, or in China yuan. */
    static void write(Map<CostOwner, CostSum> sums, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("costs");
        for (Map.Entry<CostOwner, CostSum> entry : sums.entrySet()) {
            CostSum sum = entry.getValue();
            json.writeStartObject();
            write("owner", entry.getKey().user(), json);
            write("space", entry.getKey().space(), json);
            write("domainId", entry.getKey().domainId(), json);
            amounts(
                    sum.monthly().money().stream().findFirst(),
                    sum.wastedSoFar().money().stream().findFirst(),
                    json);
            atLeast(isPart(sum.monthly()), isPart(sum.wastedSoFar()), json);
            json.writeNumberField("bills", sum.bills());
            json.writeNumberField("ofUnknownCost", sum.monthly().unknown());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void amounts(Optional<Money> monthly, Optional<Money> wasted, JsonGenerator json)
            throws IOException {
        write(
                "currency",
                Stream.of(monthly, wasted)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(money -> money.currency().getCurrencyCode()),
                json);
        write("monthly", monthly, json);
        write("wastedSoFar", wasted, json);
    }

    private static boolean isPart(Total total) {
        return !total.isExact() && !total.money().isEmpty();
    }

    private static void atLeast(boolean monthly, boolean wasted, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("atLeast");
        if (monthly) {
            json.writeString("monthly");
        }
        if (wasted) {
            json.writeString("wastedSoFar");
        }
        json.writeEndArray();
    }

    private static <T> void write(String field, Optional<T> value, JsonGenerator json) throws IOException {
        json.writeFieldName(field);
        if (value.isEmpty()) {
            json.writeNull();
        } else if (value.get() instanceof Money money) {
            json.writeNumber(money.amount().setScale(2, RoundingMode.HALF_UP));
        } else {
            json.writeString(value.get().toString());
        }
    }
}
