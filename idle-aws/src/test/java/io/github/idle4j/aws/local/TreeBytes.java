package io.github.idle4j.aws.local;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Trees of members in JSON or CBOR, which differ in how they write a time. */
final class TreeBytes {

    @FunctionalInterface
    interface TimeWriter {
        void write(JsonGenerator generator, Instant time) throws IOException;
    }

    private final ObjectMapper mapper;
    private final TimeWriter times;

    TreeBytes(ObjectMapper mapper, TimeWriter times) {
        this.mapper = mapper;
        this.times = times;
    }

    Map<String, Object> read(byte[] bytes) {
        if (bytes.length == 0) {
            return Map.of();
        }
        try {
            return mapper.readValue(bytes, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw AwsError.malformed("Could not read the request: " + e.getMessage());
        }
    }

    byte[] write(Map<String, Object> tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = mapper.createGenerator(bytes)) {
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                generator.writeFieldName(member.getKey().toString());
                write(generator, member.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (value instanceof Instant time) {
            times.write(generator, time);
        } else {
            generator.writePOJO(value);
        }
    }
}
