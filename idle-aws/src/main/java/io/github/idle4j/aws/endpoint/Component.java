package io.github.idle4j.aws.endpoint;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the control plane says of one inference component.
 *
 * @param id          which component
 * @param arn         its ARN
 * @param endpoint    the endpoint that it names as its own
 * @param variant     the variant of it on whose instances it runs
 * @param createdAt   when this incarnation was created
 * @param standing    how it stands
 * @param base        the component inside whose compute it runs, where it is an adapter
 * @param isDescribed whether it was described: the list tells neither copies nor base
 * @param signals     whether the signals of this component are all that could show its use
 * @param tags        its tags, where policies need them
 */
record Component(
        ResourceId id,
        Optional<String> arn,
        String endpoint,
        Optional<String> variant,
        Optional<Instant> createdAt,
        Standing standing,
        Optional<String> base,
        boolean isDescribed,
        Completeness signals,
        Fact<Map<String, String>> tags) {

    String name() {
        return id.path();
    }

    /** The same, created then: one of the same name may have taken its place since it was listed. */
    Component createdAt(Instant instant) {
        return new Component(
                id, arn, endpoint, variant, Optional.of(instant), standing, base, isDescribed, signals, tags);
    }

    /** Whether its description, which alone tells the base of an adapter, was asked for in vain. */
    boolean mayBeAdapterUnknown() {
        return isDescribed
                && (standing.reason().equals(ReasonCode.DELETED) || signals instanceof Completeness.Incomplete);
    }

    /** Whether it will hardly ever be ready. */
    boolean isStuck(Instant now) {
        return Creation.isStuck(standing, createdAt, now);
    }

    /** How a component stands, whose status is read as text because the SDK's enum may lag behind the service. */
    static Standing standing(@Nullable String status, OptionalInt copies) {
        String said = "Its status is " + status + ".";
        return switch (status == null ? "missing" : status) {
            case "InService" ->
                copies.isPresent() && copies.getAsInt() == 0
                        ? Standing.withoutCost("It has no copy now: it reserves nothing.")
                        : Standing.serving();
            case "Updating" -> Standing.inTransition(said);
            case "Creating" -> Standing.neverJudged(ReasonCode.CREATING, said);
            case "Deleting" -> Standing.neverJudged(ReasonCode.DELETING, said);
            case "Failed" -> Standing.neverJudged(ReasonCode.FAILED, said + " It serves nobody.");
            default ->
                Standing.neverJudged(ReasonCode.UNKNOWN_STATUS, said + " This version does not know what that means.");
        };
    }
}
