package io.github.idle4j.aws.account;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lines at equal distances, the first at {@code first}, all before {@code end}; the line is told by its time. */
record Lines(Instant first, Duration every, Instant end, Function<Instant, Line> written) {

    static Lines one(Instant at, Function<Instant, Line> written) {
        return new Lines(at, Duration.ofMillis(1), at.plusMillis(1), written);
    }

    Stream<Line> all() {
        return Stream.iterate(first, end::isAfter, time -> time.plus(every)).map(written);
    }
}
