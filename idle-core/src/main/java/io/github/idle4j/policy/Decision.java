package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which part of a policy decided, what it saw, and what its limit was.
 *
 * @param policy the name of the part; that of the whole policy where it has no parts
 * @param saw    what it saw, such as the time since the last use; empty where it could not see, or does not say
 * @param limit  what would have been its limit, such as the time of silence that it takes; empty where it does not say
 */
public record Decision(String policy, Optional<Quantity> saw, Optional<Quantity> limit) {

    static final Decision NOBODY_S = new Decision("", Optional.empty(), Optional.empty());

    /** Checks that nothing is missing. */
    public Decision {
        requireNonNull(policy, "policy");
        requireNonNull(saw, "saw");
        requireNonNull(limit, "limit");
    }

    Decision by(String name) {
        return new Decision(name, saw, limit);
    }

    /** {@code Decided by 'quiet for 14 days' (it has been 3 days).} */
    String inBrief() {
        String measured = saw.map(quantity -> (quantity instanceof Quantity.Count ? " (it counted " : " (it has been ")
                        + quantity.words() + ")")
                .orElse("");
        return "Decided by '" + policy + "'" + measured + ".";
    }

    /** The decision as a sentence: {@code 'quiet for 14 days' decided: it saw 3 days, its limit is 14 days.} */
    public String sentence() {
        var sentence = new StringBuilder("'").append(policy).append("' decided");
        saw.ifPresent(seen -> sentence.append(": it saw ").append(seen.words()));
        limit.ifPresent(most -> sentence.append(saw.isPresent() ? ", its limit is " : ": its limit is ")
                .append(most.words()));
        return sentence.append('.').toString();
    }

    @Override
    public String toString() {
        return sentence();
    }
}
