package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idle4j.Budget;
import io.github.idle4j.CallLedger;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class AwsCallsTest {

    private static final String API = "sagemaker:ListEndpoints";

    private final CallLedger ledger = new CallLedger();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<ScanFailure> failures = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-10T12:00:00Z");

    private final AwsCalls calls = new AwsCalls(
            Observation.builder(now, EvidenceNeeds.lookback(Duration.ofDays(14)))
                    .calls(ledger)
                    .cancelledWhen(cancelled::get)
                    .deadline(now.plusSeconds(100), () -> now)
                    .onFailure(failures::add)
                    .build(),
            Origin.of("test"),
            Duration.ofSeconds(60),
            Runnable::run,
            new Paces(Map.of(), "", new SteppedPaceClock()));

    private Duration timeout() {
        return calls.call(API, override -> {
            var configuration = AwsRequestOverrideConfiguration.builder();
            override.accept(configuration);
            return configuration.build().apiCallTimeout().orElseThrow();
        });
    }

    private CallFailedException failure(SdkException thrown) {
        try {
            calls.call(API, override -> {
                throw thrown;
            });
            throw new AssertionError("It did not fail");
        } catch (CallFailedException failure) {
            return failure;
        }
    }

    private static SdkException answer(String code, String message) {
        return (SdkException) SageMakerException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    @Test
    void a_call_has_a_time_out_and_never_more_than_is_left() {
        assertThat(timeout()).hasSeconds(60);
        now = now.plusSeconds(70);
        assertThat(timeout()).hasSeconds(30);
    }

    @Test
    void after_the_deadline_no_call_is_made() {
        now = now.plusSeconds(100);
        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(this::timeout)
                .matches(failure -> failure.reason().equals(ReasonCode.DEADLINE));
        assertThat(ledger.counts()).isEmpty();
    }

    @Test
    void once_cancelled_no_call_is_made() {
        timeout();
        cancelled.set(true);
        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(this::timeout)
                .matches(failure -> failure.reason().equals(ReasonCode.CANCELLED));
        assertThat(ledger.counts()).containsOnly(Map.entry(API, 1L));
    }

    @Test
    void failed_calls_count_too() {
        failure(answer("InternalFailure", "An internal error occurred"));
        assertThat(ledger.counts()).containsEntry(API, 1L);
    }

    @Test
    void an_error_is_told_in_the_words_of_aws() {
        CallFailedException denied = failure(answer("AccessDeniedException", "User x is not authorized"));
        assertThat(denied).hasMessage(API + ": AccessDeniedException: User x is not authorized");
        assertThat(denied.reason()).isEqualTo(ReasonCode.ACCESS_DENIED);
        assertThat(failure(answer("AccessDenied", "no")).reason()).isEqualTo(ReasonCode.ACCESS_DENIED);
        assertThat(failure(answer("ThrottlingException", "Rate exceeded")).reason())
                .isEqualTo(ReasonCode.CALL_FAILED);
    }

    @Test
    void errors_without_code_or_details_are_told_too() {
        assertThat(failure((SdkException)
                        SageMakerException.builder().statusCode(502).build()))
                .hasMessage(API + ": HTTP 502 without an error code");
        assertThat(failure(answer(null, null))).hasMessage(API + ": HTTP 400 without an error code");
        assertThat(failure(SdkClientException.create("Unable to execute HTTP request")))
                .hasMessage(API + ": SdkClientException: Unable to execute HTTP request");
    }

    @Test
    void only_the_words_of_sagemaker_for_it_mean_a_missing_resource() {
        assertThat(failure(answer("ValidationException", "Could not find endpoint \"x\"."))
                        .isMissingResource())
                .isTrue();
        assertThat(failure(answer("ValidationException", "1 validation error")).isMissingResource())
                .isFalse();
        assertThat(failure(answer("AccessDeniedException", "Could not find")).isMissingResource())
                .isFalse();
    }

    @Test
    void failures_of_one_kind_are_reported_once() {
        calls.report(failure(answer("AccessDeniedException", "on resource a")));
        calls.report(failure(answer("AccessDeniedException", "on resource b")));
        calls.report(failure(answer("ThrottlingException", "Rate exceeded")));
        assertThat(failures)
                .extracting(ScanFailure::error)
                .containsExactly(
                        API + ": AccessDeniedException: on resource a", API + ": ThrottlingException: Rate exceeded");
    }

    @Test
    void that_an_observation_was_stopped_is_reported_once_whatever_was_not_called() {
        calls.report(CallFailedException.notMade(API, ReasonCode.BUDGET));
        calls.report(CallFailedException.notMade("logs:GetLogEvents", ReasonCode.BUDGET));
        calls.report(CallFailedException.notMade("logs:GetLogEvents", ReasonCode.CANCELLED));
        assertThat(failures)
                .extracting(ScanFailure::error)
                .containsExactly(
                        API + ": not called: What the scan may spend on it was used up",
                        "logs:GetLogEvents: not called: The scan was cancelled");
    }

    @Test
    void results_come_in_the_order_of_the_items_and_a_bug_comes_out_as_it_is() {
        assertThat(calls.inParallel(List.of(3, 1, 2), number -> number * 10)).containsExactly(30, 10, 20);
        assertThatIllegalStateException()
                .isThrownBy(() -> calls.inParallel(List.of(1), number -> {
                    throw new IllegalStateException("a bug");
                }));
    }

    @Test
    void what_may_be_missing_from_the_inventory_is_told_as_that() {
        calls.lost("a row without a name");
        calls.report(failure(answer("AccessDeniedException", "no")));
        assertThat(failures).extracting(ScanFailure::lostInventory).containsExactly(true, false);
        assertThat(failures.get(0).error()).isEqualTo("a row without a name");
    }

    private ResourceActivity judgeable() {
        return ResourceActivity.builder(
                        new ResourceId(ResourceId.ENDPOINT, "aws", "1", "us-east-1", "e"),
                        Span.endingAt(now, Duration.ofDays(14)))
                .completeness(Completeness.complete())
                .build();
    }

    private void answerOf(Instant date) {
        String header = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
        calls.call(
                API,
                override -> ListEndpointsResponse.builder()
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .putHeader("Date", header)
                                .build())
                        .build());
    }

    @Test
    void by_a_clock_that_is_right_an_activity_is_what_it_is() {
        answerOf(Instant.now());
        ResourceActivity activity = judgeable();
        assertThat(calls.rightInTime(activity)).isSameAs(activity);
        assertThat(failures).isEmpty();
    }

    @Test
    void by_a_clock_that_is_wrong_nothing_is_concluded_and_that_is_told_once() {
        answerOf(Instant.now().plus(Duration.ofDays(3)));
        for (int i = 0; i < 2; i++) {
            assertThat(calls.rightInTime(judgeable()).completeness())
                    .isInstanceOfSatisfying(
                            Completeness.Incomplete.class,
                            why -> assertThat(why.reason()).isEqualTo(ReasonCode.CLOCK_SKEW));
            assertThat(failures).hasSize(1);
        }
        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.error()).contains("3 days behind that of AWS");
            assertThat(failure.lostInventory()).isFalse();
        });
    }

    /** Where something is limited, what there is matters more than what can be said of it. */
    @Test
    void lists_come_first_where_calls_or_metrics_are_limited() {
        assertThat(calls.listFirst()).isFalse();
        for (Budget budget : List.of(Budget.ofCalls(9), Budget.ofMetrics(9))) {
            Observation limited = Observation.builder(now, EvidenceNeeds.lookback(Duration.ofDays(14)))
                    .calls(new CallLedger(budget))
                    .build();
            assertThat(new AwsCalls(limited, Origin.of("test"), Duration.ofSeconds(60), Runnable::run).listFirst())
                    .isTrue();
        }
    }
}
