package io.github.idle4j.examples.policyfile;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.examples.policyfile.Node.Field;
import io.github.idle4j.examples.policyfile.Node.Fields;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads policies: one rule, called as in Java, and what may stand beside it. */
final class Policies {

    static final List<String> OTHER_KEYS = List.of("otherwise", "unless", "named", "because");

    /** Each case is a policy inside the next one. */
    private static final int MOST_CASES = 100;

    private static final IdlePolicy IN_ITS_PLACE = IdlePolicy.quietFor(Duration.ofDays(1));

    private final Form form;

    private final Conditions conditions;

    private final Exemptions exemptions;

    private final Map<String, Function<Field, IdlePolicy>> rules = new LinkedHashMap<>();

    Policies(Form form, Conditions conditions, Exemptions exemptions) {
        this.form = form;
        this.conditions = conditions;
        this.exemptions = exemptions;
        rules.put("quietFor", field -> IdlePolicy.quietFor(Scalars.threshold(field)));
        rules.put("quietForWorkingTime", new Calendars(form)::quietForWorkingTime);
        rules.put("quietBeyondRhythm", this::quietBeyondRhythm);
        rules.put("fewerUsesThan", this::fewerUsesThan);
        rules.put("allOf", field -> IdlePolicy.allOf(several(field)));
        rules.put("anyOf", field -> IdlePolicy.anyOf(several(field)));
        rules.put("atLeast", this::atLeast);
    }

    Collection<String> keys() {
        List<String> keys = new ArrayList<>(rules.keySet());
        keys.add("when");
        return keys;
    }

    IdlePolicy policy(Field field) {
        Fields fields = form.fields(field, "a policy such as {quietFor: 14d}");
        Field rule = form.choice(fields, keys(), OTHER_KEYS, "rule");
        IdlePolicy policy = form.or(
                IN_ITS_PLACE,
                () -> rule.key().equals("when")
                        ? when(rule, fields)
                        : requireNonNull(rules.get(rule.key()), "rule").apply(rule));
        Optional<Field> otherwise = form.field(fields, "otherwise");
        if (otherwise.isPresent() && !rule.key().equals("when")) {
            form.tell(otherwise.get().at(), "'otherwise' belongs to 'when', and there is none here.");
        }
        IdlePolicy some = form.field(fields, "unless")
                .map(exemptions::read)
                .map(policy::unless)
                .orElse(policy);
        IdlePolicy explained = form.field(fields, "because")
                .map(words -> some.because(Scalars.text(words, "a sentence")))
                .orElse(some);
        return form.field(fields, "named")
                .map(name -> explained.named(Scalars.text(name, "a name")))
                .orElse(explained);
    }

    private List<IdlePolicy> several(Field field) {
        return form.each(field, "policies", IN_ITS_PLACE, this::policy);
    }

    private IdlePolicy quietBeyondRhythm(Field field) {
        Fields fields = form.fields(field, "a map such as {time: 14d, history: 90d}");
        form.onlyKeys(fields, List.of("time", "history"));
        Duration time = Scalars.threshold(form.required(field, fields, "time"));
        Field history = form.required(field, fields, "history");
        if (Scalars.threshold(history).compareTo(time) <= 0) {
            throw Form.wrong(history, "has to be longer than 'time'");
        }
        return IdlePolicy.quietBeyondRhythm(time, Scalars.threshold(history));
    }

    private IdlePolicy fewerUsesThan(Field field) {
        Fields fields = form.fields(field, "a map such as {uses: 5, in: 14d}");
        form.onlyKeys(fields, List.of("uses", "in"));
        return IdlePolicy.fewerUsesThan(
                Scalars.number(form.required(field, fields, "uses")),
                Scalars.threshold(form.required(field, fields, "in")));
    }

    private IdlePolicy atLeast(Field field) {
        Fields fields = form.fields(field, "a map of 'number' and 'of'");
        form.onlyKeys(fields, List.of("number", "of"));
        Field number = form.required(field, fields, "number");
        List<IdlePolicy> policies = several(form.required(field, fields, "of"));
        if (Scalars.number(number) > policies.size()) {
            throw Form.wrong(number, "can be at most " + policies.size() + ", as many as there are below 'of'");
        }
        return IdlePolicy.atLeast(Scalars.number(number), policies);
    }

    /** One case of a choice. */
    private record Case(ActivityPredicate condition, IdlePolicy policy) {}

    private IdlePolicy when(Field when, Fields fields) {
        Case inItsPlace = new Case(activity -> false, IN_ITS_PLACE);
        List<Case> cases = form.each(when, "cases", MOST_CASES, inItsPlace, this::oneCase);
        IdlePolicy choice = form.field(fields, "otherwise")
                .map(this::policy)
                .orElseThrow(() -> new WrongFormException(
                        when.at(), "'when' needs an 'otherwise' beside it, for what fits none of its cases."));
        for (int i = cases.size() - 1; i >= 0; i--) {
            choice = IdlePolicy.when(cases.get(i).condition(), cases.get(i).policy())
                    .otherwise(choice);
        }
        return choice;
    }

    private Case oneCase(Field field) {
        Fields fields = form.fields(field, "cases such as {name: 'demo-*', then: {quietFor: 2d}}");
        Field condition = form.choice(fields, conditions.keys(), List.of("then"), "condition");
        Field then = form.field(fields, "then")
                .orElseThrow(() -> new WrongFormException(
                        condition.at(), "This case says not by what to judge; give it a 'then'."));
        return new Case(conditions.read(condition), policy(then));
    }
}
