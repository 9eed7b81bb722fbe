package io.github.idle4j.aws.local;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way of putting a call into bytes. It knows no operation; operations know no bytes. */
interface Protocol {

    /** The service as IAM calls it, the operation, and the members of the request. */
    record Message(String service, String operation, Map<String, Object> request) {}

    /** The name under which calls are recorded. */
    String name();

    /** The content type of its answers. */
    String contentType();

    /** The request in words; {@code scope} is null where nobody signed. */
    Message read(WireRequest request, @Nullable CredentialScope scope);

    WireAnswer result(Message message, Map<String, Object> tree);

    WireAnswer refusal(Message message, AwsError error);

    static Protocol of(WireRequest request) {
        if (RpcV2Cbor.NAME.equals(request.header(RpcV2Cbor.HEADER))) {
            return RpcV2Cbor.PROTOCOL;
        }
        return request.header("x-amz-target") != null ? AwsJson.PROTOCOL : AwsQuery.PROTOCOL;
    }

    /** The protocol of that {@link #name}. */
    static Protocol named(String name) {
        return switch (name) {
            case "json" -> AwsJson.PROTOCOL;
            case "query" -> AwsQuery.PROTOCOL;
            default -> RpcV2Cbor.PROTOCOL;
        };
    }
}
