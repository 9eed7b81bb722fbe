package io.github.idle4j.aws.account;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesResponse;

/** Hears what the listings say, whatever is made of it; of spaces that are hidden it lets none say anything. */
public final class ListingsHeard implements ExecutionInterceptor {

    private final Set<String> listed = ConcurrentHashMap.newKeySet();

    /** The keys of the endpoints, components and apps that an answer named. */
    public Set<String> listed() {
        return Set.copyOf(listed);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof ListEndpointsResponse page) {
            page.endpoints().forEach(row -> listed.add("sagemaker:endpoint " + row.endpointName()));
        } else if (context.response() instanceof ListInferenceComponentsResponse page
                && context.request() instanceof ListInferenceComponentsRequest request
                && request.endpointNameEquals() == null) { // what one endpoint hosts is asked for as a check
            page.inferenceComponents()
                    .forEach(row -> listed.add("sagemaker:inference-component " + row.inferenceComponentName()));
        } else if (context.response() instanceof ListAppsResponse page) {
            page.apps().forEach(row -> listed.add("sagemaker:studio-app " + path(row)));
        }
    }

    /** Of some spaces the listing does not know yet. */
    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (context.response() instanceof ListSpacesResponse page && page.hasSpaces()) {
            return page.toBuilder()
                    .spaces(page.spaces().stream()
                            .filter(space -> !OwnerLife.isHidden(space.spaceName()))
                            .toList())
                    .build();
        }
        return context.response();
    }

    private static String path(AppDetails row) {
        String owner = row.spaceName() == null ? "/user/" + row.userProfileName() : "/space/" + row.spaceName();
        return row.domainId() + owner + "/" + row.appTypeAsString() + "/" + row.appName();
    }
}
