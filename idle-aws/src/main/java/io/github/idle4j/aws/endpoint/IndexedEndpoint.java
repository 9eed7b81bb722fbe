package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.tags.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Search knows of an endpoint: nearly all that DescribeEndpoint tells, a hundred at a time, but as of some earlier
 * time of which nothing is documented. So it is a hint, and counts only where the list of endpoints agrees with it. It does
 * not tell whether the endpoint is asynchronous, nor which variants an update brings.
 */
record IndexedEndpoint(
        String name,
        @Nullable String status,
        @Nullable Instant modifiedAt,
        @Nullable String config,
        List<Variant> variants,
        boolean namesAllVariants,
        List<Variant> shadows,
        Map<String, String> tags) {

    static IndexedEndpoint of(software.amazon.awssdk.services.sagemaker.model.Endpoint found, boolean withTags) {
        List<Variant> variants = Variant.of(found.productionVariants());
        return new IndexedEndpoint(
                found.endpointName(),
                found.endpointStatusAsString(),
                found.lastModifiedTime(),
                found.endpointConfigName(),
                variants,
                variants.size() == found.productionVariants().size(),
                Variant.of(found.shadowProductionVariants()),
                withTags ? Tags.asMap(found.tags()) : Map.of());
    }

    /** Whether it is of the state that the list shows. */
    boolean agreesWith(EndpointRow row) {
        return modifiedAt != null && modifiedAt.equals(row.modifiedAt()) && Objects.equals(status, row.status());
    }
}
