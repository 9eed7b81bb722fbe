package io.github.idle4j.aws.calls;

import java.util.concurrent.TimeUnit;

/** Tells time and lets it pass, in nanoseconds; a test steps one instead of waiting. Thread-safe. */
interface PaceClock {

    /** The clock of this machine. */
    PaceClock SYSTEM = new PaceClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) {
            // An interrupt is kept for the caller, and makes of the waits that follow no busy loop.
            boolean interrupted = Thread.interrupted();
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException interrupt) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    };

    /** Nanoseconds since some instant, which may overflow: only differences tell something. */
    long nanos();

    /** Returns after so many nanoseconds, or a little earlier or later. */
    void sleep(long nanos);
}
