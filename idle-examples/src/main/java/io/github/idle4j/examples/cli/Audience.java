package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.ScanListener;
import java.util.List;

/**
 * Several who are told of a scan, one after the other.
 *
 * @param listeners who
 */
record Audience(List<ScanListener> listeners) implements ScanListener {

    static Audience of(ScanListener... listeners) {
        return new Audience(List.of(listeners));
    }

    @Override
    public void listed(long more) {
        listeners.forEach(listener -> listener.listed(more));
    }

    @Override
    public void assessed(Assessment assessment) {
        listeners.forEach(listener -> listener.assessed(assessment));
    }

    @Override
    public void failed(ScanFailure failure) {
        listeners.forEach(listener -> listener.failed(failure));
    }
}
