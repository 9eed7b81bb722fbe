package io.github.idle4j.aws.calls;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Budget;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * Makes the AWS calls of one observation: none after it was stopped or beyond its budget, each at the pace of its API, with
 * a time-out that fits the deadline, and counted. Thread-safe.
 *
 * <p>A call that is throttled, after all retries of the SDK, is made again at a slower pace: a quota makes a scan slow, and
 * only the deadline makes it give up. Where no other end is set, a call ends when its API has answered nothing but
 * throttles for half a minute, or after {@value #MOST_TRIES} tries.
 *
 * <p>An interrupt does not stop a call of the SDK's synchronous clients, so the time-out is what holds a deadline.
 */
public final class AwsCalls {

    private static final Logger LOG = LoggerFactory.getLogger(AwsCalls.class);

    /** A scan without a deadline ends too, in an account where others use up what is allowed for ever. */
    private static final int MOST_TRIES = 50;

    /** How often a wait looks whether the observation was stopped, in nanoseconds: nothing wakes it. */
    private static final long LONGEST_SLEEP = 50_000_000;

    private final Observation observation;
    private final Origin origin;
    private final Duration timeout;
    private final Executor executor;
    private final Paces paces;
    private final HostClock clock = new HostClock();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> made = new ConcurrentHashMap<>();

    /** The calls of one observation, at a pace of their own. */
    public AwsCalls(Observation observation, Origin origin, Duration timeout, Executor executor) {
        this(observation, origin, timeout, executor, new Paces(Map.of(), ""));
    }

    /**
     * The calls of one observation.
     *
     * @param observation says when to stop, counts, and is told of failures
     * @param origin      who is calling, for reports of failures
     * @param timeout     how long one call may take with all its retries
     * @param executor    runs calls in parallel
     * @param paces       say how fast each API may be called
     */
    AwsCalls(Observation observation, Origin origin, Duration timeout, Executor executor, Paces paces) {
        this.observation = requireNonNull(observation, "observation");
        this.origin = requireNonNull(origin, "origin");
        this.timeout = requireNonNull(timeout, "timeout");
        this.executor = requireNonNull(executor, "executor");
        this.paces = requireNonNull(paces, "paces");
    }

    /**
     * Makes one call, and makes it again while it is throttled.
     *
     * @param api  what is called, as {@code sagemaker:ListEndpoints}
     * @param call makes it, with what it is given in the request's override configuration
     * @throws CallFailedException if it was not made or did not answer
     */
    public <R> R call(String api, Function<Consumer<AwsRequestOverrideConfiguration.Builder>, R> call) {
        return call(api, 0, call);
    }

    /** As the other, of a call that requests so many metrics. */
    public <R> R call(String api, int metrics, Function<Consumer<AwsRequestOverrideConfiguration.Builder>, R> call) {
        Pace pace = paces.of(api);
        for (int tries = 1; ; tries++) {
            awaitPermit(api, pace);
            Duration time = timeFor(api);
            if (!observation.calls().tryCall(api, metrics)) {
                throw CallFailedException.notMade(api, ReasonCode.BUDGET);
            }
            made.merge(api, 1L, Long::sum);
            LOG.debug("Calling {}", api);
            var attempts = new Attempts(api, observation.calls(), pace, paces.clock());
            Instant begun = clock.now();
            try {
                R answer = call.apply(override -> attempts.addTo(override.apiCallTimeout(time)));
                clock.compare(begun, answer);
                pace.answered();
                return answer;
            } catch (RuntimeException thrown) { // by AWS, by the SDK, or by what the caller hung into the client
                if (!attempts.endedThrottled(thrown) || tries >= MOST_TRIES || pace.outOfOrder(nanos())) {
                    throw thrown instanceof ApiCallTimeoutException && time.compareTo(timeout) < 0
                            ? CallFailedException.cutShort(api, thrown)
                            : CallFailedException.of(api, thrown);
                }
                LOG.debug("{} is throttled, slowing down to {} calls a second", api, pace.rate(nanos()));
            }
        }
    }

    /** Returns when the API may be called, unless the observation is stopped before. */
    private void awaitPermit(String api, Pace pace) {
        timeFor(api);
        for (long wait = pace.take(nanos()); wait > 0; wait = pace.take(nanos())) {
            long left = observation.timeLeft().map(AwsCalls::nanos).orElse(Long.MAX_VALUE);
            paces.clock().sleep(Math.max(1, Math.min(Math.min(wait, left), LONGEST_SLEEP)));
            timeFor(api);
        }
    }

    /** How long a call may take that is made now. */
    private Duration timeFor(String api) {
        observation.stopped().ifPresent(why -> {
            throw CallFailedException.notMade(api, why);
        });
        Duration time = observation
                .timeLeft()
                .filter(left -> left.compareTo(timeout) < 0)
                .orElse(timeout);
        if (time.isNegative() || time.isZero()) { // time goes on between two questions about it
            throw CallFailedException.notMade(api, ReasonCode.DEADLINE);
        }
        return time;
    }

    /**
     * Whether lists come before everything else: where calls or metrics are limited, what there is matters more than what can be
     * said of it.
     */
    public boolean listFirst() {
        return !observation.calls().budget().equals(Budget.UNLIMITED);
    }

    private long nanos() {
        return paces.clock().nanos();
    }

    private static long nanos(Duration time) {
        try {
            return time.toNanos();
        } catch (ArithmeticException centuries) {
            return Long.MAX_VALUE;
        }
    }

    /** The calls that were made here so far, by API; those of other sources of a scan are not among them. */
    public Map<String, Long> made() {
        return Map.copyOf(made);
    }

    /** Tells of a failure, and of others of its kind no more: a permission that is missing is missing for all. */
    public void report(CallFailedException failure) {
        LOG.debug("Failed", failure);
        if (reported.add(failure.kind())) {
            observation.failed(new ScanFailure(origin, failure.getMessage(), false));
        }
    }

    /** Tells of a failure only where it was denied: what is read in another way is as right, and takes more calls for ever. */
    public void reportDenied(CallFailedException failure) {
        if (failure.reason().equals(ReasonCode.ACCESS_DENIED)) {
            report(failure);
        }
    }

    /** What was learned of a resource, of which nothing can be concluded where the clock that it was read by is wrong. */
    ResourceActivity rightInTime(ResourceActivity activity) {
        Optional<String> wrong = clock.wrong();
        if (wrong.isEmpty()) {
            return activity;
        }
        if (reported.add(ReasonCode.CLOCK_SKEW.code())) {
            observation.failed(new ScanFailure(origin, wrong.get(), false));
        }
        return activity.incomplete(ReasonCode.CLOCK_SKEW, wrong.get());
    }

    /** Tells that resources may be missing from what is found, and why. */
    public void lost(String why) {
        observation.failed(new ScanFailure(origin, why, true));
    }

    /** An answer, where it is one: a proxy's page or an empty body looks to the SDK like an answer without content. */
    public static <R> R requireContent(String api, R answer, boolean hasContent) {
        if (!hasContent) {
            throw CallFailedException.unusable(
                    api, "the answer has no content; it may not come from AWS but from a proxy in between");
        }
        return answer;
    }

    /** Begins something while the caller goes on; see {@link #await}. */
    public <R> FutureTask<R> inBackground(Callable<R> work) {
        var task = new FutureTask<>(work);
        try {
            executor.execute(task);
        } catch (RejectedExecutionException full) {
            return task; // whoever awaits it does it
        }
        return task;
    }

    /** Applies a function to each item, several at once, and returns the results in the order of the items. */
    public <T, R> List<R> inParallel(List<T> items, Function<T, R> function) {
        List<FutureTask<R>> tasks = new ArrayList<>(items.size());
        for (T item : items) {
            tasks.add(inBackground(() -> function.apply(item)));
        }
        return tasks.stream().map(AwsCalls::await).toList();
    }

    /** As {@link #inParallel}, by item; none of the items may be there twice. */
    public <T, R> Map<T, R> inParallelByItem(List<T> items, Function<T, R> function) {
        Map<T, R> results = new LinkedHashMap<>();
        Iterator<R> each = inParallel(items, function).iterator();
        items.forEach(item -> results.put(item, each.next()));
        return results;
    }

    /**
     * The result of what was begun, or the exception that ended it. What no thread has taken up yet, the caller does
     * itself: so nothing waits for ever on an executor that is full, shut down, or the very one that the caller runs on.
     */
    public static <R> R await(FutureTask<R> task) {
        task.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException interrupt) {
                    interrupted = true; // it would not end an AWS call either; kept for the caller
                } catch (ExecutionException thrown) {
                    if (thrown.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    if (thrown.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw new IllegalStateException(thrown.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
