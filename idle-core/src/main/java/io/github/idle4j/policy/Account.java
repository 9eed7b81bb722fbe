package io.github.idle4j.policy;

import io.github.idle4j.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a verdict has to say for itself, made when somebody reads it: most verdicts are only counted.
 *
 * @param among whether it already says which part among others decided
 */
record Account(
        Supplier<String> explanation,
        Supplier<List<Evidence>> findings,
        Supplier<Decision> decision,
        List<IdleVerdict> others,
        List<String> notes,
        boolean among) {

    static Account of(Supplier<String> explanation, Supplier<List<Evidence>> findings, Supplier<Decision> decision) {
        return new Account(explanation, findings, decision, List.of(), List.of(), false);
    }

    /** An account in words that are there already, of a policy that has yet to say its name. */
    static Account of(String explanation, List<? extends Evidence> findings) {
        List<Evidence> copy = List.copyOf(findings);
        return of(() -> explanation, () -> copy, () -> Decision.NOBODY_S);
    }

    Account explained(UnaryOperator<String> change) {
        return new Account(() -> change.apply(explanation.get()), findings, decision, others, notes, among);
    }

    Account standingOn(Supplier<List<Evidence>> evidence) {
        return new Account(explanation, evidence, decision, others, notes, among);
    }

    Account decided(UnaryOperator<Decision> change) {
        return new Account(explanation, findings, () -> change.apply(decision.get()), others, notes, among);
    }

    /** The sentence ends with which part decided; once, however deep it stood. */
    Account amongOthers() {
        return among
                ? this
                : new Account(
                        () -> Sentences.join(explanation.get(), decision.get().inBrief()),
                        findings,
                        decision,
                        others,
                        notes,
                        true);
    }

    Account beside(List<IdleVerdict> verdicts) {
        return new Account(explanation, findings, decision, List.copyOf(verdicts), notes, among);
    }

    Account noting(String note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new Account(explanation, findings, decision, others, List.copyOf(more), among);
    }
}
