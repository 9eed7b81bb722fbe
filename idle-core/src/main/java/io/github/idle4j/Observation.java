package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a source is asked for: evidence of what kind, over which window, by when, and whom to tell.
 *
 * <p>The detector makes one for each source of a scan; tests make their own. Thread-safe.
 */
public final class Observation {

    private final Span window;
    private final EvidenceNeeds needs;
    private final InstantSource clock;
    private final @Nullable Instant deadline;
    private final BooleanSupplier cancelled;
    private final CallLedger calls;
    private final LongConsumer listed;
    private final Consumer<ScanFailure> failures;

    private Observation(Builder builder) {
        this.needs = builder.needs;
        this.window = Span.endingAt(builder.asOf, needs.lookback());
        this.clock = builder.clock;
        this.deadline = builder.deadline;
        this.cancelled = builder.cancelled;
        this.calls = builder.calls;
        this.listed = builder.listed;
        this.failures = builder.failures;
    }

    /**
     * Begins to say what is asked for.
     *
     * @param asOf  the instant for which resources are judged
     * @param needs what the policies need to see
     */
    public static Builder builder(Instant asOf, EvidenceNeeds needs) {
        return new Builder(asOf, needs);
    }

    /** The instant for which resources are judged. */
    public Instant asOf() {
        return window.to();
    }

    /** What is to be looked at: as far back as is needed, up to the judging instant. */
    public Span window() {
        return window;
    }

    /** What the policies need to see. */
    public EvidenceNeeds needs() {
        return needs;
    }

    /** How long calls may still take; empty where there is no deadline, and zero or less when it is over. */
    public Optional<Duration> timeLeft() {
        return Optional.ofNullable(deadline).map(end -> Duration.between(clock.instant(), end));
    }

    /**
     * Why no further call may be made: the scan was cancelled, its deadline is over, or its calls are used up; empty while calls
     * may be made.
     */
    public Optional<ReasonCode> stopped() {
        Optional<ReasonCode> over = over();
        return over.isEmpty() && calls.isUsedUp() ? Optional.of(ReasonCode.BUDGET) : over;
    }

    /** Why the whole scan should come to its end; empty while it may go on. */
    Optional<ReasonCode> over() {
        if (cancelled.getAsBoolean()) {
            return Optional.of(ReasonCode.CANCELLED);
        }
        return timeLeft().filter(left -> left.isNegative() || left.isZero()).map(none -> ReasonCode.DEADLINE);
    }

    /** Where calls are counted, each before it is made: a {@linkplain Budget budget} may not allow it. */
    public CallLedger calls() {
        return calls;
    }

    /** Tells that so many more resources were found; they will be looked at. */
    public void listed(long more) {
        listed.accept(more);
    }

    /** Tells of something that failed while the observation goes on. */
    public void failed(ScanFailure failure) {
        failures.accept(requireNonNull(failure, "failure"));
    }

    /** Collects what is asked for. Not thread-safe. */
    public static final class Builder {

        private final Instant asOf;
        private final EvidenceNeeds needs;
        private InstantSource clock = InstantSource.system();
        private @Nullable Instant deadline;
        private BooleanSupplier cancelled = () -> false;
        private CallLedger calls = new CallLedger();
        private LongConsumer listed = more -> {};
        private Consumer<ScanFailure> failures = failure -> {};

        private Builder(Instant asOf, EvidenceNeeds needs) {
            this.asOf = requireNonNull(asOf, "asOf");
            this.needs = requireNonNull(needs, "needs");
        }

        /** By when it has to be done, on that clock; never, unless told otherwise. */
        public Builder deadline(Instant end, InstantSource on) {
            deadline = requireNonNull(end, "end");
            clock = requireNonNull(on, "on");
            return this;
        }

        /** Says, whenever asked and from any thread, whether to stop. */
        public Builder cancelledWhen(BooleanSupplier condition) {
            cancelled = requireNonNull(condition, "condition");
            return this;
        }

        /** Where calls are counted, and what keeps them within a budget; a ledger of its own without one, unless told otherwise. */
        public Builder calls(CallLedger ledger) {
            calls = requireNonNull(ledger, "ledger");
            return this;
        }

        /** Is told how many more resources were found; from any thread. */
        public Builder onListed(LongConsumer listener) {
            listed = requireNonNull(listener, "listener");
            return this;
        }

        /** Is told of failures; from any thread. */
        public Builder onFailure(Consumer<ScanFailure> listener) {
            failures = requireNonNull(listener, "listener");
            return this;
        }

        /** The observation. */
        public Observation build() {
            return new Observation(this);
        }
    }
}
