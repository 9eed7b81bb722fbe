package io.github.idle4j.aws.calls;

import io.github.idle4j.CallLedger;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Sees each request that the SDK sends for one call, which are several where it retries: counts them, and slows the pace
 * down for each that was throttled, whether or not the call succeeds in the end.
 *
 * <p>It is added to the client's configuration for this one call. What the caller has set there stays: his
 * interceptors and metric publishers are told as ever, and his retry strategy, with its bucket of retries, decides on
 * retries. A metric publisher on the request would have taken the place of his, and be told only after all retries.
 *
 * <p>Not thread-safe: a synchronous client sends all requests of a call on the thread of its caller.
 */
final class Attempts implements ExecutionInterceptor {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NONE = 0;

    private final String api;
    private final CallLedger ledger;
    private final Pace pace;
    private final PaceClock clock;
    private long sentAt;
    private int status = NONE;

    Attempts(String api, CallLedger ledger, Pace pace, PaceClock clock) {
        this.api = api;
        this.ledger = ledger;
        this.pace = pace;
        this.clock = clock;
        this.sentAt = clock.nanos();
    }

    void addTo(AwsRequestOverrideConfiguration.Builder override) {
        override.addPlugin(client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(this)
                .build()));
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        long now = clock.nanos();
        if (refused()) {
            pace.throttled(sentAt, now); // the SDK tries no bad request again, unless it was but one too many
        }
        status = NONE;
        sentAt = now;
        ledger.countAttempt(api);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        status = context.httpResponse().statusCode();
    }

    /** With these, a throttle is answered: the SDK's own list of codes has none with another (sdk-core, AwsErrorCode). */
    private boolean refused() {
        return status == BAD_REQUEST || status == TOO_MANY_REQUESTS;
    }

    /**
     * Takes down how the call ended, and tells whether it did so because it was throttled: the last request was, or the
     * time of the call was over while the SDK waited to try again.
     */
    boolean endedThrottled(RuntimeException thrown) {
        boolean throttled = (thrown instanceof SdkServiceException answer && answer.isThrottlingException())
                || (thrown instanceof ApiCallTimeoutException && refused());
        if (throttled) {
            pace.throttled(sentAt, clock.nanos());
        } else if (thrown instanceof SdkServiceException) {
            pace.answered();
        }
        return throttled;
    }
}
