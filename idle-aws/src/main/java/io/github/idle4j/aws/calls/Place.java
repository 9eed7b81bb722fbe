package io.github.idle4j.aws.calls;

import io.github.idle4j.evidence.ResourceId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The partition, account and region that resources are in.
 *
 * @param partition as {@code aws}
 * @param account   twelve digits; empty where nothing tells
 * @param region    as {@code eu-central-1}
 */
public record Place(String partition, String account, String region) {

    /** The place of a client's resources. */
    public static Place of(Region region, String account) {
        return new Place(PartitionMetadata.of(region).id(), account, region.id());
    }

    /** The place that an ARN names; this one where it is none. */
    public Place orOf(@Nullable String arn) {
        String[] parts = arn == null ? new String[0] : arn.split(":", 6);
        return parts.length == 6 ? new Place(parts[1], parts[4], parts[3]) : this;
    }

    /** A resource in this place. */
    public ResourceId resource(String type, String path) {
        return new ResourceId(type, partition, account, region, path);
    }
}
