package io.github.idle4j.aws.local;

/**
 * A refusal in AWS's words. One refusal has different codes, and even different statuses, in JSON and CBOR and in the Query
 * protocol.
 */
final class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String jsonCode;
    private final int jsonStatus;
    private final String queryCode;
    private final int queryStatus;

    private AwsError(String jsonCode, int jsonStatus, String queryCode, int queryStatus, String message) {
        super(message, null, false, false);
        this.jsonCode = jsonCode;
        this.jsonStatus = jsonStatus;
        this.queryCode = queryCode;
        this.queryStatus = queryStatus;
    }

    static AwsError of(String code, int status, String message) {
        return new AwsError(code, status, code, status, message);
    }

    static AwsError validation(String message) {
        return new AwsError("ValidationException", 400, "ValidationError", 400, message);
    }

    /** The words in which AWS's generated checks speak of one member of the request. */
    static AwsError constraint(Object value, String member, String constraint) {
        return validation("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    static AwsError throttling() {
        return new AwsError("ThrottlingException", 400, "Throttling", 400, "Rate exceeded");
    }

    static AwsError accessDenied(String principal, String action) {
        return denied("User: " + principal + " is not authorized to perform: " + action
                + " because no identity-based policy allows the " + action + " action");
    }

    /** The same, where AWS names the resource: where the action has a type of resource. */
    static AwsError accessDenied(String principal, String action, String resource) {
        return resource.equals("*")
                ? accessDenied(principal, action)
                : denied("User: " + principal + " is not authorized to perform: " + action + " on resource: " + resource
                        + " because no identity-based policy allows the " + action + " action");
    }

    /** Where a policy denies it, whatever others allow. */
    static AwsError explicitlyDenied(String principal, String action, String resource) {
        return denied("User: " + principal + " is not authorized to perform: " + action + " on resource: " + resource
                + " with an explicit deny in an identity-based policy");
    }

    private static AwsError denied(String message) {
        return new AwsError("AccessDeniedException", 400, "AccessDenied", 403, message);
    }

    static AwsError expiredToken() {
        return new AwsError(
                "ExpiredTokenException",
                400,
                "ExpiredToken",
                403,
                "The security token included in the request is expired");
    }

    static AwsError missingCredentials() {
        return new AwsError(
                "MissingAuthenticationTokenException",
                400,
                "MissingAuthenticationToken",
                403,
                "Request is missing Authentication Token");
    }

    static AwsError unknownOperation(String operation) {
        return new AwsError(
                "UnknownOperationException",
                400,
                "InvalidAction",
                400,
                "Could not find operation " + operation + " in this stand-in for AWS");
    }

    static AwsError malformed(String message) {
        return new AwsError("SerializationException", 400, "MalformedInput", 400, message);
    }

    static AwsError internal() {
        return new AwsError(
                "InternalFailure",
                500,
                "InternalFailure",
                500,
                "The request processing has failed because of an unknown error");
    }

    static AwsError unavailable() {
        return new AwsError(
                "ServiceUnavailable", 503, "ServiceUnavailable", 503, "The service is temporarily unavailable");
    }

    String jsonCode() {
        return jsonCode;
    }

    int jsonStatus() {
        return jsonStatus;
    }

    String queryCode() {
        return queryCode;
    }

    int queryStatus() {
        return queryStatus;
    }

    /** Whether the service itself refuses, and not what stands before it and looks at who calls how often. */
    boolean isOfTheService() {
        return jsonCode.equals("ValidationException") || jsonCode.equals(queryCode);
    }

    /** Whose fault it is, in the words of the Query protocol. */
    String fault() {
        return queryStatus < 500 ? "Sender" : "Receiver";
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
