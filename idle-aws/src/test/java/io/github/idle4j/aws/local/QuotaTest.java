package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** AWS throttles what is called faster than a quota allows. Here the test steps the clock of the quota. */
class QuotaTest extends StandInTest {

    private final LocalAws aws = aws(region -> {});
    private final SageMakerClient sageMaker = sageMaker(aws);
    private final CloudWatchClient cloudWatch = cloudWatch(aws);

    /** As System.nanoTime may, it overflows. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

    @AfterEach
    void close() {
        sageMaker.close();
        cloudWatch.close();
    }

    private static @Nullable AwsServiceException refusal(SageMakerClient client) {
        return catchThrowableOfType(AwsServiceException.class, client::listEndpoints);
    }

    private static int accepted(SageMakerClient client, int calls) {
        int accepted = 0;
        for (int i = 0; i < calls; i++) {
            accepted += refusal(client) == null ? 1 : 0;
        }
        return accepted;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void whatComesTooFastIsThrottledAsTheServiceSaysIt() {
        aws.quota("*", 1, nanos::get);
        sageMaker.listEndpoints();
        AwsServiceException refused = refusal(sageMaker);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
        assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
        assertThat(refused.isThrottlingException()).isTrue();
        refused = catchThrowableOfType(AwsServiceException.class, cloudWatch::listMetrics);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(inQuery("Throttling", "ThrottlingException"));
        assertThat(refused.isThrottlingException()).isTrue();
    }

    @Test
    void theBucketHoldsTheCallsOfOneSecondAndFillsAtTheSameRate() {
        aws.quota("sagemaker:ListEndpoints", 2, nanos::get);
        assertThat(accepted(sageMaker, 5)).isEqualTo(2);
        pass(Duration.ofMillis(499));
        assertThat(accepted(sageMaker, 1)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(accepted(sageMaker, 5)).isEqualTo(1);
        pass(Duration.ofHours(1));
        assertThat(accepted(sageMaker, 5)).isEqualTo(2);
    }

    @Test
    void aQuotaBelowOneCallASecondLetsOneThroughAtATime() {
        aws.quota("sagemaker:ListEndpoints", 0.25, nanos::get);
        assertThat(accepted(sageMaker, 2)).isEqualTo(1);
        pass(Duration.ofSeconds(3));
        assertThat(accepted(sageMaker, 1)).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(accepted(sageMaker, 2)).isEqualTo(1);
    }

    @Test
    void aQuotaIsForEachRegion() {
        aws.quota("sagemaker:ListEndpoints", 1, nanos::get);
        try (SageMakerClient other = sageMaker(aws.httpClient(), "eu-west-1", null)) {
            assertThat(accepted(sageMaker, 3)).isEqualTo(1);
            assertThat(accepted(other, 3)).isEqualTo(1);
        }
    }

    @Test
    void aQuotaMayHoldForOneRegionAlone() {
        aws.fail("*", Fault.quota(1, nanos::get).inRegion("eu-west-1"));
        assertThat(accepted(sageMaker, 3)).isEqualTo(3);
    }

    @Test
    void callsOfAnotherActionDoNotCount() {
        aws.quota("sagemaker:ListEndpoints", 1, nanos::get);
        cloudWatch.listMetrics();
        sageMaker.listInferenceComponents(r -> {});
        assertThat(accepted(sageMaker, 2)).isEqualTo(1);
    }
}
