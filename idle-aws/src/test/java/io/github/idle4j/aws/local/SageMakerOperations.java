package io.github.idle4j.aws.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SageMaker's operations on endpoints and inference components. */
final class SageMakerOperations {

    private static final int SMALLEST_TAG_PAGE = 50;

    private SageMakerOperations() {}

    static void addTo(Map<String, Operation> operations) {
        operations.put("sagemaker:ListEndpoints", SageMakerOperations::listEndpoints);
        operations.put("sagemaker:DescribeEndpoint", SageMakerOperations::describeEndpoint);
        operations.put("sagemaker:DescribeEndpointConfig", SageMakerOperations::describeEndpointConfig);
        operations.put("sagemaker:ListInferenceComponents", SageMakerOperations::listInferenceComponents);
        operations.put("sagemaker:DescribeInferenceComponent", SageMakerOperations::describeInferenceComponent);
        operations.put("sagemaker:Search", Search::answer);
        operations.put("sagemaker:ListTags", SageMakerOperations::listTags);
    }

    private static Map<String, Object> listEndpoints(Input input, LocalRegion region) {
        return region.endpointListing()
                .page(
                        input,
                        region.endpoints(),
                        endpoint -> true,
                        "Endpoints",
                        endpoint -> new Tree()
                                .put("EndpointName", endpoint.name())
                                .put("EndpointArn", endpoint.arn())
                                .put("CreationTime", endpoint.createdAt())
                                .put("LastModifiedTime", endpoint.lastModifiedAt())
                                .put("EndpointStatus", endpoint.status())
                                .members());
    }

    private static Map<String, Object> describeEndpoint(Input input, LocalRegion region) {
        String name = input.required("EndpointName");
        LocalEndpoint endpoint = region.findEndpoint(name);
        if (endpoint == null) {
            throw notFound("endpoint", region.endpointArn(name));
        }
        return endpoint.description();
    }

    private static Map<String, Object> describeEndpointConfig(Input input, LocalRegion region) {
        String name = input.required("EndpointConfigName");
        LocalEndpoint endpoint = region.findConfig(name);
        if (endpoint == null) {
            throw notFound("endpoint configuration", region.arn("endpoint-config/" + name));
        }
        return endpoint.configuration(name);
    }

    private static Map<String, Object> listInferenceComponents(Input input, LocalRegion region) {
        String endpoint = input.text("EndpointNameEquals");
        String variant = input.text("VariantNameEquals");
        return region.componentListing()
                .page(
                        input,
                        region.components(),
                        component -> (endpoint == null || component.endpoint().equals(endpoint))
                                && (variant == null || component.variant().equals(variant)),
                        "InferenceComponents",
                        LocalComponent::summary);
    }

    private static Map<String, Object> describeInferenceComponent(Input input, LocalRegion region) {
        String name = input.required("InferenceComponentName");
        LocalComponent component = region.findComponent(name);
        if (component == null) {
            throw notFound("inference component", region.arn("inference-component/" + name));
        }
        return component.description();
    }

    private static Map<String, Object> listTags(Input input, LocalRegion region) {
        String arn = input.required("ResourceArn");
        int size = input.number("MaxResults", SMALLEST_TAG_PAGE);
        if (size < SMALLEST_TAG_PAGE) {
            throw AwsError.constraint(
                    size, "maxResults", "Member must have value greater than or equal to " + SMALLEST_TAG_PAGE);
        }
        // A resource has at most 50 tags and a page at least 50 places: there is never a second page.
        return new Tree().put("Tags", tagList(tagsOf(arn, region))).members();
    }

    static List<Object> tagList(Map<String, String> tags) {
        List<Object> list = new ArrayList<>();
        tags.forEach((key, value) -> list.add(Map.of("Key", key, "Value", value)));
        return list;
    }

    private static Map<String, String> tagsOf(String arn, LocalRegion region) {
        String[] parts = arn.split(":", 6);
        String[] resource = parts.length == 6 ? parts[5].split("/", 2) : new String[0];
        if (resource.length == 2 && resource[0].equals("endpoint")) {
            LocalEndpoint endpoint = region.findEndpointIgnoringCase(resource[1]);
            if (endpoint != null) {
                return endpoint.tags();
            }
        }
        if (resource.length == 2 && resource[0].equals("inference-component")) {
            LocalComponent component = region.findComponent(resource[1]);
            if (component != null) {
                return component.tags();
            }
        }
        Map<String, String> tags = resource.length == 2 ? region.studio().tags(resource[0], resource[1]) : null;
        if (tags != null) {
            return tags;
        }
        throw notFound("resource", arn);
    }

    private static AwsError notFound(String what, String arn) {
        return AwsError.validation("Could not find " + what + " \"" + arn + "\".");
    }
}
