package io.github.idle4j.policy;

import io.github.idle4j.evidence.Fact;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The yes/no questions about a resource that have no answer where a fact could not be read.
 *
 * @param facts      what is known
 * @param unanswered is told of each question that could not be answered, whether or not the asker hides it
 */
record Questions(Facts facts, Consumer<RuntimeException> unanswered) {

    boolean isOwnedBy(String name) {
        return !(facts.owner() instanceof Fact.None<String>)
                && answer(facts.owner(), "owner", "its source does not tell owners")
                        .equals(name);
    }

    Map<String, String> tags() {
        return answer(
                facts.tags(),
                "tags",
                "the policy does not declare EvidenceNeeds.withTags(), or its source does not heed it");
    }

    private <T> T answer(Fact<T> fact, String what, String need) {
        if (fact instanceof Fact.Known<T> known) {
            return known.value();
        }
        RuntimeException why = fact instanceof Fact.Unreadable<T> unreadable
                ? new UnreadableFactException("its " + what + " could not be read (" + unreadable.why() + ")")
                : new IllegalStateException("It asks about the " + what + ", which nobody looked up: " + need);
        unanswered.accept(why);
        throw why;
    }
}
