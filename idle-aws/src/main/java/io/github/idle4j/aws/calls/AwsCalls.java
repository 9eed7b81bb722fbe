package io.github.idle4j.aws.calls;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Makes the AWS calls of one observation: none after it was stopped, each with a time-out that fits the deadline, each
 * counted. Thread-safe.
 *
 * <p>An interrupt does not stop a call of the SDK's synchronous clients, so the time-out is what holds a deadline.
 */
public final class AwsCalls {

    private static final Logger LOG = LoggerFactory.getLogger(AwsCalls.class);

    private final Observation observation;
    private final Origin origin;
    private final Duration timeout;
    private final Executor executor;
    private final HostClock clock = new HostClock();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * The calls of one observation.
     *
     * @param observation says when to stop, counts, and is told of failures
     * @param origin      who is calling, for reports of failures
     * @param timeout     how long one call may take with all its retries
     * @param executor    runs calls in parallel
     */
    public AwsCalls(Observation observation, Origin origin, Duration timeout, Executor executor) {
        this.observation = requireNonNull(observation, "observation");
        this.origin = requireNonNull(origin, "origin");
        this.timeout = requireNonNull(timeout, "timeout");
        this.executor = requireNonNull(executor, "executor");
    }

    /**
     * Makes one call.
     *
     * @param api  what is called, as {@code sagemaker:ListEndpoints}
     * @param call makes it, with what it is given in the request's override configuration
     * @throws CallFailedException if it was not made or did not answer
     */
    public <R> R call(String api, Function<Consumer<AwsRequestOverrideConfiguration.Builder>, R> call) {
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
        observation.calls().count(api);
        LOG.debug("Calling {}", api);
        Instant begun = clock.now();
        try {
            R answer = call.apply(override -> override.apiCallTimeout(time));
            clock.compare(begun, answer);
            return answer;
        } catch (RuntimeException thrown) { // by AWS, by the SDK, or by what the caller hung into the client
            throw CallFailedException.of(api, thrown);
        }
    }

    /** Tells of a failure, and of others of its kind no more: a permission that is missing is missing for all. */
    public void report(CallFailedException failure) {
        LOG.debug("Failed", failure);
        if (reported.add(failure.kind())) {
            observation.failed(new ScanFailure(origin, failure.getMessage(), false));
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
