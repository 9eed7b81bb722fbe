package io.github.idle4j.aws.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request that reached the stand-in, and how it was answered. Every attempt of the SDK is a call of its own.
 *
 * @param service the service as IAM calls it: {@code sagemaker}, {@code cloudwatch}, {@code logs}, {@code sts}
 * @param operation such as {@code ListEndpoints}
 * @param host the host that was called: AWS's own name, where the call came through memory
 * @param region from the signature; empty where nobody signed
 * @param protocol {@code json}, {@code query} or {@code rpc-v2-cbor}
 * @param request the members of the request; the numbers and times of a Query request are text
 * @param status the HTTP status; 0 while there is none yet, and where the connection was cut instead
 */
public record Call(
        String service,
        String operation,
        String host,
        String region,
        String protocol,
        Map<String, Object> request,
        int status) {

    /** Service and operation as IAM writes an action: {@code sagemaker:ListEndpoints}. */
    public String action() {
        return service + ":" + operation;
    }

    /** A member of the request as text. */
    public @Nullable String text(String member) {
        return input().text(member);
    }

    /** A list of the request as texts; empty where there is none. */
    public List<String> texts(String member) {
        return input().texts(member);
    }

    /** How many structures a member of the request lists. */
    public int count(String member) {
        return input().list(member).size();
    }

    /** Whether this is a call of {@code action}: {@code sagemaker:ListEndpoints}, {@code sagemaker:*} or {@code *}. */
    public boolean is(String action) {
        return action.equals("*") || action.equals(service + ":*") || action.equals(action());
    }

    Input input() {
        return new Input(request);
    }

    /** The same call, asking for no more than this on one page. */
    Call withPagesOf(int most) {
        String member =
                service.equals("logs") ? "limit" : action().endsWith(":GetMetricData") ? "MaxDatapoints" : "MaxResults";
        String asked = text(member);
        if (is("cloudwatch:ListMetrics") || asked != null && Integer.parseInt(asked) <= most) {
            return this;
        }
        Map<String, Object> changed = new LinkedHashMap<>(request);
        changed.put(member, most);
        return with(changed);
    }

    Call answered(int newStatus) {
        return new Call(service, operation, host, region, protocol, request, newStatus);
    }

    Call with(Map<String, Object> newRequest) {
        return new Call(service, operation, host, region, protocol, newRequest, status);
    }
}
