package io.github.idle4j.examples.policyfile;

import java.util.List;
import java.util.Map;

/** What a file holds, and where: text, a list, or a map. No text is taken for a number, a date or a truth value. */
sealed interface Node {

    /** Where it begins. */
    Place at();

    /** What it is, as one would say it to who wrote it. */
    String words();

    /**
     * A place in a file.
     *
     * @param line   from 1
     * @param column from 1
     */
    record Place(int line, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
        }
    }

    /**
     * A text.
     *
     * @param at      where it begins
     * @param text    the text
     * @param missing whether nothing was written at all, or what YAML calls null
     */
    record Text(Place at, String text, boolean missing) implements Node {
        @Override
        public String words() {
            return missing ? "nothing" : "'" + text + "'";
        }
    }

    /**
     * A list.
     *
     * @param at    where it begins
     * @param items what it holds
     */
    record Items(Place at, List<Node> items) implements Node {
        @Override
        public String words() {
            return items.isEmpty() ? "an empty one" : "a list";
        }
    }

    /**
     * A map.
     *
     * @param at     where it begins
     * @param fields what it holds, by key, in the order in which it was written
     */
    record Fields(Place at, Map<String, Field> fields) implements Node {
        @Override
        public String words() {
            return fields.isEmpty() ? "an empty one" : "a map";
        }
    }

    /**
     * What stands below a key: all of it, or an item of the list there.
     *
     * @param at    where the key stands
     * @param key   the key
     * @param value what stands there
     */
    record Field(Place at, String key, Node value) {
        Field with(Node item) {
            return new Field(at, key, item);
        }
    }
}
