package io.github.idle4j.examples.policyfile;

import io.github.idle4j.examples.policyfile.Node.Field;
import io.github.idle4j.examples.policyfile.Node.Fields;
import io.github.idle4j.examples.policyfile.Node.Items;
import io.github.idle4j.examples.policyfile.Node.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The maps and lists of a file as they have to be, and what is wrong with them. What is wrong is kept, and reading goes on
 * with something in its place, so that all of it is told at once.
 */
final class Form {

    /** More are a mistake, or meant to take long. */
    private static final int MOST_ITEMS = 1000;

    private final List<WrongFormException> problems = new ArrayList<>();

    /** What is wrong so far, from the top of the file on. */
    List<WrongFormException> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(WrongFormException::at))
                .toList();
    }

    void tell(Place at, String sentence) {
        problems.add(new WrongFormException(at, sentence));
    }

    /** What is read, or something in its place where that is wrong. */
    <T> T or(T inItsPlace, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (WrongFormException problem) {
            problems.add(problem);
            return inItsPlace;
        }
    }

    /** A map that holds something. */
    Fields fields(Field field, String suchAs) {
        if (field.value() instanceof Fields fields && !fields.fields().isEmpty()) {
            return fields;
        }
        throw wrong(field, "takes " + suchAs);
    }

    /** Each item of a list that holds some, read. */
    <T> List<T> each(Field field, String suchAs, int most, T inItsPlace, Function<Field, T> reading) {
        if (!(field.value() instanceof Items list) || list.items().isEmpty()) {
            throw wrong(field, "takes a list of " + suchAs);
        }
        if (list.items().size() > most) {
            throw new WrongFormException(
                    list.items().get(most).at(), "%s holds at most %,d items.".formatted(field.key(), most));
        }
        return list.items().stream()
                .map(item -> or(inItsPlace, () -> reading.apply(field.with(item))))
                .toList();
    }

    <T> List<T> each(Field field, String suchAs, T inItsPlace, Function<Field, T> reading) {
        return each(field, suchAs, MOST_ITEMS, inItsPlace, reading);
    }

    /** The field with that key, which has to be there. */
    Field required(Field whose, Fields fields, String key) {
        return field(fields, key).orElseThrow(() -> {
            String owner = whose.key().isEmpty() ? "The file" : whose.key();
            return new WrongFormException(fields.at(), owner + " needs the key '" + key + "'.");
        });
    }

    Optional<Field> field(Fields fields, String key) {
        return Optional.ofNullable(fields.fields().get(key));
    }

    /** No other keys than these. */
    void onlyKeys(Fields fields, Collection<String> keys) {
        problems.addAll(unknownIn(fields, keys));
    }

    private static List<WrongFormException> unknownIn(Fields fields, Collection<String> keys) {
        return fields.fields().values().stream()
                .filter(field -> !keys.contains(field.key()))
                .map(field -> new WrongFormException(field.at(), unknown(field.key(), keys)))
                .toList();
    }

    private static String unknown(String key, Collection<String> keys) {
        return "There is no key '" + key + "' here"
                + Nearest.to(key, keys)
                        .map(nearest -> "; did you mean '" + nearest + "'? ")
                        .orElse(". ")
                + "There " + (keys.size() == 1 ? "is " : "are ") + String.join(", ", keys) + ".";
    }

    /**
     * The one field that says what a map is.
     *
     * @param choices the keys of which there has to be exactly one
     * @param besides the keys that may stand beside it
     * @param what    what such a field is called
     */
    Field choice(Fields fields, Collection<String> choices, Collection<String> besides, String what) {
        List<String> keys = new ArrayList<>(choices);
        keys.addAll(besides);
        List<WrongFormException> unknown = unknownIn(fields, keys);
        problems.addAll(unknown);
        List<Field> chosen = fields.fields().values().stream()
                .filter(field -> choices.contains(field.key()))
                .toList();
        if (chosen.isEmpty() && !unknown.isEmpty()) {
            // Probably a slip of the pen: that it is unknown says enough.
            problems.remove(unknown.get(0));
            throw unknown.get(0);
        }
        if (chosen.isEmpty()) {
            throw new WrongFormException(
                    fields.at(), "Here is no " + what + "; there are " + String.join(", ", choices) + ".");
        }
        if (chosen.size() > 1) {
            throw new WrongFormException(
                    chosen.get(1).at(),
                    "Here is a second " + what + ", beside '" + chosen.get(0).key() + "' in line "
                            + chosen.get(0).at().line() + "; combine them with allOf or anyOf.");
        }
        return chosen.get(0);
    }

    /** {@code quietFor takes a duration, not a list.} */
    static WrongFormException wrong(Field field, String takes) {
        String name = field.key().isEmpty() ? "The file" : field.key();
        return new WrongFormException(
                field.value().at(),
                name + " " + takes + ", not " + field.value().words() + ".");
    }
}
