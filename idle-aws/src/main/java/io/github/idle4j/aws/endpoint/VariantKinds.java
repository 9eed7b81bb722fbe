package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.evidence.ReasonCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/**
 * What the configuration of an endpoint says of the kind of its variants: one that names a model is a classic one, and
 * publishes its invocations under its own name; one that names none hosts inference components.
 *
 * <p>That rule is the one of the SageMaker Python SDK, and was confirmed by the authors of cloud-custodian pull request
 * 11078.
 */
final class VariantKinds {

    /**
     * Why a variant is not known to be a classic one.
     *
     * @param reason as a code
     * @param detail in a few words
     */
    record Doubt(ReasonCode reason, String detail) {}

    private final Map<String, Boolean> namesModel = new HashMap<>();
    private Optional<Doubt> unreadable = Optional.empty();

    private VariantKinds() {}

    static VariantKinds read(Endpoint endpoint, SageMakerReader sageMaker, AwsCalls calls) {
        var kinds = new VariantKinds();
        if (endpoint.config().isEmpty()) {
            kinds.unreadable = Optional.of(new Doubt(ReasonCode.KIND_UNREADABLE, "its configuration has no name"));
            return kinds;
        }
        try {
            for (ProductionVariant variant :
                    sageMaker.config(endpoint.config().get()).productionVariants()) {
                kinds.namesModel.put(variant.variantName(), variant.modelName() != null);
            }
        } catch (CallFailedException failure) {
            if (!failure.isMissingResource()) {
                calls.report(failure);
            }
            kinds.unreadable = Optional.of(new Doubt(
                    failure.reasonOr(ReasonCode.KIND_UNREADABLE),
                    "its configuration, which tells its kind, could not be read: " + failure.getMessage()));
        }
        return kinds;
    }

    /** Whether they host inference components: the configuration names no model at all. */
    boolean hostComponents() {
        return unreadable.isEmpty() && !namesModel.isEmpty() && !namesModel.containsValue(true);
    }

    /** Why that variant is not known to be a classic one; empty where it is. */
    Optional<Doubt> doubtAbout(String variant) {
        if (unreadable.isPresent()) {
            return unreadable;
        }
        if (!namesModel.containsKey(variant)) {
            return Optional.of(new Doubt(ReasonCode.KIND_UNREADABLE, "its configuration does not name the variant"));
        }
        return namesModel.get(variant)
                ? Optional.empty()
                : Optional.of(new Doubt(
                        ReasonCode.KIND_UNREADABLE, "its configuration names models for some of its variants only"));
    }
}
