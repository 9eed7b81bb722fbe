package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ReasonCode;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** What follows from how a call failed. */
class CallFailedExceptionTest {

    private static final String API = "logs:GetLogEvents";

    private static CallFailedException answered(String code, String message) {
        return CallFailedException.of(API, (RuntimeException) SageMakerException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build());
    }

    @ParameterizedTest(name = "{0} is denied: {1}, refused: {2}")
    @CsvSource({
        "AccessDeniedException, true, true",
        "AccessDenied, true, true",
        "UnauthorizedOperation, true, true",
        "InvalidParameterException, false, true",
        "InvalidOperationException, false, true",
        "ValidationException, false, true",
        "ThrottlingException, false, false",
        "InternalFailure, false, false",
        "ServiceUnavailableException, false, false",
    })
    void what_aws_will_not_answer_is_of_no_use_to_ask_again(String code, boolean denied, boolean refused) {
        CallFailedException failure = answered(code, "no");
        assertThat(failure.reason()).isEqualTo(denied ? ReasonCode.ACCESS_DENIED : ReasonCode.CALL_FAILED);
        assertThat(failure.isRefusal()).isEqualTo(refused);
    }

    @Test
    void what_was_no_answer_of_aws_is_no_refusal() {
        assertThat(CallFailedException.of(API, SdkClientException.create("connection reset"))
                        .isRefusal())
                .isFalse();
        assertThat(CallFailedException.unusable(API, "no content").isRefusal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResourceNotFound", "ResourceNotFoundException"})
    void a_resource_that_is_not_found_is_missing_in_whatever_words(String code) {
        assertThat(answered(code, "The specified log stream does not exist.").isMissingResource())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InternalFailure", "ThrottlingException", "AccessDeniedException"})
    void no_other_error_says_that_a_resource_is_missing(String code) {
        assertThat(answered(code, "ResourceNotFound").isMissingResource()).isFalse();
    }

    /** A scan that was stopped learned nothing; one that went on learned that something could not be read. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CANCELLED, CANCELLED",
        "DEADLINE, DEADLINE",
        "BUDGET, BUDGET",
        "ACCESS_DENIED, PARTS_INCOMPLETE",
        "CALL_FAILED, PARTS_INCOMPLETE",
    })
    void what_follows_from_a_failure_is_that_the_scan_was_stopped_where_it_was(String why, String follows) {
        assertThat(CallFailedException.notMade(API, ReasonCode.of(why, "Why."))
                        .reasonOr(ReasonCode.PARTS_INCOMPLETE)
                        .code())
                .isEqualTo(follows);
    }

    @Test
    void each_failure_tells_which_call_failed_and_what_it_means() {
        assertThat(CallFailedException.incomplete(API, "half of it").reason()).isEqualTo(ReasonCode.METRICS_INCOMPLETE);
        assertThat(CallFailedException.denied(API, "not this one").reason()).isEqualTo(ReasonCode.ACCESS_DENIED);
        assertThat(CallFailedException.unusable(API, "no content"))
                .hasMessage(API + ": no content")
                .matches(failure -> failure.reason().equals(ReasonCode.CALL_FAILED));
    }

    /** The names of resources in the words of an error make no other failure of it. */
    @Test
    void failures_for_one_cause_are_of_one_kind() {
        assertThat(answered("AccessDeniedException", "on a").kind())
                .isEqualTo(answered("AccessDeniedException", "on b").kind())
                .isNotEqualTo(answered("ThrottlingException", "on a").kind());
        assertThat(CallFailedException.unusable(API, "half").kind())
                .isNotEqualTo(CallFailedException.incomplete(API, "half").kind())
                .isNotEqualTo(CallFailedException.unusable(API, "none").kind())
                .isNotEqualTo(CallFailedException.unusable("logs:FilterLogEvents", "half")
                        .kind());
    }

    @Test
    void the_first_cause_is_told_and_what_to_look_at() {
        var unknown = SdkClientException.create(
                "Unable to execute HTTP request", new UnknownHostException("sagemaker.eu-west-9.amazonaws.com"));
        assertThat(CallFailedException.of(API, unknown))
                .hasMessage(API + ": UnknownHostException: there is no host sagemaker.eu-west-9.amazonaws.com; is the"
                        + " name of the region right?");
    }
}
