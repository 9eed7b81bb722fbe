package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a policy concludes about one resource: idle, active, unknown or not judged; with the reason, as a code and as a
 * sentence, and the evidence that it stands on.
 *
 * <p>Immutable. For {@code switch} on Java 17 there is {@link #status()}.
 */
public sealed interface IdleVerdict {

    /** The four verdicts, by name. */
    enum Status {
        /** Nobody used it, and that is known. */
        IDLE,
        /** Somebody used it. */
        ACTIVE,
        /** Something that is needed to tell could not be seen. */
        UNKNOWN,
        /** The question does not arise: too new, excluded, changing, costs nothing. */
        NOT_JUDGED
    }

    /** Which of the four it is. */
    Status status();

    /** Why, as a code. */
    ReasonCode reason();

    /** Why, as a sentence a person can read. */
    String explanation();

    /** The evidence that it stands on. */
    List<Evidence> findings();

    /**
     * The same verdict, an idle one explained in one's own words, followed by what was seen. Any other verdict keeps its
     * own words: a sentence written for "idle" would be a lie on it.
     */
    default IdleVerdict because(String sentence) {
        requireNonNull(sentence, "sentence");
        return this;
    }

    /** Somebody used it. */
    static IdleVerdict active(String code, String explanation) {
        return new Active(ReasonCode.of(code, explanation), explanation, List.of());
    }

    /** Something that is needed to tell could not be seen. */
    static IdleVerdict unknown(String code, String explanation) {
        return new Unknown(ReasonCode.of(code, explanation), explanation, List.of());
    }

    /** The question does not arise. */
    static IdleVerdict notJudged(String code, String explanation) {
        return new NotJudged(ReasonCode.of(code, explanation), explanation, List.of());
    }

    /**
     * Nobody used it, or less than matters. The detector lets this pass only where the evidence confirms it.
     *
     * @param activity    what it is about
     * @param over        the span before the judging instant that it rests on, at least an hour
     * @param code        why, as a code
     * @param explanation why, as a sentence a person can read
     * @param tolerated   use that was seen and is allowed; only use of additive signals with a known count can be
     */
    static IdleVerdict idle(
            ResourceActivity activity, Duration over, String code, String explanation, List<Use> tolerated) {
        return new Idle(
                ReasonCode.of(code, explanation),
                explanation,
                List.copyOf(tolerated),
                activity.judgedAt().minus(over),
                over,
                tolerated,
                Confidence.HIGH);
    }

    /**
     * Nobody used it, and that is known.
     *
     * @param reason      why, as a code
     * @param explanation why, as a sentence a person can read
     * @param findings    the evidence that it stands on
     * @param since       since when it is known to be unused
     * @param over        the span before the judging instant that the verdict rests on, at least an hour
     * @param tolerated   use inside that span that was seen and allowed
     * @param confidence  how firmly the evidence stands
     */
    record Idle(
            ReasonCode reason,
            String explanation,
            List<Evidence> findings,
            Instant since,
            Duration over,
            List<Use> tolerated,
            Confidence confidence)
            implements IdleVerdict {

        /** The shortest span that an idle verdict may rest on. */
        public static final Duration SHORTEST = Duration.ofHours(1);

        /** Checks that the span is long enough. */
        public Idle {
            requireNonNull(reason, "reason");
            requireNonNull(explanation, "explanation");
            findings = List.copyOf(findings);
            requireNonNull(since, "since");
            requireAtLeastShortest(over);
            tolerated = List.copyOf(tolerated);
            requireNonNull(confidence, "confidence");
        }

        static Duration requireAtLeastShortest(Duration over) {
            requireNonNull(over, "over");
            if (over.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("Nothing is idle for less than an hour: " + over);
            }
            return over;
        }

        @Override
        public Status status() {
            return Status.IDLE;
        }

        @Override
        public IdleVerdict because(String sentence) {
            requireNonNull(sentence, "sentence");
            return new Idle(
                    reason, Sentences.join(sentence, explanation), findings, since, over, tolerated, confidence);
        }
    }

    /**
     * Somebody used it.
     *
     * @param reason      why, as a code
     * @param explanation why, as a sentence a person can read
     * @param findings    the evidence that it stands on
     */
    record Active(ReasonCode reason, String explanation, List<Evidence> findings) implements IdleVerdict {
        /** Checks that nothing is missing. */
        public Active {
            requireNonNull(reason, "reason");
            requireNonNull(explanation, "explanation");
            findings = List.copyOf(findings);
        }

        @Override
        public Status status() {
            return Status.ACTIVE;
        }
    }

    /**
     * Something that is needed to tell could not be seen.
     *
     * @param reason      why, as a code
     * @param explanation why, as a sentence a person can read
     * @param findings    the evidence that it stands on
     */
    record Unknown(ReasonCode reason, String explanation, List<Evidence> findings) implements IdleVerdict {
        /** Checks that nothing is missing. */
        public Unknown {
            requireNonNull(reason, "reason");
            requireNonNull(explanation, "explanation");
            findings = List.copyOf(findings);
        }

        @Override
        public Status status() {
            return Status.UNKNOWN;
        }
    }

    /**
     * The question does not arise.
     *
     * @param reason      why, as a code
     * @param explanation why, as a sentence a person can read
     * @param findings    the evidence that it stands on
     */
    record NotJudged(ReasonCode reason, String explanation, List<Evidence> findings) implements IdleVerdict {
        /** Checks that nothing is missing. */
        public NotJudged {
            requireNonNull(reason, "reason");
            requireNonNull(explanation, "explanation");
            findings = List.copyOf(findings);
        }

        @Override
        public Status status() {
            return Status.NOT_JUDGED;
        }
    }
}
