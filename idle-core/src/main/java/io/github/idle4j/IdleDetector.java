package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.history.Steadiness;
import io.github.idle4j.history.VerdictHistory;
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
    private final BooleanSupplier cancelled;

    private IdleDetector(Builder builder) {
        this.watches = List.copyOf(builder.watches);
        this.memory = Optional.ofNullable(builder.memory);
        this.steps = List.copyOf(builder.steps);
        this.clock = builder.clock;
        this.asOf = Optional.ofNullable(builder.asOf);
        this.deadline = Optional.ofNullable(builder.deadline);
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

    /** As {@link #scan()}, telling a listener on the way. */
    public IdleReport scanTelling(ScanListener listener) {
        requireNonNull(listener, "listener");
        var assessments = new ArrayList<Assessment>();
        ScanSummary summary = stream(new ScanListener() {
            @Override
            public void listed(long more) {
                listener.listed(more);
            }

            @Override
            public void assessed(Assessment assessment) {
                assessments.add(assessment);
                listener.assessed(assessment);
            }

            @Override
            public void failed(ScanFailure failure) {
                listener.failed(failure);
            }
        });
        assessments.sort(BY_RESOURCE);
        return new IdleReport(summary, assessments);
    }

    /** Scans everything that is watched, and hands each assessment to the listener instead of keeping it. */
    public ScanSummary stream(ScanListener listener) {
        requireNonNull(listener, "listener");
        Instant startedAt = clock.instant();
        Instant judgedAt = asOf.orElse(startedAt);
        var scan = new Scan(listener, steps);
        memory.ifPresent(scan::recall);
        List<Runnable> runs = new ArrayList<>();
        for (Watch watch : watches) {
            runs.add(() -> scan.run(watch, () -> asked(watch, judgedAt, startedAt)));
        }
        runAll(runs);
        if (!judgedAt.isAfter(startedAt)) { // what is foretold would keep real verdicts from counting until then
            scan.remember();
        }
        return scan.summary(startedAt, clock.instant(), judgedAt);
    }

    private Observation.Builder asked(Watch watch, Instant judgedAt, Instant startedAt) {
        EvidenceNeeds needs =
                steps.stream().map(AssessmentStep::needs).reduce(watch.policy().needs(), EvidenceNeeds::and);
        var asked = Observation.builder(judgedAt, needs).cancelledWhen(cancelled);
        deadline.filter(time -> time.toSeconds() < Instant.MAX.getEpochSecond() - startedAt.getEpochSecond())
                .ifPresent(time -> asked.deadline(startedAt.plus(time), clock));
        return asked;
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
            requireNonNull(time, "time");
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("A scan needs some time: a deadline of " + time);
            }
            deadline = time;
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

        /** Says, whenever asked and from any thread, whether to stop: what is not seen by then is unknown. */
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
