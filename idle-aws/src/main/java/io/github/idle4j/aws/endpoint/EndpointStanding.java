package io.github.idle4j.aws.endpoint;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the status of an endpoint means for judging it.
 *
 * <p>The statuses are those of {@code EndpointStatus} in the SageMaker API reference; the SDK's enum may lag behind the
 * service, so they are read as text.
 *
 * @param standing how it stands
 * @param note     what a person should know of it
 */
record EndpointStanding(Standing standing, Optional<String> note) {

    static EndpointStanding of(@Nullable String status) {
        String said = "Its status is " + status + ".";
        return switch (status == null ? "missing" : status) {
            case "InService" -> plain(Standing.serving());
            // Documented as in service, with a mix of the old and the new configuration.
            case "UpdateRollbackFailed" -> new EndpointStanding(Standing.serving(), Optional.of("BROKEN_UPDATE"));
            // They still serve and bill, but cannot be updated or deleted now.
            case "Updating", "SystemUpdating", "RollingBack" -> plain(Standing.inTransition(said));
            case "Creating" -> plain(Standing.neverJudged(ReasonCode.CREATING, said));
            case "Deleting" -> plain(Standing.neverJudged(ReasonCode.DELETING, said));
            case "Failed" ->
                plain(Standing.neverJudged(
                        ReasonCode.FAILED, said + " It serves nobody; all that can be done with it is to delete it."));
            case "OutOfService" ->
                plain(Standing.neverJudged(ReasonCode.OUT_OF_SERVICE, said + " It cannot take requests."));
            default ->
                plain(Standing.neverJudged(
                        ReasonCode.UNKNOWN_STATUS, said + " This version does not know what that means."));
        };
    }

    private static EndpointStanding plain(Standing standing) {
        return new EndpointStanding(standing, Optional.empty());
    }

    /** The same, but for one that costs nothing: instances bill while they are up, serverless variants while provisioned. */
    EndpointStanding costing(List<Variant> variants, List<Variant> shadows) {
        boolean free =
                !variants.isEmpty() && shadows.isEmpty() && variants.stream().allMatch(Variant::free);
        if (!free || standing.kind() != Standing.Kind.SERVING) {
            return this;
        }
        String why = variants.stream().allMatch(Variant::serverless)
                ? "It is serverless without provisioned concurrency: it costs nothing while nobody calls it."
                : "It has no instance now: it costs nothing while nobody calls it.";
        return new EndpointStanding(Standing.withoutCost(why), note);
    }

    /** Whether its use is worth a look. */
    boolean isJudged() {
        return standing.kind() != Standing.Kind.NEVER_JUDGED;
    }
}
