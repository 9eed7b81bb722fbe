package io.github.idle4j.aws.advice;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can be done about endpoints, the best first. */
final class EndpointAdvice {

    private EndpointAdvice() {}

    static List<Advice> all() {
        return List.of(
                whenIdle(
                        "REMOVE_PROVISIONED_CONCURRENCY",
                        endpoint -> endpoint.runsOn("provisioned concurrency")
                                && endpoint.config().isPresent(),
                        endpoint -> "Only its provisioned concurrency costs while nobody calls it. Without, it answers"
                                + " as before, the first call after a pause later. The name of the new configuration is"
                                + " chosen here.",
                        EndpointCommands::withoutProvisionedConcurrency),
                whenIdle(
                        "DELETE_ENDPOINT",
                        endpoint -> true,
                        endpoint -> "It is idle, and costs for as long as it is there. " + whatStays(endpoint),
                        EndpointCommands::deletion),
                whenIdle(
                        "SCALE_TO_ZERO",
                        endpoint -> endpoint.runsOn("asynchronous"),
                        endpoint ->
                                "If it has to answer now and then: an asynchronous endpoint can do without instances"
                                        + " until a request waits, which then waits for minutes. The second policy starts the"
                                        + " first instance; the other one alone would wait for several requests. At most one"
                                        + " instance and five waiting requests for each are chosen here: choose your own.",
                        endpoint -> endpoint.variants().stream()
                                .flatMap(variant -> QueueScaling.toZero(endpoint, variant))
                                .toList()),
                whenIdle(
                        "SCALE_TO_ZERO",
                        endpoint -> endpoint.runsOn("components")
                                && endpoint.config().isPresent()
                                && !endpoint.holdingCopies().isEmpty(),
                        endpoint -> "If it has to answer again some day: without copies of its components, and with an"
                                + " instance count that may go to zero, it costs nothing. Calls fail until copies are"
                                + " set again, and instances take minutes. Where components scale by themselves, set"
                                + " their least capacity to 0 first. The name of the new configuration is chosen here.",
                        EndpointCommands::componentsToZero),
                whenIdle(
                        "MOVE_TO_SERVERLESS",
                        endpoint -> endpoint.runsOn("instances")
                                && endpoint.config().isPresent()
                                && endpoint.onlyVariant().isPresent(),
                        endpoint -> "If it has to answer now and then, without a GPU, in 6 GB of memory and within a"
                                + " minute: serverless costs nothing between calls. It cannot be updated to that, so it"
                                + " is made again under its name, without its tags, and does not answer meanwhile. 4096"
                                + " MB and 5 calls at once are chosen here: choose your own.",
                        EndpointCommands::serverless),
                whenIdle(
                        "MOVE_TO_ASYNC",
                        endpoint -> endpoint.runsOn("instances")
                                && endpoint.config().isPresent()
                                && endpoint.onlyVariant().isPresent()
                                && !endpoint.assessment().resource().account().isEmpty(),
                        endpoint ->
                                "If it has to answer now and then, and needs a GPU or long for it: as an asynchronous"
                                        + " endpoint it does without instances until a request waits. Callers have to call"
                                        + " InvokeEndpointAsync, and find answers under "
                                        + EndpointCommands.results(endpoint)
                                        + ", which is chosen"
                                        + " here, as are one instance at most and five waiting requests for each. It is made"
                                        + " again under its name, without its tags, and does not answer meanwhile.",
                        EndpointCommands::asynchronous),
                when(
                        "REMOVE_VARIANT",
                        endpoint ->
                                hasIdleVariant(endpoint) && endpoint.config().isPresent(),
                        endpoint -> "Nobody calls " + idleVariants(endpoint) + ", while others serve all requests. The"
                                + " endpoint goes on meanwhile. Where the variant scales by itself, deregister that"
                                + " first; while the endpoint is being updated, AWS refuses. The name of the new"
                                + " configuration is chosen here.",
                        EndpointCommands::withoutIdleVariants),
                when(
                        "REDUCE_VARIANT",
                        endpoint -> hasIdleVariant(endpoint)
                                && !endpoint.runsOn("provisioned concurrency")
                                && !endpoint.runsOn("components"),
                        endpoint -> "If " + idleVariants(endpoint) + " is to stay: one instance is enough, where it has"
                                + " more.",
                        endpoint -> endpoint.idleVariants().stream()
                                .map(variant -> EndpointCommands.oneInstance(endpoint, variant))
                                .toList()),
                when(
                        "DELETE_FAILED_ENDPOINT",
                        endpoint -> endpoint.isOf(ResourceId.ENDPOINT, Status.NOT_JUDGED)
                                && endpoint.assessment().verdict().reason().equals(ReasonCode.FAILED),
                        endpoint -> "It has failed and serves nobody; all that can be done with it is to delete it. The"
                                + " first command tells why it failed.",
                        endpoint -> Stream.concat(
                                        Stream.of(endpoint.onEndpoint("sagemaker describe-endpoint")
                                                .with("query", "FailureReason")
                                                .with("output", "text")
                                                .text()),
                                        EndpointCommands.deletion(endpoint).stream())
                                .toList()));
    }

    private static Advice whenIdle(
            String action,
            Predicate<EndpointCase> applies,
            Function<EndpointCase, String> why,
            Function<EndpointCase, List<String>> commands) {
        return when(
                action,
                endpoint -> endpoint.isOf(ResourceId.ENDPOINT, Status.IDLE) && applies.test(endpoint),
                why,
                commands);
    }

    private static Advice when(
            String action,
            Predicate<EndpointCase> applies,
            Function<EndpointCase, String> why,
            Function<EndpointCase, List<String>> commands) {
        return Advice.seeing(EndpointCase::new, action, applies, why, commands);
    }

    private static String whatStays(EndpointCase endpoint) {
        String back = endpoint.config()
                .map(config -> "Its configuration and its models stay, and cost nothing: "
                        + EndpointCommands.creation(endpoint, config)
                        + " brings it back.")
                .orElse("Its configuration and its models stay, and cost nothing.");
        String components = endpoint.components().isEmpty()
                ? ""
                : " First the components on it, which do not come back by that: keep what"
                        + " describe-inference-component says of each. They take minutes to go; it can be deleted when the"
                        + " list is empty.";
        List<String> unjudged = endpoint.unjudgedComponents();
        String others = unjudged.isEmpty()
                ? ""
                : " It is refused while there are others: " + String.join(", ", unjudged)
                        + ", of which its silence says" + " nothing. See whether somebody keeps them.";
        return back + components + others + " AWS refuses while it is being updated (SystemUpdating): try again then.";
    }

    /** Of an endpoint in use that can be updated now; where all its variants seem idle, something else serves. */
    private static boolean hasIdleVariant(EndpointCase endpoint) {
        return endpoint.isOf(ResourceId.ENDPOINT, Status.ACTIVE)
                && endpoint.standing().kind() == Standing.Kind.SERVING
                && !endpoint.idleVariants().isEmpty()
                && !endpoint.idleVariants().containsAll(endpoint.variants());
    }

    private static String idleVariants(EndpointCase endpoint) {
        return (endpoint.idleVariants().size() == 1 ? "variant " : "variants ")
                + String.join(" and ", endpoint.idleVariants());
    }
}
