package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.evidence.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The calls of SageMaker that endpoints need, each of them reading only. Thread-safe. */
final class SageMakerReader {

    /** Without it, a page holds ten (API reference of ListEndpoints). */
    private static final int LARGEST_PAGE = 100;

    private final SageMakerClient sageMaker;
    private final AwsCalls calls;

    SageMakerReader(SageMakerClient sageMaker, AwsCalls calls) {
        this.sageMaker = sageMaker;
        this.calls = calls;
    }

    Listing<EndpointSummary> endpoints() {
        String api = "sagemaker:ListEndpoints";
        return Listing.read(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.listEndpoints(request -> request.maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListEndpointsResponse::hasEndpoints,
                ListEndpointsResponse::endpoints,
                ListEndpointsResponse::nextToken));
    }

    Listing<InferenceComponentSummary> components() {
        String api = "sagemaker:ListInferenceComponents";
        return Listing.read(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.listInferenceComponents(request -> request.maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListInferenceComponentsResponse::hasInferenceComponents,
                ListInferenceComponentsResponse::inferenceComponents,
                ListInferenceComponentsResponse::nextToken));
    }

    DescribeEndpointResponse endpoint(String name) {
        String api = "sagemaker:DescribeEndpoint";
        DescribeEndpointResponse answer = calls.call(
                api,
                override -> sageMaker.describeEndpoint(
                        request -> request.endpointName(name).overrideConfiguration(override)));
        return AwsCalls.requireContent(api, answer, answer.endpointStatusAsString() != null);
    }

    DescribeEndpointConfigResponse config(String name) {
        String api = "sagemaker:DescribeEndpointConfig";
        DescribeEndpointConfigResponse answer = calls.call(
                api,
                override -> sageMaker.describeEndpointConfig(
                        request -> request.endpointConfigName(name).overrideConfiguration(override)));
        return AwsCalls.requireContent(api, answer, answer.hasProductionVariants());
    }

    /** The tags; unreadable unless read to the end, because the missing one may be the one that matters. */
    Fact<Map<String, String>> tags(String arn) {
        String api = "sagemaker:ListTags";
        Listing<Tag> listing = Listing.read(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.listTags(request -> request.resourceArn(arn)
                                .maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListTagsResponse::hasTags,
                ListTagsResponse::tags,
                ListTagsResponse::nextToken));
        Optional<CallFailedException> failure = listing.failure();
        if (failure.isPresent()) {
            calls.report(failure.get());
            return Fact.unreadable(failure.get().getMessage());
        }
        Map<String, String> tags = new HashMap<>();
        listing.items().stream()
                .filter(tag -> tag.key() != null)
                .forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return Fact.known(Map.copyOf(tags));
    }
}
