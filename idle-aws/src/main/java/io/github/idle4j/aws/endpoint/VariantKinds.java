package io.github.idle4j.aws.endpoint;

import io.github.idle4j.evidence.ReasonCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration of an endpoint says of the kind of its variants: one that names a model is a classic one, and
 * publishes its invocations under its own name; one that names none hosts inference components.
 *
 * <p>That rule is the one of the SageMaker Python SDK, and was confirmed by the authors of cloud-custodian pull request
 * 11078.
 */
final class VariantKinds {

    private final Map<String, Boolean> namesModel = new HashMap<>();
    private final Optional<Doubt> unreadable;

    private VariantKinds(Optional<Doubt> unreadable) {
        this.unreadable = unreadable;
    }

    static VariantKinds of(Configuration configuration) {
        var kinds = new VariantKinds(configuration.doubt());
        configuration
                .variants()
                .forEach(variant -> kinds.namesModel.put(variant.variantName(), variant.modelName() != null));
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
