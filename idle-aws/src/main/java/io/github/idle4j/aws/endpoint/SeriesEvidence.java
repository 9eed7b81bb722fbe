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
 * Reads what a series says of use, bucket by bucket: a number above zero is use, a zero is silence, and nothing at all is
 * silence only where it is proved to mean that.
 */
final class SeriesEvidence {

    private final Signal signal;
    private final MetricSeries series;
    private final Absence absence;

    private SeriesEvidence(MetricQuery query, MetricSeries series, Absence absence) {
        this.signal = query.signal();
        this.series = series;
        this.absence = absence;
    }

    /** The evidence of every bucket, and of the time of which CloudWatch keeps nothing any more. */
    static List<Evidence> of(MetricQuery query, Readings readings, Absence absence) {
        List<Evidence> evidence = new SeriesEvidence(query, readings.of(query), absence).read();
        readings.forgotten()
                .ifPresent(span -> evidence.add(new Gap(
                        query.signal(),
                        span.from(),
                        span.to(),
                        ReasonCode.RETENTION_TOO_SHORT,
                        "CloudWatch keeps metrics for " + Readings.KEPT.toDays() + " days")));
        return evidence;
    }

    /** The evidence of the buckets with use in them, and of those that could not be read. */
    static List<Evidence> usesOf(MetricQuery query, Readings readings) {
        Absence notLookedInto = Absence.unproved(ReasonCode.NOT_COVERED, "not looked into");
        return of(query, readings, notLookedInto).stream()
                .filter(evidence -> !(evidence instanceof Silence))
                .toList();
    }

    private List<Evidence> read() {
        List<Evidence> evidence = new ArrayList<>();
        for (int bucket = 0; bucket < series.grid().count(); bucket++) {
            evidence.add(read(bucket, series.grid().bucket(bucket)));
        }
        return evidence;
    }

    /** Use counts wherever it was read. Zeros of a series that was not read to the end prove nothing. */
    private Evidence read(int bucket, Span span) {
        OptionalDouble value = series.value(bucket);
        if (value.isPresent() && value.getAsDouble() > 0) {
            long count = Math.max(1, Math.round(value.getAsDouble()));
            return new Use(signal, span.from(), span.to(), OptionalLong.of(count));
        }
        if (series.failure().isPresent()) {
            CallFailedException failure = series.failure().get();
            return new Gap(signal, span.from(), span.to(), failure.reason(), failure.getMessage());
        }
        if (value.isEmpty()) {
            return absence.at(signal, bucket, span);
        }
        if (value.getAsDouble() < 0) {
            return new Gap(signal, span.from(), span.to(), ReasonCode.METRICS_INCOMPLETE, "a value of " + value);
        }
        return new Silence(
                signal,
                span.from(),
                span.to(),
                Basis.MEASURED,
                Optional.empty(),
                series.grid().period());
    }
}
