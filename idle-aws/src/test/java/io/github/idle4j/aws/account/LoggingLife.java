package io.github.idle4j.aws.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The life of an app that writes to a stream. */
abstract class LoggingLife extends AppLife {

    final AppLog log;

    /** When this run began, where that was not when it was created. */
    private final Optional<Instant> restartedAt;

    LoggingLife(String type, String name, String instanceType, LogBook logs, Scene scene) {
        super(type, name, instanceType, true, scene);
        Dice dice = scene.dice();
        log = logs.of(this.type, this.name);
        restartedAt = dice.chance(0.25)
                ? Optional.of(dice.between(createdAt.plusSeconds(1), scene.now().minusSeconds(240)))
                : Optional.empty();
        restartedAt.ifPresent(log::start);
    }

    /** When it began to run, as it knows itself. */
    final Instant ownStart() {
        return restartedAt.orElse(createdAt);
    }

    /** When it began to run, as far as anybody can tell: a start of another of the same stream passes for its own. */
    final Instant started() {
        return log.lastStart().filter(createdAt::isBefore).orElse(createdAt);
    }

    final boolean isYoung() {
        return scene.isFresh(started());
    }

    /** Nobody looks for a start of which the summaries do not tell yet where events are young, or where there are none. */
    final Set<Answer> asYoungPart() {
        Set<Answer> allowed = EnumSet.of(Answer.NOT_JUDGED);
        if (log.lastStart().filter(start -> !scene.isKept(start)).isPresent()) {
            allowed.add(Answer.UNKNOWN); // nothing tells any more that it started then
        }
        if (log.lastStart().isPresent() && log.summaryLag.isPresent()) {
            if (log.since(createdAt)
                    .anyMatch(line -> line.usedAt().filter(scene::isFresh).isPresent())) {
                allowed.add(Answer.ACTIVE);
            }
            if (log.since(createdAt).findAny().isEmpty()) {
                allowed.add(Answer.UNKNOWN);
            }
        }
        return allowed;
    }

    @Override
    public String toString() {
        return super.toString() + ", runs since " + started() + ", " + log;
    }
}
