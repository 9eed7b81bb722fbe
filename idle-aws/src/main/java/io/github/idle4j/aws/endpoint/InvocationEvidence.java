package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads what a series of {@code Invocations} says of its variant, bucket by bucket: a number above zero is use, a zero is
 * silence, and nothing at all is silence only where it is proved to mean that.
 */
final class InvocationEvidence {

    private final Signal signal;
    private final MetricSeries invocations;
    private final Absence absence;

    private InvocationEvidence(MetricQuery query, MetricSeries invocations, Absence absence) {
        this.signal = query.signal();
        this.invocations = invocations;
        this.absence = absence;
    }

    /** What a bucket without a point means for the signal that should have one. */
    @FunctionalInterface
    interface Absence {
        Evidence at(Signal signal, int bucket, Span span);

        /** Nobody looked further, because what was seen decides already. */
        static Absence notLookedInto() {
            return (signal, bucket, span) ->
                    new Gap(signal, span.from(), span.to(), ReasonCode.NO_METRICS, "nothing was published");
        }

        /** Nothing proves of which kind the variant is, so absence means nothing. */
        static Absence unproved(ReasonCode reason, String detail) {
            return (signal, bucket, span) -> new Gap(signal, span.from(), span.to(), reason, detail);
        }

        /** The variant is a classic one: where its CPU was measured, absence is silence. */
        static Absence besides(Signal control, MetricSeries cpu) {
            return (signal, bucket, span) -> {
                if (cpu.value(bucket).isPresent()) {
                    return new Silence(
                            signal,
                            span.from(),
                            span.to(),
                            Basis.ABSENT_WHILE_ALIVE,
                            Optional.of(control),
                            cpu.grid().period());
                }
                return cpu.failure()
                        .map(failure -> gap(signal, span, failure))
                        .orElseGet(() -> new Gap(
                                signal,
                                span.from(),
                                span.to(),
                                ReasonCode.NO_METRICS,
                                "neither invocations nor CPU were published"));
            };
        }

        /**
         * Before a variant took over from one of another name, the series of the other speaks for it: zeros are measured
         * all the same.
         *
         * @param first     the first bucket of which all names are known
         * @param firstSeen the bucket in which the variant itself is seen first
         */
        default Absence orElseBetween(int first, int firstSeen, Signal other, MetricSeries old) {
            return (signal, bucket, span) -> {
                boolean speaks =
                        bucket >= first && bucket < firstSeen && old.failure().isEmpty();
                OptionalDouble value = speaks ? old.value(bucket) : OptionalDouble.empty();
                return value.isPresent() && value.getAsDouble() == 0
                        ? new Silence(
                                signal,
                                span.from(),
                                span.to(),
                                Basis.MEASURED,
                                Optional.of(other),
                                old.grid().period())
                        : at(signal, bucket, span);
            };
        }
    }

    /** The evidence of every bucket. */
    static List<Evidence> of(MetricQuery query, MetricSeries invocations, Absence absence) {
        return new InvocationEvidence(query, invocations, absence).read();
    }

    /** The evidence of the buckets with use in them, and of no others. */
    static List<Evidence> usesOf(MetricQuery query, MetricSeries invocations) {
        return of(query, invocations, Absence.notLookedInto()).stream()
                .filter(Use.class::isInstance)
                .toList();
    }

    private List<Evidence> read() {
        List<Evidence> evidence = new ArrayList<>();
        for (int bucket = 0; bucket < invocations.grid().count(); bucket++) {
            evidence.add(read(bucket, invocations.grid().bucket(bucket)));
        }
        return evidence;
    }

    /** Use counts wherever it was read. Zeros of a series that was not read to the end prove nothing. */
    private Evidence read(int bucket, Span span) {
        OptionalDouble value = invocations.value(bucket);
        if (value.isPresent() && value.getAsDouble() > 0) {
            long count = Math.max(1, Math.round(value.getAsDouble()));
            return new Use(signal, span.from(), span.to(), OptionalLong.of(count));
        }
        if (invocations.failure().isPresent()) {
            return gap(signal, span, invocations.failure().get());
        }
        if (value.isEmpty()) {
            return absence.at(signal, bucket, span);
        }
        if (value.getAsDouble() < 0) {
            return new Gap(signal, span.from(), span.to(), ReasonCode.METRICS_INCOMPLETE, "a sum of " + value);
        }
        return new Silence(
                signal,
                span.from(),
                span.to(),
                Basis.MEASURED,
                Optional.empty(),
                invocations.grid().period());
    }

    private static Gap gap(Signal signal, Span span, CallFailedException failure) {
        return new Gap(signal, span.from(), span.to(), failure.reason(), failure.getMessage());
    }
}
