package io.github.idle4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.EstimateReport;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.cost.CallPrices;
import io.github.idle4j.aws.cost.CallPrices.Charge;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** What a scan takes, for programs, in version 1 of its schema: fields may be added, none is renamed or removed. */
final class EstimateJson {

    private static final int SCHEMA_VERSION = 1;

    private EstimateJson() {}

    /** The document, with a line end after it. */
    static String of(EstimateReport report, boolean demo) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(text)
                .setCharacterEscapes(new UnprintableEscapes())
                .useDefaultPrettyPrinter()) {
            write(report, demo, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + System.lineSeparator();
    }

    private static void write(EstimateReport report, boolean demo, JsonGenerator json) throws IOException {
        Estimate estimate = report.estimate();
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeBooleanField("demo", demo);
        json.writeBooleanField("inventoryComplete", report.inventoryComplete());
        json.writeObjectFieldStart("calls");
        for (Map.Entry<String, Range> api : estimate.calls().entrySet()) {
            range(api.getKey(), api.getValue(), json);
        }
        json.writeEndObject();
        range("callsInAll", estimate.callsInAll(), json);
        range("metrics", estimate.metrics(), json);
        charge(CallPrices.charge(estimate), json);
        json.writeObjectFieldStart("apiCalls");
        for (Map.Entry<String, Long> api : report.calls().entrySet()) {
            json.writeNumberField(api.getKey(), api.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("failures");
        for (ScanFailure failure : report.failures()) {
            failure(failure, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void range(String field, Range range, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("fewest", range.fewest());
        json.writeNumberField("most", range.most());
        json.writeBooleanField("orMore", range.open());
        json.writeEndObject();
    }

    private static void charge(Charge charge, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("charge");
        json.writeStringField("currency", charge.most().currency().getCurrencyCode());
        json.writeNumberField("least", charge.least().amount());
        json.writeNumberField("most", charge.most().amount());
        json.writeBooleanField("orMore", charge.open());
        json.writeEndObject();
    }

    private static void failure(ScanFailure failure, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("account", failure.origin().account().orElse(null));
        json.writeStringField("region", failure.origin().region().orElse(null));
        json.writeStringField("source", failure.origin().source());
        json.writeStringField("error", failure.error());
        json.writeEndObject();
    }
}
