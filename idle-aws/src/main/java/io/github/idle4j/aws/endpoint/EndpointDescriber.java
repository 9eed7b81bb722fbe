package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.PendingProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;

/** Turns a row of ListEndpoints into what the control plane says of that endpoint. Thread-safe. */
final class EndpointDescriber {

    private final SageMakerReader sageMaker;
    private final AwsCalls calls;
    private final Place place;
    private final Set<String> hostsOfComponents;
    private final boolean withTags;

    /**
     * A describer.
     *
     * @param place             where the endpoints are, unless their ARNs say otherwise
     * @param hostsOfComponents names of the endpoints that inference components name as theirs
     * @param withTags          whether tags are needed
     */
    EndpointDescriber(
            SageMakerReader sageMaker, AwsCalls calls, Place place, Set<String> hostsOfComponents, boolean withTags) {
        this.sageMaker = sageMaker;
        this.calls = calls;
        this.place = place;
        this.hostsOfComponents = hostsOfComponents;
        this.withTags = withTags;
    }

    Endpoint describe(EndpointSummary row) {
        EndpointStanding listed = EndpointStanding.of(row.endpointStatusAsString());
        if (!listed.isJudged()) {
            return undescribed(row, listed, listed.standing().reason(), "It cannot be used, so nothing was asked.");
        }
        try {
            return described(row, sageMaker.endpoint(row.endpointName()));
        } catch (CallFailedException failure) {
            if (failure.isMissingResource()) {
                var deleted = Standing.neverJudged(ReasonCode.DELETED, "It was deleted after it was listed.");
                var gone = new EndpointStanding(deleted, Optional.empty());
                return undescribed(row, gone, ReasonCode.DELETED, "It is no longer there.");
            }
            calls.report(failure);
            return undescribed(
                    row, listed, failure.reason(), "It could not be described: " + failure.getMessage() + ".");
        }
    }

    private Endpoint undescribed(EndpointSummary row, EndpointStanding standing, ReasonCode reason, String detail) {
        return new Endpoint(
                id(row),
                Optional.ofNullable(row.endpointArn()),
                Optional.ofNullable(row.creationTime()),
                Optional.ofNullable(row.lastModifiedTime()),
                standing,
                List.of(),
                List.of(),
                List.of(),
                Completeness.incomplete(reason, detail),
                false,
                Optional.empty(),
                tags(row));
    }

    private Endpoint described(EndpointSummary row, DescribeEndpointResponse endpoint) {
        EndpointStanding standing = costing(EndpointStanding.of(endpoint.endpointStatusAsString()), endpoint);
        return new Endpoint(
                id(row),
                Optional.ofNullable(row.endpointArn()),
                Optional.ofNullable(endpoint.creationTime()),
                Optional.ofNullable(endpoint.lastModifiedTime()),
                standing,
                publishers(row.endpointName(), endpoint),
                incoming(endpoint),
                names(endpoint.shadowProductionVariants()),
                signals(row.endpointName(), endpoint),
                endpoint.metricsConfig() != null
                        && Boolean.TRUE.equals(endpoint.metricsConfig().enableEnhancedMetrics()),
                Optional.ofNullable(endpoint.endpointConfigName()),
                tags(row));
    }

    /** The variants under whose names invocations are published. */
    private List<String> publishers(String name, DescribeEndpointResponse endpoint) {
        if (endpoint.asyncInferenceConfig() != null || hostsOfComponents.contains(name)) {
            return List.of();
        }
        return names(endpoint.productionVariants());
    }

    private static List<String> names(List<ProductionVariantSummary> variants) {
        return variants.stream()
                .map(ProductionVariantSummary::variantName)
                .filter(name -> name != null)
                .toList();
    }

    /** While an update is under way, requests may go to its variants alone. */
    private static List<String> incoming(DescribeEndpointResponse endpoint) {
        if (endpoint.pendingDeploymentSummary() == null) {
            return List.of();
        }
        List<String> current = names(endpoint.productionVariants());
        return endpoint.pendingDeploymentSummary().productionVariants().stream()
                .map(PendingProductionVariantSummary::variantName)
                .filter(name -> name != null && !current.contains(name))
                .toList();
    }

    /**
     * Whether the invocations of its variants are all that could show use. An asynchronous endpoint publishes none, and
     * one of inference components publishes them under the components (developer guide, "Monitor asynchronous endpoint";
     * measured for cloud-custodian pull request 11078), so for these nobody may conclude anything from the variants.
     */
    private Completeness signals(String name, DescribeEndpointResponse endpoint) {
        if (endpoint.asyncInferenceConfig() != null) {
            return Completeness.incomplete(
                    ReasonCode.KIND_NOT_SUPPORTED, "It is asynchronous, which this version does not judge yet.");
        }
        if (hostsOfComponents.contains(name)) {
            return Completeness.incomplete(
                    ReasonCode.KIND_NOT_SUPPORTED,
                    "It hosts inference components, which this version does not judge yet.");
        }
        List<String> named = names(endpoint.productionVariants());
        if (named.isEmpty() || named.size() < endpoint.productionVariants().size()) {
            return Completeness.incomplete(ReasonCode.KIND_UNREADABLE, "Its description names not every variant.");
        }
        if (endpoint.productionVariants().stream().anyMatch(EndpointDescriber::isServerless)) {
            return Completeness.incomplete(
                    ReasonCode.KIND_NOT_SUPPORTED,
                    "It has serverless variants, which this version does not judge yet.");
        }
        return Completeness.complete();
    }

    /** Instances bill while they are up, serverless variants while concurrency is provisioned for them. */
    private static EndpointStanding costing(EndpointStanding standing, DescribeEndpointResponse endpoint) {
        List<ProductionVariantSummary> variants = endpoint.productionVariants();
        if (standing.standing().kind() != Standing.Kind.SERVING || variants.isEmpty()) {
            return standing;
        }
        boolean shadowed = endpoint.hasShadowProductionVariants()
                && !endpoint.shadowProductionVariants().isEmpty();
        if (shadowed || !variants.stream().allMatch(EndpointDescriber::isFree)) {
            return standing;
        }
        String why = variants.stream().allMatch(EndpointDescriber::isServerless)
                ? "It is serverless without provisioned concurrency: it costs nothing while nobody calls it."
                : "It has no instance now: it costs nothing while nobody calls it.";
        return new EndpointStanding(Standing.withoutCost(why), standing.note());
    }

    private static boolean isServerless(ProductionVariantSummary variant) {
        return variant.currentServerlessConfig() != null || variant.desiredServerlessConfig() != null;
    }

    private static boolean isFree(ProductionVariantSummary variant) {
        if (isServerless(variant)) {
            return variant.currentServerlessConfig() != null
                    && isZero(variant.currentServerlessConfig().provisionedConcurrency(), true)
                    && (variant.desiredServerlessConfig() == null
                            || isZero(variant.desiredServerlessConfig().provisionedConcurrency(), true));
        }
        return isZero(variant.currentInstanceCount(), false);
    }

    private static boolean isZero(@Nullable Integer number, boolean whenMissing) {
        return number == null ? whenMissing : number == 0;
    }

    private Fact<Map<String, String>> tags(EndpointSummary row) {
        if (!withTags) {
            return Fact.notAsked();
        }
        return row.endpointArn() == null
                ? Fact.unreadable("it was listed without its ARN")
                : sageMaker.tags(row.endpointArn());
    }

    /** The name comes from the listing: in the ARN it may be in lower case. */
    private ResourceId id(EndpointSummary row) {
        return place.orOf(row.endpointArn()).resource(ResourceId.ENDPOINT, row.endpointName());
    }
}
