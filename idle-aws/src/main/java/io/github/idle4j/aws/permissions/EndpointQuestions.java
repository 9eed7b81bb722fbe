package io.github.idle4j.aws.permissions;

import io.github.idle4j.aws.calls.Place;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeInferenceComponentResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SearchResponse;

/**
 * Asks SageMaker what a scan of endpoints asks it.
 *
 * @param sageMaker is asked
 * @param place     where the resources are
 * @param asking    keeps what came of it
 */
record EndpointQuestions(SageMakerClient sageMaker, Place place, Asking asking) {

    /** Of what is not there nothing can be read, and yet one has to be allowed to ask. */
    static final String MADE_UP = "idle4j-permission-check";

    /** The fewest that a page of ListTags can be asked to hold (API reference of ListTags). */
    private static final int SMALLEST_TAG_PAGE = 50;

    void ask(boolean withTags) {
        Optional<EndpointSummary> endpoint = asking.ask(
                        Permission.LIST_ENDPOINTS,
                        override -> sageMaker.listEndpoints(
                                request -> request.maxResults(1).overrideConfiguration(override)),
                        ListEndpointsResponse::hasEndpoints)
                .flatMap(page -> page.endpoints().stream().findFirst());
        asking.ask(
                Permission.SEARCH,
                override -> sageMaker.search(request ->
                        request.resource(ResourceType.ENDPOINT).maxResults(1).overrideConfiguration(override)),
                SearchResponse::hasResults);
        Optional<InferenceComponentSummary> component = asking.ask(
                        Permission.LIST_COMPONENTS,
                        override -> sageMaker.listInferenceComponents(
                                request -> request.maxResults(1).overrideConfiguration(override)),
                        ListInferenceComponentsResponse::hasInferenceComponents)
                .flatMap(page -> page.inferenceComponents().stream().findFirst());
        describe(endpoint.map(EndpointSummary::endpointName), component);
        if (withTags) {
            Place known = place.orOf(endpoint.map(EndpointSummary::endpointArn).orElse(null));
            askForTags(endpoint.map(EndpointSummary::endpointArn), known, "endpoint/" + MADE_UP);
            askForTags(
                    component.map(InferenceComponentSummary::inferenceComponentArn),
                    known,
                    "inference-component/" + MADE_UP);
        }
    }

    private void describe(Optional<String> endpoint, Optional<InferenceComponentSummary> component) {
        Optional<String> config = asking.ask(
                        Permission.DESCRIBE_ENDPOINT,
                        override -> sageMaker.describeEndpoint(request ->
                                request.endpointName(endpoint.orElse(MADE_UP)).overrideConfiguration(override)),
                        answer -> answer.endpointName() != null)
                .map(DescribeEndpointResponse::endpointConfigName);
        asking.ask(
                Permission.DESCRIBE_CONFIG,
                override -> sageMaker.describeEndpointConfig(request ->
                        request.endpointConfigName(config.orElse(MADE_UP)).overrideConfiguration(override)),
                (DescribeEndpointConfigResponse answer) -> answer.endpointConfigName() != null);
        String name =
                component.map(InferenceComponentSummary::inferenceComponentName).orElse(MADE_UP);
        asking.ask(
                Permission.DESCRIBE_COMPONENT,
                override -> sageMaker.describeInferenceComponent(
                        request -> request.inferenceComponentName(name).overrideConfiguration(override)),
                (DescribeInferenceComponentResponse answer) -> answer.inferenceComponentName() != null);
    }

    /**
     * Asks for tags.
     *
     * @param arn    of something that is there
     * @param known  the place of what is made up otherwise; another account's would be denied for that alone
     * @param madeUp what comes after the account
     */
    void askForTags(Optional<String> arn, Place known, String madeUp) {
        if (arn.isEmpty() && known.account().isEmpty()) {
            asking.cannotTell(
                    Permission.LIST_TAGS, "there is nothing to ask about, and the account is not known to make it up");
            return;
        }
        String asked = arn.orElseGet(() ->
                "arn:" + known.partition() + ":sagemaker:" + known.region() + ":" + known.account() + ":" + madeUp);
        asking.ask(
                Permission.LIST_TAGS,
                override -> sageMaker.listTags(request ->
                        request.resourceArn(asked).maxResults(SMALLEST_TAG_PAGE).overrideConfiguration(override)),
                ListTagsResponse::hasTags);
    }
}
