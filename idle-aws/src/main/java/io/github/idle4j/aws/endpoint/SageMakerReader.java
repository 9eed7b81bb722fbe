package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.tags.Tags;
import io.github.idle4j.evidence.Fact;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeInferenceComponentResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SearchRecord;
import software.amazon.awssdk.services.sagemaker.model.SearchResponse;
import software.amazon.awssdk.services.sagemaker.model.SearchSortOrder;

/** The calls of SageMaker that endpoints need, each of them reading only. Thread-safe. */
final class SageMakerReader {

    /** Without it, a page holds ten (API reference of ListEndpoints). */
    static final int LARGEST_PAGE = 100;

    private final SageMakerClient sageMaker;
    private final AwsCalls calls;

    SageMakerReader(SageMakerClient sageMaker, AwsCalls calls) {
        this.sageMaker = sageMaker;
        this.calls = calls;
    }

    /** The pages of the list of endpoints. */
    Listing.Reader<?, EndpointRow> endpoints() {
        String api = "sagemaker:ListEndpoints";
        return new Listing.Reader<>(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.listEndpoints(request -> request.maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListEndpointsResponse::hasEndpoints,
                page -> page.endpoints().stream().map(EndpointRow::of).toList(),
                ListEndpointsResponse::nextToken));
    }

    /**
     * Tells what Search knows of endpoints, in the order of the list; where it does not answer, that costs calls only.
     *
     * @return why it may not have told of all
     */
    Optional<CallFailedException> search(boolean withTags, Consumer<IndexedEndpoint> found) {
        String api = "sagemaker:Search";
        var pages = new Listing.Reader<>(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.search(request -> request.resource(ResourceType.ENDPOINT)
                                .sortBy("CreationTime")
                                .sortOrder(SearchSortOrder.DESCENDING)
                                .maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                SearchResponse::hasResults,
                page -> page.results().stream()
                        .map(SearchRecord::endpoint)
                        .filter(endpoint -> endpoint != null && endpoint.endpointName() != null)
                        .map(endpoint -> IndexedEndpoint.of(endpoint, withTags))
                        .toList(),
                SearchResponse::nextToken));
        while (pages.hasNext()) {
            pages.next().forEach(found);
        }
        return pages.failure();
    }

    /** The components of all endpoints. */
    Listing<ComponentRow> components() {
        return components(request -> {});
    }

    /** The components of one endpoint, as they are now. */
    Listing<ComponentRow> componentsOf(String endpoint) {
        return components(request -> request.endpointNameEquals(endpoint));
    }

    private Listing<ComponentRow> components(Consumer<ListInferenceComponentsRequest.Builder> which) {
        String api = "sagemaker:ListInferenceComponents";
        return Listing.read(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.listInferenceComponents(request -> request.applyMutation(which)
                                .maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListInferenceComponentsResponse::hasInferenceComponents,
                page -> page.inferenceComponents().stream()
                        .map(ComponentRow::of)
                        .toList(),
                ListInferenceComponentsResponse::nextToken));
    }

    DescribeInferenceComponentResponse component(String name) {
        String api = "sagemaker:DescribeInferenceComponent";
        DescribeInferenceComponentResponse answer = calls.call(
                api,
                override -> sageMaker.describeInferenceComponent(
                        request -> request.inferenceComponentName(name).overrideConfiguration(override)));
        return AwsCalls.requireContent(api, answer, answer.inferenceComponentName() != null);
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

    Fact<Map<String, String>> tags(String arn) {
        return Tags.read(arn, sageMaker, calls);
    }
}
