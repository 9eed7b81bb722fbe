package io.github.idle4j.aws.account;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The life of an app that writes when it is used. */
final class EventLife extends LoggingLife {

    EventLife(String type, String name, String instanceType, LogBook logs, Scene scene) {
        super(type, name, instanceType, logs, scene);
        Dice dice = scene.dice();
        RequestPlan.drawn(ownStart(), scene.windowStart(), log.latest(), dice).forEach(this::write);
        if (dice.chance(0.06) && ownStart().isBefore(scene.windowStart())) {
            chatter(scene.windowStart(), dice);
        }
        if (dice.chance(0.3)) {
            Instant end = ownStart().minusSeconds(dice.pick(1, 60, 7_200, 200_000));
            RequestPlan.endingAt(end, end.minus(Duration.ofDays(3)), dice).forEach(this::write);
        }
    }

    /** A kernel that writes every second, for hours. */
    private void chatter(Instant latest, Dice dice) {
        Instant from = dice.between(ownStart(), latest);
        Instant end = from.plusSeconds(dice.between(1, 30_000));
        log.write(new Lines(
                from,
                Duration.ofSeconds(1),
                end.isAfter(latest) ? latest : end,
                time -> Line.work(time, "epoch 3: loss 0.217")));
    }

    private void write(Instant at) {
        log.write(Lines.one(at, time -> Line.work(time, "Kernel: execute_request")));
    }

    @Override
    List<Instant> uses() {
        return log.since(started()).map(Line::at).toList();
    }

    /** Where it is not in service, those of each run since it was created. */
    @Override
    List<Instant> usesOnInstance() {
        return isInService() ? uses() : log.since(createdAt).map(Line::at).toList();
    }

    @Override
    Set<Answer> asPart() {
        boolean used = usesOnInstance().stream().anyMatch(scene::isFresh);
        boolean isReadable = usesOnInstance().stream().filter(scene::isKept).anyMatch(scene::isFresh);
        if (used && !isReadable) { // a summary may tell of it still
            boolean changes = !isInService() && !hasEnded();
            Set<Answer> allowed = EnumSet.of(Answer.ACTIVE, changes ? Answer.NOT_JUDGED : Answer.UNKNOWN);
            if (isYoung()) {
                allowed.add(Answer.NOT_JUDGED);
            }
            return allowed;
        }
        if (hasEnded() && !used) {
            boolean mayBeLost =
                    scene.keepsTooShort() && log.since(Instant.MIN).noneMatch(line -> scene.isKept(line.at()));
            return mayBeLost ? EnumSet.of(Answer.UNKNOWN, Answer.IDLE) : EnumSet.of(Answer.IDLE);
        }
        if (used) {
            boolean changes = !isInService() && !hasEnded();
            return changes ? EnumSet.of(Answer.ACTIVE, Answer.NOT_JUDGED) : EnumSet.of(Answer.ACTIVE);
        }
        if (!isInService()) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        if (isYoung()) {
            return asYoungPart();
        }
        if (uses().isEmpty()) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        // What is in other letters or no longer kept may be seen by its summary, or not at all.
        boolean isPlain = !log.form.differs() && uses().stream().anyMatch(scene::isKept);
        return isPlain ? EnumSet.of(Answer.IDLE) : EnumSet.of(Answer.UNKNOWN, Answer.IDLE);
    }

    @Override
    public String toString() {
        List<Instant> events = log.since(Instant.MIN).map(Line::at).sorted().toList();
        return super.toString() + ", " + events.size() + " events, the last "
                + events.subList(Math.max(0, events.size() - 5), events.size());
    }
}
