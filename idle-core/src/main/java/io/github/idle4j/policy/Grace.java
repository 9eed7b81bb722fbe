package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Time that is left to what was created, started or changed a short while ago. */
final class Grace extends Exemption {

    private final Duration time;

    Grace(Duration time) {
        if (requireNonNull(time, "time").isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A time of grace is more than nothing, not " + time);
        }
        this.time = time;
    }

    @Override
    public Exemption until(LocalDate lastDay) {
        throw new IllegalStateException("A time of grace ends by itself, not on " + lastDay);
    }

    @Override
    public Exemption requiringEnd() {
        return this;
    }

    @Override
    Answer test(ResourceActivity activity) {
        return isRecent(activity.started(), activity) || isRecent(activity.updatedAt(), activity)
                ? Answer.EXEMPT
                : Answer.NO;
    }

    private boolean isRecent(Optional<Instant> instant, ResourceActivity activity) {
        return instant.isPresent()
                && Duration.between(instant.get(), activity.judgedAt()).compareTo(time) < 0;
    }

    @Override
    String sentence(Answer answer, ResourceActivity activity, Optional<String> part) {
        String what = part.map(name -> "Its " + name).orElse("It");
        Optional<Instant> began = activity.started();
        return isRecent(began, activity)
                ? Sentences.tooNew(what, began.orElseThrow(), activity.judgedAt(), Sentences.words(time))
                : Sentences.changed(
                        what, activity.updatedAt().orElseThrow(), activity.judgedAt(), Sentences.words(time));
    }

    @Override
    Optional<LocalDate> lastDay(ResourceActivity activity) {
        return Optional.empty();
    }

    @Override
    String description() {
        return "new or changed in the last " + Sentences.words(time);
    }

    @Override
    ReasonCode reason() {
        return ReasonCode.IN_GRACE;
    }

    @Override
    EvidenceNeeds needs() {
        return EvidenceNeeds.nothing();
    }
}
