package io.github.idle4j.aws.account;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The life of a Canvas app, which publishes under the name of its owner how long ago it was used. */
final class CanvasLife extends AppLife {

    /** A point tells of a minute, not of an instant. */
    private static final int MINUTE = 60;

    /** None where nobody can tell whose it is. */
    private final Optional<CanvasMeter> meter;

    CanvasLife(String instanceType, Optional<CanvasMeter> meter, Scene scene) {
        super("Canvas", "default", instanceType, true, scene);
        this.meter = meter;
        meter.ifPresent(CanvasMeter::join);
        meter.ifPresent(
                shown -> RequestPlan.drawn(createdAt, scene.windowStart(), shown.latest(), scene.dice()).stream()
                        .filter(use -> !use.isAfter(shown.latest()))
                        .forEach(shown::use));
    }

    /** Those of another app of the same person are its own. */
    @Override
    List<Instant> uses() {
        return meter.filter(CanvasMeter::isHeard).stream()
                .flatMap(shown -> shown.uses().stream())
                .filter(use -> !use.isBefore(createdAt))
                .toList();
    }

    @Override
    boolean mayBeSure() {
        return true;
    }

    @Override
    Set<Answer> asPart() {
        if (hasEnded()) {
            return asEndedPart();
        }
        if (!isInService()) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        if (uses().stream().anyMatch(scene::isFresh)) {
            return EnumSet.of(Answer.ACTIVE);
        }
        if (scene.isFresh(createdAt)) {
            boolean usedBefore = meter.filter(CanvasMeter::isHeard)
                    .filter(shown -> shown.uses().stream().anyMatch(use -> scene.isFresh(use.plusSeconds(MINUTE))))
                    .isPresent();
            return usedBefore ? EnumSet.of(Answer.NOT_JUDGED, Answer.ACTIVE) : EnumSet.of(Answer.NOT_JUDGED);
        }
        if (meter.filter(CanvasMeter::isHeard).isEmpty()) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        if (meter.filter(CanvasMeter::isShared).isPresent()) { // UNKNOWN, if both were listed
            return EnumSet.allOf(Answer.class);
        }
        boolean maybe = uses().stream().anyMatch(use -> scene.isFresh(use.plusSeconds(MINUTE)));
        return maybe ? EnumSet.of(Answer.ACTIVE, Answer.IDLE) : EnumSet.of(Answer.IDLE);
    }

    /** It owes nothing, but what it told before it ended counts, in buckets of at most an hour. */
    private Set<Answer> asEndedPart() {
        if (meter.isEmpty()) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        List<Instant> told = meter.get().uses().stream()
                .filter(use -> !use.isBefore(createdAt))
                .toList();
        if (told.stream().anyMatch(scene::isFresh)) {
            return EnumSet.of(Answer.ACTIVE);
        }
        boolean maybe = meter.get().uses().stream().anyMatch(use -> scene.isFresh(use.plus(Duration.ofHours(1))));
        return maybe ? EnumSet.of(Answer.ACTIVE, Answer.IDLE) : EnumSet.of(Answer.IDLE);
    }

    @Override
    public String toString() {
        return super.toString() + ", " + meter.map(CanvasMeter::toString).orElse("owner unknown");
    }
}
