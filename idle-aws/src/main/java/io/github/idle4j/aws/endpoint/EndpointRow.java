package io.github.idle4j.aws.endpoint;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;

/**
 * A row of ListEndpoints; no more than is needed, because those of a whole region are held at once.
 *
 * @param name the name, from which alone resources are told apart: in the ARN it may be in lower case; empty where
 *     it is missing
 */
record EndpointRow(
        String name,
        @Nullable String arn,
        @Nullable Instant createdAt,
        @Nullable Instant modifiedAt,
        @Nullable String status) {

    static EndpointRow of(EndpointSummary row) {
        return new EndpointRow(
                requireNonNullElse(row.endpointName(), ""),
                row.endpointArn(),
                row.creationTime(),
                row.lastModifiedTime(),
                row.endpointStatusAsString());
    }
}
