package io.github.idle4j.aws.endpoint;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantServerlessConfig;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;

/**
 * A variant of an endpoint, as DescribeEndpoint and Search both show it.
 *
 * @param name       its name; requests are counted under it
 * @param serverless whether it runs without instances
 * @param free       whether it costs nothing now while nobody calls it: no instance is up, no concurrency provisioned
 * @param number     how many instances are up, or how much concurrency is provisioned, where told
 * @param memory     of a serverless one, the size of its memory in megabytes, where told
 */
record Variant(String name, boolean serverless, boolean free, Optional<Integer> number, Optional<Integer> memory) {

    /** Those that have a name. */
    static List<Variant> of(List<ProductionVariantSummary> variants) {
        return variants.stream()
                .filter(variant -> variant.variantName() != null)
                .map(Variant::of)
                .toList();
    }

    /** So many, of which nothing is known, on instances. */
    static List<Variant> supposed(int number, String name) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> new Variant(name + " " + i, false, false, Optional.empty(), Optional.empty()))
                .toList();
    }

    private static Variant of(ProductionVariantSummary variant) {
        Optional<ProductionVariantServerlessConfig> current = Optional.ofNullable(variant.currentServerlessConfig());
        Optional<ProductionVariantServerlessConfig> desired = Optional.ofNullable(variant.desiredServerlessConfig());
        boolean serverless = current.isPresent() || desired.isPresent();
        boolean free = serverless
                ? current.filter(Variant::isOnDemand).isPresent()
                        && desired.filter(config -> !isOnDemand(config)).isEmpty()
                : Objects.equals(variant.currentInstanceCount(), 0);
        Optional<Integer> number =
                serverless ? current.map(Variant::provisioned) : Optional.ofNullable(variant.currentInstanceCount());
        return new Variant(
                variant.variantName(),
                serverless,
                free,
                number,
                current.map(ProductionVariantServerlessConfig::memorySizeInMB));
    }

    private static boolean isOnDemand(ProductionVariantServerlessConfig config) {
        return provisioned(config) == 0;
    }

    private static int provisioned(ProductionVariantServerlessConfig config) {
        @Nullable Integer provisioned = config.provisionedConcurrency();
        return provisioned == null ? 0 : provisioned;
    }

    static List<String> names(List<Variant> variants) {
        return variants.stream().map(Variant::name).toList();
    }
}
