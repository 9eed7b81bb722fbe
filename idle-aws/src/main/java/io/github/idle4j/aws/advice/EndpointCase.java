package io.github.idle4j.aws.advice;

import io.github.idle4j.Assessment;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What there is to know of an endpoint, or of a component on one, for whoever wants to change it.
 *
 * @param assessment of it
 */
record EndpointCase(Assessment assessment) {

    private static final String IDLE_VARIANT = "VARIANT_IDLE(";
    private static final Set<ReasonCode> GOING = Set.of(ReasonCode.DELETING, ReasonCode.DELETED);

    boolean isOf(String type, Status status) {
        return assessment.resource().type().equals(type) && assessment.verdict().status() == status;
    }

    String name() {
        return assessment.resource().path();
    }

    String region() {
        return assessment.resource().region();
    }

    Standing standing() {
        return assessment.activity().standing();
    }

    /** What it runs its models on, as its source says. */
    boolean runsOn(String hosting) {
        return attribute("hosting").filter(hosting::equals).isPresent();
    }

    Optional<String> config() {
        return attribute("endpointConfig");
    }

    /** The name of its configuration, where one is known to be there. */
    String knownConfig() {
        return config().orElseThrow();
    }

    List<String> variants() {
        return attribute("variants").map(names -> List.of(names.split(","))).orElse(List.of());
    }

    /** The only one; empty where there are several. */
    Optional<String> onlyVariant() {
        return variants().size() == 1 ? Optional.of(variants().get(0)) : Optional.empty();
    }

    /** Those that cost something while others serve all requests. */
    List<String> idleVariants() {
        return assessment.activity().notes().stream()
                .filter(note -> note.startsWith(IDLE_VARIANT) && note.endsWith(")"))
                .map(note -> note.substring(IDLE_VARIANT.length(), note.length() - 1))
                .toList();
    }

    /** Whether it is an adapter, which runs in the compute of another component. */
    boolean isAdapter() {
        return attribute("baseComponent").isPresent();
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(assessment.activity().attributes().get(name));
    }

    /** What has to be deleted before it and was judged with it, in that order: a component goes after the adapters in it. */
    List<String> components() {
        return inside(assessment.activity(), Share.WHOLE::equals);
    }

    /** What has to go before it as well, and of which its verdict says nothing: it holds no copies, has failed or is new. */
    List<String> unjudgedComponents() {
        return inside(assessment.activity(), share -> share != Share.WHOLE);
    }

    private static List<String> inside(ResourceActivity whole, Predicate<Share> which) {
        return whole.parts().stream()
                .filter(part -> part.resource().type().equals(ResourceId.INFERENCE_COMPONENT))
                .flatMap(part -> Stream.concat(
                        inside(part, which).stream(),
                        which.test(part.standing().share()) ? itself(part) : Stream.empty()))
                .toList();
    }

    private static Stream<String> itself(ResourceActivity component) {
        return GOING.contains(component.standing().reason())
                ? Stream.empty()
                : Stream.of(component.resource().path());
    }

    /** The components on it that hold copies of their own. */
    List<String> holdingCopies() {
        return assessment.activity().parts().stream()
                .filter(part -> part.standing().kind() == Standing.Kind.SERVING)
                .map(part -> part.resource().path())
                .toList();
    }

    AwsCommand command(String operation) {
        return AwsCommand.of(operation, region());
    }

    /** A command about this endpoint. */
    AwsCommand onEndpoint(String operation) {
        return command(operation).with("endpoint-name", name());
    }
}
