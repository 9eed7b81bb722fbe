package io.github.idle4j.aws.calls;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkClient;

/** A clock on which time passes only while somebody sleeps, at once. Thread-safe. */
public final class SteppedPaceClock implements PaceClock {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000); // overflows, as it may
    private final long begun = nanos.get();
    private volatile Runnable duringSleep = () -> {};

    /** The same client, through which nobody waits for a permit in real time. */
    public static <C extends SdkClient> C withoutWaiting(C client) {
        Paces.waitOn(new SteppedPaceClock(), client);
        return client;
    }

    /** The same client, through which whoever waits for a permit lets time pass on that clock. */
    public static <C extends SdkClient> C waitingOn(SteppedPaceClock clock, C client) {
        Paces.waitOn(clock, client);
        return client;
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** How much time has passed. */
    public Duration passed() {
        return Duration.ofNanos(nanos.get() - begun);
    }

    /** Calls that wait for their permits, but not in real time. */
    public static AwsCalls calls(Observation observation) {
        var paces = new Paces(Map.of(), "", new SteppedPaceClock());
        return new AwsCalls(observation, Origin.of("test"), Duration.ofSeconds(60), Runnable::run, paces);
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(long time) {
        if (time <= 0) {
            throw new AssertionError("Whoever sleeps for " + time + " ns is in a busy loop");
        }
        nanos.addAndGet(time);
        duringSleep.run();
    }

    /** Lets something happen at the end of each sleep. */
    void duringSleep(Runnable event) {
        duringSleep = event;
    }

    /** How long was slept. */
    double secondsSlept() {
        return (nanos.get() - begun) / 1e9;
    }
}
