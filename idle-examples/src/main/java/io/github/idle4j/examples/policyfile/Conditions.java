package io.github.idle4j.examples.policyfile;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.examples.policyfile.Node.Field;
import io.github.idle4j.examples.policyfile.Node.Fields;
import io.github.idle4j.policy.ActivityPredicate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Reads conditions: one key, which is what they are called in Java where they have a name there. */
final class Conditions {

    private static final ActivityPredicate IN_ITS_PLACE = activity -> false;

    private final Form form;

    private final List<String> types;

    private final Map<String, Function<Field, ActivityPredicate>> conditions = new LinkedHashMap<>();

    /**
     * Reads those of one section.
     *
     * @param types what the resources of the section can be
     */
    Conditions(Form form, List<String> types) {
        this.form = form;
        this.types = types;
        conditions.put("tag", this::tag);
        conditions.put("name", field -> ActivityPredicate.named(Scalars.text(field, "a name such as 'demo-*'")));
        conditions.put("owner", field -> ActivityPredicate.ownedBy(Scalars.text(field, "a name")));
        conditions.put("type", this::type);
        conditions.put("olderThan", field -> ActivityPredicate.olderThan(Scalars.time(field)));
        conditions.put("noted", field -> ActivityPredicate.noted(Scalars.text(field, "a note such as BROKEN_UPDATE")));
        conditions.put("attribute", this::attribute);
        conditions.put("allOf", field -> several(field, ActivityPredicate::and));
        conditions.put("anyOf", field -> several(field, ActivityPredicate::or));
        conditions.put("not", field -> condition(field).negate());
    }

    Collection<String> keys() {
        return conditions.keySet();
    }

    /** That condition, by its key. */
    ActivityPredicate read(Field field) {
        return requireNonNull(conditions.get(field.key()), "condition").apply(field);
    }

    private ActivityPredicate condition(Field field) {
        Fields fields = form.fields(field, "conditions such as {name: 'demo-*'}");
        return read(form.choice(fields, keys(), List.of(), "condition"));
    }

    private ActivityPredicate several(Field field, BinaryOperator<ActivityPredicate> combining) {
        return combined(form.each(field, "conditions", IN_ITS_PLACE, this::condition), combining);
    }

    /** By halves, so that a thousand conditions are not a thousand deep. */
    private static ActivityPredicate combined(
            List<ActivityPredicate> all, BinaryOperator<ActivityPredicate> combining) {
        int half = all.size() / 2;
        return half == 0
                ? all.get(0)
                : combining.apply(
                        combined(all.subList(0, half), combining), combined(all.subList(half, all.size()), combining));
    }

    private ActivityPredicate tag(Field field) {
        if (field.value() instanceof Fields) {
            Field tag = theOnly(field, "one tag such as {env: prod}; several go into allOf");
            return ActivityPredicate.tagged(tag.key(), Scalars.maybeEmpty(tag, "a text"));
        }
        return ActivityPredicate.tagged(Scalars.text(field, "a tag such as keep or {env: prod}"));
    }

    private ActivityPredicate attribute(Field field) {
        Field attribute = theOnly(field, "one attribute such as {appType: JupyterLab}");
        return ActivityPredicate.attribute(attribute.key(), Scalars.text(attribute, "a text"));
    }

    private Field theOnly(Field field, String suchAs) {
        Map<String, Field> fields = form.fields(field, suchAs).fields();
        if (fields.size() > 1) {
            throw new WrongFormException(field.value().at(), field.key() + " takes " + suchAs + ".");
        }
        return fields.values().iterator().next();
    }

    private ActivityPredicate type(Field field) {
        String such = String.join(" or ", types);
        String type = Scalars.text(field, such);
        if (!types.contains(type)) {
            throw Form.wrong(field, "takes " + such + " here");
        }
        return ActivityPredicate.ofType(type);
    }
}
