package io.github.idle4j.aws.advice;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that can be done about some resources: for which, what to say, and with which commands.
 *
 * <p>The functions look at the assessment alone and are thread-safe; none returns {@code null}.
 *
 * @param action   what to do, as a code of upper-case letters, digits and underscores: {@code DELETE_ENDPOINT}
 * @param applies  to what
 * @param why      why that, as a sentence; asked only where it applies
 * @param commands what does it, in its order; empty where no command does; asked only where it applies
 */
public record Advice(
        String action,
        Predicate<Assessment> applies,
        Function<Assessment, String> why,
        Function<Assessment, List<String>> commands) {

    /** Checks that nothing is missing. */
    public Advice {
        requireNonNull(applies, "applies");
        requireNonNull(why, "why");
        requireNonNull(commands, "commands");
        new Recommendation(action, "", List.of()); // which knows what a code is
    }

    /** The same, told of what an assessment looks like to it. */
    static <C> Advice seeing(
            Function<Assessment, C> view,
            String action,
            Predicate<C> applies,
            Function<C, String> why,
            Function<C, List<String>> commands) {
        return new Advice(
                action, assessment -> applies.test(view.apply(assessment)), view.andThen(why), view.andThen(commands));
    }

    /** What it says of that one; empty where it does not apply. */
    Optional<Recommendation> on(Assessment assessment) {
        return applies.test(assessment)
                ? Optional.of(new Recommendation(action, why.apply(assessment), commands.apply(assessment)))
                : Optional.empty();
    }
}
