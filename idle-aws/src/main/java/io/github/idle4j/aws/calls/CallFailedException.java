package io.github.idle4j.aws.calls;

import io.github.idle4j.evidence.ReasonCode;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * An AWS call that did not answer, or answered with something that cannot be used; the message says which and why, as
 * {@code sagemaker:ListEndpoints: AccessDeniedException: User … is not authorized}.
 */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** JSON services answer the first, Query services the second, EC2 and others the rest. */
    private static final Set<String> DENIED = Set.of(
            "AccessDeniedException",
            "AccessDenied",
            "UnauthorizedOperation",
            "AuthorizationError",
            "NotAuthorized",
            "UnauthorizedException");

    /** With these a service says that what was asked for is not to be had, by whomever and however often. */
    private static final Set<String> REFUSED =
            Set.of("InvalidParameterException", "InvalidOperationException", "ValidationException");

    private static final Set<ReasonCode> STOPPED = Set.of(ReasonCode.CANCELLED, ReasonCode.DEADLINE, ReasonCode.BUDGET);

    private final String api;
    private final transient ReasonCode reason;
    private final String errorCode;
    private final String problem;

    private CallFailedException(String api, ReasonCode reason, String problem, @Nullable RuntimeException cause) {
        super(api + ": " + problem, cause);
        this.api = api;
        this.reason = reason;
        this.errorCode = Optional.ofNullable(cause)
                .flatMap(CallFailedException::errorCode)
                .orElse("");
        this.problem = problem;
    }

    /** A call that was not made. */
    static CallFailedException notMade(String api, ReasonCode why) {
        return new CallFailedException(api, why, "not called: " + words(why), null);
    }

    /** Whoever quotes a failure ends his sentence himself. */
    private static String words(ReasonCode why) {
        String sentence = why.sentence();
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** A call that did not answer in what time the deadline had left for it. */
    static CallFailedException cutShort(String api, RuntimeException thrown) {
        return new CallFailedException(
                api, ReasonCode.DEADLINE, "not answered in time: " + words(ReasonCode.DEADLINE), thrown);
    }

    /** An answer that cannot be what it should be. */
    public static CallFailedException unusable(String api, String problem) {
        return new CallFailedException(api, ReasonCode.CALL_FAILED, problem, null);
    }

    /** An answer of CloudWatch that does not say all it should. */
    public static CallFailedException incomplete(String api, String problem) {
        return new CallFailedException(api, ReasonCode.METRICS_INCOMPLETE, problem, null);
    }

    /** An answer that denies a part of what was asked. */
    public static CallFailedException denied(String api, String problem) {
        return new CallFailedException(api, ReasonCode.ACCESS_DENIED, problem, null);
    }

    /** What came out of the call. */
    static CallFailedException of(String api, RuntimeException thrown) {
        return new CallFailedException(
                api, isDenied(thrown) ? ReasonCode.ACCESS_DENIED : ReasonCode.CALL_FAILED, words(thrown), thrown);
    }

    private static boolean isDenied(RuntimeException thrown) {
        return errorCode(thrown).filter(DENIED::contains).isPresent();
    }

    private static String words(RuntimeException thrown) {
        Optional<String> code = errorCode(thrown);
        if (thrown instanceof AwsServiceException service) {
            return code.map(known -> known + ": " + service.awsErrorDetails().errorMessage())
                    .orElseGet(() -> "HTTP " + service.statusCode() + " without an error code");
        }
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof UnknownHostException
                ? "UnknownHostException: there is no host " + root.getMessage() + "; is the name of the region right?"
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** Whatever stands between us and AWS can answer an error that has no code. */
    private static Optional<String> errorCode(RuntimeException thrown) {
        return thrown instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? Optional.ofNullable(service.awsErrorDetails().errorCode())
                : Optional.empty();
    }

    /** Which call failed, and how; never {@code null}. */
    @Override
    public String getMessage() {
        return api + ": " + problem;
    }

    /** Why, as the code that a gap or verdict carries on. */
    public ReasonCode reason() {
        return reason;
    }

    /** Why: that the observation was stopped, where it was; else what follows for whoever needed the answer. */
    public ReasonCode reasonOr(ReasonCode consequence) {
        return stoppedOr(reason, consequence);
    }

    /** That reason, where it is that the observation was stopped; else what follows from it. */
    public static ReasonCode stoppedOr(ReasonCode reason, ReasonCode consequence) {
        return STOPPED.contains(reason) ? reason : consequence;
    }

    /**
     * What is the same of all failures of one call for one cause, whatever resource each was about; and of all calls that were
     * not made because the observation was stopped, of which the first tells.
     */
    String kind() {
        if (STOPPED.contains(reason)) {
            return reason.code();
        }
        int end = problem.indexOf(": ");
        return api + " " + reason + " " + (end < 0 ? problem : problem.substring(0, end));
    }

    /**
     * Whether what was asked about does not exist. For endpoints and their configurations SageMaker has no error of its
     * own: it answers {@code ValidationException} with a message that begins like this (the waiter EndpointDeleted of its
     * API model relies on the code; the words are as seen in aws/amazon-sagemaker-examples issue 2402).
     */
    public boolean isMissingResource() {
        return problem.startsWith("ValidationException: Could not find")
                || errorCode.equals("ResourceNotFound")
                || errorCode.equals("ResourceNotFoundException");
    }

    /** Whether AWS answered that it will not, rather than that it could not: to ask again would be of no use. */
    public boolean isRefusal() {
        return reason.equals(ReasonCode.ACCESS_DENIED) || REFUSED.contains(errorCode);
    }
}
