package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What inference components reserve of the instances of a variant: percentages of their processors and of their memory.
 *
 * @param series of each of these one
 */
record Reservations(List<MetricSeries> series) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Reservations of(List<MetricQuery> queries, Readings readings) {
        return new Reservations(queries.stream().map(readings::of).toList());
    }

    /** Why some may be missing. */
    Optional<CallFailedException> failure() {
        return series.stream().flatMap(one -> one.failure().stream()).findFirst();
    }

    /** The largest of them in a bucket; empty where none was published. */
    OptionalDouble largest(int bucket) {
        return series.stream()
                .map(one -> one.value(bucket))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }

    /** Whether anything was reserved at any time. */
    boolean isAny() {
        return series.stream().anyMatch(one -> one.hasPositiveFrom(0));
    }

    /** When something about them changed, as words: it is known by the bucket. */
    static String about(Instant instant) {
        return "about " + MINUTE.format(instant) + " UTC";
    }
}
