package io.github.idle4j.policy;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers the first question of one evaluation that could not be answered, even where the asker hides it. */
final class Unanswered implements Consumer<RuntimeException> {

    private @Nullable RuntimeException first;

    @Override
    public void accept(RuntimeException why) {
        if (first == null) {
            first = why;
        }
    }

    Optional<RuntimeException> first() {
        return Optional.ofNullable(first);
    }
}
