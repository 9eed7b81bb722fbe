package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.Interlock;
import io.github.idle4j.policy.ResourceActivity;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a detector: asks sources, has policies judge, and collects what is said. Sources may run in parallel. */
final class Scan {

    private final ScanListener listener;
    private final List<AssessmentStep> steps;
    private final CallLedger calls = new CallLedger();
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private final List<ScanFailure> failures = new ArrayList<>();
    private @Nullable Recollection recollection;

    Scan(ScanListener listener, List<AssessmentStep> steps) {
        this.listener = listener;
        this.steps = steps;
        for (Status status : Status.values()) {
            counts.put(status, 0L);
        }
    }

    /** Reads what was concluded before; without this, the scan stands for itself. To be called before any source is asked. */
    void recall(Memory memory) {
        try {
            recollection = Recollection.of(memory);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError thrown) {
            recollection = Recollection.lost(memory);
            failed(historyFailure(thrown));
        }
    }

    /** Writes what was concluded, where something was recalled. To be called after all sources were asked. */
    void remember() {
        try {
            if (recollection != null) {
                recollection.remember();
            }
        } catch (Exception | StackOverflowError | LinkageError | AssertionError thrown) {
            failed(historyFailure(thrown));
        }
    }

    private static ScanFailure historyFailure(Throwable thrown) {
        String message = thrown instanceof UncheckedIOException ? thrown.getMessage() : null;
        return new ScanFailure(Origin.of("VerdictHistory"), message != null ? message : thrown.toString(), false);
    }

    /** Asks one source for everything and judges it; whatever goes wrong ends as a failure, never as an exception. */
    void run(Watch watch, Supplier<Observation.Builder> asking) {
        try {
            Observation observation = asking.get()
                    .calls(calls)
                    .onListed(more -> tell(to -> to.listed(more)))
                    .onFailure(this::failed)
                    .build();
            Stream<ResourceActivity> activities =
                    requireNonNull(watch.source().observe(observation), "the stream of the source");
            try {
                activities.forEachOrdered(activity -> seen(watch, activity));
            } finally {
                close(watch, activities);
            }
        } catch (ActivitySourceException lost) {
            failed(new ScanFailure(origin(watch), message(lost), true));
        } catch (Exception | LinkageError | AssertionError broken) { // a source may be anybody's, in any language
            failed(new ScanFailure(origin(watch), broken.toString(), true));
        }
    }

    private void seen(Watch watch, @Nullable ResourceActivity activity) {
        if (activity == null) {
            failed(new ScanFailure(origin(watch), "It gave null in place of a resource", true));
        } else {
            Assessment assessment = Assessment.of(
                    activity, Interlock.judge(watch.policy(), activity), Interlock.nameOf(watch.policy()));
            if (recollection != null) {
                assessment = recollection.steady(assessment);
            }
            for (AssessmentStep step : steps) {
                assessment = then(step, assessment);
            }
            assessed(assessment);
        }
    }

    /** A step adds to an assessment and never changes what was concluded; where it fails, nothing was said. */
    @SuppressWarnings("ReferenceEquality") // one that only looks alike is another one
    private Assessment then(AssessmentStep step, Assessment assessment) {
        String failure;
        try {
            @Nullable Assessment next = step.apply(assessment);
            if (next != null && next.activity() == assessment.activity() && next.verdict() == assessment.verdict()) {
                return next;
            }
            failure = next == null ? "It returned null" : "It came back with another verdict or activity";
        } catch (Exception | StackOverflowError | LinkageError | AssertionError thrown) {
            failure = thrown.toString();
        }
        failed(new ScanFailure(Origin.of(step.getClass().getSimpleName()), failure, false));
        return assessment;
    }

    /** All was seen by then: a source that cannot let go of something has lost nothing. */
    private void close(Watch watch, Stream<ResourceActivity> activities) {
        try {
            activities.close();
        } catch (RuntimeException stuck) {
            failed(new ScanFailure(origin(watch), "closing: " + stuck, false));
        }
    }

    /** Where a source says that its facts come from; its class where it does not say. */
    private static Origin origin(Watch watch) {
        try {
            return requireNonNull(watch.source().origin(), "origin");
        } catch (RuntimeException unsaid) {
            return Origin.of(watch.source().getClass().getSimpleName());
        }
    }

    private static String message(ActivitySourceException lost) {
        String message = lost.getMessage();
        return message != null ? message : lost.toString();
    }

    private synchronized void assessed(Assessment assessment) {
        counts.merge(assessment.verdict().status(), 1L, Long::sum);
        tell(to -> to.assessed(assessment));
    }

    /** Tells of a failure; of the same one only once, however many calls it struck. */
    private synchronized void failed(ScanFailure failure) {
        if (!failures.contains(failure)) {
            failures.add(failure);
            tell(to -> to.failed(failure));
        }
    }

    /** A listener that throws is a failure of the scan, of which it is not told again. */
    private synchronized void tell(Consumer<ScanListener> news) {
        try {
            news.accept(listener);
        } catch (Exception | LinkageError | AssertionError thrown) {
            var failure = new ScanFailure(Origin.of("ScanListener"), thrown.toString(), false);
            if (!failures.contains(failure)) {
                failures.add(failure);
            }
        }
    }

    synchronized ScanSummary summary(Instant startedAt, Instant finishedAt, Instant asOf) {
        return new ScanSummary(startedAt, finishedAt, asOf, counts, failures, calls.counts(), calls.attempts());
    }
}
