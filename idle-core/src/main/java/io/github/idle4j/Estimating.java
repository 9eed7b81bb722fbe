package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks sources and steps what a scan takes, one after the other or several at once, and adds it up. Whatever goes wrong ends as
 * a failure, never as an exception. Thread-safe.
 */
final class Estimating {

    private final List<ScanFailure> failures = new ArrayList<>();
    private Estimate sum = Estimate.NOTHING;

    /** Asks one source. */
    void ask(Watch watch, Supplier<Observation.Builder> asking) {
        Origin origin = watch.origin();
        ask(origin, true, () -> {
            Observation observation = asking.get().onFailure(this::failed).build();
            return watch.source().estimate(observation);
        });
    }

    /** Asks one step. */
    void ask(AssessmentStep step) {
        ask(Origin.of(step.getClass().getSimpleName()), false, step::estimate);
    }

    private void ask(Origin origin, boolean lists, Supplier<Estimate> asked) {
        Estimate told = Estimate.UNKNOWN;
        try {
            told = requireNonNull(asked.get(), "the estimate");
        } catch (ActivitySourceException lost) {
            failed(new ScanFailure(origin, lost.inWords(), true));
        } catch (Throwable broken) { // a source may be anybody's, in any language
            failed(new ScanFailure(origin, broken.toString(), lists));
        }
        add(told);
    }

    private synchronized void add(Estimate told) {
        sum = sum.plus(told);
    }

    /** Tells of something that failed. */
    synchronized void failed(ScanFailure failure) {
        failures.add(failure);
    }

    /** What was told, and what it took. */
    synchronized EstimateReport report(CallLedger calls) {
        boolean lost = failures.stream().anyMatch(ScanFailure::lostInventory);
        return new EstimateReport(lost ? sum.orMore() : sum, calls.counts(), failures);
    }
}
