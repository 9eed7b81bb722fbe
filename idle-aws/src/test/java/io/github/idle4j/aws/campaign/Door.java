package io.github.idle4j.aws.campaign;

import io.github.idle4j.aws.calls.SteppedPaceClock;
import io.github.idle4j.aws.local.LocalAws;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The way to AWS in a world: waits by stepping its clock, ends a call there when its time is over, as the SDK does in real
 * time, and counts what goes through. For one thread at a time.
 */
final class Door implements SdkHttpClient, ExecutionInterceptor {

    /** No scan of so small an account takes so many requests, unless it never ends. */
    private static final int MOST_REQUESTS = 20_000;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger bodiesOpened = new AtomicInteger();
    private final AtomicInteger bodiesClosed = new AtomicInteger();
    private final SdkHttpClient inner;
    private final Supplier<Duration> passed;
    private volatile Duration callEnds = Duration.ZERO;
    private volatile Duration mayTake = Duration.ZERO;

    private Door(Function<Door, SdkHttpClient> inner, Supplier<Duration> passed) {
        this.passed = passed;
        this.inner = inner.apply(this);
    }

    /** A way that leads there directly. */
    static Door into(LocalAws aws, SteppedPaceClock clock) {
        return new Door(door -> aws.httpClient(time -> door.pass(time, clock)), clock::passed);
    }

    /** A way through a network, where time passes by itself. */
    static Door over(SdkHttpClient network) {
        long begun = System.nanoTime();
        return new Door(any -> network, () -> Duration.ofNanos(System.nanoTime() - begun));
    }

    /** How much time has passed since there is such a way. */
    Duration passed() {
        return passed.get();
    }

    private void pass(Duration time, SteppedPaceClock clock) {
        Duration left = callEnds.minus(clock.passed());
        if (time.compareTo(left) <= 0) {
            clock.advance(time);
            return;
        }
        clock.advance(left);
        throw ApiCallTimeoutException.create(mayTake.toMillis());
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        mayTake = ((AwsRequest) context.request())
                .overrideConfiguration()
                .flatMap(RequestOverrideConfiguration::apiCallTimeout)
                .orElseThrow(() -> new IllegalStateException("A call without a time-out"));
        callEnds = passed().plus(mayTake);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (requests.incrementAndGet() > MOST_REQUESTS) {
            throw new IllegalStateException("more than " + MOST_REQUESTS + " requests");
        }
        ExecutableHttpRequest prepared = inner.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = prepared.call();
                return HttpExecuteResponse.builder()
                        .response(answer.httpResponse())
                        .responseBody(
                                answer.responseBody().map(Door.this::counted).orElse(null))
                        .build();
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private AbortableInputStream counted(AbortableInputStream body) {
        bodiesOpened.incrementAndGet();
        InputStream counting = new FilterInputStream(body) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    bodiesClosed.incrementAndGet();
                }
                super.close();
            }
        };
        return AbortableInputStream.create(counting, body);
    }

    @Override
    public void close() {
        inner.close();
    }

    int requests() {
        return requests.get();
    }

    boolean isOverrun() {
        return requests.get() > MOST_REQUESTS;
    }

    int bodiesLeftOpen() {
        return bodiesOpened.get() - bodiesClosed.get();
    }
}
