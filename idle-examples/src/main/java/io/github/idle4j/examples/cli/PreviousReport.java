package io.github.idle4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.inventory.Inventory;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The report of an earlier scan in JSON, of which nothing is kept but what there was. */
final class PreviousReport {

    private final File file;
    private final Predicate<ResourceId> concerned;
    private final Inventory.Builder inventory = Inventory.builder();

    private PreviousReport(File file, Predicate<ResourceId> concerned) {
        this.file = file;
        this.concerned = concerned;
    }

    /**
     * What there was.
     *
     * @param concerned what the scan will look at; what else there was is not compared
     * @throws WrongUsageException if it is no report that can be read
     */
    static Inventory read(File file, Predicate<ResourceId> concerned) {
        try {
            return new PreviousReport(file, concerned).read();
        } catch (JsonParseException e) {
            throw new WrongUsageException(
                    "--previous takes a report in JSON, which '" + file + "' is not: line "
                            + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new WrongUsageException("--previous cannot be read: '" + file + "': " + e.getMessage(), e);
        }
    }

    private Inventory read() throws IOException {
        boolean verdicts = false;
        try (JsonParser json = new JsonFactory().createParser(file)) {
            require(json.nextToken() == JsonToken.START_OBJECT, json);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("verdicts")) {
                    require(json.currentToken() == JsonToken.START_ARRAY, json);
                    verdicts = true;
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        verdict(json);
                    }
                } else {
                    json.skipChildren();
                }
            }
            require(verdicts && json.currentToken() == JsonToken.END_OBJECT, json);
        }
        return inventory.build();
    }

    private void verdict(JsonParser json) throws IOException {
        Map<String, String> verdict = texts(json);
        String status = text(verdict, "status", json);
        String reason = text(verdict, "reason", json);
        try {
            ResourceId resource = new ResourceId(
                    text(verdict, "resource.type", json),
                    "aws", // the partition tells nothing that the region does not
                    text(verdict, "resource.account", json),
                    text(verdict, "resource.region", json),
                    text(verdict, "resource.name", json));
            if (concerned.test(resource)) {
                inventory.add(resource, Status.valueOf(status), ReasonCode.of(reason, "It was said before."));
            }
        } catch (IllegalArgumentException e) {
            throw new JsonParseException(json, "a verdict of which this version knows nothing", e);
        }
    }

    /** The texts of an object, and those of objects in it with the name of these before a dot. */
    private Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        require(json.currentToken() == JsonToken.START_OBJECT, json);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && field.equals("resource")) {
                texts(json).forEach((name, text) -> texts.put(field + "." + name, text));
            } else if (value == JsonToken.VALUE_STRING) {
                texts.put(field, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }

    private static String text(Map<String, String> texts, String field, JsonParser json) throws IOException {
        @Nullable String text = texts.get(field);
        if (text == null) {
            throw new JsonParseException(json, "a verdict without " + field);
        }
        return text;
    }

    private static void require(boolean right, JsonParser json) throws IOException {
        if (!right) {
            throw new JsonParseException(json, "it is JSON, but not a report");
        }
    }
}
