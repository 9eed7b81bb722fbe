package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

/**
 * Which resource it is, within all accounts and regions.
 *
 * <p>The ARN is an attribute and not the identity: some listings carry none, and endpoint ARNs have been seen in lower
 * case where the name has capitals (aws/amazon-sagemaker-examples issue 293). A resource that was deleted and made
 * again under the same name has the same id; with its creation time, the id names one incarnation.
 *
 * @param type      what it is, in an open set: {@link #ENDPOINT}, {@link #INFERENCE_COMPONENT}, {@link #STUDIO_APP},
 *                  {@link #STUDIO_INSTANCE}, …
 * @param partition the AWS partition, such as {@code aws}
 * @param account   the account, twelve digits
 * @param region    the region, such as {@code eu-central-1}
 * @param path      what identifies it within its region: {@code churn-v3};
 *                  {@code d-abc/user/alice/KernelGateway/app-1}
 */
public record ResourceId(String type, String partition, String account, String region, String path) {

    /** The type of SageMaker endpoints. */
    public static final String ENDPOINT = "sagemaker:endpoint";

    /** The type of inference components. */
    public static final String INFERENCE_COMPONENT = "sagemaker:inference-component";

    /** The type of Studio apps. */
    public static final String STUDIO_APP = "sagemaker:studio-app";

    /** The type of the instances on which Studio apps run, one bill for several apps. */
    public static final String STUDIO_INSTANCE = "sagemaker:studio-instance";

    /** Checks that nothing is missing. */
    public ResourceId {
        requireNonNull(type, "type");
        requireNonNull(partition, "partition");
        requireNonNull(account, "account");
        requireNonNull(region, "region");
        requireNonNull(path, "path");
        if (path.isEmpty()) {
            throw new IllegalArgumentException("A resource needs a path: " + type + " in " + account + "/" + region);
        }
    }

    /** The name that people know it by: the last segment of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
