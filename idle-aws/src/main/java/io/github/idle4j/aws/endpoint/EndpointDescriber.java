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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.PendingProductionVariantSummary;

/** Turns a row of ListEndpoints into what the control plane says of that endpoint. Thread-safe. */
final class EndpointDescriber {

    private final SageMakerReader sageMaker;
    private final AwsCalls calls;
    private final Inventory inventory;
    private final ComponentDescriber components;
    private final Place place;
    private final boolean withTags;

    /**
     * A describer.
     *
     * @param place    where the endpoints are, unless their ARNs say otherwise
     * @param withTags whether tags are needed
     */
    EndpointDescriber(
            SageMakerReader sageMaker,
            AwsCalls calls,
            Inventory inventory,
            ComponentDescriber components,
            Place place,
            boolean withTags) {
        this.sageMaker = sageMaker;
        this.calls = calls;
        this.inventory = inventory;
        this.components = components;
        this.place = place;
        this.withTags = withTags;
    }

    /** What Search knows of an endpoint, where that is enough to begin with; else what DescribeEndpoint tells. */
    Endpoint known(EndpointRow row) {
        EndpointStanding listed = EndpointStanding.of(row.status());
        Optional<Endpoint> known = indexed(row);
        if (!listed.isJudged()) {
            String detail = "It cannot be used, so nothing was asked.";
            return undescribed(row, known, listed, listed.standing().reason(), detail);
        }
        return known.filter(Endpoint::namesAllVariants).orElseGet(() -> describe(row, Optional.empty()));
    }

    /** What Search knows of an endpoint, were it less than is needed. To be asked for once. */
    Optional<Endpoint> indexed(EndpointRow row) {
        return inventory.takeRecord(row).map(record -> indexed(row, record));
    }

    /** An endpoint of which nothing is known but its row, supposed to have so many variants, and so many shadow variants. */
    Endpoint supposed(EndpointRow row, int variants, int shadows) {
        return new Endpoint(
                id(row),
                Optional.ofNullable(row.arn()),
                Optional.ofNullable(row.createdAt()),
                Optional.ofNullable(row.modifiedAt()),
                EndpointStanding.of(row.status()),
                Variant.supposed(variants, "variant"),
                List.of(),
                Variant.supposed(shadows, "shadow"),
                Completeness.complete(),
                Optional.empty(),
                Optional.empty(),
                Fact.notAsked(),
                components.listed(row));
    }

    /** The same endpoint with what only DescribeEndpoint tells. */
    Endpoint described(EndpointRow row, Endpoint known) {
        return known.detail().isPresent() ? known : describe(row, Optional.of(known));
    }

    /** The same endpoint with its tags read afresh: Search may have those of earlier. */
    Endpoint withFreshTags(EndpointRow row, Endpoint known) {
        return withTags ? known.with(tags(row)) : known;
    }

    private Endpoint indexed(EndpointRow row, IndexedEndpoint record) {
        return new Endpoint(
                id(row),
                Optional.ofNullable(row.arn()),
                Optional.ofNullable(row.createdAt()),
                Optional.ofNullable(row.modifiedAt()),
                EndpointStanding.of(record.status()).costing(record.variants(), record.shadows()),
                record.variants(),
                List.of(),
                record.shadows(),
                named(record.namesAllVariants() && !record.variants().isEmpty()),
                Optional.ofNullable(record.config()),
                Optional.empty(),
                withTags ? Fact.known(record.tags()) : Fact.notAsked(),
                components.listed(row));
    }

    private Endpoint describe(EndpointRow row, Optional<Endpoint> known) {
        try {
            return described(row, known, sageMaker.endpoint(row.name()));
        } catch (CallFailedException failure) {
            if (failure.isMissingResource()) {
                var deleted = Standing.neverJudged(ReasonCode.DELETED, "It was deleted after it was listed.");
                var gone = new EndpointStanding(deleted, Optional.empty());
                return undescribed(row, known, gone, ReasonCode.DELETED, "It is no longer there.");
            }
            calls.report(failure);
            return undescribed(
                    row,
                    known,
                    known.map(Endpoint::standing).orElseGet(() -> EndpointStanding.of(row.status())),
                    failure.reason(),
                    "It could not be described: " + failure.getMessage() + ".");
        }
    }

    /** Nothing is asked of it but its components, whose use is its own, whatever else cannot be read. */
    private Endpoint undescribed(
            EndpointRow row, Optional<Endpoint> known, EndpointStanding standing, ReasonCode reason, String detail) {
        return new Endpoint(
                id(row),
                Optional.ofNullable(row.arn()),
                Optional.ofNullable(row.createdAt()),
                Optional.ofNullable(row.modifiedAt()),
                standing,
                List.of(),
                List.of(),
                List.of(),
                Completeness.incomplete(reason, detail),
                Optional.empty(),
                Optional.of(new Endpoint.Detail(false, false)),
                known.map(Endpoint::tags).orElseGet(() -> tags(row)),
                known.map(Endpoint::components).orElseGet(() -> components.listed(row)));
    }

    private Endpoint described(EndpointRow row, Optional<Endpoint> known, DescribeEndpointResponse endpoint) {
        List<Variant> variants = Variant.of(endpoint.productionVariants());
        List<Variant> shadows = Variant.of(endpoint.shadowProductionVariants());
        boolean allNamed = variants.size() == endpoint.productionVariants().size();
        return new Endpoint(
                id(row),
                Optional.ofNullable(row.arn()),
                Optional.ofNullable(endpoint.creationTime()),
                Optional.ofNullable(endpoint.lastModifiedTime()),
                EndpointStanding.of(endpoint.endpointStatusAsString()).costing(variants, shadows),
                variants,
                incoming(endpoint, Variant.names(variants)),
                shadows,
                named(allNamed && !variants.isEmpty()),
                Optional.ofNullable(endpoint.endpointConfigName()),
                Optional.of(new Endpoint.Detail(
                        endpoint.asyncInferenceConfig() != null,
                        endpoint.metricsConfig() != null
                                && Boolean.TRUE.equals(endpoint.metricsConfig().enableEnhancedMetrics()))),
                known.map(Endpoint::tags).orElseGet(() -> tags(row)),
                known.map(Endpoint::components).orElseGet(() -> components.listed(row)));
    }

    private static Completeness named(boolean all) {
        return all
                ? Completeness.complete()
                : Completeness.incomplete(ReasonCode.KIND_UNREADABLE, "Its description names not every variant.");
    }

    /** While an update is under way, requests may go to its variants alone. */
    private static List<String> incoming(DescribeEndpointResponse endpoint, List<String> current) {
        if (endpoint.pendingDeploymentSummary() == null) {
            return List.of();
        }
        return endpoint.pendingDeploymentSummary().productionVariants().stream()
                .map(PendingProductionVariantSummary::variantName)
                .filter(name -> name != null && !current.contains(name))
                .toList();
    }

    private Fact<Map<String, String>> tags(EndpointRow row) {
        if (!withTags) {
            return Fact.notAsked();
        }
        @Nullable String arn = row.arn();
        return arn == null ? Fact.unreadable("it was listed without its ARN") : sageMaker.tags(arn);
    }

    /** The name comes from the listing: in the ARN it may be in lower case. */
    private ResourceId id(EndpointRow row) {
        return place.orOf(row.arn()).resource(ResourceId.ENDPOINT, row.name());
    }
}
