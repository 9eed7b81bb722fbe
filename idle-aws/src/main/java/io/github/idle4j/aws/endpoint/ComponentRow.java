package io.github.idle4j.aws.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;

/** A row of ListInferenceComponents. */
record ComponentRow(
        @Nullable String name,
        @Nullable String arn,
        @Nullable String endpoint,
        @Nullable String variant,
        @Nullable Instant createdAt,
        @Nullable String status) {

    static ComponentRow of(InferenceComponentSummary row) {
        return new ComponentRow(
                row.inferenceComponentName(),
                row.inferenceComponentArn(),
                row.endpointName(),
                row.variantName(),
                row.creationTime(),
                row.inferenceComponentStatusAsString());
    }
}
