package io.github.idle4j.policy;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers the first question of one evaluation that could not be answered, even where the asker hides it. */
final class Unanswered implements Consumer<String> {

    private @Nullable String first;

    @Override
    public void accept(String why) {
        if (first == null) {
            first = why;
        }
    }

    Optional<String> first() {
        return Optional.ofNullable(first);
    }
}
