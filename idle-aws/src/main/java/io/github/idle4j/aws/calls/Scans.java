package io.github.idle4j.aws.calls;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkClient;

/** What all that calls AWS does alike: sources call nothing before they are read, and bring threads where the caller has none. */
public final class Scans {

    /** How long one call may take with all its retries, unless told otherwise. */
    public static final Duration USUAL_CALL_TIMEOUT = Duration.ofSeconds(60);

    /** SageMaker publishes no rate for its control plane; more than a few describes at once are throttled. */
    private static final int CALLS_AT_ONCE = 8;

    private Scans() {}

    /**
     * A stream that scans when it is read, and gives its threads back when it is closed.
     *
     * @param executor runs calls in parallel; threads of its own where there is none
     * @param timeout  how long one call may take
     * @param clients  make the calls, by the service that begins the name of an API, as {@code sagemaker}
     * @param scan     does the work
     */
    public static Stream<ResourceActivity> lazily(
            Observation observation,
            Origin origin,
            Optional<Executor> executor,
            Duration timeout,
            Map<String, ? extends SdkClient> clients,
            Function<AwsCalls, Stream<ResourceActivity>> scan) {
        var paces = new Paces(clients, origin.region().orElse(""));
        if (executor.isPresent()) {
            return lazily(new AwsCalls(observation, origin, timeout, executor.get(), paces), scan);
        }
        ExecutorService own = Executors.newFixedThreadPool(CALLS_AT_ONCE, Scans::daemon);
        return lazily(new AwsCalls(observation, origin, timeout, own, paces), scan)
                .onClose(own::shutdown);
    }

    /**
     * Works with calls, and gives their threads back at the end.
     *
     * @param executor runs calls in parallel; threads of its own where there is none
     * @param timeout  how long one call may take
     * @param clients  make the calls, by the service that begins the name of an API, as {@code sagemaker}
     * @param work     does the work
     */
    public static <R> R atOnce(
            Observation observation,
            Origin origin,
            Optional<Executor> executor,
            Duration timeout,
            Map<String, ? extends SdkClient> clients,
            Function<AwsCalls, R> work) {
        var paces = new Paces(clients, origin.region().orElse(""));
        if (executor.isPresent()) {
            return work.apply(new AwsCalls(observation, origin, timeout, executor.get(), paces));
        }
        ExecutorService own = Executors.newFixedThreadPool(CALLS_AT_ONCE, Scans::daemon);
        try {
            return work.apply(new AwsCalls(observation, origin, timeout, own, paces));
        } finally {
            own.shutdown();
        }
    }

    /** Calls that belong to no scan, one after the other and at the pace of their clients. */
    public static AwsCalls callsApart(
            Observation observation, Origin origin, Duration timeout, Map<String, ? extends SdkClient> clients) {
        return new AwsCalls(observation, origin, timeout, Runnable::run, new Paces(clients, ""));
    }

    private static Stream<ResourceActivity> lazily(AwsCalls calls, Function<AwsCalls, Stream<ResourceActivity>> scan) {
        return Stream.of(calls).flatMap(scan).map(calls::rightInTime);
    }

    private static Thread daemon(Runnable run) {
        var thread = new Thread(run, "idle4j-aws-call");
        thread.setDaemon(true);
        return thread;
    }

    /** The same duration, which has to be longer than nothing. */
    public static Duration requirePositive(Duration time) {
        requireNonNull(time, "time");
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A call needs some time: a time-out of " + time);
        }
        return time;
    }
}
