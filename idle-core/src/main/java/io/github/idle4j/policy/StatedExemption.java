package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/** An exemption that the program states. */
final class StatedExemption extends Exemption {

    private final ActivityPredicate who;
    private final String reason;
    private final Optional<LocalDate> lastDay;

    StatedExemption(ActivityPredicate who, String reason, Optional<LocalDate> lastDay) {
        this.who = who;
        this.reason = reason;
        this.lastDay = lastDay;
    }

    @Override
    public Exemption until(LocalDate day) {
        return new StatedExemption(who, reason, Optional.of(requireNonNull(day, "day")));
    }

    @Override
    public Exemption requiringEnd() {
        if (lastDay.isEmpty()) {
            throw new IllegalStateException("This exemption needs an end, and has none: " + reason);
        }
        return this;
    }

    @Override
    Answer test(ResourceActivity activity) {
        if (!Question.ask(who, activity)) {
            return Answer.NO;
        }
        return lastDay.isPresent() && isOver(lastDay.get(), activity) ? Answer.EXPIRED : Answer.EXEMPT;
    }

    @Override
    String sentence(Answer answer, ResourceActivity activity, Optional<String> part) {
        String until = lastDay.map(day -> " until " + day).orElse("");
        String words = "xcluded" + withPart(part) + until + ": " + Sentences.finished(reason);
        return answer == Answer.EXPIRED ? "It was e" + words : "E" + words;
    }

    @Override
    Optional<LocalDate> lastDay(ResourceActivity activity) {
        return lastDay;
    }

    @Override
    String description() {
        return reason;
    }

    @Override
    EvidenceNeeds needs() {
        return who.needs();
    }
}
