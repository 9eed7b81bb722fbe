package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a policy concludes about one resource: idle, active, unknown or not judged; with the reason, as a code and as a
 * sentence, the evidence that it stands on, and the part of the policy that decided.
 *
 * <p>Immutable and thread-safe. Words and findings are made when they are first asked for. For {@code switch} on Java 17
 * there is {@link #status()}.
 */
public abstract sealed class IdleVerdict implements Ruling {

    /** The four verdicts, by name. */
    public enum Status {
        /** Nobody used it, and that is known. */
        IDLE,
        /** Somebody used it. */
        ACTIVE,
        /** Something that is needed to tell could not be seen. */
        UNKNOWN,
        /** The question does not arise: too new, excluded, changing, costs nothing. */
        NOT_JUDGED
    }

    private final ReasonCode reason;
    private final Account account;
    private @Nullable String explanation;
    private @Nullable List<Evidence> findings;

    private IdleVerdict(ReasonCode reason, Account account) {
        this.reason = requireNonNull(reason, "reason");
        this.account = account;
    }

    static IdleVerdict of(Ruling ruling, Account account) {
        return switch (ruling.status()) {
            case ACTIVE -> new Active(ruling.reason(), account);
            case UNKNOWN -> new Unknown(ruling.reason(), account);
            case NOT_JUDGED -> new NotJudged(ruling.reason(), account);
            case IDLE -> throw new IllegalArgumentException("An idle verdict says since when, and over which span");
        };
    }

    static IdleVerdict of(Status status, ReasonCode reason, String explanation) {
        return of(Ruling.of(status, reason), Account.of(explanation, List.of()));
    }

    /** Somebody used it. */
    public static IdleVerdict active(String code, String explanation) {
        return new Active(ReasonCode.of(code, explanation), Account.of(explanation, List.of()));
    }

    /** Something that is needed to tell could not be seen. */
    public static IdleVerdict unknown(String code, String explanation) {
        return new Unknown(ReasonCode.of(code, explanation), Account.of(explanation, List.of()));
    }

    /** The question does not arise. */
    public static IdleVerdict notJudged(String code, String explanation) {
        return new NotJudged(ReasonCode.of(code, explanation), Account.of(explanation, List.of()));
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
    public static IdleVerdict idle(
            ResourceActivity activity, Duration over, String code, String explanation, List<Use> tolerated) {
        Instant since = Span.endingAt(activity.judgedAt(), Idle.requireAtLeastShortest(over))
                .from();
        var extent = new Idle.Extent(since, tolerated, Confidence.HIGH);
        return new Idle(
                ReasonCode.of(code, explanation), Account.of(explanation, extent.tolerated()), over, () -> extent);
    }

    /** Which of the four it is. */
    @Override
    public abstract Status status();

    /** Why, as a code. */
    @Override
    public ReasonCode reason() {
        return reason;
    }

    /** Why, as a sentence a person can read. */
    public String explanation() {
        String words = explanation;
        if (words == null) {
            words = account.explanation().get();
            explanation = words;
        }
        return words;
    }

    /** The evidence that it stands on. */
    public List<Evidence> findings() {
        List<Evidence> evidence = findings;
        if (evidence == null) {
            evidence = List.copyOf(account.findings().get());
            findings = evidence;
        }
        return evidence;
    }

    /** Which part of the policy decided, what it saw, and what its limit was. */
    public Decision decision() {
        return account.decision().get();
    }

    /** What the other parts of the policy answered; empty unless the policy {@linkplain IdlePolicy#keepingChain() keeps} it. */
    public List<IdleVerdict> others() {
        return account.others();
    }

    /** What a person should know besides, as codes such as {@code EXEMPTION_EXPIRED}; the sentence says it too. */
    public List<String> notes() {
        return account.notes();
    }

    /**
     * The same verdict, an idle one explained in one's own words, followed by what was seen. Any other verdict keeps its
     * own words: a sentence written for "idle" would be a lie on it.
     */
    public IdleVerdict because(String sentence) {
        requireNonNull(sentence, "sentence");
        return this;
    }

    /** The same verdict, decided by a part of that name. */
    IdleVerdict by(String name) {
        return telling(said -> said.decided(decision -> decision.by(name)));
    }

    Account account() {
        return account;
    }

    /**
     * The same verdict, telling what a policy of one's own saw and what its limit was.
     *
     * @param saw   what it saw
     * @param limit what would have been its limit
     */
    public IdleVerdict measuring(Quantity saw, Quantity limit) {
        requireNonNull(saw, "saw");
        requireNonNull(limit, "limit");
        return telling(said ->
                said.decided(decision -> new Decision(decision.policy(), Optional.of(saw), Optional.of(limit))));
    }

    /** The same verdict with another account of itself. */
    IdleVerdict telling(UnaryOperator<Account> change) {
        return of(this, change.apply(account));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdleVerdict verdict
                && status() == verdict.status()
                && reason.equals(verdict.reason)
                && explanation().equals(verdict.explanation())
                && findings().equals(verdict.findings())
                && decision().equals(verdict.decision())
                && others().equals(verdict.others())
                && notes().equals(verdict.notes());
    }

    @Override
    public int hashCode() {
        return Objects.hash(status(), reason, explanation());
    }

    @Override
    public String toString() {
        return status() + "(" + reason + ") by '" + decision().policy() + "': " + explanation();
    }

    /** Nobody used it, and that is known. */
    public static final class Idle extends IdleVerdict {

        /** The shortest span that an idle verdict may rest on. */
        public static final Duration SHORTEST = Duration.ofHours(1);

        private final Duration over;
        private final Supplier<Extent> extent;
        private @Nullable Extent known;

        /**
         * What else an idle verdict rests on.
         *
         * @param since      since when it is known to be unused
         * @param tolerated  use inside the span that was seen and allowed
         * @param confidence how firmly the evidence stands
         */
        record Extent(Instant since, List<Use> tolerated, Confidence confidence) {
            Extent {
                tolerated = List.copyOf(tolerated);
            }
        }

        Idle(ReasonCode reason, Account account, Duration over, Supplier<Extent> extent) {
            super(reason, account);
            this.over = requireAtLeastShortest(over);
            this.extent = extent;
        }

        private Extent extent() {
            Extent told = known;
            if (told == null) {
                told = extent.get();
                known = told;
            }
            return told;
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

        /** Since when it is known to be unused. */
        public Instant since() {
            return extent().since();
        }

        /** The span before the judging instant that the verdict rests on, at least an hour. */
        public Duration over() {
            return over;
        }

        /** Use inside that span that was seen and allowed. */
        public List<Use> tolerated() {
            return extent().tolerated();
        }

        /** How firmly the evidence stands. */
        public Confidence confidence() {
            return extent().confidence();
        }

        @Override
        public IdleVerdict because(String sentence) {
            requireNonNull(sentence, "sentence");
            return telling(said -> said.explained(seen -> Sentences.join(sentence, seen)));
        }

        /**
         * What is said of it while it is not to be believed yet: UNKNOWN, in those words and then its own, and otherwise the
         * same.
         *
         * @param why   why, as a code
         * @param words why, as words that a colon can follow
         */
        public IdleVerdict heldBack(ReasonCode why, String words) {
            requireNonNull(words, "words");
            return new Unknown(why, account().explained(seen -> words + ": " + seen));
        }

        @Override
        Idle telling(UnaryOperator<Account> change) {
            return new Idle(reason(), change.apply(account()), over, this::extent);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Idle idle
                    && super.equals(idle)
                    && over.equals(idle.over)
                    && extent().equals(idle.extent());
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }

    /** Somebody used it. */
    public static final class Active extends IdleVerdict {

        Active(ReasonCode reason, Account account) {
            super(reason, account);
        }

        @Override
        public Status status() {
            return Status.ACTIVE;
        }
    }

    /** Something that is needed to tell could not be seen. */
    public static final class Unknown extends IdleVerdict {

        Unknown(ReasonCode reason, Account account) {
            super(reason, account);
        }

        @Override
        public Status status() {
            return Status.UNKNOWN;
        }
    }

    /** The question does not arise. */
    public static final class NotJudged extends IdleVerdict {

        NotJudged(ReasonCode reason, Account account) {
            super(reason, account);
        }

        @Override
        public Status status() {
            return Status.NOT_JUDGED;
        }
    }
}
