package io.github.idle4j.examples.cli;

import io.github.idle4j.Budget;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.inventory.InventoryBreaker;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a scan ends, and what it must not believe; as they were written. */
final class LimitOptions {

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description =
                    "How long the scan may take, such as 5m or PT90S; what is not judged by then is UNKNOWN. Default:"
                            + " as long as it takes.")
    private @Nullable String deadline;

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description =
                    "Make no more calls to AWS than that; what they do not reach is UNKNOWN. Default: as many as it takes.")
    private @Nullable Long maxCalls;

    @Option(
            names = "--max-metrics",
            paramLabel = "N",
            description =
                    "Request no more metrics of CloudWatch than that, which is what it charges for. Default: as many as"
                            + " it takes.")
    private @Nullable Long maxMetrics;

    @Option(
            names = "--previous",
            paramLabel = "REPORT",
            description =
                    "Compare with that report in JSON of an earlier scan: where less than half is left, or much more is idle at"
                            + " once, nothing is called idle. It may be the file of --output.")
    private @Nullable String previous;

    @Option(
            names = "--least-left",
            paramLabel = "PERCENT",
            description = "How much of what there was has to be left, from 0 to 100. With --previous. Default: 50.")
    private @Nullable Double leastLeft;

    @Option(
            names = "--most-idle-rise",
            paramLabel = "POINTS",
            description =
                    "By how many percentage points the part that is idle may rise, from 0 to 100. With --previous."
                            + " Default: 30.")
    private @Nullable Double mostIdleRise;

    /** Picocli fills it. */
    LimitOptions() {}

    /**
     * The limits, where they make sense.
     *
     * @param concerned what the scan looks at
     */
    ScanLimits check(Predicate<ResourceId> concerned) {
        return new ScanLimits(
                Optional.ofNullable(deadline).map(text -> Threshold.deadline("--deadline", text)),
                budget(),
                breaker(concerned));
    }

    private Budget budget() {
        Budget budget = Budget.UNLIMITED;
        if (maxCalls != null) {
            budget = budget.andCalls(requireNotNegative("--max-calls", maxCalls));
        }
        if (maxMetrics != null) {
            budget = budget.andMetrics(requireNotNegative("--max-metrics", maxMetrics));
        }
        return budget;
    }

    private static long requireNotNegative(String option, long number) {
        if (number < 0) {
            throw new WrongUsageException(option + " takes a number from 0 on, not " + number + ".");
        }
        return number;
    }

    private Optional<InventoryBreaker> breaker(Predicate<ResourceId> concerned) {
        if (previous == null) {
            if (leastLeft != null || mostIdleRise != null) {
                throw new WrongUsageException(
                        "--least-left and --most-idle-rise compare with an earlier scan; name its report, with --previous.");
            }
            return Optional.empty();
        }
        InventoryBreaker breaker =
                InventoryBreaker.against(PreviousReport.read(file(previous).toFile(), concerned));
        if (leastLeft != null) {
            breaker = breaker.smallestPart(part("--least-left", leastLeft));
        }
        if (mostIdleRise != null) {
            breaker = breaker.largestIdleRise(part("--most-idle-rise", mostIdleRise));
        }
        return Optional.of(breaker);
    }

    private static Path file(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WrongUsageException("--previous takes a file, not '" + text + "'.", e);
        }
    }

    private static double part(String option, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new WrongUsageException(option + " takes a number from 0 to 100, not " + percent + ".");
        }
        return percent / 100;
    }
}
