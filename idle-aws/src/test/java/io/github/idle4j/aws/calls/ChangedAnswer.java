package io.github.idle4j.aws.calls;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Hung into an SDK client, it changes the answers of one operation: for what AWS may answer and no fault of the stand-in
 * makes it answer.
 *
 * @param type   the answers of that operation
 * @param change what becomes of each
 */
public record ChangedAnswer<T extends SdkResponse>(Class<T> type, UnaryOperator<T> change)
        implements ExecutionInterceptor {

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        return type.isInstance(context.response()) ? change.apply(type.cast(context.response())) : context.response();
    }
}
