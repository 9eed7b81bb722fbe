package io.github.idle4j.aws.advice;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;
import java.util.stream.Stream;

/** What can be done about inference components, the best first. */
final class ComponentAdvice {

    private ComponentAdvice() {}

    static List<Advice> all() {
        return List.of(
                new Advice(
                        "SCALE_COMPONENT_TO_ZERO",
                        assessment -> isIdle(new EndpointCase(assessment)) && !new EndpointCase(assessment).isAdapter(),
                        assessment -> "It is idle, and keeps its share of the instances of its endpoint. Without"
                                + " copies it keeps none, and more copies bring it back. That saves money where the"
                                + " instances follow (managed instance scaling), or others need the room. Where it scales"
                                + " by itself, set its least capacity to 0 first.",
                        assessment -> {
                            var component = new EndpointCase(assessment);
                            return List.of(toZero(component, component.name()).text());
                        }),
                new Advice(
                        "DELETE_COMPONENT",
                        assessment -> isIdle(new EndpointCase(assessment)),
                        assessment -> "It is idle. Its model stays, what it says of copies and compute does not: keep"
                                + " what the first command tells. Its endpoint stays as it is.",
                        assessment -> deletionOf(new EndpointCase(assessment))));
    }

    private static boolean isIdle(EndpointCase component) {
        return component.isOf(ResourceId.INFERENCE_COMPONENT, Status.IDLE);
    }

    private static List<String> deletionOf(EndpointCase component) {
        return Stream.concat(
                        Stream.of(component
                                .command("sagemaker describe-inference-component")
                                .with("inference-component-name", component.name())),
                        Stream.concat(component.components().stream(), Stream.of(component.name()))
                                .map(name -> deletion(component, name)))
                .map(AwsCommand::text)
                .toList();
    }

    static AwsCommand deletion(EndpointCase where, String component) {
        return where.command("sagemaker delete-inference-component").with("inference-component-name", component);
    }

    static AwsCommand toZero(EndpointCase where, String component) {
        return where.command("sagemaker update-inference-component-runtime-config")
                .with("inference-component-name", component)
                .with("desired-runtime-config", "{\"CopyCount\":0}");
    }
}
