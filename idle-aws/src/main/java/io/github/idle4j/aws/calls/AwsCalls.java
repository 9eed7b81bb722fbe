package io.github.idle4j.aws.calls;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ScanFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes the AWS calls of one observation: none after it was stopped, each with a time-out that fits the deadline, each
 * counted. Thread-safe.
 *
 * <p>An interrupt does not stop a call of the SDK's synchronous clients, so the time-out is what holds a deadline.
 */
public final class AwsCalls {

    private final Observation observation;
    private final Origin origin;
    private final Duration timeout;
    private final Executor executor;
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
        observation.calls().count(api);
        try {
            return call.apply(override -> override.apiCallTimeout(time));
        } catch (SdkException thrown) {
            throw CallFailedException.of(api, thrown);
        }
    }

    /** Tells of a failure, and of others of its kind no more: a permission that is missing is missing for all. */
    public void report(CallFailedException failure) {
        if (reported.add(failure.kind())) {
            observation.failed(new ScanFailure(origin, failure.getMessage(), false));
        }
    }

    /** An answer, where it is one: a proxy's page or an empty body looks to the SDK like an answer without content. */
    public static <R> R requireContent(String api, R answer, boolean hasContent) {
        if (!hasContent) {
            throw CallFailedException.unusable(
                    api, "the answer has no content; it may not come from AWS but from a proxy in between");
        }
        return answer;
    }

    /** Begins something while the caller goes on. */
    public <R> CompletableFuture<R> inBackground(Supplier<R> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    /** Applies a function to each item, several at once, and returns the results in the order of the items. */
    public <T, R> List<R> inParallel(List<T> items, Function<T, R> function) {
        List<CompletableFuture<R>> running = new ArrayList<>(items.size());
        for (T item : items) {
            running.add(inBackground(() -> function.apply(item)));
        }
        List<R> results = new ArrayList<>(items.size());
        for (CompletableFuture<R> one : running) {
            results.add(await(one));
        }
        return results;
    }

    /** The result of what was begun, or the exception that ended it. */
    public static <R> R await(CompletableFuture<R> running) {
        try {
            return running.join();
        } catch (CompletionException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw thrown;
        }
    }
}
