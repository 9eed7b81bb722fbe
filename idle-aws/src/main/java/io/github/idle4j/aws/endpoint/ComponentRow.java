package io.github.idle4j.aws.endpoint;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;

/**
 * A row of ListInferenceComponents.
 *
 * @param name     its name; empty where it is missing
 * @param endpoint the name of its endpoint; empty where it is missing
 */
record ComponentRow(
        String name,
        @Nullable String arn,
        String endpoint,
        @Nullable String variant,
        @Nullable Instant createdAt,
        @Nullable String status) {

    static ComponentRow of(InferenceComponentSummary row) {
        return new ComponentRow(
                requireNonNullElse(row.inferenceComponentName(), ""),
                row.inferenceComponentArn(),
                requireNonNullElse(row.endpointName(), ""),
                row.variantName(),
                row.creationTime(),
                row.inferenceComponentStatusAsString());
    }
}
