package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a bucket without a point means for the signal that might have one. */
@FunctionalInterface
interface Absence {

    Evidence at(Signal signal, int bucket, Span span);

    /** Another series, whose points show that the signal would have been seen. */
    record Control(Signal signal, MetricSeries series) {
        static Control of(MetricQuery query, Readings readings) {
            return new Control(query.signal(), readings.of(query));
        }

        private boolean isThere(int bucket) {
            return series.value(bucket).isPresent();
        }
    }

    /** Nothing proves of which kind the resource is, so absence means nothing. */
    static Absence unproved(ReasonCode reason, String detail) {
        return (signal, bucket, span) -> gap(signal, span, reason, detail);
    }

    /** With enhanced metrics series come under other dimensions too; that these stay is not documented. */
    static Absence enhanced() {
        return unproved(
                ReasonCode.NO_METRICS,
                "nothing was published, and with enhanced metrics it may be published under other dimensions");
    }

    /** It would have published zeros: absence is silence where one of the controls shows that it was alive. */
    static Absence besides(List<Control> controls) {
        return shown(Basis.ABSENT_WHILE_ALIVE, controls);
    }

    /** It publishes nothing for "never": absence is silence where one of the controls shows that metrics came through. */
    static Absence asPublishedBesides(List<Control> controls) {
        return shown(Basis.ABSENT_AS_PUBLISHED, controls);
    }

    /** It publishes nothing for "never", and nothing that would be there all the same. */
    static Absence asPublished(Duration period) {
        return (signal, bucket, span) ->
                new Silence(signal, span.from(), span.to(), Basis.ABSENT_AS_PUBLISHED, Optional.empty(), period);
    }

    private static Absence shown(Basis basis, List<Control> controls) {
        return (signal, bucket, span) -> {
            for (Control control : controls) {
                if (control.isThere(bucket)) {
                    Duration period = control.series().grid().period();
                    return new Silence(signal, span.from(), span.to(), basis, Optional.of(control.signal()), period);
                }
            }
            return controls.stream()
                    .flatMap(control -> control.series().failure().stream())
                    .findFirst()
                    .map(failure -> gap(signal, span, failure))
                    .orElseGet(() -> gap(
                            signal,
                            span,
                            ReasonCode.NO_METRICS,
                            "nothing was published, neither of it nor of what shows that it is alive"));
        };
    }

    /** Until that bucket another meaning holds. */
    default Absence butBefore(int first, Absence before) {
        return (signal, bucket, span) -> bucket < first ? before.at(signal, bucket, span) : at(signal, bucket, span);
    }

    /**
     * Before a variant took over from one of another name, the series of the other speaks for it: zeros are measured all
     * the same.
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

    private static Gap gap(Signal signal, Span span, CallFailedException failure) {
        return gap(signal, span, failure.reason(), failure.getMessage());
    }

    private static Gap gap(Signal signal, Span span, ReasonCode reason, String detail) {
        return new Gap(signal, span.from(), span.to(), reason, detail);
    }
}
