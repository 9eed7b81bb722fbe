package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The points of one id on one page, of which there may be no more than there is room for. */
final class MetricPoints {

    private final int room;
    private final List<Object> timestamps = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private long last;

    MetricPoints(int room) {
        this.room = room;
    }

    /** Adds a point, if there is room. */
    boolean add(long second, double value) {
        if (timestamps.size() == room) {
            return false;
        }
        timestamps.add(Instant.ofEpochSecond(second));
        values.add(value);
        last = second;
        return true;
    }

    boolean isEmpty() {
        return timestamps.isEmpty();
    }

    int size() {
        return timestamps.size();
    }

    long last() {
        return last;
    }

    List<Object> timestamps() {
        return timestamps;
    }

    List<Object> values() {
        return values;
    }
}
