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
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The report for programs, in version 1 of its schema: fields may be added, none is renamed or removed. What is not known
 * is {@code null}. Writes each verdict as it comes and keeps none, so that a report may be larger than memory.
 */
final class JsonReport implements ReportWriter {

    private static final int SCHEMA_VERSION = 1;

    private final Writer to;
    private final JsonGenerator json;
    private final boolean priced;
    private volatile @Nullable IOException failure;

    /**
     * Begins a report.
     *
     * @param to     where it goes; left open
     * @param demo   whether it is of the demo account
     * @param priced whether it is to say what is idle costs
     */
    JsonReport(Writer to, boolean demo, boolean priced) throws IOException {
        this.to = to;
        this.priced = priced;
        json = new JsonFactory()
                .createGenerator(to)
                .setCharacterEscapes(new UnprintableEscapes())
                .useDefaultPrettyPrinter();
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeBooleanField("demo", demo);
        json.writeArrayFieldStart("verdicts");
    }

    @Override
    public void assessed(Assessment assessment) {
        if (failure == null) {
            try {
                verdict(assessment);
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException e) { // what comes after a half-written verdict would be no JSON
                failure = new IOException(e);
            }
        }
    }

    @Override
    public boolean failed() {
        return failure != null;
    }

    /** Writes what is known only now, and a line end. */
    @Override
    public void complete(ScanResult result) throws IOException {
        IOException before = failure;
        if (before != null) {
            throw before;
        }
        ScanSummary summary = result.summary();
        json.writeEndArray();
        write("startedAt", summary.startedAt());
        write("finishedAt", summary.finishedAt());
        write("asOf", summary.asOf());
        json.writeBooleanField("inventoryComplete", summary.inventoryComplete());
        json.writeObjectFieldStart("counts");
        for (Map.Entry<IdleVerdict.Status, Long> count : summary.counts().entrySet()) {
            json.writeNumberField(count.getKey().name(), count.getValue());
        }
        json.writeEndObject();
        idleOwners(result.tally().idleOwners());
        idleSpaces(result.tally().idleSpaces());
        json.writeArrayFieldStart("failures");
        for (ScanFailure failed : summary.failures()) {
            failure(failed);
        }
        json.writeEndArray();
        if (priced) {
            JsonCosts.write(result.tally().costs(), json);
        }
        numbers("apiCalls", result.calls());
        numbers("apiAttempts", summary.attempts());
        json.writeNumberField("metricsRequested", summary.metrics());
        json.writeEndObject();
        json.close();
        to.write(System.lineSeparator());
        to.flush();
    }

    private void numbers(String field, Map<String, Long> numbers) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
            json.writeNumberField(number.getKey(), number.getValue());
        }
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

    private void verdict(Assessment assessment) throws IOException {
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
