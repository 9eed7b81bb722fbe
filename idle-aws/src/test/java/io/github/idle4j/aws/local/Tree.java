package io.github.idle4j.aws.local;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A structure of an answer in the making. AWS leaves unknown members out; it does not send nulls. */
final class Tree {

    private final Map<String, Object> members = new LinkedHashMap<>();

    Tree put(String member, Object value) {
        members.put(member, value);
        return this;
    }

    Tree putIfKnown(String member, @Nullable Object value) {
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    Tree putAll(Map<String, Object> more) {
        members.putAll(more);
        return this;
    }

    /** Adds members, and where both have a structure of one name, those of the one to those of the other. */
    Tree merge(Map<?, ?> more) {
        more.forEach((name, value) -> {
            Object known = members.get(name.toString());
            members.put(
                    name.toString(),
                    known instanceof Map<?, ?> old && value instanceof Map<?, ?> added
                            ? new Tree().merge(old).merge(added).members()
                            : value);
        });
        return this;
    }

    Map<String, Object> members() {
        return members;
    }
}
