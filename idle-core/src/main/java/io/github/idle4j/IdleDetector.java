package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.history.Steadiness;
import io.github.idle4j.history.VerdictHistory;
import io.github.idle4j.inventory.InventoryBreaker;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds what nobody uses: asks sources for facts, has policies judge them, and reports.
 *
 * <pre>{@code
 * var detector = IdleDetector.builder()
 *     .watch(EndpointActivitySource.of(sageMaker, cloudWatch), quietFor(ofDays(14)))
 *     .deadline(ofMinutes(5))
 *     .build();
 * detector.scan().idle().forEach(a -> System.out.println(a.resource().name() + ": " + a.verdict().explanation()));
 * }</pre>
 *
 * <p>Immutable and thread-safe: one detector can run several scans at once. It never changes anything in AWS.
 */
public final class IdleDetector {

    /** More sources than this at once would only wait for each other's threads. */
    private static final int MOST_AT_ONCE = 16;

    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(1);

    private static final Comparator<Assessment> BY_RESOURCE = Comparator.comparing(
                    Assessment::resource,
                    Comparator.comparing(ResourceId::account)
                            .thenComparing(ResourceId::region)
                            .thenComparing(ResourceId::type)
                            .thenComparing(ResourceId::path))
            .thenComparing(Assessment::policy);

    private final List<Watch> watches;
    private final Optional<Memory> memory;
    private final List<AssessmentStep> steps;
    private final InstantSource clock;
    private final Optional<Instant> asOf;
    private final Optional<Duration> deadline;
    private final Duration patience;
    private final Budget budget;
    private final Optional<InventoryBreaker> breaker;
    private final BooleanSupplier cancelled;

    private IdleDetector(Builder builder) {
        this.watches = List.copyOf(builder.watches);
        this.memory = Optional.ofNullable(builder.memory);
        this.steps = List.copyOf(builder.steps);
        this.clock = builder.clock;
        this.asOf = Optional.ofNullable(builder.asOf);
        this.deadline = Optional.ofNullable(builder.deadline);
        this.patience = builder.patience;
        this.budget = builder.budget;
        this.breaker = Optional.ofNullable(builder.breaker);
        this.cancelled = builder.cancelled;
    }

    /** Begins to say what is watched, and by which policies. */
    public static Builder builder() {
        return new Builder();
    }

    /** Scans everything that is watched, and keeps all assessments. Blocks until done; never throws for what fails. */
    public IdleReport scan() {
        return scanTelling(new ScanListener() {});
    }

    /** As {@link #scan()}, telling a listener on the way. One that keeps up with nothing costs the report nothing. */
    public IdleReport scanTelling(ScanListener listener) {
        requireNonNull(listener, "listener");
        var assessments = new ArrayList<Assessment>();
        ScanSummary summary = run(assessments::add, listener, true);
        assessments.sort(BY_RESOURCE);
        return new IdleReport(summary, assessments);
    }

    /** Scans everything that is watched, and hands each assessment to the listener instead of keeping it. */
    public ScanSummary stream(ScanListener listener) {
        requireNonNull(listener, "listener");
        return run(assessment -> {}, listener, false);
    }

    private ScanSummary run(Consumer<Assessment> report, ScanListener listener, boolean reported) {
        Instant startedAt = clock.instant();
        Instant judgedAt = asOf.orElse(startedAt);
        var calls = new CallLedger(budget);
        var cancellation = new Cancellation(cancelled);
        Function<EvidenceNeeds, Observation.Builder> asking =
                needs -> asking(startedAt, judgedAt, needs).calls(calls).cancelledWhen(cancellation);
        Observation whole = asking.apply(EvidenceNeeds.nothing()).build();
        Patience oneByOne = Patience.of(patience);
        Patience stoppable = oneByOne.until(() -> whole.over().isPresent());
        var outcome = new Outcome(report, listener, reported ? stoppable : oneByOne);
        try (outcome) {
            Optional<Recollection> recollection = memory.map(known -> Recollection.of(known, outcome));
            try (var saying = new Steps(steps, whole, outcome, stoppable)) {
                var conclusions = new Conclusions(breaker, recollection, saying::put);
                var scan = new Scan(outcome, stoppable, conclusions::add);
                List<Runnable> runs = new ArrayList<>();
                for (Watch watch : watches) {
                    runs.add(() -> scan.run(watch, () -> asking.apply(needsOf(watch))));
                }
                runAll(runs);
                conclusions.end(outcome);
            }
            if (!judgedAt.isAfter(startedAt)) { // what is foretold would keep real verdicts from counting until then
                recollection.ifPresent(known -> known.remember(outcome));
            }
            cancellation.failure().ifPresent(outcome::failed);
        }
        return outcome.summary(startedAt, clock.instant(), judgedAt, calls);
    }

    /**
     * Tells what {@link #scan} takes, from lists of what there is alone: within the same deadline and budget, and as long as it
     * is not cancelled. What each call after these would show is open, so all of it is between a fewest and a most. Blocks
     * until done; never throws for what fails.
     */
    public EstimateReport estimate() {
        Instant startedAt = clock.instant();
        var calls = new CallLedger(budget);
        var cancellation = new Cancellation(cancelled);
        var estimating = new Estimating();
        List<Runnable> runs = new ArrayList<>();
        for (Watch watch : watches) {
            runs.add(() -> estimating.ask(
                    watch,
                    () -> asking(startedAt, asOf.orElse(startedAt), needsOf(watch))
                            .calls(calls)
                            .cancelledWhen(cancellation)));
        }
        runAll(runs);
        steps.forEach(estimating::ask);
        cancellation.failure().ifPresent(estimating::failed);
        return estimating.report(calls);
    }

    private Observation.Builder asking(Instant startedAt, Instant judgedAt, EvidenceNeeds needs) {
        var asked = Observation.builder(judgedAt, needs);
        deadline.filter(time -> time.toSeconds() < Instant.MAX.getEpochSecond() - startedAt.getEpochSecond())
                .ifPresent(time -> asked.deadline(startedAt.plus(time), clock));
        return asked;
    }

    private EvidenceNeeds needsOf(Watch watch) {
        return steps.stream().map(AssessmentStep::needs).reduce(watch.policy().needs(), EvidenceNeeds::and);
    }

    private static void runAll(List<Runnable> runs) {
        if (runs.size() == 1) {
            runs.get(0).run();
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(runs.size(), MOST_AT_ONCE), run -> {
            var thread = new Thread(run, "idle4j-scan");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            runs.forEach(run -> running.add(threads.submit(run)));
            running.forEach(IdleDetector::await);
        } finally {
            threads.shutdown();
        }
    }

    /** Waits for a run. An interrupt does not end it, as it would not end an AWS call; it is kept for the caller. */
    private static void await(Future<?> run) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    run.get();
                    return;
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                } catch (ExecutionException error) {
                    throw new IllegalStateException("A scan broke off", error.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Collects what is watched. Not thread-safe. */
    public static final class Builder {

        private final List<Watch> watches = new ArrayList<>();
        private @Nullable Memory memory;
        private final List<AssessmentStep> steps = new ArrayList<>();
        private InstantSource clock = InstantSource.system();
        private @Nullable Instant asOf;
        private @Nullable Duration deadline;
        private Duration patience = USUAL_PATIENCE;
        private Budget budget = Budget.UNLIMITED;
        private @Nullable InventoryBreaker breaker;
        private BooleanSupplier cancelled = () -> false;

        private Builder() {}

        /** Judges all that the source finds by that policy. */
        public Builder watch(ResourceActivitySource source, IdlePolicy policy) {
            watches.add(new Watch(source, policy));
            return this;
        }

        /**
         * Keeps a history of idle verdicts, and reports as idle only what is steady by it; anything else that is judged idle
         * is {@code UNKNOWN(NOT_YET_STEADY)}. Without it, each scan stands for itself.
         *
         * <p>The history is read at the start of a scan and written at its end, unless the scan judges for an instant that
         * is still to come. One that cannot be read or written is a failure of the scan: what is idle is held back where
         * it could not be read, and stands where it could not be written.
         */
        public Builder steady(Steadiness steadiness, VerdictHistory history) {
            memory = new Memory(steadiness, history);
            return this;
        }

        /** Has a step say more about each resource after it was judged; steps run in the order in which they are given. */
        public Builder then(AssessmentStep step) {
            steps.add(requireNonNull(step, "step"));
            return this;
        }

        /** How long a scan may take; what is not seen by then is unknown. No limit, unless told otherwise. */
        public Builder deadline(Duration time) {
            deadline = requirePositive(time, "A scan needs some time: a deadline of ");
            return this;
        }

        /**
         * How long the scan waits for code that it does not know: for one answer of a policy, a step or a listener, and for all
         * that are left once the scan was stopped. One minute, unless told otherwise.
         *
         * <p>What takes longer is left behind, on its thread: a policy, whose answers are UNKNOWN from then on; a step or
         * a listener, which is a failure of the scan. Only a listener of {@link #stream} is waited for so long over
         * each of its news even after the scan was stopped, as nobody else has them.
         */
        public Builder patience(Duration time) {
            patience = requirePositive(time, "Nothing answers at once: a patience of ");
            return this;
        }

        private static Duration requirePositive(Duration time, String problem) {
            requireNonNull(time, "time");
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException(problem + time);
            }
            return time;
        }

        /** The most that one scan may ask for; what that does not reach is unknown. No limit, unless told otherwise. */
        public Builder budget(Budget most) {
            budget = requireNonNull(most, "most");
            return this;
        }

        /**
         * Compares what is found with what there was the last time, and calls nothing idle where the difference is too large to
         * be believed: that is {@code UNKNOWN(INVENTORY_SUSPECT)}, and a failure of the scan says so.
         *
         * <p>Whether it is shows at the end: what is idle is told of then, and kept until then even by {@link #stream}.
         */
        public Builder inventoryBreaker(InventoryBreaker against) {
            breaker = requireNonNull(against, "against");
            return this;
        }

        /** The instant for which resources are judged; the start of the scan, unless told otherwise. */
        public Builder asOf(Instant instant) {
            asOf = requireNonNull(instant, "instant");
            return this;
        }

        /** What tells the time; the system's clock, unless told otherwise. */
        public Builder clock(InstantSource source) {
            clock = requireNonNull(source, "source");
            return this;
        }

        /**
         * Says, whenever asked and from any thread, whether to stop: no call is made after that, what was seen is judged, and the
         * rest is unknown. Asked no more once it said so; throwing says so too.
         */
        public Builder cancelledWhen(BooleanSupplier condition) {
            cancelled = requireNonNull(condition, "condition");
            return this;
        }

        /**
         * The detector.
         *
         * @throws IllegalStateException if nothing is watched
         */
        public IdleDetector build() {
            if (watches.isEmpty()) {
                throw new IllegalStateException("Nothing is watched: call watch(source, policy) at least once");
            }
            return new IdleDetector(this);
        }
    }
}
