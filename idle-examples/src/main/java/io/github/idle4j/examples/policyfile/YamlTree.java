package io.github.idle4j.examples.policyfile;

import io.github.idle4j.examples.policyfile.Node.Field;
import io.github.idle4j.examples.policyfile.Node.Fields;
import io.github.idle4j.examples.policyfile.Node.Items;
import io.github.idle4j.examples.policyfile.Node.Place;
import io.github.idle4j.examples.policyfile.Node.Text;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * What a text in YAML holds, made of the parser's events: so nothing is resolved, expanded or built that nobody asked for.
 * Anchors, aliases, tags of types and further documents are errors.
 */
final class YamlTree {

    private static final int DEEPEST = 20;

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final Iterator<Event> events;

    private YamlTree(Iterator<Event> events) {
        this.events = events;
    }

    /** What the text holds. */
    static Node of(String text) {
        requirePrintable(text);
        var tree = new YamlTree(
                new Parse(LoadSettings.builder().build()).parseString(text).iterator());
        try {
            return tree.document();
        } catch (MarkedYamlEngineException e) {
            throw problem(text, place(e.getProblemMark().or(e::getContextMark)), e.getProblem());
        } catch (YamlVersionException e) {
            throw new WrongFormException(new Place(1, 1), "This is YAML of a version that is not read here.");
        }
    }

    private static WrongFormException problem(String text, Place at, String problem) {
        String line = text.lines().skip(at.line() - 1L).findFirst().orElse("");
        return problem.contains("(TAB)") && line.contains("\t")
                ? new WrongFormException(
                        new Place(at.line(), line.indexOf('\t') + 1), "This is a tab; YAML is indented by spaces.")
                : new WrongFormException(at, "This is no YAML: " + problem.replaceAll("[.\\s]+$", "") + ".");
    }

    /** The parser would tell, but not in which line. */
    private static void requirePrintable(String text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                throw new WrongFormException(
                        new Place(line, column),
                        "Character U+%04X cannot be shown, and does not belong here.".formatted(character));
            }
            line += character == '\n' ? 1 : 0;
            column = character == '\n' ? 1 : column + 1;
        }
    }

    private Node document() {
        events.next(); // the stream begins
        Event begin = events.next();
        if (begin.getEventId() == Event.ID.StreamEnd) {
            throw new WrongFormException(new Place(1, 1), "The file is empty.");
        }
        Node root = node(events.next(), 0);
        events.next(); // the document ends
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw new WrongFormException(
                    place(end.getStartMark()), "A policy file is one document; here begins another.");
        }
        return root;
    }

    private Node node(Event event, int depth) {
        Place at = place(event.getStartMark());
        // An alias is an event with an anchor too.
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new WrongFormException(
                    at,
                    "A text that begins with * or & has to be in quotes; YAML's anchors and aliases are not read here.");
        }
        if (depth > DEEPEST) {
            throw new WrongFormException(at, "This is nested too deep: more than " + DEEPEST + " levels.");
        }
        if (event instanceof ScalarEvent scalar) {
            return text(scalar);
        }
        requireNoTag(((CollectionStartEvent) event).getTag(), at);
        return event.getEventId() == Event.ID.MappingStart ? fields(at, depth) : items(at, depth);
    }

    private static Text text(ScalarEvent scalar) {
        Place at = place(scalar.getStartMark());
        requireNoTag(scalar.getTag(), at);
        return new Text(at, scalar.getValue(), scalar.isPlain() && NOTHING.contains(scalar.getValue()));
    }

    private static void requireNoTag(Optional<String> tag, Place at) {
        tag.ifPresent(type -> {
            throw new WrongFormException(
                    at, "A text that begins with ! has to be in quotes; YAML's tags of types are not read here.");
        });
    }

    private Items items(Place at, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new Items(at, items);
    }

    private Fields fields(Place at, int depth) {
        var fields = new LinkedHashMap<String, Field>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            if (!(node(next, depth + 1) instanceof Text key) || key.missing()) {
                throw new WrongFormException(place(next.getStartMark()), "A key is a word.");
            }
            Field before = fields.get(key.text());
            if (before != null) {
                throw new WrongFormException(
                        key.at(),
                        "'" + key.text() + "' stands here twice; the first time in line "
                                + before.at().line() + ".");
            }
            fields.put(key.text(), new Field(key.at(), key.text(), node(events.next(), depth + 1)));
        }
        return new Fields(at, fields);
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(found -> new Place(found.getLine() + 1, found.getColumn() + 1))
                .orElse(new Place(1, 1));
    }
}
