package io.github.idle4j.examples.policyfile;

import io.github.idle4j.examples.policyfile.Node.Field;
import io.github.idle4j.examples.policyfile.Node.Fields;
import io.github.idle4j.policy.Exemption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads exemptions: what a tag says, what is new, or a condition with a reason and perhaps an end. */
final class Exemptions {

    /** What says all by itself. */
    static final List<String> COMPLETE = List.of("byTag", "forNew");

    /** What stands beside a condition. */
    static final List<String> BESIDES = List.of("reason", "until");

    private static final Exemption IN_ITS_PLACE = Exemption.forNew(Duration.ofDays(1));

    private final Form form;

    private final Conditions conditions;

    private final boolean requireEnd;

    Exemptions(Form form, Conditions conditions, boolean requireEnd) {
        this.form = form;
        this.conditions = conditions;
        this.requireEnd = requireEnd;
    }

    Exemption[] read(Field field) {
        return form.each(field, "exemptions", IN_ITS_PLACE, this::exemption).toArray(Exemption[]::new);
    }

    private Exemption exemption(Field field) {
        Fields fields = form.fields(field, "exemptions such as {name: 'demo-*', reason: shown to customers}");
        List<String> kinds = new ArrayList<>(conditions.keys());
        kinds.addAll(COMPLETE);
        Field what = form.choice(fields, kinds, BESIDES, "condition");
        return switch (what.key()) {
            case "byTag" -> byTag(what, fields);
            case "forNew" -> alone(what, fields, Exemption.forNew(Scalars.time(what)));
            default -> stated(what, fields);
        };
    }

    private Exemption byTag(Field what, Fields fields) {
        Exemption exemption = alone(what, fields, Exemption.byTag(Scalars.text(what, "the key of a tag")));
        return requireEnd ? exemption.requiringEnd() : exemption;
    }

    private Exemption alone(Field what, Fields fields, Exemption exemption) {
        fields.fields().values().stream().filter(other -> !other.equals(what)).forEach(other -> {
            String says =
                    what.key().equals("byTag") ? "The tag says itself why, and until when" : "This ends by itself";
            form.tell(other.at(), says + "; leave out '" + other.key() + "'.");
        });
        return exemption;
    }

    private Exemption stated(Field what, Fields fields) {
        Field reason = form.field(fields, "reason")
                .orElseThrow(() ->
                        new WrongFormException(what.at(), "This exemption says nowhere why; give it a 'reason'."));
        Exemption exemption = Exemption.of(conditions.read(what), Scalars.text(reason, "words"));
        Optional<Field> until = form.field(fields, "until");
        if (until.isEmpty() && requireEnd) {
            throw new WrongFormException(
                    what.at(), "This exemption has no end, and requireEnd asks for one; give it an 'until'.");
        }
        return until.map(Scalars::date).map(exemption::until).orElse(exemption);
    }
}
