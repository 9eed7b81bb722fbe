package io.github.idle4j.aws.local;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request, whatever protocol brought them: a number may come as text (Query), a time as text (Query), as
 * seconds (JSON) or as itself.
 */
final class Input {

    private final Map<String, Object> tree;

    Input(Map<String, Object> tree) {
        this.tree = tree;
    }

    Map<String, Object> tree() {
        return tree;
    }

    boolean has(String name) {
        return tree.get(name) != null;
    }

    @Nullable
    String text(String name) {
        Object value = tree.get(name);
        return value == null ? null : value.toString();
    }

    String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    String required(String name) {
        String value = text(name);
        if (value == null) {
            String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            throw AwsError.validation("1 validation error detected: Value null at '" + member
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    int number(String name, int otherwise) {
        Object value = tree.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return value instanceof Number number ? number.intValue() : Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            throw AwsError.malformed(name + " must be a number, not " + value);
        }
    }

    /** A count of milliseconds, as CloudWatch Logs writes its times. */
    @Nullable
    Long milliseconds(String name) {
        Object value = tree.get(name);
        if (value != null && !(value instanceof Number)) {
            throw AwsError.malformed(name + " must be a number, not " + value);
        }
        return value == null ? null : ((Number) value).longValue();
    }

    @Nullable
    Instant time(String name) {
        Object value = tree.get(name);
        if (value == null || value instanceof Instant) {
            return (Instant) value;
        }
        try {
            return value instanceof Number seconds
                    ? Instant.ofEpochMilli(
                            new BigDecimal(seconds.toString()).movePointRight(3).longValue())
                    : Instant.parse(value.toString());
        } catch (DateTimeParseException e) {
            throw AwsError.malformed(name + " must be a timestamp, not " + value);
        }
    }

    boolean flag(String name, boolean otherwise) {
        String value = text(name);
        return value == null ? otherwise : Boolean.parseBoolean(value);
    }

    @Nullable
    Input child(String name) {
        return tree.get(name) instanceof Map<?, ?> map ? of(map) : null;
    }

    /** The structures of a list; an absent list is an empty one. */
    List<Input> list(String name) {
        return tree.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> of((Map<?, ?>) item))
                        .toList()
                : List.of();
    }

    /** The texts of a list; an absent list is an empty one. */
    List<String> texts(String name) {
        return tree.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // codecs make the keys of every structure Strings
    private static Input of(Map<?, ?> map) {
        return new Input((Map<String, Object>) map);
    }
}
