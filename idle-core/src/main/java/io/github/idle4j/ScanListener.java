package io.github.idle4j;

/**
 * Is told of a scan while it runs: for progress bars, metrics, and reports that are streamed.
 *
 * <p>Called by one thread at a time, though not always the same. A listener that throws becomes a failure of the scan;
 * the scan goes on.
 */
public interface ScanListener {

    /** Found so many more resources; an assessment of each follows. */
    default void listed(long more) {}

    /** Judged one resource. */
    default void assessed(Assessment assessment) {}

    /** Something failed; the scan goes on. */
    default void failed(ScanFailure failure) {}
}
