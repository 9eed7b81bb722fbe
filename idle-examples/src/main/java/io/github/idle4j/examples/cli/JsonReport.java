package io.github.idle4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.ScanSummary;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.history.IdleStreak;
import io.github.idle4j.policy.Decision;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.Quantity;
import io.github.idle4j.policy.ResourceActivity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The report for programs, in version 1 of its schema: fields may be added, none is renamed or removed. What is not known
 * is {@code null}.
 */
final class JsonReport {

    private static final int SCHEMA_VERSION = 1;

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** The report, with a line end after it. */
    static String of(ScanResult result) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            new JsonReport(json).write(result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + System.lineSeparator();
    }

    private void write(ScanResult result) throws IOException {
        ScanSummary summary = result.report().summary();
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeBooleanField("demo", result.demo());
        write("startedAt", summary.startedAt());
        write("finishedAt", summary.finishedAt());
        write("asOf", summary.asOf());
        json.writeBooleanField("inventoryComplete", summary.inventoryComplete());
        json.writeArrayFieldStart("verdicts");
        for (Assessment assessment : result.report().assessments()) {
            verdict(assessment, result.priced().isPresent());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("counts");
        for (IdleVerdict.Status status : IdleVerdict.Status.values()) {
            json.writeNumberField(status.name(), result.report().with(status).size());
        }
        json.writeEndObject();
        idleOwners(IdleOwner.of(result.report()));
        idleSpaces(IdleSpace.of(result.report()));
        json.writeArrayFieldStart("failures");
        for (ScanFailure failure : summary.failures()) {
            failure(failure);
        }
        json.writeEndArray();
        if (result.priced().isPresent()) {
            JsonCosts.write(CostOwner.sums(result.report()), json);
        }
        json.writeObjectFieldStart("apiCalls");
        for (Map.Entry<String, Long> calls : result.calls().entrySet()) {
            json.writeNumberField(calls.getKey(), calls.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void idleOwners(List<IdleOwner> owners) throws IOException {
        json.writeArrayFieldStart("idleUsers");
        for (String user : new TreeSet<>(owners.stream().map(IdleOwner::user).toList())) {
            json.writeString(user);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("idleOwners");
        for (IdleOwner owner : owners) {
            json.writeStartObject();
            json.writeStringField("domainId", owner.domainId());
            json.writeStringField("user", owner.user());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void idleSpaces(List<IdleSpace> spaces) throws IOException {
        json.writeArrayFieldStart("idleSpaces");
        for (IdleSpace space : spaces) {
            json.writeStartObject();
            json.writeStringField("domainId", space.domainId());
            json.writeStringField("space", space.space());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void verdict(Assessment assessment, boolean priced) throws IOException {
        IdleVerdict verdict = assessment.verdict();
        Optional<Idle> idle = verdict instanceof Idle found ? Optional.of(found) : Optional.empty();
        Optional<Instant> idleSince = idle.map(Idle::since);
        json.writeStartObject();
        resource(assessment.activity());
        json.writeStringField("status", verdict.status().name());
        json.writeStringField("reason", verdict.reason().code());
        json.writeStringField("explanation", verdict.explanation());
        write("confidence", idle.map(found -> found.confidence().name()));
        write("lastActiveAt", assessment.lastActiveAt().map(Instant::toString));
        write("idleSince", idleSince.map(Instant::toString));
        write(
                "idleFor",
                idleSince
                        .map(since ->
                                Duration.between(since, assessment.activity().judgedAt()))
                        .map(DurationText::iso));
        streak(assessment.idleStreak());
        json.writeStringField("policy", assessment.policy());
        decision(verdict.decision());
        json.writeArrayFieldStart("evidence");
        for (Evidence finding : verdict.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : assessment.activity().notes()) {
            json.writeString(note);
        }
        for (String note : verdict.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("recommendations");
        for (Recommendation recommendation : assessment.recommendations()) {
            recommendation(recommendation);
        }
        json.writeEndArray();
        if (priced) {
            JsonCosts.write(assessment.cost(), json);
        }
        json.writeEndObject();
    }

    private void streak(Optional<IdleStreak> streak) throws IOException {
        write("firstIdleAt", streak.map(IdleStreak::firstIdleAt).map(Instant::toString));
        json.writeFieldName("idleVerdicts");
        if (streak.isPresent()) {
            json.writeNumber(streak.get().verdicts());
        } else {
            json.writeNull();
        }
    }

    private void decision(Decision decision) throws IOException {
        json.writeObjectFieldStart("decision");
        write("policy", Optional.of(decision.policy()).filter(name -> !name.isEmpty()));
        quantity("saw", decision.saw());
        quantity("limit", decision.limit());
        json.writeEndObject();
    }

    private void quantity(String field, Optional<Quantity> quantity) throws IOException {
        Quantity known = quantity.orElse(null);
        if (known instanceof Quantity.Count count) {
            json.writeNumberField(field, count.number());
        } else if (known instanceof Quantity.Time time) {
            json.writeStringField(field, DurationText.iso(time.duration()));
        } else if (known instanceof Quantity.Work work) {
            json.writeStringField(field, DurationText.iso(work.duration()));
        } else {
            json.writeNullField(field);
        }
    }

    private void resource(ResourceActivity activity) throws IOException {
        ResourceId id = activity.resource();
        json.writeObjectFieldStart("resource");
        json.writeStringField("type", id.type());
        json.writeStringField("name", id.name());
        write("arn", Optional.ofNullable(activity.attributes().get("arn")));
        json.writeStringField("account", id.account());
        json.writeStringField("region", id.region());
        write("parent", activity.parent().map(ResourceId::name));
        write(
                "owner",
                activity.owner() instanceof Fact.Known<String> known ? Optional.of(known.value()) : Optional.empty());
        write("createdAt", activity.createdAt().map(Instant::toString));
        attributes(activity);
        json.writeEndObject();
    }

    private void attributes(ResourceActivity activity) throws IOException {
        Map<String, String> known = activity.attributes();
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<String, String> attribute : known.entrySet()) {
            if (!attribute.getKey().equals("arn")) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
        }
        if (StudioName.isOfStudio(activity)) {
            if (!known.containsKey("userProfileName") && !known.containsKey("spaceName")) {
                json.writeNullField("userProfileName");
            }
            if (!known.containsKey("instanceType")) {
                json.writeNullField("instanceType");
            }
        }
        json.writeEndObject();
    }

    private void finding(Evidence finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding instanceof Gap ? "GAP" : finding instanceof Silence ? "SILENCE" : "USE");
        json.writeStringField("signal", finding.signal().toString());
        write("from", finding.from());
        write("to", finding.to());
        json.writeStringField("detail", finding.detail());
        json.writeEndObject();
    }

    private void recommendation(Recommendation recommendation) throws IOException {
        json.writeStartObject();
        json.writeStringField("action", recommendation.action());
        json.writeStringField("why", recommendation.why());
        json.writeArrayFieldStart("commands");
        for (String command : recommendation.commands()) {
            json.writeString(command);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void failure(ScanFailure failure) throws IOException {
        json.writeStartObject();
        write("account", failure.origin().account());
        write("region", failure.origin().region());
        json.writeStringField("source", failure.origin().source());
        json.writeStringField("error", failure.error());
        json.writeEndObject();
    }

    private void write(String field, Instant instant) throws IOException {
        json.writeStringField(field, instant.toString());
    }

    private void write(String field, Optional<String> value) throws IOException {
        json.writeFieldName(field);
        if (value.isPresent()) {
            json.writeString(value.get());
        } else {
            json.writeNull();
        }
    }
}
